import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_ENGAGEMENT, type Post } from '../../src/model/post.ts';
import type { PostKeys } from '../../src/sources/exports/format.ts';
import { type Gathered, mergePosts } from '../../src/sources/merge.ts';
import { aPost, type PostSketch } from '../support/a-practice.ts';

interface Row extends Omit<PostSketch, 'id'>, Partial<PostKeys> {
  source?: string;
  observedAt?: string | null;
}

function row({
  source = 'file-1',
  observedAt = null,
  link = null,
  id: nativeId = null,
  ...sketch
}: Row = {}): Gathered {
  const { id: _, provenance, ...draft } = aPost({ text: 'The same words in every export', ...sketch });
  return { draft, keys: { id: nativeId, link }, provenance: { ...provenance, source, observedAt } };
}

describe('what is one post', () => {
  test.each<[string, Row, Row, number]>([
    ['equal ids', { id: '1' }, { id: '1', source: 'b', text: 'other words' }, 1],
    ['different ids, all else equal', { id: '1', link: '9' }, { id: '2', link: '9', source: 'b' }, 2],
    [
      'id lost in one, number in the link equal',
      { id: '1', link: '9' },
      { link: '9', source: 'b', text: 'other' },
      1,
    ],
    ['ids lost, links differ, time and words equal', { link: '8' }, { link: '9', source: 'b' }, 2],
    ['no shared key but time and words', { id: '1' }, { source: 'b' }, 1],
    ['same minute, other words', { id: '1' }, { source: 'b', text: 'Different words entirely' }, 2],
    ['same words, another minute', {}, { source: 'b', daysAgo: 1 }, 2],
    ['time and words never join two rows of one file', {}, {}, 2],
    ['equal ids join rows of one file', { id: '1' }, { id: '1' }, 1],
    ['another account', {}, { source: 'b', account: 'Somebody else' }, 2],
    [
      'handles differ in case and @ only by accident',
      { account: '@Sample' },
      { source: 'b', account: 'sample' },
      1,
    ],
    ['another platform', { id: '1' }, { id: '1', platform: 'x', source: 'b' }, 2],
    [
      'the same words, seconds apart across a minute',
      { publishedAt: '2026-10-01T16:00:58.000Z' },
      { publishedAt: '2026-10-01T16:01:02.000Z', source: 'b' },
      1,
    ],
    [
      'hardly a word, seconds apart across a minute',
      { publishedAt: '2026-10-01T16:00:58.000Z', text: 'Hi' },
      { publishedAt: '2026-10-01T16:01:02.000Z', text: 'Hi', source: 'b' },
      2,
    ],
    [
      'the same words, more than seconds apart',
      { publishedAt: '2026-10-01T16:00:30.000Z' },
      { publishedAt: '2026-10-01T16:01:02.000Z', source: 'b' },
      2,
    ],
    [
      'seconds apart, but numbers differ',
      { publishedAt: '2026-10-01T16:00:58.000Z', id: '1' },
      { publishedAt: '2026-10-01T16:01:02.000Z', id: '2', source: 'b' },
      2,
    ],
    [
      'a story and a post, wordless, of one minute',
      { text: '', kind: 'story' },
      { text: '', source: 'b' },
      2,
    ],
    [
      'two stories, wordless, of one minute',
      { text: '', kind: 'story' },
      { text: '', kind: 'story', source: 'b' },
      1,
    ],
    ['two wordless posts of one minute in one file', { text: '' }, { text: '' }, 2],
    ['day and words, ids lost', { precision: 'day' }, { precision: 'day', source: 'b' }, 1],
    [
      'a day with hardly a word identifies nothing',
      { precision: 'day', text: 'New video' },
      { precision: 'day', text: 'New video', source: 'b' },
      2,
    ],
    [
      'undated, no key',
      { publishedAt: null, precision: null },
      { publishedAt: null, precision: null, source: 'b' },
      2,
    ],
  ])('%s', (_, a, b, posts) => {
    const merged = mergePosts([row(a), row(b)]);
    expect(merged.posts).toHaveLength(posts);
    expect([...merged.duplicates.values()].reduce((sum, count) => sum + count, 0)).toBe(2 - posts);
    expect(new Set(merged.posts.map(({ id }) => id)).size).toBe(posts);
  });
});

describe('which row stands', () => {
  const early = {
    id: '1',
    source: 'early',
    observedAt: '2026-09-30',
    engagement: { ...NO_ENGAGEMENT, reach: 90, saves: 2 },
  };
  const late = {
    id: '1',
    source: 'late',
    observedAt: '2026-10-31',
    engagement: { ...NO_ENGAGEMENT, reach: 80 },
  };
  test.each([
    ['in order', [early, late]],
    ['out of order', [late, early]],
  ])('the one observed last, even where its figures are lower; its gaps are filled (%s)', (_, rows) => {
    const { posts, duplicates } = mergePosts(rows.map(row));
    expect(posts[0]?.engagement).toMatchObject({ reach: 80, saves: 2 });
    expect(posts[0]?.provenance.source).toBe('late');
    expect([...duplicates]).toEqual([['early', 1]]);
  });
  test('without days, the larger cumulative figures', () => {
    const { posts } = mergePosts([row({ ...late, observedAt: null }), row({ ...early, observedAt: null })]);
    expect(posts[0]?.engagement.reach).toBe(90);
  });
  test('an archive tells the kind, a spreadsheet the views', () => {
    const sheet = row({
      id: '1',
      source: 'sheet',
      observedAt: '2026-10-31',
      kind: null,
      engagement: { ...NO_ENGAGEMENT, views: 500 },
    });
    const archive = row({
      id: '1',
      source: 'archive',
      observedAt: '2026-10-01',
      kind: 'photo',
      engagement: { ...NO_ENGAGEMENT, reactions: 3 },
    });
    expect(mergePosts([sheet, archive]).posts[0]).toMatchObject({
      kind: 'photo',
      engagement: { views: 500, reactions: 3 },
    });
  });
  test('a shortened text gives way to the whole one, a bare day to the minute', () => {
    const cut = row({
      id: '1',
      source: 'a',
      observedAt: '2026-10-31',
      text: 'The same…',
      textCut: true,
      precision: 'day',
      publishedAt: '2026-10-01T00:00:00.000Z',
    });
    const whole = row({
      id: '1',
      source: 'b',
      observedAt: '2026-10-01',
      publishedAt: '2026-10-01T15:04:00.000Z',
    });
    expect(mergePosts([cut, whole]).posts[0]).toMatchObject({
      text: 'The same words in every export',
      textCut: false,
      precision: 'minute',
      publishedAt: '2026-10-01T15:04:00.000Z',
    });
  });
});

test('laws: no row is lost, ids are unique, the order of rows changes nothing, nor does handing over everything twice', () => {
  const anyRow = fc.record({
    id: fc.option(fc.constantFrom('1', '2', '3')),
    link: fc.option(fc.constantFrom('3', '7', '8')),
    source: fc.constantFrom('a', 'b', 'c'),
    daysAgo: fc.nat(2),
    text: fc.constantFrom('one', 'two'),
    observedAt: fc.option(fc.constantFrom('2026-09-30', '2026-10-31')),
    engagement: fc.nat(3).map((views) => ({ ...NO_ENGAGEMENT, views })),
  });
  const rows = fc.array(anyRow, { maxLength: 20 });
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat(1000)), (sketches, order) => {
      const gathered = sketches.map((sketch, at) => inFile(row({ ...sketch, permalink: null }), at + 1));
      const once = mergePosts(gathered);
      const lost = [...once.duplicates.values()].reduce((sum, count) => sum + count, 0);
      expect(once.posts.length + lost).toBe(gathered.length);
      expect(new Set(once.posts.map(({ id }) => id)).size).toBe(once.posts.length);

      const shuffled = gathered
        .map((record) => ({ record, at: order.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ record }) => record);
      expect(mergePosts(shuffled)).toEqual(once);

      const copies = gathered.map((record) => inFile(record, record.provenance.row ?? 0, ' copy'));
      expect(figuresOf(mergePosts([...gathered, ...copies]).posts)).toEqual(figuresOf(once.posts));
    }),
  );
});

function inFile(record: Gathered, number: number, suffix = ''): Gathered {
  const source = `${record.provenance.source}${suffix}`;
  return { ...record, provenance: { ...record.provenance, source, file: source, row: number } };
}

function figuresOf(posts: Post[]): [string, number | null][] {
  return posts.map(({ id, engagement }): [string, number | null] => [id, engagement.views]).sort();
}
