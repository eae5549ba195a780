import { expect, test } from 'vitest';
import type { ExportFile, IgnoredFormat } from '../../../src/sources/exports/format.ts';
import { EXPORT_FORMATS } from '../../../src/sources/exports/index.ts';
import { recognise } from '../../../src/sources/exports/recognise.ts';
import { openAll } from '../../support/exports.ts';
import { folderOf } from '../../support/folder.ts';

function format(id: string, found: string[], missing: string[]): IgnoredFormat {
  return {
    id,
    title: id,
    platform: 'facebook',
    reads: 'nothing',
    because: 'a test',
    recognise: () => ({ found, missing }),
  };
}

async function anyFile(): Promise<ExportFile> {
  const [file] = (await openAll(folderOf({ 'any.csv': 'Secret words,b\n1,2\n' }))).files;
  if (file === undefined) throw new Error('the file was left out');
  return file;
}

const whole = format('whole', ['a', 'b'], []);
const half = format('half', ['a'], ['b']);
const third = format('third', ['a'], ['b', 'c']);
const none = format('none', [], ['a']);

test.each([
  ['the one that misses nothing', [half, whole, none], 'whole', 'whole'],
  ['nobody, and who comes nearest', [third, half, none], null, 'half'],
  ['nobody, and nothing of anybody is there', [none], null, undefined],
  ['nobody among none', [], null, undefined],
])('claimed by %s', async (_, formats, claimedBy, nearest) => {
  const recognised = recognise(await anyFile(), formats);
  expect(recognised.format?.id ?? null).toBe(claimedBy);
  expect(recognised.nearest?.format.id).toBe(nearest);
});

test('what is there and what is missing is told', async () => {
  const { nearest } = recognise(await anyFile(), [third]);
  expect(nearest).toMatchObject({ found: ['a'], missing: ['b', 'c'] });
});

test('two that claim a file are both named, the file is, its words are not', async () => {
  const file = await anyFile();
  expect(() => recognise(file, [whole, { ...whole, id: 'twin' }])).toThrow(
    /any\.csv.*two-formats.*whole and twin/,
  );
  expect(() => recognise(file, [whole, { ...whole, id: 'twin' }])).not.toThrow(/Secret/);
});

test('format ids are unique, and every format survives any file', async () => {
  const ids = EXPORT_FORMATS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const { files } = await openAll(
    folderOf({
      'a.csv': 'a,b\n1,2\n',
      'b.json': '[]',
      'c.html': '<html>',
      'd.bin': Buffer.from([0, 1, 2]),
      'e.txt': '',
      'f.js': 'window.',
    }),
  );
  for (const file of files) expect(recognise(file, EXPORT_FORMATS).format).toBeNull();
});
