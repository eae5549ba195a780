import { type Instant, isDay } from '../model/time.ts';

/**
 * The instant of a time as interfaces and archives write it: `2021-07-04T19:50:58+0000`, fractions of any length, without a zone (then UTC).
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
