import { z } from 'zod';

export const TIERS = { high: 3, medium: 2, low: 1, advisory: 0 } as const;
export type Tier = keyof typeof TIERS;

export const CATEGORIES = [
  'freshness',
  'balance',
  'visual',
  'reach',
  'conversation',
  'privacy',
  'brand',
] as const;
export type CategoryId = (typeof CATEGORIES)[number];

/** Why something could not be judged. Wording and cure of each: `reporting/languages/english.ts`. */
export const NOT_MEASURED_REASONS = [
  'no-posts',
  'too-few-posts',
  'history-too-short',
  'no-dates',
  'through-unknown',
  'stale-input',
  'source-failed',
  'kinds-unknown',
  'no-audience',
  'no-accounts',
  'labels-uncertain',
  'language',
] as const;
export const NOT_APPLICABLE_REASONS = [
  'reach-is-enough',
  'older-audience',
  'nothing-to-look-at',
  'no-ceiling',
] as const;
export type NotMeasuredReason = (typeof NOT_MEASURED_REASONS)[number];
export type NotApplicableReason = (typeof NOT_APPLICABLE_REASONS)[number];

/** Arguments of a sentence; the sentence itself is made when a report is rendered. */
const argument = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);
export const argumentsSchema = z.record(z.string(), argument);
export type Arguments = z.infer<typeof argumentsSchema>;

export const findingSchema = z.strictObject({
  key: z.string().describe('audit + subject + code: the same thing has the same key next month'),
  audit: z.string(),
  subject: z.string().describe('post id, account `platform:handle`, platform, or `practice`'),
  code: z.string(),
  arguments: argumentsSchema,
  severity: z.enum(['high', 'medium', 'low', 'info']),
  accepted: z
    .strictObject({ reason: z.string(), who: z.string(), until: z.string() })
    .nullable()
    .describe('looked at by a person and found fine until that day; null = open'),
  evidence: z.string().nullable().describe('masked; null where the finding is about privacy or needs none'),
});
export type Finding = z.infer<typeof findingSchema>;

const interval = z.strictObject({ lower: z.number(), upper: z.number() }).nullable();
const findings = z.array(findingSchema);

export const outcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('scored'),
    score: z.number().min(0).max(1),
    scoreInterval: interval.describe(
      'what the score would be at the ends of the interval; null = no sampling error',
    ),
    value: z.number().describe('what was measured, in `unit`'),
    unit: z.enum(['share', 'days', 'posts per week', 'platforms', 'ratio', 'count', 'hours']),
    target: z.number().describe('the value that earns the full score, in `unit`'),
    interval: interval.describe('of the value, 95 %'),
    sample: z.number().int().nullable().describe('posts, weeks or accounts the value rests on'),
    detail: argumentsSchema,
    findings,
  }),
  z.strictObject({
    outcome: z.literal('not-applicable'),
    reason: z.enum(NOT_APPLICABLE_REASONS),
    detail: argumentsSchema,
    findings,
  }),
  z.strictObject({
    outcome: z.literal('not-measured'),
    reason: z.enum(NOT_MEASURED_REASONS),
    detail: argumentsSchema,
    findings,
  }),
  z.strictObject({ outcome: z.literal('needs-review'), detail: argumentsSchema, findings }),
  z.strictObject({ outcome: z.literal('errored'), code: z.string(), detail: argumentsSchema, findings }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;
export type Scored = Extract<Outcome, { outcome: 'scored' }>;

/** Piecewise straight, monotone curve from a value to a score, its points in ascending order of value. */
export type Curve = readonly { value: number; score: number }[];

/** Score at a value; flat beyond the outer points. scoreAt([{value: 0.1, score: 1}, {value: 0.5, score: 0}], 0.3) = 0.5 */
export function scoreAt(curve: Curve, value: number): number {
  const first = curve[0];
  const last = curve.at(-1);
  if (!first || !last) throw new RangeError('a curve needs points');
  if (value <= first.value) return first.score;
  if (value >= last.value) return last.score;
  for (let i = 1; i < curve.length; i++) {
    const a = curve[i - 1];
    const b = curve[i];
    if (a && b && value <= b.value)
      return a.score + ((b.score - a.score) * (value - a.value)) / (b.value - a.value);
  }
  return last.score;
}

export function scored(
  result: Omit<Scored, 'outcome' | 'findings' | 'detail'> & Partial<Pick<Scored, 'findings' | 'detail'>>,
): Outcome {
  return { outcome: 'scored', findings: [], detail: {}, ...result };
}

/** Scores a value and the ends of its interval on a curve. */
export function scoredOn(
  curve: Curve,
  result: Omit<Scored, 'outcome' | 'findings' | 'detail' | 'score' | 'scoreInterval'> &
    Partial<Pick<Scored, 'findings' | 'detail'>>,
): Outcome {
  const ends = result.interval && [
    scoreAt(curve, result.interval.lower),
    scoreAt(curve, result.interval.upper),
  ];
  return scored({
    ...result,
    score: scoreAt(curve, result.value),
    scoreInterval: ends && { lower: Math.min(...ends), upper: Math.max(...ends) },
  });
}

export function notApplicable(
  reason: NotApplicableReason,
  detail: Arguments = {},
  found: Finding[] = [],
): Outcome {
  return { outcome: 'not-applicable', reason, detail, findings: found };
}

export function notMeasured(
  reason: NotMeasuredReason,
  detail: Arguments = {},
  found: Finding[] = [],
): Outcome {
  return { outcome: 'not-measured', reason, detail, findings: found };
}

/** One finding; its key is built from what it is about, never from its place in a list. */
export function finding(
  audit: string,
  code: string,
  subject: string,
  about: { arguments?: Arguments; severity?: Finding['severity']; evidence?: string | null } = {},
): Finding {
  return {
    key: `${audit}/${subject}/${code}`,
    audit,
    subject,
    code,
    arguments: about.arguments ?? {},
    severity: about.severity ?? 'medium',
    accepted: null,
    evidence: about.evidence ?? null,
  };
}
