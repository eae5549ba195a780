import { REPLY_FLAGS, type ReplyFlag } from '../model/labels.ts';

type Probabilities = Readonly<Record<string, number>>;

/**
 * What the labels' meanings make of their single probabilities: a customer of a firm that cares for nobody's health is
 * no patient, and nobody's details are revealed who is not acknowledged, so those two go together.
 */
export function joinReplyFlags(single: Probabilities, careProvider: boolean): Record<ReplyFlag, number> {
  const of = (flag: ReplyFlag): number => single[flag] ?? 0;
  const acknowledges = careProvider ? of('acknowledgesPatient') : 0;
  const reveals = of('revealsDetails') * Math.sqrt(acknowledges);
  return Object.fromEntries(
    REPLY_FLAGS.map((flag) => {
      const probability =
        flag === 'acknowledgesPatient'
          ? Math.max(acknowledges, reveals)
          : flag === 'revealsDetails'
            ? reveals
            : of(flag);
      return [flag, Math.round(probability * 1000) / 1000];
    }),
  ) as Record<ReplyFlag, number>;
}

/** Labels whose probability reaches their threshold; who reveals details of a patient acknowledges one. */
export function decideReplyFlags(joined: Probabilities, threshold: (flag: ReplyFlag) => number): ReplyFlag[] {
  const given = (flag: ReplyFlag): boolean => (joined[flag] ?? 0) >= threshold(flag);
  return REPLY_FLAGS.filter(
    (flag) => given(flag) || (flag === 'acknowledgesPatient' && given('revealsDetails')),
  );
}
