import { describe, expect, it } from 'vitest';
import { jsonPieces } from '../../src/model/json-pieces.ts';

const RECORD = {
  schemaVersion: 0,
  practice: 'lakeside "clinic"\nsecond line',
  left: undefined,
  nothing: null,
  window: { from: '2026-08-03', to: '2026-10-31' },
  empty: [],
  bare: {},
  posts: [{ id: 'x:1', text: 'one\ntwo 🍂', links: [], engagement: { views: null, reach: 3 } }, 7, undefined],
};

describe('jsonPieces', () => {
  it.each([1, 2])('gives the text that JSON.stringify gives, indented by %i', (indent) => {
    expect([...jsonPieces(RECORD, indent)].join('')).toBe(JSON.stringify(RECORD, null, indent));
    expect([...jsonPieces({}, indent)].join('')).toBe('{}');
  });

  it('keeps pieces small however long a list is', () => {
    const record = { posts: Array.from({ length: 5000 }, (_, i) => ({ id: i, text: 'x'.repeat(100) })) };
    const pieces = [...jsonPieces(record, 1)];
    expect(pieces.join('')).toBe(JSON.stringify(record, null, 1));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(100_000);
  });

  it('writes every member and every item in the form asked for', () => {
    const form = (value: unknown) => (typeof value === 'number' ? value * 2 : value);
    expect([...jsonPieces({ a: 1, b: [2, 3] }, 1, form)].join('')).toBe(
      JSON.stringify({ a: 2, b: [4, 6] }, null, 1),
    );
  });
});
