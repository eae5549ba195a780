import { z } from 'zod';
import { POST_FLAGS, type PostLabels, PURPOSES, REPLY_FLAGS, type ReplyLabels } from '../model/labels.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const flag = z.enum([...POST_FLAGS, ...REPLY_FLAGS]);
const answer = z.enum(['yes', 'no']);

/** One row of `labels.csv`: a person says what is right. */
export const correctionSchema = z.union([
  z.strictObject({
    post: z.string().min(1),
    label: z.literal('purpose'),
    value: z.enum(PURPOSES),
    who: z.string(),
    when: day,
  }),
  z.strictObject({ post: z.string().min(1), label: flag, value: answer, who: z.string(), when: day }),
]);
export type Correction = z.infer<typeof correctionSchema>;

export const CORRECTION_COLUMNS = ['post', 'label', 'value', 'who', 'when'] as const;

/** Rows of `labels.csv` as corrections; `rejected` are numbers of rows (from 1, header not counted) that say nothing valid. */
export function parseCorrections(rows: readonly Record<string, string>[]): {
  corrections: Correction[];
  rejected: number[];
} {
  const corrections: Correction[] = [];
  const rejected: number[] = [];
  rows.forEach((row, i) => {
    const parsed = correctionSchema.safeParse(
      Object.fromEntries(CORRECTION_COLUMNS.map((name) => [name, row[name]?.trim() ?? ''])),
    );
    if (parsed.success) corrections.push(parsed.data);
    else rejected.push(i + 1);
  });
  return { corrections, rejected };
}

/** Rule code of evidence that a person gave. */
export const BY_PERSON = 'corrected-by-person';

/**
 * Labels with a person's corrections in place of the program's: confidence 1, evidence `corrected-by-person`, named in
 * `corrected`. The latest correction of a label holds; those for other posts are passed over.
 */
export function applyCorrections(
  id: string,
  labels: PostLabels,
  corrections: readonly Correction[],
): PostLabels {
  const result: PostLabels = { ...labels, flags: [...labels.flags], corrected: [] };
  for (const [label, value] of latest(id, corrections)) {
    if (label === 'purpose') {
      const purpose = PURPOSES.find((one) => one === value);
      if (!purpose) continue;
      result.purpose = purpose;
      result.purposeConfidence = 1;
      result.evidence = { ...result.evidence, [purpose]: given() };
    } else if (POST_FLAGS.some((one) => one === label)) {
      result.flags = result.flags.filter((one) => one !== label);
      if (value === 'yes') result.flags.push(label);
      result.confidence = { ...result.confidence, [label]: value === 'yes' ? 1 : 0 };
      result.evidence = { ...result.evidence, [label]: given() };
    } else continue;
    result.corrected.push(label);
  }
  return result;
}

/** As for posts; the row names the reply's id. */
export function applyReplyCorrections(
  id: string,
  labels: ReplyLabels,
  corrections: readonly Correction[],
): ReplyLabels {
  const result: ReplyLabels = { ...labels, flags: [...labels.flags] };
  for (const [label, value] of latest(id, corrections)) {
    const known = REPLY_FLAGS.find((one) => one === label);
    if (!known) continue;
    result.flags = result.flags.filter((one) => one !== known);
    if (value === 'yes') result.flags.push(known);
    result.confidence = { ...result.confidence, [known]: value === 'yes' ? 1 : 0 };
    result.evidence = { ...result.evidence, [known]: given() };
  }
  return result;
}

function latest(id: string, corrections: readonly Correction[]): Map<string, string> {
  const mine = corrections.filter(({ post }) => post === id);
  const sorted = [...mine].sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0));
  return new Map(sorted.map(({ label, value }) => [label, value]));
}

function given() {
  return [{ rule: BY_PERSON, start: null, end: null }];
}

/** A finding that a person accepts as it is, with the reason, until a day. */
export const acceptedFindingSchema = z.strictObject({
  key: z.string().min(1).describe('the finding’s key'),
  reason: z.string().min(1),
  who: z.string().min(1),
  until: day.describe('last day it is accepted'),
});
export type AcceptedFinding = z.infer<typeof acceptedFindingSchema>;

/** Whether a finding is accepted on a day; an acceptance past its day counts no more. */
export function isAccepted(key: string, asOf: string, accepted: readonly AcceptedFinding[]): boolean {
  return accepted.some((one) => one.key === key && asOf <= one.until);
}
