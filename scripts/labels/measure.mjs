// Figures of agreement between predicted and true labels.

export function counts(truth, predicted) {
  const c = { tp: 0, fp: 0, fn: 0, tn: 0 };
  truth.forEach((is, i) => {
    c[is ? (predicted[i] ? 'tp' : 'fn') : predicted[i] ? 'fp' : 'tn']++;
  });
  return c;
}

export function agreement(truth, predicted) {
  const { tp, fp, fn, tn } = counts(truth, predicted);
  return {
    n: tp + fn,
    precision: tp + fp === 0 ? null : tp / (tp + fp),
    recall: tp + fn === 0 ? null : tp / (tp + fn),
    specificity: tn + fp === 0 ? null : tn / (tn + fp),
    f1: 2 * tp + fp + fn === 0 ? null : (2 * tp) / (2 * tp + fp + fn),
  };
}

/** Platt scaling: probability = logistic(slope × score + offset), fitted by Newton steps with smoothed targets. */
export function calibrate(scores, truth) {
  const positives = truth.filter(Boolean).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (truth.length - positives + 2);
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 100; round++) {
    let ga = 0;
    let gb = 0;
    let haa = 1e-6;
    let hab = 0;
    let hbb = 1e-6;
    scores.forEach((score, i) => {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)));
      const error = p - (truth[i] ? high : low);
      const w = p * (1 - p);
      ga += error * score;
      gb += error;
      haa += w * score * score;
      hab += w * score;
      hbb += w;
    });
    const det = haa * hbb - hab * hab;
    const da = (hbb * ga - hab * gb) / det;
    const db = (haa * gb - hab * ga) / det;
    slope -= da;
    offset -= db;
    if (Math.abs(da) + Math.abs(db) < 1e-9) break;
  }
  return { slope, offset };
}

/**
 * Least probability at which the label is given: midway between the threshold with the best observed value, taken over
 * its neighbours too, and half the best F1 that calibrated probabilities promise, which is where F1 is greatest (Lipton,
 * Elkan & Naryanaswamy 2014) and depends less on chance.
 */
export function bestThreshold(probabilities, truth, score) {
  const observed = observedThreshold(probabilities, truth, score ?? ((a) => a.f1 ?? 0));
  return score ? observed : Number(((observed + promisedF1(probabilities) / 2) / 2).toFixed(3));
}

function observedThreshold(probabilities, truth, score) {
  let best = { threshold: 0.5, value: -1 };
  for (let t = 0.1; t <= 0.8; t += 0.02) {
    let value = 0;
    for (const near of [-0.04, -0.02, 0, 0.02, 0.04])
      value += score(
        agreement(
          truth,
          probabilities.map((p) => p >= t + near),
        ),
      );
    if (value > best.value + 1e-12) best = { threshold: Number(t.toFixed(2)), value };
  }
  return best.threshold;
}

/** Greatest F1 to be expected if the probabilities are right. */
function promisedF1(probabilities) {
  const sorted = [...probabilities].sort((a, b) => b - a);
  const positives = sorted.reduce((sum, p) => sum + p, 0);
  let found = 0;
  return sorted.reduce((best, p, i) => {
    found += p;
    return Math.max(best, (2 * found) / (i + 1 + positives));
  }, 0);
}

/** Sensitivity and specificity of `promotional`, for shares to be corrected by. */
export function promotionalQuality(items, purposes) {
  const a = agreement(
    items.map((item) => item.purpose === 'promotional'),
    purposes.map((purpose) => purpose === 'promotional'),
  );
  const right = items.filter((item, i) => item.purpose === purposes[i]).length;
  const round = (x) => Number(x.toFixed(4));
  return {
    posts: items.length,
    purposeAccuracy: round(right / items.length),
    promotionalPosts: a.n,
    promotionalSensitivity: round(a.recall),
    promotionalSpecificity: round(a.specificity),
  };
}

/**
 * Mean distance between estimated and true promotional share over accounts with at least 20 posts; the estimate rests on
 * the posts that count.
 */
export function accountShareError(items, purposes, counts = () => true) {
  const accounts = new Map();
  items.forEach((item, i) => {
    const one = accounts.get(item.author) ?? { n: 0, truth: 0, counted: 0, found: 0 };
    accounts.set(item.author, one);
    one.n++;
    if (item.purpose === 'promotional') one.truth++;
    if (!counts(item, i)) return;
    one.counted++;
    if (purposes[i] === 'promotional') one.found++;
  });
  const errors = [...accounts.values()]
    .filter(({ n }) => n >= 20)
    .map(({ n, truth, counted, found }) => Math.abs(found / Math.max(1, counted) - truth / n));
  const sum = errors.reduce((total, error) => total + error, 0);
  return Number((sum / Math.max(1, errors.length)).toFixed(4));
}

/** Prints agreement per label and writes it into `labels`. */
export function table(title, items, labels, { purpose, flags, given, values = [] }) {
  const line = (name, a) => {
    const number = (x) => (x === null ? '  –  ' : x.toFixed(3));
    console.log(
      `${name.padEnd(22)} ${String(a.n).padStart(4)}  ${number(a.precision)}  ${number(a.recall)}  ${number(a.f1)}`,
    );
    const round = (x) => (x === null ? null : Number(x.toFixed(3)));
    labels[name] = { n: a.n, precision: round(a.precision), recall: round(a.recall), f1: round(a.f1) };
  };
  console.log(`\n${title} (${items.length})\n${'label'.padEnd(22)}    n  prec.  recall  F1`);
  if (purpose) {
    const pairs = items.map(purpose);
    const right = pairs.filter(([truth, found]) => truth === found).length;
    console.log(`accuracy ${(right / items.length).toFixed(4)}`);
    for (const value of values)
      line(
        value,
        agreement(
          pairs.map(([truth]) => truth === value),
          pairs.map(([, found]) => found === value),
        ),
      );
  }
  for (const flag of flags)
    line(
      flag,
      agreement(
        items.map((item) => item.flags.includes(flag)),
        given[flag],
      ),
    );
}
