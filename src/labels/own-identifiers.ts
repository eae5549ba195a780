import type { IdentifierKind } from './identifier-patterns.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MESES = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const TITLE =
  /^(?:mr|mrs|ms|miss|mx|mdm|sr|sra|senora?|do[nñ]a?|dr|dra|patient|meet|this|is|thank|thanks|you|congrats|congratulations|to|age|aged|\d+)$/;
/** A phone without its area code has this many digits; fewer prove nothing. */
const LEAST_DIGITS = 7;

/**
 * Tells whether what was found is one of the practice's own phones, addresses, mails, domains, people or days, however it
 * is written: "(419) 555-0142" and "419.555.0142" are one number, "Oct 8" and 2026-10-08 one day.
 */
export function ownIdentifiers(own: readonly string[]): (kind: IdentifierKind, found: string) => boolean {
  const values = own.map((value) => ({
    bare: bareOf(value),
    words: wordsOf(value),
    digits: digitsOf(value),
    day: dayOf(value),
  }));
  return (kind, found) => {
    if (values.length === 0) return false;
    const words = wordsOf(found).filter((word) => !TITLE.test(word));
    if (kind === 'phone' || kind === 'fax') {
      const digits = digitsOf(found);
      return values.some((one) => one.digits.length >= LEAST_DIGITS && endsAlike(one.digits, digits));
    }
    if (kind === 'date') {
      const day = dayOf(found);
      return day !== null && values.some((one) => one.day === day);
    }
    if (kind === 'name')
      return words.length > 0 && values.some((one) => words.every((word) => one.words.includes(word)));
    const bare = bareOf(found);
    return values.some((one) => one.bare.length > 3 && (bare.includes(one.bare) || one.bare.includes(bare)));
  };
}

function endsAlike(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return length >= LEAST_DIGITS && a.slice(-length) === b.slice(-length);
}

function bareOf(value: string): string {
  return value.toLowerCase().replace(/[\s().,+-]/g, '');
}

function digitsOf(value: string): string {
  return value.replace(/\D/g, '');
}

function wordsOf(value: string): string[] {
  return value.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}

/** "10-8" of 2026-10-08, 10/8/2026, Oct 8th, 8 de octubre; null where no day of a month stands. */
function dayOf(value: string): string | null {
  const iso = /\b\d{4}-(\d{2})-(\d{2})\b/.exec(value);
  if (iso) return `${Number(iso[1])}-${Number(iso[2])}`;
  const slashed = /\b(\d{1,2})[/.-](\d{1,2})\b/.exec(value);
  if (slashed) return `${Number(slashed[1])}-${Number(slashed[2])}`;
  const lower = value.toLowerCase();
  const month = wordsOf(lower)
    .map((word) => Math.max(MONTHS.indexOf(word.slice(0, 3)), MESES.indexOf(word.slice(0, 3))))
    .find((at) => at >= 0);
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(lower);
  return month === undefined || !day ? null : `${month + 1}-${Number(day[1])}`;
}
