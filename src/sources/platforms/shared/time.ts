import type { Day, Instant } from '../../../model/time.ts';

export { instant } from '../../instant.ts';

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
