import { z } from 'zod';
import { SCHEMA_VERSION } from '../model/collection.ts';
import { PLATFORM_IDS } from '../model/platforms.ts';
import { LETTERS, type Snapshot } from '../model/snapshot.ts';

const letter = z.enum(LETTERS);
const interval = z.strictObject({ lower: z.number(), upper: z.number() }).nullable();

/** What `--json` prints: the conclusions of one run for other programs. Figures that are unknown are null. */
export const summarySchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  practice: z.strictObject({ id: z.string(), name: z.string() }),
  period: z.strictObject({ from: z.string(), to: z.string() }),
  asOf: z.string(),
  asOfAssumed: z.boolean(),
  status: z.enum(['graded', 'silent', 'too-early', 'not-enough-data']),
  grade: letter.nullable(),
  score: z.number().int().nullable().describe('0–100'),
  range: z
    .strictObject({ low: z.number(), high: z.number(), lowGrade: letter, highGrade: letter })
    .nullable(),
  cap: z
    .strictObject({
      score: z.number(),
      grade: letter,
      audit: z.string(),
      uncappedScore: z.number(),
      uncappedGrade: letter,
    })
    .nullable(),
  coverage: z.number().describe('0–1'),
  repliesChecked: z.boolean(),
  categories: z.array(
    z.strictObject({
      id: z.string(),
      score: z.number().nullable(),
      grade: letter.nullable(),
      coverage: z.number(),
    }),
  ),
  audits: z.array(
    z.strictObject({
      id: z.string(),
      category: z.string(),
      outcome: z.enum(['scored', 'not-applicable', 'not-measured', 'needs-review', 'errored']),
      reason: z
        .string()
        .nullable()
        .describe('code, where the outcome is not-applicable, not-measured or errored'),
      score: z.number().nullable().describe('0–1'),
      value: z.number().nullable(),
      unit: z.string().nullable(),
      target: z.number().nullable(),
      interval,
      sample: z.number().nullable(),
    }),
  ),
  actions: z.array(
    z.strictObject({
      audit: z.string(),
      also: z.array(z.string()),
      gain: z.number().nullable(),
      effortMinutes: z.number(),
      privacy: z.boolean(),
    }),
  ),
  accounts: z.array(
    z.strictObject({
      platform: z.enum(PLATFORM_IDS),
      handle: z.string().nullable(),
      posts: z.number().int().describe('kept: in the window, or undated'),
    }),
  ),
  sources: z.array(
    z.strictObject({
      file: z.string().nullable(),
      format: z.string().nullable(),
      account: z.string().nullable(),
      status: z.string(),
      read: z.number(),
      kept: z.number(),
      duplicate: z.number(),
      outsideWindow: z.number(),
      rejected: z.number(),
      problems: z.array(z.strictObject({ code: z.string(), count: z.number() })),
    }),
  ),
  outputs: z.record(z.string(), z.string()).describe('kind of file → path'),
});

export type Summary = z.infer<typeof summarySchema>;

export function summarise(snapshot: Snapshot, outputs: Record<string, string>): Summary {
  const { overall } = snapshot;
  return {
    schemaVersion: SCHEMA_VERSION,
    practice: { id: snapshot.practice.id, name: snapshot.practice.name },
    period: snapshot.window,
    asOf: snapshot.asOf,
    asOfAssumed: snapshot.asOfAssumed,
    status: overall.status,
    grade: overall.grade,
    score: overall.score,
    range: overall.range,
    cap: overall.cap,
    coverage: overall.coverage,
    repliesChecked: overall.repliesChecked,
    categories: snapshot.categories.map(({ id, score, grade, coverage }) => ({ id, score, grade, coverage })),
    audits: snapshot.audits.map(({ id, category, outcome }) => {
      const { score, value, unit, target, interval, sample } =
        outcome.outcome === 'scored'
          ? outcome
          : { score: null, value: null, unit: null, target: null, interval: null, sample: null };
      const reason = 'reason' in outcome ? outcome.reason : 'code' in outcome ? outcome.code : null;
      return { id, category, outcome: outcome.outcome, reason, score, value, unit, target, interval, sample };
    }),
    actions: snapshot.actions,
    accounts: snapshot.accounts.map(({ platform, handle, kept }) => ({ platform, handle, posts: kept })),
    sources: snapshot.sources.map(
      ({ file, format, account, status, read, kept, duplicate, outsideWindow, rejected, problems }) => ({
        file,
        format,
        account,
        status,
        read,
        kept,
        duplicate,
        outsideWindow,
        rejected,
        problems: problems.map(({ code, count }) => ({ code, count })),
      }),
    ),
    outputs,
  };
}
