import { describe, expect, test } from 'vitest';
import { WORDS } from '../../src/cli/expertise.ts';
import { makeView } from '../../src/reporting/view.ts';
import { AS_OF, period, type Scene, snapshotOf, spread } from '../support/a-practice.ts';

const viewOf = (scene: Scene) => makeView(snapshotOf(scene), null, WORDS);

describe('the first page', () => {
  test('with nothing known it asks for data instead of saying that nothing is urgent', () => {
    const { actions, cures } = viewOf({ posts: [], periods: [], practice: { specialty: undefined } }).summary;
    expect(actions).toEqual([]);
    expect(cures.length).toBeGreaterThan(0);
  });

  test('what could be measured never makes way for what could not', () => {
    const { actions, cures } = viewOf({
      posts: spread(40, 89, { purpose: 'promotional', kind: 'text' }),
      practice: { specialty: undefined },
    }).summary;
    expect(actions).toHaveLength(3);
    expect(cures).toEqual([]);
  });

  test('an abandoned account keeps its check out of what works, however well the others do', () => {
    const { audits, summary } = viewOf({
      posts: [...spread(40, 89), { platform: 'x', daysAgo: 500 }],
      periods: [period('facebook', '2026-08-03', AS_OF), period('x', '2024-01-01', AS_OF)],
    });
    const staleness = audits.find(({ record }) => record.id === 'staleness');
    expect(staleness?.pill.tone).toBe('good');
    expect(staleness?.remedy).not.toBeNull();
    expect(staleness?.measured).toMatch(/^Since the newest post: X 500 days, Facebook \d days?\./);
    expect(summary.working.map(({ anchor }) => anchor)).not.toContain('audit-staleness');
  });
});

describe('posts that stood out', () => {
  const engagement = { comments: 2, shares: null, saves: null, views: 300, reach: null, clicks: null };
  const { notable } = viewOf({
    posts: spread(12, 80).map((sketch, i) => ({ ...sketch, engagement: { reactions: i, ...engagement } })),
  }).content;

  test('show their figures, and only those that are known', () => {
    expect(notable?.best[0]?.figures).toEqual(['11 reactions', '2 comments', '300 views']);
    expect(notable?.weakest[0]?.figures).toEqual(['0 reactions', '2 comments', '300 views']);
  });
});

test('excerpts end after a whole word', () => {
  const [post] = snapshotOf({
    posts: [
      {
        text: 'Sunscreen in autumn? Yes: three quarters of the rays come through clouds, even in October rain.',
      },
    ],
  }).posts;
  expect(post?.excerpt).toBe(
    'Sunscreen in autumn? Yes: three quarters of the rays come through clouds, even…',
  );
});
