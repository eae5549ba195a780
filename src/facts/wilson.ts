import { probit } from 'simple-statistics';

const Z_95 = probit(0.975);

/**
 * 95 % interval of a proportion k of n by Wilson's score method (1927), which stays inside 0–1 and holds for small n; null when n is 0.
 * wilson(5, 10) = { lower: 0.237, upper: 0.763 }
 */
export function wilson(k: number, n: number): { lower: number; upper: number } | null {
  if (n === 0) return null;
  const share = k / n;
  const scale = 1 + Z_95 ** 2 / n;
  const centre = (share + Z_95 ** 2 / (2 * n)) / scale;
  const halfWidth = (Z_95 * Math.sqrt((share * (1 - share)) / n + Z_95 ** 2 / (4 * n * n))) / scale;
  return { lower: Math.max(0, centre - halfWidth), upper: Math.min(1, centre + halfWidth) };
}
