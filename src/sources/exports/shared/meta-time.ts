import type { Day, Instant } from '../../../model/time.ts';
import { instantOf } from '../../../model/time.ts';
import type { DayPosition } from './numeric-dates.ts';
import { dayFromNumbers } from './numeric-dates.ts';

/** `10/31/2026 14:05`; re-saved also `10/31/2026 2:05 PM`, `31.10.2026 14:05`, `2026-10-31 14:05:00` or a day alone. */
const TIME =
  /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d\d-\d\d)(?:[,T]?\s*(\d{1,2}):(\d\d)(?::\d\d)?\s*(?:([ap])\.?m\.?)?)?$/i;

export function isMetaTime(cell: string): boolean {
  return TIME.test(cell);
}

interface Moment {
  publishedAt: Instant;
  precision: 'minute' | 'day';
}

/** A calendar day as the clocks of a zone go. */
interface ZoneDay {
  day: Day;
  startMs: number;
  /** No clock change on it: minutes count on from its start. */
  isSteady: boolean;
}

const MS_PER_MINUTE = 60_000;
const LAST_MINUTE = 24 * 60 - 1;

/**
 * Reads the cells of a "Publish time" column, which name no zone. `position`: where the day stands in this file. The
 * reader gives null for what is no moment.
 */
export function metaTimeReader(position: DayPosition, zone: string): (cell: string) => Moment | null {
  // Many posts share a day; working out the zone's clocks once for each is what makes large files bearable.
  const days = new Map<string, ZoneDay | null>();
  return (cell) => {
    const match = TIME.exec(cell);
    if (match === null) return null;
    const [, date = '', hours, minutes, half] = match;
    if (!days.has(date)) days.set(date, zoneDayOf(dayFromNumbers(date, position), zone));
    const zoneDay = days.get(date) ?? null;
    if (zoneDay === null) return null;
    if (hours === undefined) return { publishedAt: `${zoneDay.day}T00:00:00.000Z`, precision: 'day' };
    const publishedAt = instantAt(zoneDay, hourOf(Number(hours), half), Number(minutes), zone);
    return publishedAt === null ? null : { publishedAt, precision: 'minute' };
  };
}

function zoneDayOf(day: Day | null | 'unclear', zone: string): ZoneDay | null {
  if (day === null || day === 'unclear') return null;
  const startMs = Date.parse(instantOf(day, 0, 0, 0, zone) ?? '');
  const endMs = Date.parse(instantOf(day, 23, 59, 0, zone) ?? '');
  return { day, startMs, isSteady: endMs - startMs === LAST_MINUTE * MS_PER_MINUTE };
}

function instantAt(
  { day, startMs, isSteady }: ZoneDay,
  hour: number,
  minute: number,
  zone: string,
): Instant | null {
  if (!isSteady) return instantOf(day, hour, minute, 0, zone);
  if (hour > 23 || minute > 59) return null;
  return new Date(startMs + (hour * 60 + minute) * MS_PER_MINUTE).toISOString();
}

/** Spreadsheets in America write `2:05 PM`. */
function hourOf(hour: number, half: string | undefined): number {
  return half === undefined ? hour : (hour % 12) + (/p/i.test(half) ? 12 : 0);
}
