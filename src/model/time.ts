import { tzOffset } from '@date-fns/tz';

/** A calendar day, `2026-10-31`. */
export type Day = string;
/** A UTC instant, `2026-10-31T15:04:00.000Z`. */
export type Instant = string;
/** Days a source can speak for, both ends included; null = unknown. */
export interface Period {
  from: Day | null;
  through: Day | null;
}

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;
const MS_PER_DAY = 24 * MS_PER_HOUR;

export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    dayFrom(...(text.split('-').map(Number) as [number, number, number])) === text
  );
}

/** The day of a year, month (1–12) and day; null when there is no such day (30 February). */
export function dayFrom(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  return date.toISOString().slice(0, 10);
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` is earlier. daysBetween('2026-10-01', '2026-10-31') = 30 */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}

/** Monday = 0 … Sunday = 6. */
export function weekdayOf(day: Day): number {
  return (new Date(Date.parse(day)).getUTCDay() + 6) % 7;
}

export function laterOf(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

export function earlierOf(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Asking Intl for an offset is slow; offsets change at full or half hours only, so one answer serves a half hour. */
const offsets = new Map<string, number>();

function offsetMinutes(zone: string, ms: number): number {
  const key = `${zone} ${Math.floor(ms / (30 * MS_PER_MINUTE))}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = tzOffset(zone, new Date(ms));
    if (Number.isNaN(offset)) throw new RangeError('unknown time zone');
    if (offsets.size > 100_000) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

export function isTimeZone(zone: string): boolean {
  try {
    return (
      !Number.isNaN(tzOffset(zone, new Date(0))) && new Intl.DateTimeFormat('en', { timeZone: zone }) !== null
    );
  } catch {
    return false;
  }
}

/**
 * The instant of a wall clock reading in a zone, or null when the day or time does not exist in any calendar.
 * A reading that the spring clock change skips is taken as if the clock had not changed yet; one that the autumn change repeats
 * is the first of the two.
 */
export function instantOf(
  day: Day | null,
  hour: number,
  minute: number,
  second: number,
  zone: string,
): Instant | null {
  if (day === null || hour > 23 || minute > 59 || second > 59) return null;
  const wall = Date.parse(day) + hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * 1000;
  const before = wall - offsetMinutes(zone, wall - MS_PER_DAY) * MS_PER_MINUTE;
  const after = wall - offsetMinutes(zone, wall + MS_PER_DAY) * MS_PER_MINUTE;
  const fits = (ms: number) => ms + offsetMinutes(zone, ms) * MS_PER_MINUTE === wall;
  return new Date(fits(before) || !fits(after) ? before : after).toISOString();
}

/** Day, hour (0–23) and minute that a clock in the zone shows at an instant. */
export function localTime(instant: Instant, zone: string): { day: Day; hour: number; minute: number } {
  const ms = Date.parse(instant);
  const wall = new Date(ms + offsetMinutes(zone, ms) * MS_PER_MINUTE);
  return { day: wall.toISOString().slice(0, 10), hour: wall.getUTCHours(), minute: wall.getUTCMinutes() };
}

/** A month `2026-10` as its first and last day. */
export function daysOfMonth(month: string): { from: Day; to: Day } {
  const [year, index] = month.split('-').map(Number) as [number, number];
  const next = new Date(Date.UTC(year, index, 1)).toISOString().slice(0, 10);
  return { from: `${month}-01`, to: addDays(next, -1) };
}
