// One classification task: features of items, cross-validation by author, final weights.
import { authorOf, foldsOf } from './gold.mjs';
import { fitLogistic } from './logistic.mjs';
import { calibrate } from './measure.mjs';

const FOLDS = 10;
/** A word, pair or class of words must stand in texts of this many authors: no weight hangs on one author's words. */
const LEAST_AUTHORS = 3;
const OPEN_KINDS = new Set(['word', 'pair', 'class']);

/**
 * @param {{ items: object[], extra: object[], featuresOf: (item: object) => { index: number[], value: number[] },
 *   vocabulary: { names: { kind: string, name: string }[] }, targets: { name: string, holds: (item: object) => boolean, prior: (feature: { kind: string, name: string }) => number }[],
 *   penalty: number, extraWeight: number }} task `extra`: examples that are only trained on
 */
export function prepare({ items, extra, featuresOf, ...rest }) {
  const rows = [...items, ...extra].map((item) => {
    const { index, value } = featuresOf(item);
    return { index: [...index], value: [...value], author: authorOf(item) };
  });
  return { items, extra, rows, ...rest };
}

export function crossValidate(task, report = () => {}) {
  const { items, extra, targets } = task;
  const folds = foldsOf(items, FOLDS);
  const scores = targets.map(() => new Float64Array(items.length));
  for (let fold = 0; fold < FOLDS; fold++) {
    const train = [...items.keys()].filter((i) => folds[i] !== fold);
    const all = [...train, ...extra.map((_, i) => items.length + i)];
    const { kept, fits } = fitTask(task, all);
    for (let i = 0; i < items.length; i++)
      if (folds[i] === fold)
        fits.forEach((one, t) => {
          scores[t][i] = scoreOf(task.rows[i], kept, one);
        });
    report(fold + 1, FOLDS);
  }
  return scores;
}

export function fitTask(task, rowNumbers) {
  const { items, extra, rows, vocabulary, targets, penalty, extraWeight } = task;
  const authors = new Map();
  for (const r of rowNumbers)
    for (const index of rows[r].index) {
      const set = authors.get(index) ?? new Set();
      set.add(r < items.length ? rows[r].author : `extra ${r}`);
      authors.set(index, set);
    }
  const kept = new Map();
  for (const [index, set] of [...authors].sort(([a], [b]) => a - b)) {
    const { kind } = vocabulary.names[index];
    if (set.size >= (OPEN_KINDS.has(kind) ? LEAST_AUTHORS : 1)) kept.set(index, kept.size);
  }
  const data = rowNumbers.map((r) => {
    const index = [];
    const value = [];
    rows[r].index.forEach((feature, k) => {
      const at = kept.get(feature);
      if (at === undefined) return;
      index.push(at);
      value.push(rows[r].value[k]);
    });
    return { index: Int32Array.from(index), value: Float64Array.from(value) };
  });
  const all = [...items, ...extra];
  const rowWeights = rowNumbers.map((r) => (r < items.length ? 1 : extraWeight));
  const names = [...kept.keys()].map((index) => vocabulary.names[index]);
  const fits = targets.map((target) =>
    fitLogistic(
      data,
      rowNumbers.map((r) => (target.holds(all[r]) ? 1 : 0)),
      { size: kept.size, penalty, prior: Float64Array.from(names, target.prior), rowWeights },
    ),
  );
  return { kept, names, fits };
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

export function calibrations(task, scores) {
  return task.targets.map(({ holds }, t) => calibrate([...scores[t]], task.items.map(holds)));
}
