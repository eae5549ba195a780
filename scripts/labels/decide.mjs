// From scores to labels, as the labeller decides.
import { replyOfItem } from '../../dist/labels/items.js';
import { joinReplyFlags } from '../../dist/labels/join-reply-flags.js';
import { REPLY_FLAGS } from '../../dist/model/labels.js';
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

/** Single probabilities of replies, as the labeller joins them. */
export function joinReplies(probabilities, items) {
  const joined = items.map((item, i) =>
    joinReplyFlags(
      Object.fromEntries(REPLY_FLAGS.map((flag, t) => [flag, probabilities[t][i]])),
      replyOfItem(item).careProvider,
    ),
  );
  return REPLY_FLAGS.map((flag) => joined.map((one) => one[flag]));
}

export function decideFlags({ probabilities, thresholds }, labels) {
  const given = Object.fromEntries(
    labels.map((label, t) => [label, probabilities[t].map((p) => p >= thresholds[t])]),
  );
  if (given.treatmentPrize)
    given.treatmentPrize = given.treatmentPrize.map((is, i) => is && given.giveaway[i]);
  if (given.revealsDetails)
    given.acknowledgesPatient = given.acknowledgesPatient.map((is, i) => is || given.revealsDetails[i]);
  return given;
}

/**
 * Calibration of scores and thresholds of labels. `exclusive`: how many of the first targets exclude each other; `join`:
 * what labels make of each other's probabilities.
 */
export function settle(task, scores) {
  const { items, targets, exclusive } = task;
  const calibrations = targets.map(({ holds }, t) => calibrate(scores[t], items.map(holds)));
  if (exclusive) balance(calibrations.slice(0, exclusive), scores, task);
  const thresholds = thresholdsOf(task, probabilitiesOf(scores, calibrations, task));
  return { calibrations, thresholds };
}

/**
 * Shifts the calibration of exclusive labels whose share is reported until each is given as often as it is true: errors
 * either way then cancel out.
 */
function balance(calibrations, scores, task) {
  const { targets, items } = task;
  const names = calibrations.map((_, t) => targets[t].name);
  for (let round = 0; round < 60; round++) {
    const given = decidePurpose(probabilitiesOf(scores, calibrations, task), names);
    calibrations.forEach((calibration, t) => {
      if (!targets[t].reported) return;
      const truly = items.filter(targets[t].holds).length;
      const often = given.filter((name) => name === names[t]).length;
      calibration.offset += 0.2 * Math.log((truly + 1) / (often + 1));
    });
  }
}

function probabilitiesOf(scores, calibrations, { items, join }) {
  const single = calibrations.map(({ slope, offset }, t) =>
    Array.from(scores[t], (score) => 1 / (1 + Math.exp(-(slope * score + offset)))),
  );
  return join ? join(single, items) : single;
}

/** Share of items without the label that may come out as certain to have it. */
const INNOCENTS_CERTAIN = 0.01;

/** Per label: the probability from which at most one in a hundred items that do not have it is taken to have it. */
export function certainFrom(task, scores, calibrations) {
  const probabilities = probabilitiesOf(scores, calibrations, task);
  return Object.fromEntries(
    task.targets.map(({ name, holds }, t) => {
      const innocents = task.items.flatMap((item, i) => (holds(item) ? [] : [probabilities[t][i]]));
      innocents.sort((a, b) => b - a);
      const highest = innocents[Math.floor(INNOCENTS_CERTAIN * innocents.length)] ?? 1;
      return [name, Math.min(1, Math.ceil(highest * 1000 + 1) / 1000)];
    }),
  );
}

/** Labels of every item, each fold's with what was settled on the other folds: nothing is tuned on what it is tested on. */
export function decideAcross(task, scores) {
  const { items, targets, exclusive, folds } = task;
  const names = targets.map(({ name }) => name);
  const exclusives = new Array(items.length);
  const confidences = new Array(items.length);
  const given = Object.fromEntries(names.map((name) => [name, new Array(items.length)]));
  for (let fold = 0; fold < FOLDS; fold++) {
    const select = (wanted) => {
      const numbers = [...items.keys()].filter((i) => (folds[i] === fold) === wanted);
      return { numbers, scores: scores.map((column) => numbers.map((i) => column[i])) };
    };
    const rest = select(false);
    const of = ({ numbers }) => ({ ...task, items: numbers.map((i) => items[i]) });
    const { calibrations, thresholds } = settle(of(rest), rest.scores);
    const part = select(true);
    const probabilities = probabilitiesOf(part.scores, calibrations, of(part));
    const flags = decideFlags({ probabilities, thresholds }, names);
    const best = exclusive ? decidePurpose(probabilities, names.slice(0, exclusive)) : [];
    part.numbers.forEach((i, k) => {
      exclusives[i] = best[k];
      confidences[i] = confidenceOf(best[k], probabilities, names.slice(0, exclusive), k);
      for (const name of names) given[name][i] = flags[name][k];
    });
  }
  return { exclusives, confidences, given };
}

/** As the labeller has it: the probability of the label given among those that exclude each other. */
function confidenceOf(label, probabilities, names, item) {
  const sum = names.reduce((total, _, t) => total + probabilities[t][item], 0);
  return sum > 0 ? probabilities[names.indexOf(label)]?.[item] / sum : 0;
}
