import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { collectionSchema } from '../../src/model/collection.ts';
import { practiceSchema } from '../../src/model/practice.ts';
import { type CollectRequest, collect } from '../../src/sources/collect.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with the files given by name. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'collect-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

async function collected(files: Record<string, string>, changes: Partial<CollectRequest> = {}) {
  const collection = await collect({
    practice: { ...practiceSchema.parse({ name: 'Sample Clinic' }), id: 'sample' },
    paths: [folderOf(files)],
    asOf: null,
    through: null,
    all: false,
    today: '2026-11-24',
    ...changes,
  });
  expect(collectionSchema.parse(collection)).toEqual(collection);
  for (const { file, read, kept, duplicate, outsideWindow, rejected } of collection.sources) {
    expect(read, file ?? '').toBe(kept + duplicate + outsideWindow + rejected);
  }
  return collection;
}

const HEADER =
  'Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks';

/** An X analytics export of posts at noon UTC of the days; the id carries the time. */
function xExport(days: string[], likes = 1): string {
  const rows = days.map((day) => {
    const id = (BigInt(Date.parse(`${day}T12:00:00Z`)) - 1288834974657n) << 22n;
    return `${id},"Fri, Jun 5, 2026",Words of ${day},https://x.com/sample/status/${id},100,${likes},2,0,0,0,0,0,0,0,0,0,0`;
  });
  return `${[HEADER, ...rows].join('\n')}\n`;
}

const OCTOBER = 'account_analytics_content_2026-08-01_2026-10-31.csv';

describe('as-of', () => {
  const days = ['2026-07-15', '2026-09-01', '2026-10-20'];
  test('is the latest day a source speaks for', async () => {
    const { asOf, asOfAssumed, window } = await collected({ [OCTOBER]: xExport(days) });
    expect({ asOf, asOfAssumed, window }).toEqual({
      asOf: '2026-10-31',
      asOfAssumed: false,
      window: { from: '2026-08-03', to: '2026-10-31' },
    });
  });
  test('of a renamed file is the newest post, assumed; its through stays unknown', async () => {
    const { asOf, asOfAssumed, periods } = await collected({ 'posts.csv': xExport(days) });
    expect({ asOf, asOfAssumed, through: periods[0]?.through }).toEqual({
      asOf: '2026-10-20',
      asOfAssumed: true,
      through: null,
    });
  });
  test('--through speaks for files without a date', async () => {
    const { asOf, asOfAssumed, periods } = await collected(
      { 'posts.csv': xExport(days) },
      { through: '2026-10-25' },
    );
    expect({ asOf, asOfAssumed, through: periods[0]?.through }).toEqual({
      asOf: '2026-10-25',
      asOfAssumed: false,
      through: '2026-10-25',
    });
  });
  test('a range that reaches past today ends today', async () => {
    expect((await collected({ [OCTOBER]: xExport(days) }, { today: '2026-10-22' })).asOf).toBe('2026-10-22');
  });
  test('asked for, it stands', async () => {
    expect((await collected({ [OCTOBER]: xExport(days) }, { asOf: '2026-09-30' })).asOf).toBe('2026-09-30');
  });
});

describe('every record is accounted for', () => {
  test('in the window, before it, after as-of', async () => {
    const { sources, posts } = await collected({
      [OCTOBER]: xExport(['2025-01-01', '2026-09-01', '2026-10-20', '2026-11-10']),
    });
    expect(sources[0]).toMatchObject({
      read: 4,
      kept: 2,
      outsideWindow: 2,
      problems: [{ code: 'dated-after-as-of', count: 1 }],
    });
    expect(posts).toHaveLength(4);
  });
  test('--all widens the window to everything', async () => {
    const { sources, window } = await collected(
      { [OCTOBER]: xExport(['2019-01-01', '2026-09-01']) },
      { all: true },
    );
    expect(sources[0]).toMatchObject({ read: 2, kept: 2, outsideWindow: 0 });
    expect(window).toEqual({ from: '2019-01-01', to: '2026-10-31' });
  });
  test('the same file twice, and an overlapping one', async () => {
    const { sources, posts } = await collected({
      [OCTOBER]: xExport(['2026-09-01', '2026-10-20'], 5),
      'copy.csv': xExport(['2026-09-01', '2026-10-20'], 5),
      'account_analytics_content_2026-07-01_2026-09-30.csv': xExport(['2026-08-10', '2026-09-01'], 9),
    });
    expect(posts).toHaveLength(3);
    expect(sources.map(({ duplicate }) => duplicate).reduce((a, b) => a + b)).toBe(3);
    expect(posts.find(({ text }) => text.includes('2026-09-01'))?.engagement.reactions).toBe(5);
  });
  test('files that nobody recognises, that are empty, that are left alone', async () => {
    const { sources } = await collected({
      [OCTOBER]: xExport(['2026-10-20']),
      'notes.txt': 'hello',
      'empty.csv': '',
      'logo.png': 'x',
    });
    expect(sources.map(({ file, status }) => [file?.split('/').at(-1), status]).toSorted()).toEqual(
      expect.arrayContaining([
        [OCTOBER, 'complete'],
        ['empty.csv', 'unrecognised'],
        ['notes.txt', 'unrecognised'],
      ]),
    );
    expect(sources.filter(({ status }) => status === 'skipped')).toHaveLength(1);
  });
  test('a genuine export without a post is an answer', async () => {
    const { sources, posts, periods } = await collected({ [OCTOBER]: `${HEADER}\n` });
    expect(sources[0]).toMatchObject({ status: 'empty', read: 0, through: '2026-10-31' });
    expect(posts).toEqual([]);
    expect(periods).toMatchObject([{ platform: 'x', from: '2026-08-01', through: '2026-10-31' }]);
  });
});

describe('holes in what was handed over', () => {
  const name = (from: string, to: string) => `account_analytics_content_${from}_${to}.csv`;
  const notes = async (files: Record<string, string>, changes: Partial<CollectRequest> = {}) =>
    (await collected(files, changes)).sources.flatMap(({ problems }) =>
      problems.map(({ code, detail }) => `${code}: ${detail}`),
    );

  test('days between two exports of an account that no export covers', async () => {
    const files = {
      [name('2026-08-01', '2026-08-31')]: xExport(['2026-08-10']),
      [name('2026-09-15', '2026-10-31')]: xExport(['2026-10-10']),
    };
    expect(await notes(files)).toEqual(['gap-after: No export covers 2026-09-01 to 2026-09-14.']);
  });
  test('exports that meet or overlap leave no hole', async () => {
    const files = {
      [name('2026-08-01', '2026-08-31')]: xExport(['2026-08-10']),
      [name('2026-09-01', '2026-10-10')]: xExport(['2026-09-10']),
      [name('2026-09-20', '2026-10-31')]: xExport(['2026-10-10']),
    };
    expect(await notes(files)).toEqual([]);
  });
  test('an export that ends long before the day of judgement', async () => {
    const files = { [name('2026-08-01', '2026-09-30')]: xExport(['2026-08-10']) };
    expect(await notes(files, { asOf: '2026-10-31' })).toEqual([
      'stale-input: Data end on 2026-09-30: fetch a newer export.',
    ]);
    expect(await notes(files, { asOf: '2026-10-07' })).toEqual([]);
  });
});

test('a path that is not there is named, with a remedy', async () => {
  await expect(collected({}, { paths: ['no/such/folder'] })).rejects.toMatchObject({
    name: 'InputError',
    place: expect.stringContaining('no/such/folder') as string,
  });
});

test('the result does not depend on the order of paths', async () => {
  const a = folderOf({ [OCTOBER]: xExport(['2026-09-01', '2026-10-20'], 5) });
  const b = folderOf({
    'account_analytics_content_2026-07-01_2026-09-30.csv': xExport(['2026-08-10', '2026-09-01'], 9),
  });
  const posts = async (paths: string[]) =>
    (await collected({}, { paths })).posts.map(({ id, engagement }) => [id, engagement.reactions]);
  expect(await posts([a, b])).toEqual(await posts([b, a]));
});
