import { type Day, dayFrom, type Instant, instantOf } from '../../../model/time.ts';
import { instant } from './time.ts';

export interface FeedDate {
  publishedAt: Instant;
  precision: 'minute' | 'day';
}

/** Hours from UTC; RFC 822 names the American zones. Any other name is unknown. */
const ZONES: Record<string, number> = {
  Z: 0,
  UT: 0,
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
  BST: 1,
  CET: 1,
  CEST: 2,
};

/** Month names as blogs in these languages write them in feeds, although the standard wants English. */
const MONTH_LANGUAGES = ['en', 'es', 'de', 'fr', 'pt', 'it', 'nl'];
const MONTHS = new Map<string, number>();
for (const language of MONTH_LANGUAGES)
  for (let month = 1; month <= 12; month++)
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
      const name = monthKey(format.format(new Date(Date.UTC(2026, month - 1, 1))));
      if (!MONTHS.has(name)) MONTHS.set(name, month);
    }

function monthKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}

/** When an entry of a feed was published, however it is written; null when nobody can tell. Day only without a time or known zone. */
export function feedDate(text: string | null | undefined): FeedDate | null {
  const written = text?.trim() ?? '';
  const iso = instant(written);
  if (iso !== null) return { publishedAt: iso, precision: 'minute' };
  const bare = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
  if (bare) return dayOnly(dayFrom(Number(bare[1]), Number(bare[2]), Number(bare[3])));

  const match =
    /^(?:\p{L}+\.?,?\s+)?(\d{1,2})\.?[\s-]+(?:de\s+)?(\p{L}+)\.?[\s-]+(?:de\s+)?(\d{2,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([+-]\d{2}:?\d{2}|\p{L}+)?)?/u.exec(
      written,
    );
  if (!match) return null;
  const [, dayOfMonth, monthName = '', yearText = '', hour, minute, second = '0', zone = 'UTC'] = match;
  const name = monthKey(monthName);
  const month = MONTHS.get(name) ?? MONTHS.get(name.slice(0, 3));
  if (month === undefined) return null;
  const short = Number(yearText);
  const year = yearText.length > 2 ? short : short < 70 ? 2000 + short : 1900 + short;
  const day = dayFrom(year, month, Number(dayOfMonth));
  if (hour === undefined) return dayOnly(day);
  const offsetMinutes = offsetOf(zone);
  const wall = instantOf(day, Number(hour), Number(minute), Number(second), 'UTC');
  if (wall === null || offsetMinutes === null) return dayOnly(day);
  return {
    publishedAt: new Date(Date.parse(wall) - offsetMinutes * 60_000).toISOString(),
    precision: 'minute',
  };
}

function dayOnly(day: Day | null): FeedDate | null {
  return day === null ? null : { publishedAt: `${day}T00:00:00.000Z`, precision: 'day' };
}

function offsetOf(zone: string): number | null {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match) return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
  const hours = ZONES[zone.toUpperCase()];
  return hours === undefined ? null : hours * 60;
}
