import { chance } from './dice.mjs';
import { daysOf, table } from './table.mjs';

/** Meta writes times of US Pacific, three hours behind the practice's clock all year. */
export function publishTime(at) {
  const [year, month, day, hour, minute] = new Date(Date.parse(`${at.replace(' ', 'T')}Z`) - 3 * 3_600_000)
    .toISOString()
    .split(/\D/);
  return `${month}/${day}/${year} ${hour}:${minute}`;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export function nameOf({ from, to }, number) {
  const words = (day) => `${MONTHS[Number(day.slice(5, 7)) - 1]}-${day.slice(8)}-${day.slice(0, 4)}`;
  return `${words(from)}_${words(to)}_${number}.csv`;
}

export const within =
  ({ from, to }) =>
  ({ at }) =>
    at.slice(0, 10) >= from && at.slice(0, 10) <= to;

/** Most figures come in the first days; an export made soon after a post shows less of them. */
export function grown(at, { to }) {
  return 1 - Math.exp(-(Date.parse(to) - Date.parse(at.slice(0, 10))) / (3 * 86_400_000) - 0.5);
}

/** As a CSV with a mark at the start that says UTF-8. The newest row is out of order, as in Meta's own files. */
export function csv(name, columns, rows) {
  const [first, second, ...rest] = rows;
  const ordered = second ? [second, first, ...rest] : rows;
  const cells = ordered.map((row) => columns.map((column) => row[column]));
  return { name, bytes: Buffer.from(`\ufeff${table([columns, ...cells])}`) };
}

/** A card of the page per day: known, and left alone. UTF-16 with a mark at the start, as Meta writes these. */
export function dailySeries({ name, metric, range, most }) {
  const head = `sep=,\r\n"${metric}"\r\n"Date","Primary"\r\n`;
  const days = daysOf(range).map(
    (day) => `"${day}T00:00:00","${Math.floor(chance(metric, day) ** 2 * (most + 1))}"\r\n`,
  );
  return { name, bytes: Buffer.from(`\ufeff${head}${days.join('')}`, 'utf16le') };
}
