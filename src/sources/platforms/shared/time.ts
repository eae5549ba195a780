import { type Day, type Instant, isDay } from '../../../model/time.ts';

/**
 * The instant of a time as interfaces write it: `2021-07-04T19:50:58+0000`, fractions of any length, without a zone (then UTC).
 * Null when it is none.
 */
export function instant(text: string | null | undefined): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
    text?.trim() ?? '',
  );
  if (!match || !isDay(match[1] ?? '')) return null;
  const [, day, time, fraction = '', zone = 'Z'] = match;
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const ms = Date.parse(`${day}T${time}${fraction.slice(0, 4)}${offset}`);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** Null for a number that no calendar has. */
export function instantOfMs(ms: number): Instant | null {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null;
}

export function unixSeconds(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000);
}

export function dayOf(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

export function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Seconds of an ISO 8601 duration such as `PT1H2M3S`; null when it is none. */
export function durationSeconds(text: string | null | undefined): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text ?? '');
  if (!match) return null;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
}
