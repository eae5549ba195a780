import { scaleLinear } from 'd3-scale';
import { symbol, symbolTriangle } from 'd3-shape';
import { across, element, picture, type Svg } from './svg.ts';

export interface GradeScale {
  title: string;
  /** Best first; `from` on the scale 0–100. */
  bands: { letter: string; from: number; tone: string; words: string }[];
  score: number | null;
  /** Ends of the likely range, 0–100. */
  range: { low: number; high: number } | null;
}

const BAND_TOP = 26;
const BAND_HEIGHT = 22;

/** All grades side by side, a marker at the score and a bracket over its likely range. */
export function gradeScale({ title, bands, score, range }: GradeScale): Svg {
  const x = scaleLinear([0, 100], [0, 1]);
  const ordered = [...bands].sort((a, b) => a.from - b.from);
  const parts = ordered.flatMap((band, i) => {
    const to = ordered[i + 1]?.from ?? 100;
    const width = x(to) - x(band.from);
    const here = score !== null && score >= band.from && (score < to || to === 100);
    return [
      element(
        'rect',
        {
          x: across(x(band.from)),
          y: BAND_TOP,
          width: across(width),
          height: BAND_HEIGHT,
          class: `band ${band.tone}${here ? ' here' : ''}`,
        },
        element('title', {}, band.words),
      ),
      element(
        'text',
        {
          x: across(x(band.from) + width / 2),
          y: BAND_TOP + 15.5,
          class: `letter ${band.tone}`,
          'text-anchor': 'middle',
        },
        band.letter,
      ),
      element(
        'text',
        {
          x: across(x(band.from)),
          y: BAND_TOP + BAND_HEIGHT + 15,
          class: 'tick',
          'text-anchor': band.from === 0 ? 'start' : 'middle',
        },
        String(band.from),
      ),
    ];
  });
  const end = element(
    'text',
    { x: '100%', y: BAND_TOP + BAND_HEIGHT + 15, class: 'tick', 'text-anchor': 'end' },
    '100',
  );
  return picture(
    { title },
    { height: 68, class: 'chart grade-scale' },
    ...parts,
    end,
    ...bracket(range, x),
    ...marker(score, x),
  );
}

function bracket(range: GradeScale['range'], x: (value: number) => number): Svg[] {
  if (range === null || range.low === range.high) return [];
  const [from, to] = [across(x(range.low)), across(x(range.high))];
  return [
    element('line', { x1: from, x2: to, y1: 18, y2: 18, class: 'range' }),
    element('line', { x1: from, x2: from, y1: 13, y2: 23, class: 'range' }),
    element('line', { x1: to, x2: to, y1: 13, y2: 23, class: 'range' }),
  ];
}

function marker(score: number | null, x: (value: number) => number): Svg[] {
  if (score === null) return [];
  const shape = symbol(symbolTriangle, 90)() ?? '';
  // A nested svg carries the percent, the path inside it is in pixels.
  return [
    element(
      'svg',
      { x: across(x(score)), y: 17, overflow: 'visible', width: 1, height: 1 },
      element('path', { d: shape, transform: 'rotate(180)', class: 'marker' }),
    ),
  ];
}
