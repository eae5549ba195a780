import { z } from 'zod';
import { SCHEMA_VERSION } from './collection.ts';
import { coverageSchema } from './coverage.ts';
import { labelQualitySchema, PURPOSES } from './labels.ts';
import { argumentsSchema, CATEGORIES, outcomeSchema } from './outcome.ts';
import { PLATFORM_IDS } from './platforms.ts';
import { engagementSchema, POST_KINDS, POST_ORIGINS } from './post.ts';
import { sourceReportSchema } from './source-report.ts';

export const LETTERS = ['A', 'B', 'C', 'D', 'F'] as const;
export type Letter = (typeof LETTERS)[number];
const letter = z.enum(LETTERS);
const day = z.string();

/** One audit as it was run and weighed. */
export const auditResultSchema = z.strictObject({
  id: z.string(),
  category: z.enum(CATEGORIES),
  tier: z.enum(['high', 'medium', 'low', 'advisory']),
  options: z.record(z.string(), z.unknown()).describe('limits that were applied'),
  outcome: outcomeSchema,
});

export const weighedAuditSchema = auditResultSchema.extend({
  weight: z
    .number()
    .describe(
      'effective weight, in points of the 100 that all categories share before normalising; 0 = not applicable or advisory',
    ),
  gain: z
    .number()
    .nullable()
    .describe('points the overall score would gain at the target; null unless failing'),
});

export const categoryScoreSchema = z.strictObject({
  id: z.enum(CATEGORIES),
  weight: z.number(),
  score: z.number().int().nullable().describe('0–100; null = nothing measured, or below the least coverage'),
  grade: letter.nullable(),
  coverage: z.number().describe('0–1: weight of what was scored ÷ weight of what applies'),
});

export const overallSchema = z.strictObject({
  status: z
    .enum(['graded', 'silent', 'too-early', 'not-enough-data'])
    .describe('silent: every known account is beyond its limit, an F whatever the coverage'),
  score: z.number().int().nullable().describe('0–100 after the cap; null unless graded or silent'),
  grade: letter.nullable(),
  range: z
    .strictObject({ low: z.number().int(), high: z.number().int(), lowGrade: letter, highGrade: letter })
    .nullable()
    .describe('95 % range of the score before the cap'),
  cap: z
    .strictObject({
      score: z.number().int(),
      grade: letter,
      audit: z.string(),
      uncappedScore: z.number().int(),
      uncappedGrade: letter,
    })
    .nullable(),
  coverage: z.number(),
  scoredAudits: z.number().int(),
  applicableAudits: z.number().int(),
  repliesChecked: z.boolean(),
});

export const actionSchema = z.strictObject({
  audit: z.string(),
  also: z.array(z.string()).default([]).describe('audits that the same remedy serves'),
  gain: z.number().nullable(),
  effortMinutes: z.number().int(),
  privacy: z.boolean(),
});

/** One row of the account table. */
export const accountRowSchema = z.strictObject({
  platform: z.enum(PLATFORM_IDS),
  handle: z.string().nullable(),
  posts: z.number().int().describe('publications in the window'),
  kept: z.number().int().describe('posts and replies of the account that are in the window or undated'),
  undated: z.number().int(),
  newest: day.nullable(),
  ageDays: z.number().int().nullable().describe('days from the newest post to as-of; null = unknown'),
  state: z
    .enum(['active', 'stale', 'abandoned', 'unknown', 'empty'])
    .describe('stale > 90 days, abandoned > 365'),
  from: day.nullable(),
  through: day.nullable(),
  staleInput: z.boolean().describe('its data end more than 7 days before as-of'),
  purposes: z.strictObject({
    promotional: z.number().int(),
    own: z.number().int(),
    curated: z.number().int(),
  }),
  visualPosts: z.number().int().nullable(),
});

/** One publication as the report may show it. */
export const postRowSchema = z.strictObject({
  id: z.string(),
  platform: z.enum(PLATFORM_IDS),
  account: z.string().nullable(),
  day: day.nullable().describe('in the practice’s zone'),
  time: z.string().nullable().describe('HH:mm in the practice’s zone; null = the source gives the day only'),
  permalink: z.string().nullable(),
  kind: z.enum(POST_KINDS).nullable(),
  origin: z.enum(POST_ORIGINS),
  paid: z.boolean().nullable(),
  inWindow: z.boolean(),
  purpose: z.enum(PURPOSES).nullable().describe('null for replies'),
  flags: z.array(z.string()),
  corrected: z.array(z.string()).describe('labels set by a person'),
  engagement: engagementSchema,
  excerpt: z.string().describe('at most 80 characters; empty where the post carries a privacy finding'),
});

/** Limits of the grading as applied, so that a kept snapshot still explains itself when the rules have moved on. */
export const gradingSchema = z.strictObject({
  bands: z.array(z.strictObject({ grade: letter, from: z.number().int() })).describe('best first'),
  leastCoverage: z.number().describe('0–1, of the whole; below it no grade'),
  leastCategoryCoverage: z.number().describe('0–1, of a category'),
  leastHistoryDays: z.number().int(),
  leastPosts: z.number().int(),
});

/** What was concluded for one practice and month; the second saved record. May be handed on. */
export const snapshotSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  scoringVersion: z.string(),
  practice: z.strictObject({
    id: z.string(),
    name: z.string(),
    specialty: z.string().nullable(),
    timeZone: z.string(),
  }),
  asOf: day,
  asOfAssumed: z.boolean(),
  window: z.strictObject({ from: day, to: day }),
  grading: gradingSchema,
  history: z
    .strictObject({ days: z.number().int(), posts: z.number().int() })
    .describe('of the whole collection, whatever the window'),
  overall: overallSchema,
  categories: z.array(categoryScoreSchema),
  audits: z.array(weighedAuditSchema),
  actions: z.array(actionSchema).max(3),
  accounts: z.array(accountRowSchema),
  coverage: coverageSchema.nullable(),
  weeks: z
    .array(z.strictObject({ from: day, posts: z.number().int() }))
    .describe('own publications per full week of the window, oldest first'),
  hours: z
    .array(z.strictObject({ weekday: z.number().int(), hour: z.number().int(), posts: z.number().int() }))
    .describe(
      'publications of the window by local weekday (Monday 0) and hour, only those whose hour is known',
    ),
  kinds: z.array(z.strictObject({ kind: z.enum(POST_KINDS).nullable(), posts: z.number().int() })),
  notable: z
    .strictObject({ best: z.array(z.string()), weakest: z.array(z.string()), measure: argumentsSchema })
    .nullable()
    .describe('ids of posts with the most and least engagement; null = too few figures'),
  labelQuality: labelQualitySchema,
  posts: z.array(postRowSchema),
  sources: z.array(sourceReportSchema),
});

export type AuditResult = z.infer<typeof auditResultSchema>;
export type WeighedAudit = z.infer<typeof weighedAuditSchema>;
export type CategoryScore = z.infer<typeof categoryScoreSchema>;
export type Overall = z.infer<typeof overallSchema>;
export type Grading = z.infer<typeof gradingSchema>;
export type Action = z.infer<typeof actionSchema>;
export type AccountRow = z.infer<typeof accountRowSchema>;
export type PostRow = z.infer<typeof postRowSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
