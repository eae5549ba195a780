import {
  type Correction,
  POST_FLAGS,
  type PostLabels,
  PURPOSES,
  REPLY_FLAGS,
  type ReplyLabels,
} from '../model/labels.ts';

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
    result.needsReview = result.needsReview.filter((one) => one !== known);
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
