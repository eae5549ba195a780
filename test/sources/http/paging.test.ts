import { describe, expect, it } from 'vitest';
import type { Call, Reply } from '../../../src/sources/http/call.ts';
import { SourceFailure } from '../../../src/sources/http/failure.ts';
import {
  nextParameters,
  type PagedCall,
  type Paging,
  readPages,
  valueAt,
} from '../../../src/sources/http/paging.ts';

const last = { body: {}, headers: {}, query: {}, number: 1, count: 10 };

describe('the next page', () => {
  it.each([
    ['single', { style: 'single' }, {}, null],
    [
      'page number, pages told',
      { style: 'page-number', parameter: 'page', pagesHeader: 'x-wp-totalpages', size: 100 },
      { headers: { 'x-wp-totalpages': '2' } },
      { page: 2 },
    ],
    [
      'page number, last page',
      { style: 'page-number', parameter: 'page', pagesHeader: 'x-wp-totalpages', size: 10 },
      { headers: { 'x-wp-totalpages': '1' } },
      null,
    ],
    [
      'page number, header lost on the way, full page',
      { style: 'page-number', parameter: 'page', pagesHeader: 'x-wp-totalpages', size: 10 },
      {},
      { page: 2 },
    ],
    ['offset', { style: 'offset', parameter: 'start', size: 10 }, { query: { start: 20 } }, { start: 30 }],
    ['offset, short page', { style: 'offset', parameter: 'start', size: 50 }, {}, null],
    ...[
      { rels: ['prev', 'next'], count: 3, next: { start: 30 } },
      { rels: ['prev'], count: 10, next: null },
      { rels: [], count: 10, next: { start: 30 } },
      { rels: [], count: 3, next: null },
    ].map(
      ({ rels, count, next }) =>
        [
          `offset, ${count} records and the links ${rels.join()}`,
          { style: 'offset', parameter: 'start', size: 10, links: 'paging.links' },
          {
            query: { start: 20 },
            count,
            body: { paging: { links: rels.map((rel) => ({ rel, href: '/x' })) } },
          },
          next,
        ] as [string, Paging, object, object | null],
    ),
    [
      'cursor',
      { style: 'cursor', at: 'meta.next', parameter: 'after' },
      { body: { meta: { next: 'q' } } },
      { after: 'q' },
    ],
    ['cursor absent', { style: 'cursor', at: 'meta.next', parameter: 'after' }, { body: { meta: {} } }, null],
    ['cursor null', { style: 'cursor', at: 'next', parameter: 'after' }, { body: { next: null } }, null],
    ['cursor empty', { style: 'cursor', at: 'next', parameter: 'after' }, { body: { next: '' } }, null],
    [
      'cursor, but no more',
      { style: 'cursor', at: 'data.cursor', parameter: 'cursor', more: 'data.has_more' },
      { body: { data: { cursor: 5, has_more: false } } },
      null,
    ],
    [
      'link in the body, its token left out',
      { style: 'next-link', at: 'paging.next' },
      { body: { paging: { next: 'https://evil.example/x?access_token=t&after=c&limit=5' } } },
      { after: 'c', limit: '5' },
    ],
    [
      'link in the header',
      { style: 'next-link', at: 'link-header' },
      {
        headers: {
          link: '<https://m.example/a?min_id=9>; rel="prev", <https://m.example/a?max_id=3&x=1,2>; rel="next"',
        },
      },
      { max_id: '3', x: '1,2' },
    ],
    ['no link header', { style: 'next-link', at: 'link-header' }, {}, null],
  ] as const)('%s', (_name, paging, reply, expected) => {
    expect(nextParameters(paging, { ...last, ...reply })).toEqual(expected);
  });

  it('values are found by path', () => {
    expect(valueAt({ a: [{ b: 1 }] }, 'a.0.b')).toBe(1);
    expect(valueAt({ a: null }, 'a.b')).toBeUndefined();
    expect(valueAt([1], '')).toEqual([1]);
  });
});

describe('reading pages', () => {
  const reply = (body: unknown): Reply => ({ status: 200, headers: {}, body });
  async function read(bodies: unknown[], call: Partial<PagedCall> = {}) {
    const calls: Call[] = [];
    const pages = [];
    const ask = async (asked: Call) => {
      calls.push(asked);
      const body = bodies[calls.length - 1];
      if (body instanceof Error) throw body;
      return reply(body);
    };
    const paged = {
      path: '/p',
      records: 'data',
      paging: { style: 'cursor', at: 'next', parameter: 'c' } as const,
    };
    for await (const page of readPages(ask, { ...paged, ...call })) pages.push(page);
    return { calls, pages };
  }

  it('goes on until there is no cursor', async () => {
    const { calls, pages } = await read([{ data: [1], next: 'x' }, { data: [2], next: 'y' }, { data: [] }]);
    expect(calls.map((call) => call.query)).toEqual([{}, { c: 'x' }, { c: 'y' }]);
    expect(pages.map((page) => page.stopped)).toEqual([null, null, null]);
  });

  it.each([
    [
      'a cursor seen before',
      [
        { data: [1], next: 'x' },
        { data: [2], next: 'x' },
      ],
      'cursor-repeated',
    ],
    [
      'an empty page twice running',
      [
        { data: [], next: 'x' },
        { data: [], next: 'y' },
      ],
      'empty-twice',
    ],
    [
      'the cap',
      [
        { data: [1], next: 'x' },
        { data: [2], next: 'y' },
      ],
      'page-cap',
    ],
  ])('stops at %s and says so', async (_name, bodies, stopped) => {
    const { pages } = await read(bodies, { maxPages: 2 });
    expect(pages.map((page) => page.stopped)).toEqual([null, stopped]);
  });

  it('one empty page with a cursor is no end', async () => {
    const { pages } = await read([{ data: [], next: 'x' }, { data: [2], next: 'y' }, { data: [3] }]);
    expect(pages).toHaveLength(3);
  });

  it('gives the cursor back in the body where the interface wants that', async () => {
    const { calls } = await read([{ data: [1], next: 7 }, { data: [2] }], {
      json: { max_count: 20 },
      paging: { style: 'cursor', at: 'next', parameter: 'cursor', in: 'body' },
    });
    expect(calls.map((call) => call.json)).toEqual([{ max_count: 20 }, { max_count: 20, cursor: 7 }]);
  });

  it('an absent list is empty, anything else than a list has changed', async () => {
    expect((await read([{ meta: {} }])).pages[0]?.records).toEqual([]);
    await expect(read([{ data: { a: 1 } }])).rejects.toMatchObject({
      kind: 'format_changed',
      place: '/p data',
    });
  });

  it('asks the same page anew after an amendment', async () => {
    const dead = new SourceFailure({ kind: 'bad_request', code: 'dead-metric' }, 'here');
    const { calls, pages } = await read([dead, { data: [1] }], {
      query: { fields: 'a,b' },
      amend: (failure, query) => (failure.code === 'dead-metric' ? { ...query, fields: 'a' } : null),
    });
    expect(calls.map((call) => call.query)).toEqual([{ fields: 'a,b' }, { fields: 'a' }]);
    expect(pages).toHaveLength(1);
  });

  it('gives up when amendments do not end', async () => {
    const dead = new SourceFailure({ kind: 'bad_request', code: 'dead-metric' }, 'here');
    await expect(read(Array(20).fill(dead), { amend: (_failure, query) => query })).rejects.toBe(dead);
  });
});
