import { scaleLinear } from 'd3-scale';
import { across, element, picture, type Svg } from './svg.ts';

export interface ValueBar {
  title: string;
  value: number;
  target: number;
  interval: { lower: number; upper: number } | null;
  /** End of the scale, in the value's unit. */
  most: number;
  tone: string;
  /** Written at the target, such as `Goal 80%`. */
  goal: string;
}

const BAR = { y: 8, height: 14 };

/** One value as a bar, its likely range as a whisker, its goal as a mark across the bar. */
export function valueBar({ title, value, target, interval, most, tone, goal }: ValueBar): Svg {
  const x = scaleLinear([0, Math.max(most, 1e-9)], [0, 1]).clamp(true);
  const atGoal = x(target);
  return picture(
    { title },
    { height: 44, class: `chart value-bar ${tone}` },
    element('rect', { x: 0, ...BAR, width: '100%', rx: 3, class: 'track' }),
    element('rect', { x: 0, ...BAR, width: across(x(value)), rx: 3, class: 'fill' }),
    ...whisker(interval, x),
    element('line', { x1: across(atGoal), x2: across(atGoal), y1: 3, y2: 29, class: 'goal' }),
    element(
      'text',
      {
        x: across(atGoal),
        y: 41,
        class: 'goal-text',
        'text-anchor': atGoal > 0.8 ? 'end' : atGoal < 0.2 ? 'start' : 'middle',
      },
      goal,
    ),
  );
}

function whisker(interval: ValueBar['interval'], x: (value: number) => number): Svg[] {
  if (interval === null || interval.lower === interval.upper) return [];
  const middle = BAR.y + BAR.height / 2;
  const ends = [x(interval.lower), x(interval.upper)] as const;
  const line = { x1: across(ends[0]), x2: across(ends[1]), y1: middle, y2: middle };
  return [
    // A light edge keeps the line visible on the bar's own colour.
    element('line', { ...line, class: 'halo' }),
    element('line', { ...line, class: 'whisker' }),
    ...ends.map((end) =>
      element('line', {
        x1: across(end),
        x2: across(end),
        y1: middle - 4,
        y2: middle + 4,
        class: 'whisker',
      }),
    ),
  ];
}
