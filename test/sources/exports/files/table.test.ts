import { describe, expect, test } from 'vitest';
import type { ExportFile } from '../../../../src/sources/exports/format.ts';
import { DamagedFileError } from '../../../../src/sources/exports/shared/errors.ts';
import { openAll } from '../../../support/exports.ts';
import { folderOf } from '../../../support/folder.ts';

const UTF16_LE = Buffer.from([0xff, 0xfe]);
const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const WORDS = 'Id,Text\n1,Café “skin”\n2,two\n';

async function open(content: string | Buffer): Promise<ExportFile> {
  const [file] = (await openAll(folderOf({ 'a.csv': content }))).files;
  if (file === undefined) throw new Error('the file was left out');
  return file;
}

/** Rows until the end or the damage: number and one cell, then the code of the damage. */
async function rowsOf(file: ExportFile, column = 'text'): Promise<[number | string, string?][]> {
  const rows: [number | string, string?][] = [];
  try {
    for await (const row of file.rows()) rows.push([row.number, row.get(column)]);
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error;
    rows.push([error.code]);
  }
  return rows;
}

function utf16be(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
}

/** As windows-1252 writes it; only the letters used here. */
function windows1252(text: string): Buffer {
  return Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('€', '\x80'), 'latin1');
}

describe('encodings', () => {
  test.each<[string, Buffer]>([
    ['utf-8', Buffer.from(WORDS)],
    ['utf-8-bom', Buffer.concat([UTF8_BOM, Buffer.from(WORDS)])],
    ['utf-16le', Buffer.concat([UTF16_LE, Buffer.from(WORDS, 'utf16le')])],
    ['utf-16le', Buffer.from(WORDS, 'utf16le')],
    ['utf-16be', utf16be(WORDS)],
    ['windows-1252', windows1252(WORDS)],
  ])('%s', async (encoding, bytes) => {
    const file = await open(bytes);
    expect(file.encoding).toBe(encoding);
    expect(file.head).toBe(WORDS);
    expect(file.header).toEqual(['id', 'text']);
    expect(await rowsOf(file)).toEqual([
      [1, 'Café “skin”'],
      [2, 'two'],
    ]);
    expect(await file.text()).toBe(WORDS);
  });

  const longPlain = `Id,Text\n${'1,plain\n'.repeat(20_000)}`;

  test('windows-1252 may show itself behind the head only', async () => {
    const file = await open(Buffer.concat([Buffer.from(longPlain), windows1252('2,5 €\n')]));
    expect(file.encoding).toBe('utf-8');
    expect((await rowsOf(file)).at(-1)).toEqual([20_001, '5 €']);
    expect(file.encoding).toBe('windows-1252');
  });

  test('characters are not cut where chunks meet', async () => {
    const text = `Id,Text\n${'1,€🌞ä\n'.repeat(60_000)}`;
    expect(await (await open(text)).text()).toBe(text);
    const wide = Buffer.concat([UTF16_LE, Buffer.from(text, 'utf16le')]);
    expect(await (await open(wide)).text()).toBe(text);
  });

  test.each<[string, Buffer, (string | number)[]]>([
    [
      'a byte that is no UTF-8',
      Buffer.concat([
        Buffer.from('Id,Text\n1,é\n2,two\n'),
        Buffer.from(longPlain),
        windows1252('3,€\n4,four\n'),
      ]),
      ['invalid-bytes'],
    ],
    [
      'half a UTF-8 character at the end',
      Buffer.concat([
        Buffer.from('Id,Text\n1,é\n2,two\n'),
        Buffer.from(longPlain),
        Buffer.from('4,€').subarray(0, 4),
      ]),
      ['invalid-bytes'],
    ],
    [
      'half a UTF-16 character at the end',
      Buffer.concat([
        UTF16_LE,
        Buffer.from('Id,Text\n1,é\n2,two\n', 'utf16le'),
        Buffer.from(longPlain, 'utf16le'),
        Buffer.from('4,🌞', 'utf16le').subarray(0, 7),
      ]),
      ['invalid-bytes'],
    ],
  ])('%s: rows before are delivered', async (_, bytes, damage) => {
    const rows = await rowsOf(await open(bytes));
    expect(rows.slice(0, 2)).toEqual([
      [1, 'é'],
      [2, 'two'],
    ]);
    // The repeated header line counts as a record like any other.
    expect(rows.length).toBeGreaterThan(20_000);
    expect(rows.at(-1)).toEqual(damage);
  });

  test.each<[string, Buffer | string, string]>([
    ['nothing', '', 'empty'],
    ['blanks', '\n \n', 'empty'],
    ['a mark of UTF-8 alone', UTF8_BOM, 'empty'],
    ['bytes', Buffer.from([1, 0, 2, 3, 0, 0, 9]), 'binary'],
    ['JSON', '[{"a": 1, "b": 2}]', 'text'],
    ['a page', '<html>a, b, c\nd, e, f</html>', 'text'],
    ['a script', 'window.YTD.tweets.part0 = [\n{"a": 1},\n{"b": 2}]', 'text'],
    ['a sentence', 'Dear client\nplease find attached\n', 'text'],
    ['a header alone', 'Id,Text\n', 'table'],
  ])('%s: told by content', async (_, content, type) => {
    expect((await open(content)).type).toBe(type);
  });
});

describe('tables', () => {
  test.each<[string, string, [number | string, string?][]]>([
    ['semicolons', 'Id;Text\n1;one, two\n', [[1, 'one, two']]],
    ['tabs', 'Id\tText\n1\tone; two\n', [[1, 'one; two']]],
    ['a sep line', 'sep=;\nId;Text\n1;one\n', [[1, 'one']]],
    ['a quoted sep line', '"sep=\t"\nId\tText\n1\tone\n', [[1, 'one']]],
    [
      'notice and blank lines in front',
      'Report of the clinic\n\n"Made, by hand"\nId,Text,Views\n1,one,5\n',
      [[1, 'one']],
    ],
    [
      'Windows line ends',
      'Id,Text\r\n1,"one"\r\n2,two\r\n',
      [
        [1, 'one'],
        [2, 'two'],
      ],
    ],
    [
      'old Mac line ends',
      'Id,Text\r1,"o\nne"\r2,two\r',
      [
        [1, 'o\nne'],
        [2, 'two'],
      ],
    ],
    [
      'quotes and line breaks in cells',
      'Id,Text\n1,"say ""hi"",\nthen go"\n2,two\n',
      [
        [1, 'say "hi",\nthen go'],
        [2, 'two'],
      ],
    ],
    [
      'blank records, counted',
      'Id,Text\n1,one\n\n,\n2,two\n',
      [
        [1, 'one'],
        [4, 'two'],
      ],
    ],
    [
      'no line end at the end',
      'Id,Text\n1,one\n2,two',
      [
        [1, 'one'],
        [2, 'two'],
      ],
    ],
    [
      'missing cells',
      'Id,Text,Views\n1,one\n2,two,5\n3,three',
      [
        [1, 'one'],
        [2, 'two'],
        [3, 'three'],
      ],
    ],
    ['cells too many', 'Id,Text\n1,one,,\n', [[1, 'one']]],
    ['a delimiter in the header row only by number', 'Id;Text, long\n1;one\n', [[1, '']]],
    [
      'a delimiter in a cell without quotes',
      'Id,Text,Link\n1,one,x\n2,two, too,y\n',
      [[1, 'one'], [2, 'two'], ['cells-shifted']],
    ],
    ['a last record that is cut off', 'Id,Text\n1,one\n2', [[1, 'one'], ['cut-off']]],
    ['a quote that is never closed', 'Id,Text\n1,one\n2,"two\n3,three\n', [[1, 'one'], ['quote-not-closed']]],
    ['quotes inside quotes', 'Id,Text\n1,"a "b" c"\n2,two\n', [[1, 'a "b" c'], [2, 'two'], ['stray-quotes']]],
  ])('%s', async (_, text, expected) => {
    const file = await open(text);
    expect(file.type).toBe('table');
    expect(await rowsOf(file)).toEqual(expected);
  });

  test('a quote never closed does not swallow a large file', async () => {
    const text = `Id,Text\n1,one\n2,"two\n${'3,three\n'.repeat(400_000)}`;
    expect(await rowsOf(await open(text))).toEqual([[1, 'one'], ['quote-not-closed']]);
  });

  test('names are compared without case, quotes, parentheses, underscores', async () => {
    const file = await open('\uFEFF"Duration (sec)",Watch_time, Link\u00A0 clicks ,Post\u00ADID\n1,2,3,4\n');
    expect(file.header).toEqual(['duration sec', 'watch time', 'link clicks', 'postid']);
  });

  test('of a repeated column the first cell that is not blank counts; an unknown one is blank', async () => {
    const file = await open('Id,Views,Text,Views\n1,5,a,6\n2,,b,7\n3, ,c,\n');
    expect(await rowsOf(file, 'views')).toEqual([
      [1, '5'],
      [2, '7'],
      [3, ''],
    ]);
    expect((await rowsOf(file, 'nothing')).map(([, cell]) => cell)).toEqual(['', '', '']);
  });

  test('tens of thousands of columns without a name do no harm', async () => {
    const file = await open(`Id,Text${','.repeat(60_000)}\n1,one${','.repeat(60_000)}\n`);
    expect(await rowsOf(file)).toEqual([[1, 'one']]);
  });

  test('a table can be read again, and only in part', async () => {
    const file = await open(`Id,Text\n${'1,one\n'.repeat(100_000)}`);
    for await (const _ of file.rows()) break;
    expect(await rowsOf(file)).toHaveLength(100_000);
  });
});
