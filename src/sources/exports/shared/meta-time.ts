import type { Instant } from '../../../model/time.ts';
import { instantOf } from '../../../model/time.ts';
import type { DayPosition } from './numeric-dates.ts';
import { dayFromNumbers } from './numeric-dates.ts';

/** `10/31/2026 14:05`; re-saved also `10/31/2026 2:05 PM`, `31.10.2026 14:05`, `2026-10-31 14:05:00` or a day alone. */
const TIME =
  /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d\d-\d\d)(?:[,T]?\s*(\d{1,2}):(\d\d)(?::\d\d)?\s*(?:([ap])\.?m\.?)?)?$/i;

export function isMetaTime(cell: string): boolean {
  return TIME.test(cell);
}

/**
 * The moment in a "Publish time" cell, which names no zone. `position`: where the day stands in this file. null = no
 * moment can be read.
 */
export function metaTime(
  cell: string,
  position: DayPosition,
  zone: string,
): { publishedAt: Instant; precision: 'minute' | 'day' } | null {
  const match = TIME.exec(cell);
  if (match === null) return null;
  const day = dayFromNumbers(match[1] ?? '', position);
  if (day === null || day === 'unclear') return null;
  if (match[2] === undefined) return { publishedAt: `${day}T00:00:00.000Z`, precision: 'day' };
  const hour =
    match[4] === undefined ? Number(match[2]) : (Number(match[2]) % 12) + (/p/i.test(match[4]) ? 12 : 0);
  const publishedAt = instantOf(day, hour, Number(match[3]), 0, zone);
  return publishedAt === null ? null : { publishedAt, precision: 'minute' };
}
