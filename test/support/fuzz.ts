import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { EXPORT_FORMATS } from '../../src/sources/exports/index.ts';
import { openExports } from '../../src/sources/exports/open.ts';
import { InputError } from '../../src/sources/exports/shared/errors.ts';
import type { FileReading } from '../../src/sources/read-exports.ts';
import { readExports } from '../../src/sources/read-exports.ts';
import { CONTEXT } from './exports.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/exports', import.meta.url));

/** A whole number from 0 up to, not including, `below`. */
export type Roll = (below: number) => number;

/** The same seed rolls the same numbers (mulberry32). */
export function dice(seed: number): Roll {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A fixture as it is handed over: bytes and the path that tells period and account. */
export interface Original {
  path: string;
  bytes: Buffer;
  /** Records that are read from it. */
  records: number;
  isTable: boolean;
  /** Rows of its tables from which nothing is read although all is well: sums, explanations. */
  rowsWithoutRecord: number;
}

export function fixtureFiles(): string[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.endsWith('.expected.json') && statSync(join(FIXTURES, name)).isFile())
    .toSorted();
}

export function originalOf(name: string, folder: string): Promise<Original> {
  return asOriginal(name.split(sep).slice(1).join(sep), readFileSync(join(FIXTURES, name)), folder);
}

export async function asOriginal(path: string, bytes: Buffer, folder: string): Promise<Original> {
  const place = put(path, bytes, folder);
  const readings = await read(place);
  const records = readings.reduce((sum, { report }) => sum + report.read, 0);
  const rows = await rowsIn(place);
  return { path, bytes, records, isTable: rows > 0, rowsWithoutRecord: Math.max(0, rows - records) };
}

type Mutation = (bytes: Buffer, roll: Roll) => Buffer;

/** Ways in which files get damaged on their way to us. */
export const MUTATIONS: Record<string, Mutation> = {
  bytes(bytes, roll) {
    const damaged = Buffer.from(bytes);
    for (let i = 1 + roll(20); i > 0; i--) damaged[roll(damaged.length)] = roll(256);
    return damaged;
  },
  cut: (bytes, roll) => bytes.subarray(0, roll(bytes.length)),
  beginning: (bytes, roll) => bytes.subarray(roll(bytes.length)),
  hole(bytes, roll) {
    const from = roll(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + roll(400))]);
  },
  echo(bytes, roll) {
    const from = roll(bytes.length);
    return Buffer.concat([bytes.subarray(0, from + roll(400)), bytes.subarray(from)]);
  },
  columns: (bytes, roll) =>
    edited(bytes, (text) => {
      const { data }: Papa.ParseResult<string[]> = Papa.parse(text);
      const order = shuffled([...(data[0] ?? []).keys()], roll);
      return Papa.unparse(data.map((row) => order.map((at) => row[at] ?? '')));
    }),
  rows: (bytes, roll) =>
    edited(bytes, (text) => {
      const [header = '', ...rows] = text.split('\n');
      return [header, ...shuffled(rows, roll)].join('\n');
    }),
  delimiter: (bytes, roll) =>
    edited(bytes, (text) => text.replaceAll(',', [';', '\t', '|', ',,'][roll(4)] ?? ';')),
  quotes: (bytes, roll) =>
    edited(bytes, (text) => {
      const at = roll(text.length);
      return roll(2) === 0
        ? `${text.slice(0, at)}"${text.slice(at)}`
        : text.slice(0, at) + text.slice(at).replace('"', '');
    }),
  figures: (bytes, roll) =>
    edited(bytes, (text) =>
      text.replace(/\d+/g, (digits) =>
        roll(8) === 0 ? (ODD_FIGURES[roll(ODD_FIGURES.length)] ?? '') : digits,
      ),
    ),
  utf16: (bytes) => edited(bytes, (text) => `\uFEFF${text}`, 'utf16le'),
  latin1: (bytes) => edited(bytes, (text) => text, 'latin1'),
};

const ODD_FIGURES = ['', '-1', '1e999', 'NaN', '99999999999999999999', '0', '{}', '=1+1', '<b>', '\u0000'];

/** What is wrong with how a damaged file was taken; null = nothing. Whoever reads the answer gets the place, never the content. */
export async function faultIn(original: Original, damaged: Buffer, folder: string): Promise<string | null> {
  const place = put(original.path, damaged, folder);
  for (const { report, accounts } of await read(place)) {
    const { read, kept, rejected, duplicate, outsideWindow, problems } = report;
    if (problems.some(({ code }) => code === 'internal-fault')) return `crash: ${problems[0]?.detail}`;
    if (problems.some(({ code }) => code === 'two-formats')) return `ambiguous: ${problems[0]?.detail}`;
    if (read !== kept + rejected + duplicate + outsideWindow)
      return `${report.format}: records do not add up`;
    const format = EXPORT_FORMATS.find(({ id }) => id === report.format);
    const saysNothing = read === 0 && problems.length === 0 && accounts.length === 0;
    if (format?.reads === 'posts' && saysNothing && (await holdsMore(original, damaged, place)))
      return `${report.format}: silent zero`;
  }
  return null;
}

/** A table holds more than its header; any other file more than half of that from which records were read. */
async function holdsMore(original: Original, damaged: Buffer, place: string): Promise<boolean> {
  if (original.isTable) return (await rowsIn(place)) > original.rowsWithoutRecord;
  return original.records > 0 && damaged.length * 2 > original.bytes.length;
}

async function read(place: string): Promise<FileReading[]> {
  const readings: FileReading[] = [];
  for await (const reading of readExports([place], CONTEXT)) readings.push(reading);
  return readings;
}

async function rowsIn(place: string): Promise<number> {
  let rows = 0;
  for await (const file of openExports([place])) {
    if (!('rows' in file)) continue;
    try {
      for await (const _ of file.rows()) rows++;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  return rows;
}

/** The folder holds the one file afterwards. */
function put(path: string, bytes: Buffer, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  const place = join(folder, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, bytes);
  return join(folder, relative(folder, place).split(sep)[0] ?? '');
}

function edited(bytes: Buffer, edit: (text: string) => string, encoding: BufferEncoding = 'utf8'): Buffer {
  return Buffer.from(edit(bytes.toString('utf8')), encoding);
}

function shuffled<T>(items: T[], roll: Roll): T[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(roll(rest.length), 1));
}
