/** A point of a curve: the option that sets it, its default and the score it earns. */
export interface CurvePoint {
  option: string;
  value: number;
  score: number;
}

const SCORES = [
  ['full', 1],
  ['knee', 0.6],
  ['zero', 0],
] as const;

/**
 * Curves of an audit, told from its options: `full…`, `knee…` and `zero…` with the same ending are points of one curve. Groups of options
 * (`feed: { fullDays, zeroDays }`) are curves of their own, by name.
 */
export function curvesOf(
  options: Readonly<Record<string, unknown>>,
  group = '',
): { name: string; points: CurvePoint[] }[] {
  const points = new Map<string, CurvePoint[]>();
  const inner: { name: string; points: CurvePoint[] }[] = [];
  for (const [option, value] of Object.entries(options)) {
    if (typeof value === 'object' && value !== null) inner.push(...curvesOf({ ...value }, option));
    const [prefix, score] = SCORES.find(([start]) => option.startsWith(start)) ?? [];
    if (prefix === undefined || score === undefined || typeof value !== 'number') continue;
    const ending = option.slice(prefix.length);
    points.set(ending, [...(points.get(ending) ?? []), { option, value, score }]);
  }
  const own = [...points.values()]
    .filter(({ length }) => length > 1)
    .map((curve) => ({ name: group, points: curve.sort((a, b) => a.value - b.value) }));
  return [...own, ...inner];
}

const STEPS = '▁▂▃▄▅▆▇█';
const SPARKS = 32;

/** The curve as a line of blocks from a little below its first point to a little beyond its last. */
export function sparkline(points: readonly CurvePoint[], scoreOf: (value: number) => number): string {
  const low = points[0]?.value ?? 0;
  const high = points.at(-1)?.value ?? 1;
  const margin = (high - low) * 0.15;
  return Array.from({ length: SPARKS }, (_, i) => {
    const value = low - margin + ((high - low + 2 * margin) * i) / (SPARKS - 1);
    return STEPS[Math.round(scoreOf(value) * (STEPS.length - 1))] ?? '';
  }).join('');
}
