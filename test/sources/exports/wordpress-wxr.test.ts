import { join } from 'node:path';
import { expect, test } from 'vitest';
import { practiceSchema } from '../../../src/model/practice.ts';
import { collect } from '../../../src/sources/collect.ts';
import { describeWithShared, SHARED } from '../../support/shared.ts';

const TRUTH: [file: string, posts: number, first: string, last: string, comments: number][] = [
  ['small-export.xml', 5, '2011-01-18T07:40:14', '2011-01-18T07:55:01', 1],
  ['theme-unit-test-data.xml', 56, '2009-05-15T21:48:32', '2023-01-16T07:08:31', 33],
  ['valid-wxr-1.1.xml', 1, '2010-10-16T20:53:18', '2010-10-16T20:53:18', 1],
  ['wxr-simple.xml', 1, '2024-06-05T16:04:48', '2024-06-05T16:04:48', 0],
  ['wxr-utf-8-challenges.xml', 1, '2024-06-05T16:04:48', '2024-06-05T16:04:48', 0],
];

describeWithShared('WordPress exports', () => {
  test.each(TRUTH)('%s: %i posts', async (file, count, first, last, comments) => {
    const { posts, sources } = await collect({
      practice: { ...practiceSchema.parse({ name: 'Blog' }), id: 'blog' },
      paths: [join(SHARED, 'fixtures/exports/wordpress-wxr', file)],
      asOf: null,
      through: null,
      all: true,
      today: '2026-11-24',
    });
    expect(
      sources.map(({ status, problems }) => [status, problems.filter(({ code }) => code === 'cut-off')]),
    ).toEqual([['complete', []]]);
    expect(posts).toHaveLength(count);
    const times = posts.map(({ publishedAt }) => publishedAt?.slice(0, 19)).toSorted();
    expect([times[0], times.at(-1)]).toEqual([first, last]);
    const told = posts.reduce((sum, { engagement }) => sum + (engagement.comments ?? 0), 0);
    expect(told).toBeLessThanOrEqual(comments);
    expect(posts.every(({ kind }) => kind === 'article')).toBe(true);
  });
});
