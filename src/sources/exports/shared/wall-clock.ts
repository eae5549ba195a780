import type { Day, Instant } from '../../../model/time.ts';
import { instantOf } from '../../../model/time.ts';
import { dayFromNumbers } from './numeric-dates.ts';

/** When something was published, as exactly as the file tells. */
export interface Moment {
  publishedAt: Instant;
  precision: 'minute' | 'day';
}

const CLOCK =
  /^(\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}\/\d{4})(?:[T ]\s*(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]m)?\s*([A-Z]{1,4})?)?$/i;

/** Hours from UTC of the abbreviations that tools write behind a time; they change with the season. */
const HOURS_FROM_UTC: Record<string, number> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  WEST: 1,
  BST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
};

/**
 * The moment of `2026-10-31 14:05:00`, `2026-10-31T14:05:00Z`, `10/31/2026 2:05 pm` (month first) or `2021-07-06 16:45:20 EDT`.
 * `zone` holds where no abbreviation stands behind the time; of an abbreviation we do not know the day is kept. null = no
 * such moment.
 */
export function wallClock(cell: string, zone: string): Moment | null {
  const [, date = '', hour, minute, second = '0', half, abbreviation] = CLOCK.exec(cell) ?? [];
  const day = dayFromNumbers(date, 'second');
  if (day === null || day === 'unclear') return null;
  const offset = abbreviation === undefined ? null : HOURS_FROM_UTC[abbreviation.toUpperCase()];
  if (hour === undefined || offset === undefined) return wholeDay(day);
  const clock = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  const read = instantOf(day, clock, Number(minute), Number(second), offset === null ? zone : 'UTC');
  if (read === null) return null;
  return {
    publishedAt: new Date(Date.parse(read) - (offset ?? 0) * 3_600_000).toISOString(),
    precision: 'minute',
  };
}

function wholeDay(day: Day): Moment {
  return { publishedAt: `${day}T00:00:00.000Z`, precision: 'day' };
}
