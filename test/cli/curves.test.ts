import { describe, expect, it } from 'vitest';
import { AUDITS } from '../../src/audits/index.ts';
import { curvesOf, sparkline } from '../../src/cli/curves.ts';
import { scoreAt } from '../../src/model/outcome.ts';

describe('curves', () => {
  it.each(AUDITS.filter(({ tier }) => tier !== 'advisory').map((audit) => [audit.id, audit] as const))(
    'of %s can be told from its options',
    (_, { options }) => {
      const curves = curvesOf(options.parse({}));
      expect(curves.length).toBeGreaterThan(0);
      for (const { points } of curves) {
        const scores = points.map(({ score }) => score);
        expect([Math.min(...scores), Math.max(...scores)]).toEqual([0, 1]);
        const sorted = scores.toSorted((a, b) => a - b);
        expect([sorted, sorted.toReversed()]).toContainEqual(scores);
      }
    },
  );

  it('of a group carry its name', () => {
    expect(curvesOf({ feed: { fullDays: 7, zeroDays: 90 }, minPosts: 10 })).toEqual([
      {
        name: 'feed',
        points: [
          { option: 'fullDays', value: 7, score: 1 },
          { option: 'zeroDays', value: 90, score: 0 },
        ],
      },
    ]);
  });

  it('are drawn from full to none', () => {
    const [curve] = curvesOf({ fullShare: 0, zeroShare: 1 });
    const points = curve?.points ?? [];
    const line = sparkline(points, (value) => scoreAt(points, value));
    expect(line).toMatch(/^█.*▁$/);
    expect(line).toHaveLength(32);
  });
});
