import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Limits } from '../../../src/sources/exports/open.ts';
import { LIMITS, openExports } from '../../../src/sources/exports/open.ts';
import { folderOf } from '../../support/folder.ts';
import { tarGzOf, tarOf } from '../../support/tar.ts';
import { zipOf } from '../../support/zip.ts';

const TABLE = 'Post ID,Text\n1,one\n2,two\n';
const LARGE = randomBytes(300_000).toString('hex');

/** Every line of what was opened: path without its first part, then the text, or code and number of what was left out. */
async function overview(files: Record<string, string | Buffer>, limits: Partial<Limits> = {}) {
  const lines: string[] = [];
  for await (const found of openExports([folderOf(files)], { ...LIMITS, ...limits })) {
    const inner = found.path.split('/').slice(1).join('/');
    const what =
      'rows' in found ? (await found.text()).slice(0, 12) : `${found.type} ${found.code} ${found.count}`;
    lines.push(`${inner}: ${what}`);
  }
  return lines;
}

describe('tar', () => {
  test.each<[string, Buffer]>([
    ['gzipped', tarGzOf([['outbox.json', '{"a": 1}']])],
    ['plain', tarOf([['outbox.json', '{"a": 1}']])],
    ['with names that begin with ./', tarGzOf([['./outbox.json', '{"a": 1}']])],
  ])('%s: its files are there, whatever it is called', async (_, tar) => {
    expect(await overview({ 'export.dat': tar })).toEqual(['export.dat/outbox.json: {"a": 1}']);
  });

  test('files by name, clutter and folders left out, what is left alone makes a line', async () => {
    const tar = tarGzOf([
      ['outbox.json', '{}'],
      ['media_attachments/', { type: 'Directory' }],
      ['media_attachments/files/1.png', 'picture'],
      ['media_attachments/files/2.mp4', 'film'],
      ['inbox/secret.json', 'secret'],
      ['._outbox.json', 'x'],
      ['actor.json', '[]'],
    ]);
    expect(await overview({ 'a.tar.gz': tar })).toEqual([
      'a.tar.gz/actor.json: []',
      'a.tar.gz/inbox/secret.json: skipped private 1',
      'a.tar.gz/media_attachments/files: skipped media 2',
      'a.tar.gz/outbox.json: {}',
    ]);
  });

  test('of two entries of one name the later counts; neighbours know each other', async () => {
    const tar = tarGzOf([
      ['a/x.json', '["old"]'],
      ['a/x.json', '["new"]'],
      ['a/y.json', '[]'],
    ]);
    for await (const found of openExports([folderOf({ 'a.tar.gz': tar })]))
      if ('rows' in found && found.name === 'y.json')
        expect(await found.sibling('x.json')?.text()).toBe('["new"]');
    expect(await overview({ 'a.tar.gz': tar })).toHaveLength(2);
  });

  test('archives in it are opened too; nothing stays behind', async () => {
    const temporary = folderOf({});
    vi.stubEnv('TMPDIR', temporary);
    vi.stubEnv('TEMP', temporary);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const tar = tarGzOf([['b.zip', await zipOf({ 'c.csv': TABLE })]]);
    const folder = folderOf({ 'a.zip': await zipOf({ 'a.tar.gz': tar }) });
    const opened = readdirSync(temporary);
    const seen: string[] = [];
    for await (const found of openExports([folder])) seen.push(found.path.split('/').slice(1).join('/'));
    expect(seen).toEqual(['a.zip/a.tar.gz/b.zip/c.csv']);
    expect(readdirSync(temporary)).toEqual(opened);
  });

  const three: [string, string][] = [
    ['a.csv', TABLE],
    ['b.csv', TABLE],
    ['c.csv', TABLE],
  ];
  test.each<[string, Buffer, Partial<Limits>, string[]]>([
    [
      'a path that climbs out',
      tarGzOf([
        ['../evil.csv', TABLE],
        ['good.csv', TABLE],
      ]),
      {},
      ['a: refused unsafe-path 1', 'a/good.csv: Post ID,Text'],
    ],
    ['an absolute path', tarGzOf([['/etc/evil.csv', TABLE]]), {}, ['a: refused unsafe-path 1']],
    ['a drive letter', tarGzOf([['c:/evil.csv', TABLE]]), {}, ['a: refused unsafe-path 1']],
    [
      'links',
      tarGzOf([
        ['to.csv', { type: 'SymbolicLink', linkpath: '/etc/hosts' }],
        ['hard.csv', { type: 'Link', linkpath: 'good.csv' }],
        ['good.csv', TABLE],
      ]),
      {},
      ['a/to.csv: refused link 1', 'a/hard.csv: refused link 1', 'a/good.csv: Post ID,Text'],
    ],
    ['a device', tarGzOf([['zero.csv', { type: 'CharacterDevice' }]]), {}, ['a/zero.csv: refused link 1']],
    [
      'a file beyond the limit',
      tarGzOf([
        ['large.csv', LARGE],
        ['good.csv', TABLE],
      ]),
      { entryBytes: 100_000 },
      ['a/large.csv: refused too-large 1', 'a/good.csv: Post ID,Text'],
    ],
    ['sizes that add up beyond the limit', tarGzOf(three), { archiveBytes: 50 }, ['a: refused too-large 1']],
    ['more entries than the limit', tarGzOf(three), { entries: 2 }, ['a: refused too-many-entries 1']],
    [
      'a bomb',
      tarGzOf([['zeros.csv', Buffer.alloc(2_000_000)]]),
      { ratioFromBytes: 1000 },
      ['a: refused packed-too-tightly 1'],
    ],
    [
      'a bomb among pictures, which are skipped',
      tarGzOf([['zeros.jpg', Buffer.alloc(2_000_000)]]),
      { ratioFromBytes: 1000 },
      ['a: refused packed-too-tightly 1'],
    ],
    [
      'archives too deep',
      tarGzOf([['b.tgz', tarGzOf([['c.tgz', tarGzOf(three)]])]]),
      { depth: 2 },
      ['a/b.tgz/c.tgz: refused nested-too-deep 1'],
    ],
    [
      'an end in the middle of a file',
      tarOf([
        ['good.csv', TABLE],
        ['large.csv', LARGE],
      ]).subarray(0, 100_000),
      {},
      ['a: refused archive-damaged 1', 'a/good.csv: Post ID,Text'],
    ],
    [
      'an end in the middle of the packed bytes',
      tarGzOf([
        ['good.csv', TABLE],
        ['large.csv', LARGE],
      ]).subarray(0, 200_000),
      {},
      ['a: refused archive-damaged 1', 'a/good.csv: Post ID,Text'],
    ],
    ['packed bytes that are no tar', gzipSync(TABLE), {}, ['a: refused archive-unknown 1']],
  ])('with %s: reported, the rest is read', async (_, tar, limits, expected) => {
    expect(await overview({ a: tar }, limits)).toEqual(expected);
  });

  test('a wrong header is reported, the files around it are read', async () => {
    const tar = tarOf(three);
    tar.write('x', 1024 + 10);
    expect(await overview({ a: tar })).toEqual([
      'a: refused archive-damaged 1',
      'a/a.csv: Post ID,Text',
      'a/c.csv: Post ID,Text',
    ]);
  });
});
