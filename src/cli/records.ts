import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import Papa from 'papaparse';
import { type Collection, collectionSchema } from '../model/collection.ts';
import { CommandError } from './faults.ts';

/** A record as its file gives it; `fault` where it could not even be read. Numbered from 1, blank lines not counted. */
export interface FileRecord {
  number: number;
  value: unknown;
  fault: 'not-json' | null;
}

/**
 * Records of a `.csv` file with a header, or of a file with one JSON object per line; `-` is standard input, one JSON
 * object per line. One record is in memory at a time.
 */
export async function* recordsIn(file: string, columns: readonly string[]): AsyncGenerator<FileRecord> {
  if (file !== '-') mustExist(file);
  if (/\.csv$/i.test(file)) yield* tableRows(file, columns);
  else yield* jsonLines(file);
}

async function* jsonLines(file: string): AsyncGenerator<FileRecord> {
  const input = file === '-' ? process.stdin : createReadStream(file, 'utf8');
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const text = number === 0 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() === '') continue;
    number++;
    yield { number, ...parsed(text) };
  }
}

function parsed(line: string): Pick<FileRecord, 'value' | 'fault'> {
  try {
    return { value: JSON.parse(line), fault: null };
  } catch {
    return { value: null, fault: 'not-json' };
  }
}

async function* tableRows(file: string, columns: readonly string[]): AsyncGenerator<FileRecord> {
  const rows = Papa.parse(Papa.NODE_STREAM_INPUT, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.replace(/^\uFEFF/, '').trim(),
  });
  let number = 0;
  for await (const row of createReadStream(file, 'utf8').pipe(rows)) {
    number++;
    if (number === 1) mustHave(file, Object.keys(row), columns);
    yield { number, value: row, fault: null };
  }
}

function mustHave(file: string, present: readonly string[], columns: readonly string[]): void {
  const missing = columns.filter((column) => !present.includes(column));
  if (missing.length > 0)
    throw new CommandError(
      'columns-missing',
      `Columns are missing: ${missing.join(', ')}.`,
      resolve(file),
      `The first line names the columns; ${columns.join(', ')} are needed.`,
    );
}

/** A kept collection; null for any file that is not `.json`. */
export function collectionIn(file: string): Collection | null {
  if (!/\.json$/i.test(file)) return null;
  mustExist(file);
  const content = collectionSchema.safeParse(parsed(readFileSync(file, 'utf8')).value);
  if (content.success) return content.data;
  throw new CommandError(
    'not-a-collection',
    'This file is no collection that can be read.',
    resolve(file),
    'Hand over a collection.json kept by a run, a .csv file, or a .jsonl file with one record per line.',
  );
}

function mustExist(file: string): void {
  if (!existsSync(file))
    throw new CommandError('not-found', 'Nothing lies at this path.', resolve(file), 'Check the spelling.');
}
