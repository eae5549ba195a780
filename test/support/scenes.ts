import type { Snapshot } from '../../src/model/snapshot.ts';
import { AS_OF, period, type Scene, snapshotOf, spread } from './a-practice.ts';

/** Words that must never act: markup, a formula, a template, a very long word. */
export const HOSTILE = `=HYPERLINK("http://evil.example","x") <script>alert(1)</script> {{constructor}} "quoted" ${'long'.repeat(60)}`;

const TWELVE = [
  'facebook',
  'instagram',
  'x',
  'youtube',
  'tiktok',
  'linkedin',
  'threads',
  'pinterest',
  'bluesky',
  'mastodon',
  'blog',
  'snapchat',
] as const;

const SCENES: Record<string, Scene> = {
  healthy: {
    posts: [
      ...spread(30, 89, {
        engagement: { reactions: 10, comments: 2, shares: 1, saves: null, views: 300, reach: 200, clicks: 3 },
      }),
      ...spread(30, 89, { platform: 'instagram', account: 'sample', kind: 'short' }),
      ...spread(10, 89, { platform: 'youtube', account: 'Sample', kind: 'video' }),
    ],
  },
  failing: {
    posts: [...spread(14, 80, { purpose: 'promotional', kind: 'text' }), { platform: 'x', daysAgo: 500 }],
  },
  'half blind': {
    posts: [...spread(30, 89), ...spread(20, 80, { platform: 'x', kind: null, account: 'sample' })],
    periods: [period('facebook', '2026-08-03', AS_OF), period('x', null, null, 'sample')],
    practice: { specialty: undefined },
  },
  'too early': { posts: spread(4, 9), periods: [period('facebook', '2026-10-22', AS_OF)] },
  silent: { posts: spread(20, 60, { daysAgo: 400 }), periods: [period('facebook', '2024-01-01', AS_OF)] },
  'nothing known': { posts: [], periods: [], practice: { specialty: undefined } },
  'one post': { posts: [{ daysAgo: 3 }] },
  'twelve accounts': {
    posts: TWELVE.flatMap((platform, i) =>
      spread(3 + 5 * i, 89, {
        platform,
        account: `the-very-long-name-of-practice-number-${i}`,
        purpose: i % 3 === 0 ? 'promotional' : 'own',
        kind: i % 2 === 0 ? 'text' : 'video',
        engagement: {
          reactions: i,
          comments: 0,
          shares: null,
          saves: null,
          views: null,
          reach: null,
          clicks: null,
        },
      }),
    ),
  },
  hostile: {
    posts: spread(20, 80, {
      text: HOSTILE,
      title: HOSTILE,
      account: HOSTILE,
      permalink: 'javascript:alert(1)',
      purpose: 'promotional',
      kind: 'text',
    }),
    practice: { name: HOSTILE },
  },
};

/** Snapshots for everything that shows one, by name; `capped` is made from the healthy one, since no audit caps yet. */
export function snapshots(): [name: string, snapshot: Snapshot][] {
  const made = Object.entries(SCENES).map(([name, scene]): [string, Snapshot] => [name, snapshotOf(scene)]);
  const healthy = snapshotOf(SCENES.healthy ?? { posts: [] });
  const cap = { score: 74, grade: 'C', audit: 'promo-ratio', uncappedScore: 93, uncappedGrade: 'A' } as const;
  return [...made, ['capped', { ...healthy, overall: { ...healthy.overall, score: 74, grade: 'C', cap } }]];
}
