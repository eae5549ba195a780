// From scores to labels, as the labeller decides.
import { bestThreshold, calibrate } from './measure.mjs';
import { FOLDS } from './task.mjs';

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

/** Calibration of scores and thresholds of labels. `exclusive`: how many of the first targets exclude each other. */
export function settle(task, scores) {
  const { items, targets, exclusive } = task;
  const calibrations = targets.map(({ holds }, t) => calibrate(scores[t], items.map(holds)));
  if (exclusive) balance(calibrations.slice(0, exclusive), scores, targets, items);
  const thresholds = thresholdsOf(task, probabilitiesOf(scores, calibrations, targets));
  return { calibrations, thresholds };
}

/**
 * Shifts the calibration of exclusive labels whose share is reported until each is given as often as it is true: errors
 * either way then cancel out.
 */
function balance(calibrations, scores, targets, items) {
  const names = calibrations.map((_, t) => targets[t].name);
  for (let round = 0; round < 60; round++) {
    const given = decidePurpose(probabilitiesOf(scores, calibrations, targets), names);
    calibrations.forEach((calibration, t) => {
      if (!targets[t].reported) return;
      const truly = items.filter(targets[t].holds).length;
      const often = given.filter((name) => name === names[t]).length;
      calibration.offset += 0.2 * Math.log((truly + 1) / (often + 1));
    });
  }
}

function probabilitiesOf(scores, calibrations, targets) {
  return joinProbabilities(
    calibrations.map(({ slope, offset }, t) =>
      Array.from(scores[t], (score) => 1 / (1 + Math.exp(-(slope * score + offset)))),
    ),
    targets.map(({ name }) => name),
  );
}

/** Labels of every item, each fold's with what was settled on the other folds: nothing is tuned on what it is tested on. */
export function decideAcross(task, scores) {
  const { items, targets, exclusive, folds } = task;
  const names = targets.map(({ name }) => name);
  const exclusives = new Array(items.length);
  const given = Object.fromEntries(names.map((name) => [name, new Array(items.length)]));
  for (let fold = 0; fold < FOLDS; fold++) {
    const select = (wanted) => {
      const numbers = [...items.keys()].filter((i) => (folds[i] === fold) === wanted);
      return { numbers, scores: scores.map((column) => numbers.map((i) => column[i])) };
    };
    const rest = select(false);
    const { calibrations, thresholds } = settle(
      { ...task, items: rest.numbers.map((i) => items[i]) },
      rest.scores,
    );
    const part = select(true);
    const probabilities = probabilitiesOf(part.scores, calibrations, targets);
    const flags = decideFlags({ probabilities, thresholds }, names);
    const best = exclusive ? decidePurpose(probabilities, names.slice(0, exclusive)) : [];
    part.numbers.forEach((i, k) => {
      exclusives[i] = best[k];
      for (const name of names) given[name][i] = flags[name][k];
    });
  }
  return { exclusives, given };
}
