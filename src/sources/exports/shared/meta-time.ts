import type { Day, Instant } from '../../../model/time.ts';
import { addDays, instantOf } from '../../../model/time.ts';
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
  /** null = clocks change on it. */
  steady: SteadyDay | null;
}

/** The UTC day on which it starts, how many minutes into it, and the UTC day after. */
interface SteadyDay {
  from: Day;
  startMinute: number;
  next: Day;
}

const MINUTES_PER_DAY = 24 * 60;

/**
 * Reads the cells of a "Publish time" column, which name no zone. `position`: where the day stands in this file. The
 * reader gives null for what is no moment.
 */
export function metaTimeReader(position: DayPosition, zone: string): (cell: string) => Moment | null {
  // Many posts share a day; working out the zone's clocks once for each is what makes large files bearable.
  const days = new Map<string, ZoneDay | null>();
  return (cell) => {
    const plain = plainMoment(cell, days);
    if (plain !== null) return plain;
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

/** `10/31/2026 14:05` on a day met before, as nearly all are: its parts are told by their places. null = something else. */
function plainMoment(cell: string, days: ReadonlyMap<string, ZoneDay | null>): Moment | null {
  if (cell.length !== 16 || cell[10] !== ' ' || cell[13] !== ':') return null;
  const steady = days.get(cell.slice(0, 10))?.steady;
  const hour = twoDigits(cell, 11);
  const minute = twoDigits(cell, 14);
  if (!steady || hour > 23 || minute > 59) return null;
  return { publishedAt: steadyInstant(steady, hour, minute), precision: 'minute' };
}

/** Above every hour and minute where there are no two digits. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 100;
}

function zoneDayOf(day: Day | null | 'unclear', zone: string): ZoneDay | null {
  if (day === null || day === 'unclear') return null;
  const start = instantOf(day, 0, 0, 0, zone) ?? '';
  const minutes = (Date.parse(instantOf(day, 23, 59, 0, zone) ?? '') - Date.parse(start)) / 60_000;
  if (minutes !== MINUTES_PER_DAY - 1) return { day, steady: null };
  const from = start.slice(0, 10);
  const startMinute = Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16));
  return { day, steady: { from, startMinute, next: addDays(from, 1) } };
}

function instantAt({ day, steady }: ZoneDay, hour: number, minute: number, zone: string): Instant | null {
  if (steady === null) return instantOf(day, hour, minute, 0, zone);
  return hour > 23 || minute > 59 ? null : steadyInstant(steady, hour, minute);
}

function steadyInstant(steady: SteadyDay, hour: number, minute: number): Instant {
  const minutes = steady.startMinute + hour * 60 + minute;
  const utcDay = minutes < MINUTES_PER_DAY ? steady.from : steady.next;
  const ofDay = minutes % MINUTES_PER_DAY;
  return `${utcDay}T${TWO_DIGITS[Math.floor(ofDay / 60)]}:${TWO_DIGITS[ofDay % 60]}:00.000Z`;
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** Spreadsheets in America write `2:05 PM`. */
function hourOf(hour: number, half: string | undefined): number {
  return half === undefined ? hour : (hour % 12) + (/p/i.test(half) ? 12 : 0);
}
