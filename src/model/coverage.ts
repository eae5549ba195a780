import { z } from 'zod';
import { PLATFORM_IDS } from './platforms.ts';

export const ADULT_BANDS = ['18-29', '30-49', '50-64', '65+'] as const;
export const BANDS = ['0-12', '13-17', ...ADULT_BANDS] as const;
export type Band = (typeof BANDS)[number];
export type AdultBand = (typeof ADULT_BANDS)[number];

const platform = z.enum(PLATFORM_IDS);
const share = z.number().describe('0–1');

const table = z.strictObject({ id: z.string(), title: z.string(), year: z.number().int(), url: z.string() });

/** Which of the practice's patients its living accounts can reach at all; method: docs/coverage.md. */
export const coverageSchema = z.strictObject({
  table,
  teensTable: table.nullable().describe('source for patients of 13–17; null = there are none'),
  audience: z.strictObject({
    source: z.enum(['practice', 'specialty']),
    note: z.string().describe('where the ages come from, in words'),
    bands: z.partialRecord(z.enum(BANDS), share).describe('as given, normalised to 1'),
    childrenMovedTo: z
      .partialRecord(z.enum(ADULT_BANDS), share)
      .nullable()
      .describe('how the share of 0–12 was spread over parents; null = none'),
  }),
  active: z.array(platform).describe('platforms counted as active, in the table'),
  activeAsOf: z
    .record(z.string(), z.string())
    .describe('platform → day, where the account’s data end earlier than as-of'),
  listedApart: z.array(platform).describe('active, but unknown to the survey table: no reach claimed'),
  unknown: z
    .array(platform)
    .describe(
      'platforms with accounts whose data cannot tell whether they are active; counted as not active',
    ),
  reach: share,
  reachInterval: z.strictObject({ lower: share, upper: share }),
  best: z.strictObject({ k: z.number().int(), platforms: z.array(platform), reach: share }),
  ratio: z.number().describe('reach ÷ best reach, at most 1; what is scored'),
  ratioInterval: z.strictObject({ lower: z.number(), upper: z.number() }),
  gains: z.array(
    z.strictObject({
      platform,
      gain: share.describe('share of patients reached only if this account is added'),
      tiedWithNext: z.boolean().describe('true = closer to the next than the survey error'),
      effort: z.string(),
    }),
  ),
  otherTable: z
    .strictObject({ year: z.number().int(), gains: z.array(z.strictObject({ platform, gain: share })) })
    .nullable()
    .describe('what platforms that only another year’s table knows would add; a separate calculation'),
  bands: z.array(
    z.strictObject({
      band: z.enum(BANDS),
      audienceShare: share,
      reached: share.describe('share of this band that uses at least one active platform'),
    }),
  ),
  effort: z.array(
    z.strictObject({
      platform,
      postShare: share,
      reach: share.describe('of this platform alone among the audience'),
      verdict: z.enum(['fits', 'much effort, little reach', 'little effort, much reach']),
    }),
  ),
});

export type Coverage = z.infer<typeof coverageSchema>;
