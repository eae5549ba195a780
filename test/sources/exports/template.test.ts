import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { POST_KINDS, POST_ORIGINS } from '../../../src/model/post.ts';
import { readFile, readText, withTexts } from '../../support/export-texts.ts';
import { formatOf } from '../../support/exports.ts';

const DOCS = fileURLToPath(new URL('../../../docs', import.meta.url));

const read = (columns: Record<string, string>) => {
  const cells = { platform: 'x', account: 'clinic', published_at: '2026-10-01', text: 'Open', ...columns };
  const quoted = (values: string[]) => values.map((value) => `"${value}"`).join(',');
  const table = [quoted(Object.keys(cells)), quoted(Object.values(cells))].join('\n');
  return readText('posts.csv', { 'posts.csv': table });
};

test.each([
  ['x', 'x'],
  ['Twitter', 'x'],
  ['Google Business Profile', 'google-business'],
  ['google-business', 'google-business'],
  ['Google My Business', 'google-business'],
  ['physician network', 'physician-network'],
  ['Doximity', 'physician-network'],
  ['SNAPCHAT', 'snapchat'],
  ['Blog', 'blog'],
])('platform %s is %s', async (cell, platform) => {
  expect((await read({ platform: cell })).posts[0]?.platform).toBe(platform);
});

describe('when', () => {
  test.each([
    ['2026-10-01', '2026-10-01T00:00:00.000Z', 'day'],
    ['2026-10-01 09:30', '2026-10-01T13:30:00.000Z', 'minute'],
    ['2026-12-01T09:30:15', '2026-12-01T14:30:15.000Z', 'minute'],
    ['2026-10-01T09:30Z', '2026-10-01T09:30:00.000Z', 'minute'],
    ['2026-10-01T09:30:00.000Z', '2026-10-01T09:30:00.000Z', 'minute'],
    ['2026-10-01 09:30+02:00', '2026-10-01T07:30:00.000Z', 'minute'],
    ['2026-10-01T23:30:00-0400', '2026-10-02T03:30:00.000Z', 'minute'],
    ['10/31/2026 9:30', '2026-10-31T13:30:00.000Z', 'minute'],
    ['31/10/2026', '2026-10-31T00:00:00.000Z', 'day'],
    ['1.10.2026 14:05', '2026-10-01T18:05:00.000Z', 'minute'],
    ['10/31/2026 12:15 AM', '2026-10-31T04:15:00.000Z', 'minute'],
    ['10/31/2026 12:15 PM', '2026-10-31T16:15:00.000Z', 'minute'],
    ['3-Oct-2026 8:00', '2026-10-03T12:00:00.000Z', 'minute'],
    ['3-Oct-26', '2026-10-03T00:00:00.000Z', 'day'],
    ['', null, null],
  ])('%s is %s, to the %s', async (published_at, publishedAt, precision) => {
    expect((await read({ published_at })).posts[0]).toMatchObject({ publishedAt, precision });
  });

  test.each([
    ['last Tuesday', 'published-at-unreadable'],
    ['2026-02-30', 'published-at-unreadable'],
    ['2026-10-01 25:00', 'published-at-unreadable'],
    ['46310', 'published-at-unreadable'],
    ['3/4/2026', 'published-at-unclear'],
  ])('%s is rejected: %s', async (published_at, code) => {
    const { posts, rejected } = await read({ published_at });
    expect([posts, rejected]).toEqual([[], { [code]: 1 }]);
  });
});

test.each<[string, string | null]>([
  ...POST_KINDS.map((kind): [string, string] => [kind, kind]),
  ['Reel', 'short'],
  ['Image', 'photo'],
  ['?', null],
])('kind %s is %s', async (cell, kind) => {
  const { posts, notices } = await read({ kind: cell });
  expect([posts[0]?.kind, notices]).toEqual([kind, kind === null ? { 'kind-unknown': 1 } : {}]);
});

test.each<[string, string]>([
  ...POST_ORIGINS.map((origin): [string, string] => [origin, origin]),
  ['', 'own'],
  ['Cross post', 'cross-post'],
])('origin %s is %s', async (cell, origin) => {
  expect((await read({ origin: cell })).posts[0]?.origin).toBe(origin);
});

test.each([
  ['yes', true],
  ['TRUE', true],
  ['0', false],
  ['', null],
])('paid %s is %s', async (paid, told) => {
  expect((await read({ paid })).posts[0]?.paid).toBe(told);
});

test('columns nobody filled are unknown, and those nobody kept as well', async () => {
  const { posts } = await read({ likes: '3', views: '' });
  expect(posts[0]).toMatchObject({
    kind: null,
    paid: null,
    mediaCount: null,
    altTextCount: null,
    permalink: null,
  });
  expect(Object.values(posts[0]?.engagement ?? { none: 0 })).toEqual(Array(7).fill(null));
});

test.each([
  [{ complete_from: '2026-01-01', complete_through: '2026-10-31' }, '2026-01-01', '2026-10-31', {}],
  [{ complete_through: '10/31/2026' }, null, '2026-10-31', {}],
  [{ complete_through: '2027-10-31' }, null, '2026-11-01', {}],
  [{ complete_through: 'yesterday' }, null, null, { 'period-unreadable': 1 }],
  [{}, null, null, {}],
])('%o speaks from %s to %s', async (columns, from, through, notices) => {
  const reading = await read(columns);
  expect([reading.period, reading.notices]).toEqual([{ from, through }, notices]);
});

test('a table that breaks off keeps what stands before', async () => {
  const table = 'platform,account,published_at,text\nx,clinic,2026-10-01,Open\nx,clinic,2026-10-02,"Clo';
  const { posts, period, brokenOff } = await readText('posts.csv', { 'posts.csv': table });
  expect([posts.length, period, brokenOff]).toEqual([1, { from: null, through: null }, 'quote-not-closed']);
});

test('the blank template and its description name the same columns', async () => {
  const blank = readFileSync(`${DOCS}/social-vitals-template.csv`, 'utf8');
  const described = readFileSync(`${DOCS}/csv-template.md`, 'utf8').matchAll(/^\| `(\w+)` \|/gm);
  expect(blank.trim().split(',')).toEqual(Array.from(described, ([, column]) => column));
  await withTexts({ 'blank.csv': blank }, async ([file]) => {
    expect(file && formatOf(file)).toBe('template');
    expect(file && (await readFile(file)).posts).toEqual([]);
  });
});
