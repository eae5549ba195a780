// Logistic regression with an L2 penalty on sparse rows, fitted by L-BFGS. No randomness: same rows, same weights.

/**
 * @param {{ index: Int32Array, value: Float64Array }[]} rows
 * @param {number[]} truth 0 or 1 for each row
 * @param {{ size: number, penalty: number, prior?: Float64Array, rowWeights?: number[], iterations?: number }} options
 *   `prior`: the weights that the penalty pulls towards; default 0
 * @returns {{ weights: Float64Array, bias: number }}
 */
export function fitLogistic(
  rows,
  truth,
  { size, penalty, prior = new Float64Array(size), rowWeights, iterations = 120 },
) {
  const gradientAt = (point, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (let i = 0; i < size; i++) {
      const away = point[i] - prior[i];
      loss += 0.5 * penalty * away * away;
      gradient[i] = penalty * away;
    }
    for (let r = 0; r < rows.length; r++) {
      const { index, value } = rows[r];
      const weight = rowWeights ? rowWeights[r] : 1;
      let z = point[size];
      for (let k = 0; k < index.length; k++) z += point[index[k]] * value[k];
      const signed = truth[r] ? z : -z;
      loss += weight * (signed > 0 ? Math.log1p(Math.exp(-signed)) : -signed + Math.log1p(Math.exp(signed)));
      const error = weight * (1 / (1 + Math.exp(-z)) - truth[r]);
      for (let k = 0; k < index.length; k++) gradient[index[k]] += error * value[k];
      gradient[size] += error;
    }
    return loss;
  };
  const best = minimise(gradientAt, Float64Array.from([...prior, 0]), iterations);
  return { weights: best.subarray(0, size), bias: best[size] };
}

/** L-BFGS with backtracking (Nocedal & Wright, algorithm 7.5), memory of ten steps. */
function minimise(gradientAt, start, iterations) {
  const size = start.length;
  let point = start;
  let gradient = new Float64Array(size);
  let loss = gradientAt(point, gradient);
  const history = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const direction = descent(gradient, history);
    let slope = 0;
    for (let i = 0; i < size; i++) slope += direction[i] * gradient[i];
    if (slope > -1e-9) break;
    let step = history.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let nextLoss = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 30; attempt++, step /= 2) {
      for (let i = 0; i < size; i++) next[i] = point[i] + step * direction[i];
      nextLoss = gradientAt(next, nextGradient);
      if (nextLoss <= loss + 1e-4 * step * slope) break;
    }
    if (!(nextLoss < loss)) break;
    const s = new Float64Array(size);
    const y = new Float64Array(size);
    let sy = 0;
    for (let i = 0; i < size; i++) {
      s[i] = next[i] - point[i];
      y[i] = nextGradient[i] - gradient[i];
      sy += s[i] * y[i];
    }
    if (sy > 1e-12) history.push({ s, y, rho: 1 / sy });
    if (history.length > 10) history.shift();
    const gain = loss - nextLoss;
    point = next;
    gradient = nextGradient;
    loss = nextLoss;
    if (gain < 1e-7 * Math.max(1, Math.abs(loss))) break;
  }
  return point;
}

function descent(gradient, history) {
  const direction = Float64Array.from(gradient, (value) => -value);
  const alphas = [];
  for (let h = history.length - 1; h >= 0; h--) {
    const { s, y, rho } = history[h];
    let alpha = 0;
    for (let i = 0; i < s.length; i++) alpha += s[i] * direction[i];
    alpha *= rho;
    alphas[h] = alpha;
    for (let i = 0; i < y.length; i++) direction[i] -= alpha * y[i];
  }
  const last = history.at(-1);
  if (last) {
    let yy = 0;
    for (let i = 0; i < last.y.length; i++) yy += last.y[i] * last.y[i];
    const scale = 1 / (last.rho * yy);
    for (let i = 0; i < direction.length; i++) direction[i] *= scale;
  }
  for (let h = 0; h < history.length; h++) {
    const { s, y, rho } = history[h];
    let beta = 0;
    for (let i = 0; i < y.length; i++) beta += y[i] * direction[i];
    beta *= rho;
    for (let i = 0; i < s.length; i++) direction[i] += s[i] * (alphas[h] - beta);
  }
  return direction;
}
