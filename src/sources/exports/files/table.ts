import Papa from 'papaparse';
import type { TableRow } from '../format.ts';
import { DamagedFileError } from '../shared/errors.ts';
import { normalise } from '../shared/normalise.ts';
import { recover, splitAtLines } from './unmatched-quotes.ts';

/** How a delimited text is laid out, as its head tells. */
export interface TableLayout {
  delimiter: string;
  newline: '\n' | '\r';
  /** Records before the header: `sep=` line, notices, blank lines. */
  headerAt: number;
  /** Normalised. */
  columns: string[];
}

const DELIMITERS = [',', ';', '\t'];
/** The header is looked for among so many records, and judged by so many that follow it. */
const HEADER_RECORDS = 12;
const FOLLOWING_RECORDS = 8;
/** Longer records mean that a quote was opened and never closed. */
const LONGEST_RECORD = 1 << 20;

/** The layout of a delimited text; null when it is none. `isWhole`: the head is the entire text. */
export function findTable(head: string, isWhole: boolean): TableLayout | null {
  if (/^\s*([<{[]|window\.|var\s)/.test(head)) return null;
  const newline = /\r(?!\n)|\n/.exec(head)?.[0] === '\r' ? '\r' : '\n';
  const declared = /^\s*"?sep=([,;\t])"?/i.exec(head)?.[1];
  const candidates: { fit: Fit; layout: TableLayout }[] = [];
  for (const delimiter of declared === undefined ? DELIMITERS : [declared]) {
    const records = firstRecords(head, isWhole, delimiter, newline);
    for (const [headerAt, record] of records.slice(0, HEADER_RECORDS).entries()) {
      const fit = fitAsHeader(record, records.slice(headerAt + 1, headerAt + 1 + FOLLOWING_RECORDS));
      if (fit === null) continue;
      candidates.push({ fit, layout: { delimiter, newline, headerAt, columns: record.map(normalise) } });
    }
  }
  candidates.sort(
    (a, b) => b.fit.rank - a.fit.rank || b.fit.names - a.fit.names || a.layout.headerAt - b.layout.headerAt,
  );
  return candidates[0]?.layout ?? null;
}

/** Records behind the header as far as the head holds them whole. */
export function rowsInHead(head: string, isWhole: boolean): TableRow[] {
  const layout = findTable(head, isWhole);
  if (layout === null) return [];
  const { delimiter, newline, headerAt, columns } = layout;
  const records = parse(new Papa.Parser({ delimiter, newline }), head, isWhole).data;
  const places = placesOf(columns);
  return records
    .slice(headerAt + 1)
    .map((cells, at) => ({ cells, row: new CellRow(at + 1, cells, places) }))
    .filter(({ cells }) => !isBlank(cells))
    .map(({ row }) => row);
}

/** Records at the start of a table, header and all; one that the head cuts off is left out. */
function firstRecords(head: string, isWhole: boolean, delimiter: string, newline: '\n' | '\r'): string[][] {
  const { data } = parse(new Papa.Parser({ delimiter, newline, preview: 40 }), head, isWhole);
  return data.map((record) => record.map((cell) => cell.trim()));
}

/** How well a record does as header. */
interface Fit {
  /** 2 = most records behind it have as many cells, 1 = most have several, 0 = there are none. */
  rank: 0 | 1 | 2;
  /** Cells that read like names, less twice those that do not. */
  names: number;
}

/** null = cannot be a header. */
function fitAsHeader(record: string[], following: string[][]): Fit | null {
  const filled = record.filter((cell) => cell !== '');
  const nameLike = filled.filter(isNameLike).length;
  const names = nameLike - 2 * (filled.length - nameLike);
  const rows = following.filter((row) => !isBlank(row));
  const most = (test: (row: string[]) => boolean) => rows.filter(test).length * 2 >= rows.length;
  if (nameLike < 2 || names < 1 || !most((row) => row.length > 1)) return null;
  if (rows.length === 0) return { rank: 0, names };
  return { rank: most((row) => row.length === record.length) ? 2 : 1, names };
}

function isNameLike(cell: string): boolean {
  return (
    cell.length <= 120 &&
    /\p{L}/u.test(cell) &&
    !/:\/\/|^\d{4}-\d\d|\d[/.]\d{1,2}[/.]\d|^[\d.]+E\+\d+$/.test(cell)
  );
}

/**
 * Records behind the header, one by one; blank ones are counted and left out. Throws `DamagedFileError` where a quote is
 * never closed or the last record is cut off; at the end where quotes did not match or records had too many cells.
 */
export async function* readRows(
  text: AsyncIterable<string>,
  layout: TableLayout,
  place: string,
): AsyncGenerator<TableRow> {
  const parser = new Papa.Parser({ delimiter: layout.delimiter, newline: layout.newline });
  const places = placesOf(layout.columns);
  const width = layout.columns.findLastIndex((column) => column !== '') + 1;
  let number = -layout.headerAt - 1;
  let rest = '';
  let shortRecords = 0;
  let strayQuoteRecords = 0;
  let shiftedRecords = 0;
  for await (const piece of text) {
    const input = rest + piece;
    const { data, cursor, strayQuotes } = parse(parser, input, false);
    rest = input.slice(cursor);
    strayQuoteRecords += strayQuotes.size;
    for (const cells of strayQuotes.size === 0 ? data : recover(input, strayQuotes, data, layout)) {
      number += 1;
      if (number < 1 || isBlank(cells)) continue;
      if (cells.length < width) shortRecords += 1;
      else if (hasSurplus(cells, layout)) shiftedRecords += 1;
      yield new CellRow(number, cells, places);
    }
    if (rest.length > LONGEST_RECORD) throw cutOff('quote-not-closed', place);
  }
  const last = parse(parser, rest, true);
  const lastData = last.quoteOpen ? splitAtLines(rest, layout) : last.data;
  if (lastData === null) throw cutOff('quote-not-closed', place);
  strayQuoteRecords += last.quoteOpen ? 1 : last.strayQuotes.size;
  for (const cells of lastData) {
    number += 1;
    if (number < 1 || isBlank(cells)) continue;
    if (cells.length < width && shortRecords + strayQuoteRecords === 0) throw cutOff('cut-off', place);
    if (hasSurplus(cells, layout)) shiftedRecords += 1;
    yield new CellRow(number, cells, places);
  }
  if (strayQuoteRecords > 0)
    throw new DamagedFileError(
      'stray-quotes',
      place,
      'Quotes do not match: records were told apart by their lines where that was possible. Fetch the file again and do not edit it.',
    );
  if (shiftedRecords > 0)
    throw new DamagedFileError(
      'cells-shifted',
      place,
      'Records hold more cells than there are columns, so that some stand in the wrong one: fetch the file again.',
    );
}

function hasSurplus(cells: string[], { columns }: TableLayout): boolean {
  return cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '');
}

/** Where the columns stand; several places where a name repeats. */
type Places = ReadonlyMap<string, number | number[]>;

function placesOf(columns: string[]): Places {
  const places = new Map<string, number | number[]>();
  for (const [at, column] of columns.entries()) {
    // A damaged workbook may have tens of thousands of columns without a name.
    if (column === '') continue;
    const known = places.get(column);
    if (typeof known === 'object') known.push(at);
    else places.set(column, known === undefined ? at : [known, at]);
  }
  return places;
}

/** A class, since a large table makes half a million of them: they share their methods. */
class CellRow implements TableRow {
  readonly number: number;
  readonly #cells: string[];
  readonly #places: Places;

  constructor(number: number, cells: string[], places: Places) {
    this.number = number;
    this.#cells = cells;
    this.#places = places;
  }

  get(column: string): string {
    const at = this.#places.get(column);
    if (at === undefined) return '';
    if (typeof at === 'number') return this.at(at);
    return at.map((one) => this.at(one)).find((cell) => cell !== '') ?? '';
  }

  at(place: number): string {
    const cell = this.#cells[place] ?? '';
    return cell === '' || (isInked(cell.charCodeAt(0)) && isInked(cell.charCodeAt(cell.length - 1)))
      ? cell
      : cell.trim();
  }
}

/** A visible ASCII character: a cell that begins and ends with one needs no trimming, which most of ten million do not. */
function isInked(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** The pull side of papaparse: complete records of a piece of text, and where the next one begins. */
function parse(parser: Papa.Parser, text: string, isLast: boolean): Parsed {
  const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(text, 0, !isLast);
  const stray = errors.filter(({ code, row }) => code === 'InvalidQuotes' && (row ?? 0) < data.length);
  return {
    data,
    cursor: meta.cursor,
    quoteOpen: errors.some((error) => error.code === 'MissingQuotes'),
    strayQuotes: new Set(stray.map((error) => error.row ?? 0)),
  };
}

interface Parsed {
  data: string[][];
  cursor: number;
  quoteOpen: boolean;
  /** Records with a quote in the middle of a quoted cell, by their place in `data`. */
  strayQuotes: ReadonlySet<number>;
}

function isBlank(cells: string[]): boolean {
  return (cells[0] === '' || cells[0]?.trim() === '') && cells.every((cell) => cell.trim() === '');
}

function cutOff(code: string, place: string): DamagedFileError {
  return new DamagedFileError(
    code,
    place,
    'The file breaks off here: fetch it again, or send the whole file.',
  );
}
