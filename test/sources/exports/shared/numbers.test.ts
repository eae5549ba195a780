import { describe, expect, test } from 'vitest';
import { parseCount, readFigures } from '../../../../src/sources/exports/shared/numbers.ts';

describe('figures', () => {
  test.each([
    ['0', 0],
    ['1234', 1234],
    ['1,234', 1234],
    ['1,234,567', 1_234_567],
    ['12 345', 12_345],
    ['12\u202f345', 12_345],
    ['2633.0', 2633],
    ['-3', -3],
    ['−3', -3],
    ['', null],
    ['-', null],
    ['—', null],
    ['N/A', null],
    ['1.2K', 'unreadable'],
    ['12%', 'unreadable'],
    ['0.0479', 'unreadable'],
    ['1.234', 'unreadable'],
    ['12,34', 'unreadable'],
    ['9.27E+14', 'unreadable'],
    ['many', 'unreadable'],
  ])('%j with a decimal point is %j', (cell, count) => {
    expect(parseCount(cell)).toBe(count);
  });

  test.each([
    ['1.234', 1234],
    ['11\u00a0045', 11_045],
    ['1300,0', 1300],
    ['1,234', 'unreadable'],
  ])('%j with a decimal comma is %j', (cell, count) => {
    expect(parseCount(cell, ',')).toBe(count);
  });

  test('one that cannot be read is unknown and named by its column', () => {
    const cells: Record<string, string> = { likes: '7', replies: 'x' };
    const row = { number: 4, get: (column: string) => cells[column] ?? '', at: () => '' };
    const { engagement, notices } = readFigures(row, {
      reactions: 'likes',
      comments: 'replies',
      views: 'views',
    });
    expect(engagement).toMatchObject({ reactions: 7, comments: null, views: null, shares: null });
    expect(notices).toEqual([{ type: 'notice', row: 4, code: 'figure-unreadable', detail: 'replies' }]);
  });
});
