import { scaleBand, scaleLinear } from 'd3-scale';
import { across, element, picture, type Svg } from './svg.ts';

export interface Columns {
  title: string;
  description: string;
  /** In order; `words` is read for the column, `tick` is written beneath it where there is room. */
  columns: { value: number; words: string; tick: string }[];
  /** A line across, such as the goal; null = none. */
  line: { value: number; text: string } | null;
}

const HEIGHT = 168;
const TOP = 22;
const FLOOR = HEIGHT - 22;
/** Share of the width that columns take where the line's words stand beside them. */
const BESIDE_WORDS = 0.87;

/** One column per week, each with its number on top. */
export function columns({ title, description, columns, line }: Columns): Svg {
  const most = Math.max(1, line?.value ?? 0, ...columns.map(({ value }) => value));
  const x = scaleBand(
    columns.map((_, i) => i),
    [0, line === null ? 1 : BESIDE_WORDS],
  )
    .paddingInner(0.28)
    .paddingOuter(0.14);
  const y = scaleLinear([0, most], [FLOOR, TOP]);
  const every = Math.max(1, Math.ceil(columns.length / 5));
  const drawn = columns.flatMap(({ value, words, tick }, i) => {
    const left = x(i) ?? 0;
    const middle = across(left + x.bandwidth() / 2);
    return [
      element(
        'rect',
        {
          x: across(left),
          y: value === 0 ? FLOOR - 2 : y(value),
          width: across(x.bandwidth()),
          height: value === 0 ? 2 : FLOOR - y(value),
          rx: value === 0 ? 0 : 2,
          class: value === 0 ? 'column none' : 'column',
        },
        element('title', {}, words),
      ),
      element(
        'text',
        { x: middle, y: y(value) - 6, class: 'figure', 'text-anchor': 'middle' },
        String(value),
      ),
      ...(i % every === 0
        ? [element('text', { x: middle, y: HEIGHT - 5, class: 'tick', 'text-anchor': 'middle' }, tick)]
        : []),
    ];
  });
  return picture(
    { title, description },
    { height: HEIGHT, class: 'chart columns' },
    element('line', { x1: 0, x2: '100%', y1: FLOOR, y2: FLOOR, class: 'axis' }),
    ...drawn,
    ...(line === null
      ? []
      : [
          element('line', {
            x1: 0,
            x2: across(BESIDE_WORDS),
            y1: y(line.value),
            y2: y(line.value),
            class: 'goal',
          }),
          element(
            'text',
            { x: '100%', y: y(line.value) + 4, class: 'goal-text', 'text-anchor': 'end' },
            line.text,
          ),
        ]),
  );
}
