import type { Engagement } from '../../../model/post.ts';
import { NO_ENGAGEMENT } from '../../../model/post.ts';
import type { Item, TableRow } from '../format.ts';

/** How platforms write "we do not tell"; never 0. */
const UNKNOWN = /^(|-|–|—|n\/?a)$/i;

/**
 * A figure cell as a whole number. null = unknown (blank, a dash, N/A); 'unreadable' = something else than a figure.
 * `2633.0` is 2633. Which mark separates decimals is a property of the format, never guessed from the value: with
 * '.' a comma may group thousands and the other way round; blanks may group in both.
 */
export function parseCount(cell: string, decimalMark: '.' | ',' = '.'): number | null | 'unreadable' {
  const text = cell.trim();
  if (/^\d+$/.test(text)) return Number(text);
  if (UNKNOWN.test(text)) return null;
  const group = decimalMark === '.' ? /(?<=\d)[,\s](?=\d{3}(?!\d))/gu : /(?<=\d)[.\s](?=\d{3}(?!\d))/gu;
  const plain = text.replace(group, '').replace(decimalMark, '.');
  return /^[-−]?\d+(\.0*)?$/.test(plain) ? Number(plain.replace('−', '-')) : 'unreadable';
}

/** The figure columns a format has, by what they mean; a figure that is left out stays null. */
export type FigureColumns = Partial<Record<keyof Engagement, string>>;

/** Reads the figures of a record. A cell that cannot be read is null and gets a notice naming its column. */
export function readFigures(
  row: TableRow,
  columns: FigureColumns,
  decimalMark: '.' | ',' = '.',
): { engagement: Engagement; notices: Item[] } {
  const { counts, notices } = readCounts(row, columns, decimalMark);
  return { engagement: { ...NO_ENGAGEMENT, ...counts }, notices };
}

/** The same for columns of any meaning. */
export function readCounts<Name extends string>(
  row: TableRow,
  columns: Partial<Record<Name, string>>,
  decimalMark: '.' | ',' = '.',
): { counts: Partial<Record<Name, number | null>>; notices: Item[] } {
  const counts: Partial<Record<Name, number | null>> = {};
  const notices: Item[] = [];
  for (const [name, column] of Object.entries(columns) as [Name, string][]) {
    const count = parseCount(row.get(column), decimalMark);
    counts[name] = count === 'unreadable' ? null : count;
    if (count === 'unreadable')
      notices.push({ type: 'notice', row: row.number, code: 'figure-unreadable', detail: column });
  }
  return { counts, notices };
}
