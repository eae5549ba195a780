import type { Day, Period } from '../../../model/time.ts';
import { dayFrom, earlierOf, isDay } from '../../../model/time.ts';
import type { ExportFile } from '../format.ts';

/** Beginnings of month names, accents off, in English, German, French, Spanish, Portuguese and Italian. */
const MONTHS = [
  /^(jan|ene|gen)/,
  /^(feb|fev)/,
  /^(mar|mrz)/,
  /^(apr|abr|avr)/,
  /^(may|mai|mag)/,
  /^(jun|juin|giu)/,
  /^(jul|juil|lug)/,
  /^(aug|ago|aou)/,
  /^(sep|set)/,
  /^(oct|okt|out|ott)/,
  /^nov/,
  /^(dec|dez|dic)/,
];

/** Month of a name or its abbreviation, 1–12; null when it is none. */
export function monthFrom(name: string): number | null {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const index = MONTHS.findIndex((month) => month.test(plain));
  return index < 0 ? null : index + 1;
}

/**
 * Day of a date whose month is a word: `Mar 3, 2025`, `30-Mar-23`, `28 sept. 2026`, `3 de jun. de 2025`,
 * `Fri, Jun 5, 2026`. A year of two digits is of this century and stands last. null = not such a date.
 */
export function dayFromWords(text: string): Day | null {
  const month = (text.match(/\p{L}{3,}/gu) ?? []).map(monthFrom).find((found) => found !== null);
  const [day, year, ...rest] = (text.match(/\d+/g) ?? []).map(Number);
  if (month === undefined || month === null || day === undefined || year === undefined || rest.length > 0)
    return null;
  return dayFrom(year < 100 ? 2000 + year : year, month, day);
}

/** Day at the start of an ISO date or date-time; null when there is none. */
export function isoDay(text: string): Day | null {
  const day = text.slice(0, 10);
  return isDay(day) ? day : null;
}

/** A range of days in a file name, `…2026-01-24_2026-04-23…` or `…20260124_20260423…`; null when there is none. */
export function rangeInName(name: string): { from: Day; to: Day } | null {
  const match = /(?<!\d)(\d{4})(-?)(\d{2})\2(\d{2})_(\d{4})(-?)(\d{2})\6(\d{2})(?!\d)/.exec(name);
  if (match === null) return null;
  const [, year, , month, day, toYear, , toMonth, toDay] = match.map(Number);
  const from = dayFrom(year ?? 0, month ?? 0, day ?? 0);
  const to = dayFrom(toYear ?? 0, toMonth ?? 0, toDay ?? 0);
  return from === null || to === null || from > to ? null : { from, to };
}

/** The range in a file's own name; of a sheet, in that of its workbook. */
export function rangeOf({ name, containers }: ExportFile): { from: Day; to: Day } | null {
  const [around = ''] = containers;
  return rangeInName(name) ?? (/\.xlsx?$/i.test(around) ? rangeInName(around) : null);
}

/** A period cannot speak for days that are still to come. */
export function untilToday(period: Period, today: Day): Period {
  return { from: period.from, through: period.through === null ? null : earlierOf(period.through, today) };
}
