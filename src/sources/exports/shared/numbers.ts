import type { Engagement } from '../../../model/post.ts';
import type { Item, TableRow } from '../format.ts';

/** How platforms write "we do not tell"; never 0. */
const UNKNOWN = /^(|-|–|—|n\/?a)$/i;

/**
 * A figure cell as a whole number. null = unknown (blank, a dash, N/A); 'unreadable' = something else than a figure.
 * `2633.0` is 2633. Which mark separates decimals is a property of the format, never guessed from the value: with
 * '.' a comma may group thousands and the other way round; blanks may group in both.
 */
export function parseCount(cell: string, decimalMark: '.' | ',' = '.'): number | null | 'unreadable' {
  const plain = plainCount(cell);
  if (plain !== null) return plain;
  const text = cell.trim();
  if (UNKNOWN.test(text)) return null;
  const group = decimalMark === '.' ? /(?<=\d)[,\s](?=\d{3}(?!\d))/gu : /(?<=\d)[.\s](?=\d{3}(?!\d))/gu;
  const ungrouped = text.replace(group, '').replace(decimalMark, '.');
  return /^[-−]?\d+(\.0*)?$/.test(ungrouped) ? Number(ungrouped.replace('−', '-')) : 'unreadable';
}

/** Digits and nothing else, as nearly all figures are: adding them up is quicker than a pattern. null = something else. */
function plainCount(cell: string): number | null {
  if (cell === '' || cell.length > 15) return null;
  let count = 0;
  for (let at = 0; at < cell.length; at++) {
    const digit = cell.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return null;
    count = count * 10 + digit;
  }
  return count;
}

/** The figure columns a format has, by what they mean; a figure that is left out stays null. */
export type FigureColumns = Partial<Record<keyof Engagement, string>>;

/** Reads the figures of a record. A cell that cannot be read is null and gets a notice naming its column. */
export function readFigures(
  row: TableRow,
  columns: FigureColumns,
  decimalMark: '.' | ',' = '.',
): { engagement: Engagement; notices: Item[] } {
  const notices: Item[] = [];
  const figure = (column: string | undefined) =>
    column === undefined ? null : readCount(row, column, decimalMark, notices);
  const engagement = {
    reactions: figure(columns.reactions),
    comments: figure(columns.comments),
    shares: figure(columns.shares),
    saves: figure(columns.saves),
    views: figure(columns.views),
    reach: figure(columns.reach),
    clicks: figure(columns.clicks),
  };
  return { engagement, notices };
}

/** The same for columns of any meaning. */
export function readCounts<Name extends string>(
  row: TableRow,
  columns: Partial<Record<Name, string>>,
  decimalMark: '.' | ',' = '.',
): { counts: Partial<Record<Name, number | null>>; notices: Item[] } {
  const counts: Partial<Record<Name, number | null>> = {};
  const notices: Item[] = [];
  for (const [name, column] of Object.entries(columns) as [Name, string][])
    counts[name] = readCount(row, column, decimalMark, notices);
  return { counts, notices };
}

function readCount(row: TableRow, column: string, decimalMark: '.' | ',', notices: Item[]): number | null {
  const count = parseCount(row.get(column), decimalMark);
  if (count !== 'unreadable') return count;
  notices.push({ type: 'notice', row: row.number, code: 'figure-unreadable', detail: column });
  return null;
}
