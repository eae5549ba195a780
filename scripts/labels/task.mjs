// One classification task: features of items, cross-validation by author, final weights.
import { authorOf, foldsOf } from './gold.mjs';
import { fitLogistic } from './logistic.mjs';

export const FOLDS = 10;
/** A word, pair or class of words must stand in texts of this many authors: no weight hangs on one author's words. */
const LEAST_AUTHORS = 3;
const OPEN_KINDS = new Set(['word', 'pair', 'class']);

/**
 * @param {{ items: object[], extra: object[], featuresOf: (item: object, counts?: (hit: object, read: object) => boolean) => { index: number[], value: number[] },
 *   vocabulary: { names: { kind: string, name: string }[] }, targets: { name: string, holds: (item: object) => boolean, prior: (feature: { kind: string, name: string }) => number }[],
 *   penalty: number, extraWeight: number }} task `extra`: examples that are only trained on
 */
export function prepare({ items, extra, featuresOf, ...rest }) {
  const all = [...items, ...extra];
  const authors = all.map((item, r) => (r < items.length ? authorOf(item) : `extra ${r}`));
  const rows = all.map((item) => rowOf(featuresOf(item)));
  return { items, extra, all, authors, rows, folds: foldsOf(items, FOLDS), featuresOf, ...rest };
}

function rowOf({ index, value }) {
  return { index: [...index], value: [...value] };
}

export function crossValidate(task, report = () => {}) {
  const { items, extra, targets, folds } = task;
  const scores = targets.map(() => new Float64Array(items.length));
  for (let fold = 0; fold < FOLDS; fold++) {
    const train = [...items.keys()].filter((i) => folds[i] !== fold);
    const { kept, fits } = fitTask(task, [...train, ...extra.map((_, i) => items.length + i)]);
    for (let i = 0; i < items.length; i++)
      if (folds[i] === fold)
        fits.forEach((one, t) => {
          scores[t][i] = scoreOf(task.rows[i], kept, one);
        });
    report(fold + 1, FOLDS);
  }
  return scores;
}

/**
 * The rows once more without the phrases that only one author's texts contain: whoever wrote the word lists may have had
 * those texts in mind, and words of other authors will not be met so well. Training sees each text in both states.
 */
function leanRows({ all, authors, rows, featuresOf }, rowNumbers) {
  const authorsOf = new Map();
  for (const r of rowNumbers)
    featuresOf(all[r], (hit, read) => {
      const key = keyOf(hit, read);
      authorsOf.set(key, (authorsOf.get(key) ?? new Set()).add(authors[r]));
      return true;
    });
  return rowNumbers.map((r) => {
    let lacks = false;
    const lean = featuresOf(all[r], (hit, read) => {
      const shared = (authorsOf.get(keyOf(hit, read))?.size ?? 0) > 1;
      lacks ||= !shared;
      return shared;
    });
    return lacks ? rowOf(lean) : rows[r];
  });
}

function keyOf(hit, { tokens }) {
  const said = ({ kind, text }) => (kind === 'word' || kind === 'emoji' ? text : kind);
  return `${hit.rule} ${said(tokens[hit.from])} ${said(tokens[hit.to])}`;
}

export function fitTask(task, rowNumbers) {
  const { items, all, rows, vocabulary, targets, penalty, extraWeight } = task;
  const authors = new Map();
  for (const r of rowNumbers)
    for (const index of rows[r].index)
      authors.set(index, (authors.get(index) ?? new Set()).add(task.authors[r]));
  const kept = new Map();
  for (const [index, set] of [...authors].sort(([a], [b]) => a - b)) {
    const { kind } = vocabulary.names[index];
    if (set.size >= (OPEN_KINDS.has(kind) ? LEAST_AUTHORS : 1)) kept.set(index, kept.size);
  }
  const lean = leanRows(task, rowNumbers);
  const data = [];
  const rowWeights = [];
  const truthOf = [];
  const learn = (row, r, weight) => {
    const known = row.index.flatMap((feature, k) => (kept.has(feature) ? [k] : []));
    data.push({
      index: Int32Array.from(known, (k) => kept.get(row.index[k])),
      value: Float64Array.from(known, (k) => row.value[k]),
    });
    rowWeights.push(weight);
    truthOf.push(all[r]);
  };
  rowNumbers.forEach((r, i) => {
    const weight = r < items.length ? 1 : extraWeight;
    const states = lean[i] === rows[r] ? [rows[r]] : [rows[r], lean[i]];
    for (const row of states) learn(row, r, weight / states.length);
  });
  const names = [...kept.keys()].map((index) => vocabulary.names[index]);
  const fits = targets.map((target) =>
    fitLogistic(
      data,
      truthOf.map((item) => (target.holds(item) ? 1 : 0)),
      { size: kept.size, penalty, prior: Float64Array.from(names, target.prior), rowWeights },
    ),
  );
  return { kept, names, fits };
}

/** Scores by the weights that the rules' author gave them, nothing learned: what training has to be better than. */
export function ruleScores({ items, rows, vocabulary, targets }) {
  return targets.map(({ prior }) =>
    Float64Array.from(items, (_, i) =>
      rows[i].index.reduce((sum, index, k) => sum + prior(vocabulary.names[index]) * rows[i].value[k], 0),
    ),
  );
}

export function scoreOf(row, kept, { weights, bias }) {
  let z = bias;
  row.index.forEach((feature, k) => {
    const at = kept.get(feature);
    if (at !== undefined) z += weights[at] * row.value[k];
  });
  return z;
}

/** The file a labeller reads: names by kind, signed bytes, one scale per label. */
export function classifierFile(task, final, calibrations, thresholds, kinds) {
  const order = kinds.flatMap((kind) => final.names.flatMap((name, i) => (name.kind === kind ? [i] : [])));
  const scales = final.fits.map(({ weights }) => Math.max(1e-6, ...weights.map(Math.abs)) / 127);
  const useful = order.filter((i) =>
    final.fits.some(({ weights }, t) => Math.round(weights[i] / scales[t]) !== 0),
  );
  const bytes = new Int8Array(useful.length * final.fits.length);
  useful.forEach((i, row) => {
    final.fits.forEach(({ weights }, t) => {
      bytes[row * final.fits.length + t] = Math.round(weights[i] / scales[t]);
    });
  });
  const round = (x) => Number(x.toPrecision(6));
  return {
    labels: task.targets.map(({ name }, t) => ({
      name,
      bias: round(final.fits[t].bias),
      scale: round(scales[t]),
      slope: round(calibrations[t].slope),
      offset: round(calibrations[t].offset),
      threshold: thresholds[t],
    })),
    features: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        useful.filter((i) => final.names[i].kind === kind).map((i) => final.names[i].name),
      ]),
    ),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}
