import { across, element, type Svg } from './svg.ts';

export interface Bar {
  /** 0–1 of the width. */
  share: number;
  tone: string;
  /** Likely range, 0–1; null = none. */
  interval?: { lower: number; upper: number } | null;
}

/** A bar for a table's cell. The number stands in words beside it, so it is hidden from screen readers. */
export function bar({ share, tone, interval = null }: Bar): Svg {
  const clipped = Math.min(1, Math.max(0, share));
  return element(
    'svg',
    { class: `chart bar ${tone}`, width: '100%', height: 14, 'aria-hidden': 'true' },
    element('rect', { x: 0, y: 1, width: '100%', height: 12, rx: 3, class: 'track' }),
    element('rect', { x: 0, y: 1, width: across(clipped), height: 12, rx: 3, class: 'fill' }),
    ...(interval === null
      ? []
      : [
          element('line', {
            x1: across(interval.lower),
            x2: across(interval.upper),
            y1: 7,
            y2: 7,
            class: 'halo',
          }),
          element('line', {
            x1: across(interval.lower),
            x2: across(interval.upper),
            y1: 7,
            y2: 7,
            class: 'whisker',
          }),
        ]),
  );
}
