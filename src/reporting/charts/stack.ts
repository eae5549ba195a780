import { stack as stacked } from 'd3-shape';
import { across, element, picture, type Svg } from './svg.ts';

export interface Stack {
  title: string;
  description: string;
  /** In order; values of any unit, drawn as parts of their sum. */
  parts: { id: string; value: number; text: string }[];
}

/** Parts of a whole on one line; each part has a pattern of its own, so that it is told apart without colour. */
export function stack({ title, description, parts }: Stack): Svg {
  const values = Object.fromEntries(parts.map(({ id, value }) => [id, value]));
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const layers = stacked<Record<string, number>>().keys(parts.map(({ id }) => id))([values]);
  const drawn = layers.flatMap((layer, i) => {
    const part = parts[i];
    const [from, to] = layer[0] ?? [0, 0];
    if (part === undefined || total === 0 || to === from) return [];
    const share = (to - from) / total;
    return [
      element('rect', {
        x: across(from / total),
        y: 0,
        width: across(share),
        height: 34,
        class: `part ${part.id}`,
      }),
      ...(share < 0.08
        ? []
        : [
            element(
              'text',
              { x: across((from + to) / 2 / total), y: 22, class: `in ${part.id}`, 'text-anchor': 'middle' },
              part.text,
            ),
          ]),
    ];
  });
  return picture({ title, description }, { height: 34, class: 'chart stack' }, ...drawn);
}
