import type { Day } from '../../../model/time.ts';
import { dayFrom, isDay } from '../../../model/time.ts';

/** Where the day stands in `3/10/2026`; in `3.10.2026` it is always first. */
export type DayPosition = 'first' | 'second';

const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;

/**
 * Spreadsheets rewrite dates in the order of their user's country. A number above 12 can only be a day, and one file
 * has one order: looks at all its dates. null = nothing decides, or they contradict each other.
 */
export function dayPosition(dates: Iterable<string>): DayPosition | null {
  const positions = new Set<DayPosition>();
  for (const date of dates) {
    const match = NUMERIC.exec(date.trim().split(/\s/)[0] ?? '');
    if (match === null || match[2] === '.') continue;
    if (Number(match[1]) > 12) positions.add('first');
    if (Number(match[3]) > 12) positions.add('second');
  }
  const [position] = positions;
  return positions.size === 1 && position !== undefined ? position : null;
}

/** Day of `2026-10-03`, or of numbers in the order given; null = no such day; 'unclear' = the order must be known. */
export function dayFromNumbers(date: string, position: DayPosition | null): Day | null | 'unclear' {
  if (isDay(date)) return date;
  const match = NUMERIC.exec(date);
  if (match === null) return null;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (match[2] === '.') return dayFrom(year, second, first);
  if (first === second) return dayFrom(year, first, second);
  if (position === null) return 'unclear';
  return position === 'first' ? dayFrom(year, second, first) : dayFrom(year, first, second);
}
