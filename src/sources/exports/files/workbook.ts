import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import Papa from 'papaparse';
import { InputError } from '../shared/errors.ts';
import type { Found } from './found.ts';
import type { Limits } from './limits.ts';
import { unpackWhole } from './zip.ts';

/** Integers from here on have lost digits in a spreadsheet; written in powers of ten no format takes them for an id. */
const FIRST_INEXACT = 1e15;

type Xlsx = typeof import('@e965/xlsx') & { SSF: DateFormats; CFB: Containers };

/** Archives as the library keeps them. */
interface Containers {
  utils: { cfb_new(): object; cfb_add(container: object, name: string, content: Buffer): void };
  write(container: object, options: { fileType: 'zip'; type: 'buffer' }): Buffer;
}

/** The part of the library that its types leave open. */
interface DateFormats {
  is_date(format: string): boolean;
  /** null = no date. */
  parse_date_code(serial: number, options: { date1904: boolean }): Clock | null;
}

/** Year, month, day, hour, minute and second. */
type Clock = Record<'y' | 'm' | 'd' | 'H' | 'M' | 'S', number>;

/**
 * The sheets of a workbook (.xlsx, .xls, Excel XML) as CSV files inside it, so that a format needs not care which of the two
 * somebody downloaded or saved. Dates become `2026-10-31` or `2026-10-31 14:05:00`, figures plain digits; empty sheets are left
 * out. Throws `InputError` for what is no sound workbook.
 */
export async function sheetsOf(workbook: Found, limits: Limits): Promise<Found[]> {
  const xlsx: Xlsx = await import('@e965/xlsx');
  const parsed = await parse(xlsx, await bytesOf(workbook, limits), workbook.path);
  const sheets: Found[] = [];
  for (const name of parsed.SheetNames) {
    const sheet = parsed.Sheets[name];
    const text = sheet === undefined ? '' : csvOf(xlsx, sheet, parsed.Workbook?.WBProps?.date1904 === true);
    if (text !== '') sheets.push(sheetFile(workbook, name.replaceAll('/', '-'), Buffer.from(text)));
  }
  if (sheets.length === 0)
    throw new InputError('workbook-empty', workbook.path, 'No sheet of it holds anything.');
  return sheets;
}

async function bytesOf({ bytes, path }: Found, limits: Limits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limits.workbookBytes)
      throw new InputError('too-large', path, 'Save the sheet that holds the posts as CSV.');
  }
  return Buffer.concat(chunks);
}

async function parse(xlsx: Xlsx, bytes: Buffer, path: string): Promise<WorkBook> {
  const options = { dense: true, cellNF: true, cellHTML: false, cellFormula: false, UTC: true };
  try {
    if (bytes.toString('latin1', 0, 2) !== 'PK') return xlsx.read(bytes, options);
    const container = xlsx.CFB.utils.cfb_new();
    for (const [name, content] of await unpackWhole(bytes)) xlsx.CFB.utils.cfb_add(container, name, content);
    return xlsx.read(xlsx.CFB.write(container, { fileType: 'zip', type: 'buffer' }), options);
  } catch (error) {
    // The library throws bare errors; a password is the one cause that has a remedy of its own.
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message);
    if (isLocked) throw new InputError('encrypted', path, 'Save the workbook without a password.', error);
    throw new InputError('workbook-damaged', path, 'Download it again, or save it as CSV.', error);
  }
}

function csvOf(xlsx: Xlsx, sheet: WorkSheet, date1904: boolean): string {
  const rows: (CellObject | undefined)[][] = (sheet['!data'] ?? []).filter((row) => row !== undefined);
  const texts = rows.map((row) => Array.from(row, (cell) => textOf(xlsx, cell, date1904)));
  const filled = texts.filter((row) => row.some((text) => text !== ''));
  const width = Math.max(0, ...filled.map((row) => row.length));
  return Papa.unparse(filled.map((row) => [...row, ...Array<string>(width - row.length).fill('')]));
}

function textOf(xlsx: Xlsx, cell: CellObject | undefined, date1904: boolean): string {
  if (cell === undefined || cell.v === undefined || cell.v === null) return '';
  if (typeof cell.v !== 'number') return cell.t === 'b' ? String(cell.v).toUpperCase() : String(cell.v);
  if (cell.t === 'e') return cell.w ?? '#N/A';
  if (cell.z !== undefined && xlsx.SSF.is_date(String(cell.z))) return dateOf(xlsx, cell.v, date1904);
  return Number.isInteger(cell.v) && Math.abs(cell.v) >= FIRST_INEXACT
    ? cell.v.toExponential(5).toUpperCase()
    : String(cell.v);
}

/** A date is a count of days; what a clock showed is kept without any time zone. */
function dateOf(xlsx: Xlsx, serial: number, date1904: boolean): string {
  const clock = xlsx.SSF.parse_date_code(serial, { date1904 });
  if (clock === null) return String(serial);
  const { y, m, d, H, M, S } = clock;
  const two = (part: number) => String(part).padStart(2, '0');
  const time = `${two(H)}:${two(M)}:${two(S)}`;
  if (serial < 1) return time;
  const day = `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`;
  return H + M + S === 0 ? day : `${day} ${time}`;
}

function sheetFile(workbook: Found, name: string, text: Buffer): Found {
  return {
    path: `${workbook.path}/${name}`,
    place: `${workbook.place}/${name}`,
    containers: [workbook.path.split('/').at(-1) ?? '', ...workbook.containers],
    sizeBytes: text.length,
    onDisk: null,
    async *bytes() {
      yield text;
    },
  };
}
