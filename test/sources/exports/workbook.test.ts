import { type BookType, type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { LIMITS, openExports } from '../../../src/sources/exports/open.ts';
import { openAll } from '../../support/exports.ts';
import { folderOf } from '../../support/folder.ts';
import { zipOf } from '../../support/zip.ts';

function workbook(sheets: Record<string, WorkSheet>, bookType: BookType = 'xlsx', date1904 = false): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = { WBProps: { date1904 } };
  const bytes: unknown = write(book, { type: 'buffer', bookType });
  return Buffer.from(bytes as Uint8Array);
}

const sheet = (...rows: (string | number | boolean | CellObject | null)[][]) => utils.aoa_to_sheet(rows);
const dated = (serial: number, z = 'm/d/yy'): CellObject => ({ t: 'n', v: serial, z });

async function cellsOf(bytes: Buffer): Promise<string[]> {
  const [file] = (await openAll(folderOf({ 'book.xls': bytes }))).files;
  const cells: string[] = [];
  if (file) for await (const row of file.rows()) cells.push(row.get('value'));
  return cells;
}

describe.each<BookType>(['xlsx', 'biff8', 'xlml'])('a workbook as %s', (bookType) => {
  test('is its sheets, each a table; empty ones are left out', async () => {
    const posts = sheet(['All dates are in UTC.'], ['Post title', 'Likes'], ['One,\ntwo "three"', 7]);
    const bytes = workbook(
      { Metrics: sheet(['Date', 'Likes'], ['1', 2]), Nothing: sheet([]), Posts: posts },
      bookType,
    );
    const { files, leftOut } = await openAll(folderOf({ 'a/clinic_content_1.xls': bytes }));
    expect(leftOut).toEqual([]);
    expect(files.map(({ name, type, containers }) => [name, type, containers.slice(0, 2)])).toEqual([
      ['Metrics', 'table', ['clinic_content_1.xls', 'a']],
      ['Posts', 'table', ['clinic_content_1.xls', 'a']],
    ]);
    expect(files[1]?.header).toEqual(['post title', 'likes']);
    const rows = [];
    for await (const row of files[1]?.rows() ?? []) rows.push([row.get('post title'), row.at(1), row.at(9)]);
    expect(rows).toEqual([['One,\ntwo "three"', '7', '']]);
  });

  test.each<[string, CellObject | string | number | boolean, string]>([
    ['a day', dated(46_296), '2026-10-01'],
    ['a day and time', dated(46_296.5625, 'm/d/yy h:mm'), '2026-10-01 13:30:00'],
    ['a time that rounds', dated(46_296 + 1 / 3, 'm/d/yy h:mm'), '2026-10-01 08:00:00'],
    ['a length', dated(191 / 86_400, 'h:mm:ss'), '00:03:11'],
    ['a share', { t: 'n', v: 0.0479, z: '0.00%' }, '0.0479'],
    ['a large figure', 87_740_116, '87740116'],
    ['a long id that was typed as a number', Number('1888959709614682283'), '1.88896E+18'],
    ['a long id as text', '1888959709614682283', '1888959709614682283'],
    ['zero', 0, '0'],
    ['a blank', '', ''],
    ['yes', true, 'TRUE'],
    ['words', ' Öffnung ', 'Öffnung'],
  ])('%s', async (_, value, text) => {
    expect(
      await cellsOf(workbook({ S: sheet(['Name', 'Value'], ['x', value], ['y', 'z']) }, bookType)),
    ).toEqual([text, 'z']);
  });
});

test('days counted from 1904', async () => {
  const table = sheet(['Name', 'Value'], ['x', dated(46_296 - 1462)]);
  expect(await cellsOf(workbook({ S: table }, 'xlsx', true))).toEqual(['2026-10-01']);
});

describe('what is no sound workbook', () => {
  const good = workbook({ S: sheet(['Name', 'Value'], ['x', 1]) });
  test.each<[string, () => Buffer | Promise<Buffer>, string]>([
    [
      'broken parts',
      () => zipOf({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' }),
      'workbook-damaged',
    ],
    [
      'an old one cut off',
      () => workbook({ S: sheet(['a', 'b']) }, 'biff8').subarray(0, 700),
      'workbook-damaged',
    ],
    ['no cell filled', () => workbook({ S: sheet([]) }), 'workbook-empty'],
    ['a zip cut off', () => good.subarray(0, good.length - 60), 'archive-damaged'],
  ])('%s', async (_, bytes, code) => {
    const { files, leftOut } = await openAll(
      folderOf({ 'book.xlsx': await bytes(), 'good.csv': 'a,b\n1,2\n' }),
    );
    expect(files.map(({ name }) => name)).toEqual(['good.csv']);
    expect(leftOut.map((one) => [one.path.split('/').at(-1), one.type, one.code])).toEqual([
      ['book.xlsx', 'refused', code],
    ]);
  });

  test.each<[BookType]>([['xlsx'], ['biff8']])('too large, %s', async (bookType) => {
    const folder = folderOf({ 'book.xls': workbook({ S: sheet(['Name', 'Value'], ['x', 1]) }, bookType) });
    const codes = [];
    for await (const found of openExports([folder], { ...LIMITS, workbookBytes: 1000 }))
      if (!('rows' in found)) codes.push(found.code);
    expect(codes).toEqual(['too-large']);
  });
});
