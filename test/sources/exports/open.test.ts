import { execFileSync } from 'node:child_process';
import { readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ExportFile } from '../../../src/sources/exports/format.ts';
import type { Limits } from '../../../src/sources/exports/open.ts';
import { LIMITS, openExports } from '../../../src/sources/exports/open.ts';
import { InputError } from '../../../src/sources/exports/shared/errors.ts';
import { openAll } from '../../support/exports.ts';
import { folderOf } from '../../support/folder.ts';
import { patched, renamed, zipOf } from '../../support/zip.ts';

const TABLE = 'Post ID,Text\n1,one\n2,two\n';

/** Every line of what was opened: path without its first part, and type, or code and number of what was left out. */
async function overview(path: string, limits: Partial<Limits> = {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const found of openExports([path], { ...LIMITS, ...limits })) {
    const inner = found.path.split('/').slice(1).join('/');
    lines.push(
      'rows' in found ? `${inner} ${found.type}` : `${inner} ${found.type} ${found.code} ${found.count}`,
    );
  }
  return lines;
}

async function textOf(file: ExportFile | undefined): Promise<string> {
  return file === undefined ? 'no such file' : file.text();
}

describe('folders', () => {
  test('all files below, by name, clutter left out', async () => {
    const folder = folderOf({
      'b.csv': TABLE,
      'a/z.json': '{"a": 1}',
      'a/.DS_Store': 'x',
      'a/~$b.xlsx': 'x',
      'Thumbs.db': 'x',
      'desktop.ini': '[x]',
      '__MACOSX/a/._z.json': 'x',
      'a/B.csv': '',
    });
    expect(await overview(folder)).toEqual(['a/B.csv empty', 'a/z.json text', 'b.csv table']);
  });

  test('paths start with what was handed over; containers run outwards', async () => {
    const zip = await zipOf({ 'data/tweets.js': 'window.YTD = [' });
    const folder = folderOf({ 'client/x-2026-10-01.zip': zip });
    const { files } = await openAll(join(folder, 'client'));
    expect(files.map(({ path, name, containers }) => ({ path, name, containers }))).toEqual([
      {
        path: 'client/x-2026-10-01.zip/data/tweets.js',
        name: 'tweets.js',
        containers: ['data', 'x-2026-10-01.zip', 'client'],
      },
    ]);
  });

  test('a loose file knows its folder by name, and its neighbours only if they were handed over', async () => {
    const folder = folderOf({ 'Content 2026/Table data.csv': TABLE, 'Content 2026/Totals.csv': TABLE });
    const path = join(folder, 'Content 2026/Table data.csv');
    const [alone] = (await openAll(path)).files;
    expect(alone?.path).toBe('Table data.csv');
    expect(alone?.containers).toEqual(['Content 2026']);
    expect(alone?.sibling('Totals.csv')).toBeNull();
    const [together] = (await openAll(path, join(folder, 'Content 2026/Totals.csv'))).files;
    expect(together?.sibling('Totals.csv')?.name).toBe('Totals.csv');
  });

  test('a file handed over twice is read once', async () => {
    const folder = folderOf({ 'a.csv': TABLE });
    expect((await openAll(folder, join(folder, 'a.csv'), folder)).files).toHaveLength(1);
  });

  test('links below are reported and not followed', async () => {
    const folder = folderOf({ 'a.csv': TABLE });
    symlinkSync(join(folder, 'a.csv'), join(folder, 'b.csv'));
    expect(await overview(folder)).toEqual(['a.csv table', 'b.csv refused link 1']);
  });

  test.skipIf(process.platform === 'win32')(
    'a pipe is never waited for, in a folder or handed over itself',
    async () => {
      const folder = folderOf({ 'a.csv': TABLE });
      execFileSync('mkfifo', [join(folder, 'pipe.csv')]);
      expect(await overview(folder)).toEqual(['a.csv table', 'pipe.csv refused link 1']);
      expect((await openAll(join(folder, 'pipe.csv'))).leftOut).toMatchObject([
        { code: 'link', path: 'pipe.csv' },
      ]);
    },
  );

  test('a link that leads back into its own folder ends there', async () => {
    const folder = folderOf({ 'a.csv': TABLE });
    symlinkSync(folder, join(folder, 'again'));
    expect(await overview(folder)).toEqual(['a.csv table', 'again refused link 1']);
  });

  test('a header of a million columns and a line of a million letters are told for what they are', async () => {
    const columns = Array.from({ length: 1_000_000 }, (_, i) => `c${i}`).join(',');
    const folder = folderOf({
      'wide.csv': `${columns}\n`,
      'long.csv': `Post ID,Text\n1,${'a'.repeat(1 << 21)}\n`,
    });
    expect(await overview(folder)).toEqual([
      'long.csv table',
      expect.stringMatching(/^wide\.csv (table|text)$/),
    ]);
  });

  test('a path that is not there is an error with place and remedy', async () => {
    const error = await openAll(join(tmpdir(), 'social-vitals-nothing-here')).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: 'not-found', place: join(tmpdir(), 'social-vitals-nothing-here') });
  });

  test('more files than the limit are an error', async () => {
    const folder = folderOf({ 'a.csv': TABLE, 'b.csv': TABLE, 'c.csv': TABLE });
    await expect(overview(folder, { entries: 2 })).rejects.toMatchObject({ code: 'too-many-entries' });
  });
});

describe('archives', () => {
  test('are looked into, by content, whatever their name', async () => {
    const zip = await zipOf({ 'b.csv': TABLE, 'a/x.csv': TABLE, '__MACOSX/b.csv': 'x' });
    expect(await overview(folderOf({ 'export.dat': zip }))).toEqual([
      'export.dat/a/x.csv table',
      'export.dat/b.csv table',
    ]);
  });

  test('rows of a packed table can be read after the archives have been walked', async () => {
    const folder = folderOf({ 'a.zip': await zipOf({ 'b.csv': TABLE }) });
    const [file] = (await openAll(folder)).files;
    const texts: string[] = [];
    for await (const row of file?.rows() ?? []) texts.push(row.get('text'));
    expect(texts).toEqual(['one', 'two']);
  });

  test('in archives are read while the iteration lasts and leave nothing behind', async () => {
    const inner = await zipOf({ 'deep.csv': TABLE });
    const folder = folderOf({ 'a.zip': await zipOf({ 'b.zip': inner, 'c.csv': TABLE }) });
    const temporary = ownTemporaryFolder();
    const texts: string[] = [];
    for await (const found of openExports([folder])) if ('rows' in found) texts.push(await found.text());
    expect(texts).toEqual([TABLE, TABLE]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('in archives leave nothing behind when the reader stops early', async () => {
    const folder = folderOf({
      'a.zip': await zipOf({ 'b.zip': await zipOf({ 'deep.csv': TABLE, 'e.csv': TABLE }) }),
    });
    const temporary = ownTemporaryFolder();
    for await (const found of openExports([folder])) if ('rows' in found) break;
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('neighbours are found inside the same archive', async () => {
    const zip = await zipOf({
      'data/tweets.js': 'window.YTD.tweets = []',
      'data/account.js': 'window.YTD = [1]',
    });
    const [file] = (await openAll(folderOf({ 'x.zip': zip, 'data/account.js': 'another' }))).files.filter(
      ({ name }) => name === 'tweets.js',
    );
    expect(await textOf(file?.sibling('account.js') ?? undefined)).toBe('window.YTD = [1]');
    expect(await textOf(file?.sibling('../data/account.js') ?? undefined)).toBe('window.YTD = [1]');
    expect(file?.sibling('../../x.zip')).toBeNull();
  });

  test('workbooks are known by content, whatever their names', async () => {
    const workbook = await zipOf({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' });
    const letter = await zipOf({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' });
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const xml = '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>';
    expect(
      await overview(folderOf({ '1.csv': workbook, '2.docx': letter, '3.dat': old, '4.xls': xml })),
    ).toEqual([
      '1.csv refused workbook-damaged 1',
      '2.docx binary',
      '3.dat refused workbook-damaged 1',
      '4.xls refused workbook-empty 1',
    ]);
  });

  const plain = () => zipOf({ 'xx/evil.csv': TABLE, 'good.csv': TABLE });
  const zeros = () => zipOf({ 'zeros.csv': Buffer.alloc(200_000) });
  const three = () => zipOf({ 'a.csv': TABLE, 'b.csv': TABLE, 'c.csv': TABLE });
  const nested = async () => zipOf({ 'b.zip': await zipOf({ 'c.zip': await zipOf({ 'd.csv': TABLE }) }) });
  test.each<[string, () => Promise<Buffer>, Partial<Limits>, string[]]>([
    [
      'a path that climbs out',
      async () => renamed(await plain(), 'xx/evil', '../evil'),
      {},
      ['a.zip refused unsafe-path 1', 'a.zip/good.csv table'],
    ],
    [
      'an absolute path',
      async () => renamed(await plain(), 'xx/evil', '/x/evil'),
      {},
      ['a.zip refused unsafe-path 1', 'a.zip/good.csv table'],
    ],
    [
      'a drive letter',
      async () => renamed(await plain(), 'xx/evil', 'c:/evil'),
      {},
      ['a.zip refused unsafe-path 1', 'a.zip/good.csv table'],
    ],
    [
      'a link',
      () => zipOf({ 'to.csv': { content: '/etc/hosts', mode: 0o120777 }, 'good.csv': TABLE }),
      {},
      ['a.zip/to.csv refused link 1', 'a.zip/good.csv table'],
    ],
    [
      'a password',
      async () => patched(await zipOf({ 'a.csv': TABLE }), 8, 2, 1),
      {},
      ['a.zip/a.csv refused encrypted 1'],
    ],
    [
      'unknown packing',
      async () => patched(await zipOf({ 'a.csv': TABLE }), 10, 2, 9),
      {},
      ['a.zip/a.csv refused packing-unknown 1'],
    ],
    ['a size beyond the limit', zeros, { entryBytes: 100_000 }, ['a.zip/zeros.csv refused too-large 1']],
    ['a bomb', zeros, { ratioFromBytes: 1000 }, ['a.zip/zeros.csv refused packed-too-tightly 1']],
    [
      'more bytes than declared',
      async () => patched(await zeros(), 24, 4, 1000),
      {},
      ['a.zip/zeros.csv refused archive-damaged 1'],
    ],
    [
      'sizes that add up beyond the limit',
      three,
      { archiveBytes: 2 * TABLE.length },
      ['a.zip refused too-large 1'],
    ],
    ['more entries than the limit', three, { entries: 2 }, ['a.zip refused too-many-entries 1']],
    [
      'archives within archives within archives',
      nested,
      { depth: 2 },
      ['a.zip/b.zip/c.zip refused nested-too-deep 1'],
    ],
    [
      'an archive that is cut off',
      async () => (await three()).subarray(0, 150),
      {},
      ['a.zip refused archive-damaged 1'],
    ],
    ['no entries', () => zipOf({}), {}, []],
    [
      'another kind of archive',
      async () => Buffer.from([0x1f, 0x8b, 8, 0]),
      {},
      ['a.zip refused archive-unknown 1'],
    ],
  ])('with %s: reported, the rest is read', async (_, make, limits, expected) => {
    expect(await overview(folderOf({ 'a.zip': await make() }), limits)).toEqual(expected);
  });

  test('bytes that changed in storage end the file where it is read', async () => {
    const zip = await zipOf({ 'a.csv': { content: TABLE, compress: false } });
    const at = zip.indexOf('one');
    zip.write('0ne', at);
    expect(await overview(folderOf({ 'a.zip': zip }))).toEqual(['a.zip/a.csv refused archive-damaged 1']);
  });
});

describe('left alone', () => {
  test('private areas are never opened, pictures not needed; each makes one line', async () => {
    const zip = await zipOf({
      'data/tweets.js': 'window.YTD.tweets.part0 = []',
      'data/direct-messages.js': 'secret',
      'data/direct-messages-group.js': 'secret',
      'data/ip-audit.js': 'secret',
      'data/contact.js': 'secret',
      'data/ad-impressions.js': 'secret',
      'data/tweets_media/1.jpg': 'picture',
      'data/tweets_media/2.mp4': 'film',
      'your_instagram_activity/messages/inbox/someone_1/message_1.json': 'secret',
      'your_instagram_activity/media/posts_1.json': '[]',
    });
    expect(await overview(folderOf({ 'all.zip': zip }))).toEqual([
      'all.zip/data skipped private 2',
      'all.zip/data/contact.js skipped private 1',
      'all.zip skipped private 3',
      'all.zip/data/tweets.js text',
      'all.zip/data/tweets_media skipped media 2',
      'all.zip/your_instagram_activity/media/posts_1.json text',
    ]);
  });

  test('not even their first bytes are read: a damaged one is no damage', async () => {
    const zip = await zipOf({ 'inbox/a.json': { content: 'secret', compress: false } });
    zip.write('x', zip.indexOf('secret'));
    expect(await overview(folderOf({ 'a.zip': zip }))).toEqual(['a.zip/inbox/a.json skipped private 1']);
  });

  test.each([
    ['posts/your_posts_1.json', false],
    ['Messages/anything.html', true],
    ['messages.csv', true],
    ['Connections.csv', true],
    ['chat_history.json', true],
    ['contact-us-posts.xml', false],
    ['ad-hoc posts.csv', false],
    ['ads_information/x.json', true],
    ['history/watch-history.json', true],
    ['tweets.js', false],
    ['comments/post_comments_1.json', false],
  ])('%s: left alone = %s', async (path, isLeftAlone) => {
    const [line] = await overview(folderOf({ [path]: 'text' }));
    expect(line?.includes('skipped private')).toBe(isLeftAlone);
  });

  test('the name of what was handed over says nothing about its files', async () => {
    const folder = folderOf({ 'messages/a.csv': TABLE });
    expect(await overview(join(folder, 'messages'))).toEqual(['a.csv table']);
  });
});

test('text beyond the limit is an error that says what to do', async () => {
  const folder = folderOf({ 'a.json': `[${'1,'.repeat(1000)}1]` });
  for await (const file of openExports([folder], { ...LIMITS, textBytes: 100 })) {
    if (!('rows' in file)) throw new Error('the file was left out');
    await expect(file.text()).rejects.toMatchObject({ name: 'TooLargeError', code: 'too-large' });
  }
});

/** A temporary folder of this test's own, in which nothing else appears. */
function ownTemporaryFolder(): string {
  const folder = folderOf({});
  vi.stubEnv('TMPDIR', folder);
  vi.stubEnv('TEMP', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return folder;
}
