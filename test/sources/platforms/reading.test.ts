import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Order, readPosts } from '../../../src/sources/platforms/shared/reading.ts';
import { postItem } from '../../../src/sources/platforms/shared/records.ts';

const SINCE = '2026-08-03T00:00:00.000Z';
const NEW = '2026-10-01T00:00:00.000Z';
const NEWER = '2026-10-09T00:00:00.000Z';
const OLD = '2026-07-01T00:00:00.000Z';
const OLDER = '2026-06-01T00:00:00.000Z';
/** Not a post of the account. */
const ANOTHER = 'another';

/** How many pages are read of a list without end that begins with the given one. */
async function pagesRead(first: readonly unknown[], order?: Order): Promise<number> {
  let pages = 0;
  async function* list() {
    for (; pages < 3; )
      yield { number: ++pages, records: pages === 1 ? [...first] : [], body: {}, headers: {}, stopped: null };
  }
  const toItem = (at: string) =>
    at === ANOTHER
      ? null
      : postItem('x', { account: 'a', publishedAt: at === '' ? null : at, text: '' }, { id: at, link: null });
  const reading = { schema: z.string(), place: 'data', since: SINCE, toItem, ...(order ? { order } : {}) };
  for await (const _ of readPosts(list(), reading));
  return pages;
}

describe('a list is read until it has reached the start of the window', () => {
  it.each([
    ['kept', 'the last post is old', [NEW, OLD], 1],
    ['kept', 'an old post is pinned to the top', [OLD, NEW], 3],
    ['kept', 'nothing is old', [NEWER, NEW], 3],
    ['kept', 'the last post is undated', [OLD, ''], 1],
    ['nearly', 'one post is old', [NEW, OLD], 3],
    ['nearly', 'all are old', [OLD, OLDER], 1],
    ['nearly', 'all are old but one without a date', [OLD, ''], 3],
    ['nearly', 'all are old but one that cannot be read', [OLD, 7], 3],
    ['unsure', 'the last post of a page in order is old', [NEW, OLD], 1],
    ['unsure', 'a page out of order ends with an old post', [NEW, NEWER, OLD], 3],
    ['unsure', 'a page out of order holds old posts only', [OLDER, OLD], 3],
    ['kept', 'none is a post of the account', [ANOTHER], 3],
    ['nearly', 'none is a post of the account', [ANOTHER], 3],
    ['kept', 'the page is empty', [], 3],
    ['nearly', 'the page is empty', [], 3],
  ] as const)('order %s, %s', async (order, _name, first, pages) => {
    expect(await pagesRead(first, order)).toBe(pages);
  });
});
