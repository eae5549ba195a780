// From probabilities to labels, as the labeller decides.
import { bestThreshold } from './measure.mjs';

/** Exclusive labels: the most likely one. */
export function decidePurpose(probabilities, names) {
  return probabilities[0].map((_, i) => {
    let best = 0;
    for (let t = 1; t < names.length; t++) if (probabilities[t][i] > probabilities[best][i]) best = t;
    return names[best];
  });
}

/** Patient acknowledgement must be found nine times in ten; the other labels balance misses and false alarms. */
const LEAST_RECALL = { acknowledgesPatient: 0.93 };

export function thresholdsOf({ items, targets }, probabilities) {
  return targets.map(({ name, holds }, t) => {
    const least = LEAST_RECALL[name];
    return bestThreshold(
      probabilities[t],
      items.map(holds),
      least === undefined ? undefined : (a) => (a.f1 ?? 0) - 5 * Math.max(0, least - (a.recall ?? 0)),
    );
  });
}

/** Nobody's details are revealed who is not acknowledged: the two probabilities go together. */
export function joinProbabilities(probabilities, labels) {
  const reveals = labels.indexOf('revealsDetails');
  const acknowledges = labels.indexOf('acknowledgesPatient');
  if (reveals < 0) return probabilities;
  return probabilities.map((column, t) =>
    t === reveals ? column.map((p, i) => p * Math.sqrt(probabilities[acknowledges][i])) : column,
  );
}

export function decideFlags({ probabilities, thresholds }, labels) {
  const given = Object.fromEntries(
    labels.map((label, t) => [label, probabilities[t].map((p) => p >= thresholds[t])]),
  );
  if (given.treatmentPrize)
    given.treatmentPrize = given.treatmentPrize.map((is, i) => is && given.giveaway[i]);
  return given;
}
