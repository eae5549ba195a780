import type { Scored } from '../../../model/outcome.ts';

/** A space that no line ends at. */
export const NO_BREAK = '\u00a0';

// Written out instead of asking Intl, whose output differs between versions of Node: the same snapshot gives the same report.
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

function parts(day: string): { year: string; month: string; date: number } {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year, month: MONTHS[Number(month) - 1] ?? month, date: Number(date) };
}

/** number(1234.5, 1) = `1,234.5`; a fraction of zero is left out. */
export function number(value: number, digits = 0): string {
  const [whole = '', fraction] = value.toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined || Number(fraction) === 0 ? grouped : `${grouped}.${fraction}`;
}

/** Whole percent of a share 0–1; what would round to 0 or 100 without being it says so. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return 'under 1%';
  if (rounded === 100 && share < 1) return 'over 99%';
  return `${number(rounded)}%`;
}

/** count(1, 'post') = `1 post` */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** list(['a', 'b', 'c']) = `a, b, and c` */
export function list(items: readonly string[], word = 'and'): string {
  if (items.length <= 2) return items.join(` ${word} `);
  return `${items.slice(0, -1).join(', ')}, ${word} ${items.at(-1)}`;
}

/** `October 31, 2026` */
export function date(day: string): string {
  const { year, month, date } = parts(day);
  return `${month} ${date}, ${year}`;
}

/** `Oct 31` */
export function shortDate(day: string): string {
  const { month, date } = parts(day);
  return `${month.slice(0, 3)} ${date}`;
}

/** `Oct 31, 2026`, kept on one line */
export function mediumDate(day: string): string {
  return `${shortDate(day)}, ${parts(day).year}`.replaceAll(' ', NO_BREAK);
}

/** `August 3 – October 31, 2026` */
export function period(from: string, to: string): string {
  const start = parts(from);
  const sameYear = start.year === parts(to).year;
  return `${sameYear ? `${start.month} ${start.date}` : date(from)} – ${date(to)}`;
}

/** Hours of a day, 0–24: `9 am – noon`. */
export function hours(from: number, to: number): string {
  return `${hour(from)} – ${hour(to)}`;
}

function hour(value: number): string {
  if (value % 24 === 0) return 'midnight';
  if (value === 12) return 'noon';
  return value < 12 ? `${value} am` : `${value - 12} pm`;
}

/** Start of a block of hours where there is little room: `9a`. */
export function shortHour(value: number): string {
  return `${value % 12 === 0 ? 12 : value % 12}${value < 12 ? 'a' : 'p'}`;
}

export function shortWeekday(name: string): string {
  return name.slice(0, 3);
}

export function minutes(value: number): string {
  return value < 90 ? count(value, 'minute') : `${number(value / 60, 1)} hours`;
}

/** A value as a figure and what it counts, apart so that the figure can be set large. */
export function quantity(value: number, unit: Scored['unit']): { figure: string; unit: string } {
  const counted = (one: string) => ({
    figure: number(Math.round(value)),
    unit: Math.round(value) === 1 ? one : `${one}s`,
  });
  switch (unit) {
    case 'share':
      return { figure: percent(value), unit: '' };
    case 'ratio':
      return { figure: percent(value), unit: 'of the best possible' };
    case 'days':
      return counted('day');
    case 'hours':
      return counted('hour');
    case 'platforms':
      return counted('platform');
    case 'posts per week':
      return { figure: number(value, 1), unit: 'a week' };
    case 'count':
      return { figure: number(value, 1), unit: '' };
  }
}

/** `between 18% and 31%` in the words of its unit. */
export function between(unit: Scored['unit'], lower: number, upper: number): string {
  const low = quantity(lower, unit);
  const high = quantity(upper, unit);
  const said =
    low.figure === high.figure ? `about ${low.figure}` : `between ${low.figure} and ${high.figure}`;
  return high.unit === '' ? said : `${said} ${high.unit}`;
}
