import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { ExportFile, Item } from '../../../src/sources/exports/format.ts';
import { EXPORT_FORMATS } from '../../../src/sources/exports/index.ts';
import { CONTEXT, openAll, readItems } from '../../support/exports.ts';
import { folderOf } from '../../support/folder.ts';
import { fixtureFiles } from '../../support/fuzz.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/exports', import.meta.url));

/** Never opened, under whatever name. */
const PRIVATE = /memories_history|direct-messages|\/messages\/|your_friends|synced_contacts|login_activity/;

/** Fixtures that are one text each; archives, workbooks and what already is of another encoding stand for themselves. */
const texts = fixtureFiles()
  .filter((name) => /\.(csv|json|js|html|xml)$/i.test(name) && !PRIVATE.test(name))
  .map((name) => ({ name, bytes: readFileSync(join(FIXTURES, name)) }))
  .filter(
    ({ bytes }) => !bytes.includes(0) && bytes.length > 0 && Buffer.from(bytes.toString()).equals(bytes),
  );
/** A file whose quotes do not match cannot be saved again without a change. */
const tables = texts.filter(({ name }) => name.endsWith('.csv') && !name.includes('broken-quotes'));

/** Fixtures of formats that nothing but the name tells: parts that are left alone, of which hardly anything is known. */
const NAME_TELLS =
  /^(linkedin-page-other|linkedin-creator-other|youtube-takeout-other)\/|LinkedInDataExport_[^/]*\/(?!Shares)|YouTube and YouTube Music\/(?!video metadata\/videos)|^(meta-download-other|(facebook|instagram)-download-(html|labels))\/|your_posts__check_ins|edits_you_made/;

/** How a table looks after somebody opened it in a spreadsheet and saved it again. */
const RESAVED: Record<string, (table: string[][], text: string) => string | Buffer> = {
  semicolons: (table) => Papa.unparse(table, { delimiter: ';' }),
  tabs: (table) => Papa.unparse(table, { delimiter: '\t' }),
  'a line sep=': (table) => `sep=;\r\n${Papa.unparse(table, { delimiter: ';' })}`,
  'line feeds alone': (table) => Papa.unparse(table, { newline: '\n' }),
  'every cell quoted': (table) => Papa.unparse(table, { quotes: true }),
  'blank lines and cells at the end': (table) =>
    `${Papa.unparse(table.map((row) => [...row, '']))}\r\n\r\n,,,\r\n`,
  'columns turned round': (table) => Papa.unparse(table.map((row) => row.toReversed())),
};

/** How any text may be encoded. */
const ENCODED: Record<string, (text: string) => Buffer> = {
  'UTF-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16, big end first': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
};

/** In a language unknown to us columns are told by their place. */
const waysOf = (name: string) =>
  Object.keys(RESAVED).filter((way) => way !== 'columns turned round' || !name.includes('unknown-language'));

describe.each(tables)('$name', ({ name, bytes }) => {
  const text = bytes.toString().replace(/^\uFEFF/, '');
  const { data }: Papa.ParseResult<string[]> = Papa.parse(text, { skipEmptyLines: 'greedy' });

  test.each(waysOf(name))('with %s', async (way) => {
    const original = await told(name, bytes);
    expect(await told(name, Buffer.from(RESAVED[way]?.(data, text) ?? ''))).toEqual(original);
  });

  test('in windows-1252, what that cannot write left out', async () => {
    const plain = text.replace(/[^\p{ASCII}\xa0-\xff]/gu, '');
    expect(await told(name, Buffer.from(plain, 'latin1'))).toEqual(await told(name, Buffer.from(plain)));
  });
});

describe.each(texts)('$name', ({ name, bytes }) => {
  test.each(Object.keys(ENCODED))('in %s', async (way) => {
    const text = bytes.toString().replace(/^\uFEFF/, '');
    expect(await told(name, ENCODED[way]?.(text) ?? bytes)).toEqual(await told(name, bytes));
  });
});

describe.each(texts.filter(({ name }) => !NAME_TELLS.test(name)))('$name', ({ name, bytes }) => {
  test('under another name, in another folder', async () => {
    const renamed = await opened(`x/file 1${extname(name)}`, bytes);
    expect(claimant(renamed)).toBe(claimant(await opened(name, bytes)));
  });
});

async function opened(name: string, bytes: Buffer): Promise<ExportFile> {
  const { files } = await openAll(folderOf({ [name]: bytes }));
  const [file] = files;
  if (file === undefined) throw new Error(`${basename(name)} was left out`);
  return file;
}

function claimant(file: ExportFile): string | null {
  const claims = EXPORT_FORMATS.filter((format) => format.recognise(file).missing.length === 0);
  expect(claims.length).toBeLessThanOrEqual(1);
  return claims[0]?.id ?? null;
}

/** All that a format reads of a file, in one order; the records' numbers move with blank lines. */
async function told(name: string, bytes: Buffer) {
  const file = await opened(name, bytes);
  const { items, brokenOff } = await readItems(file, CONTEXT);
  return { format: claimant(file), brokenOff, items: items.map(withoutRow) };
}

function withoutRow(item: Item): object {
  return 'row' in item ? { ...item, row: null } : item;
}
