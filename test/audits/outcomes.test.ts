import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { addDays } from '../../src/model/time.ts';
import { AS_OF, outcomeOf, period, type Scene, spread } from '../support/a-practice.ts';

interface Case {
  name: string;
  scene: Scene;
  expected: Partial<Record<'outcome' | 'reason' | 'score' | 'value' | 'sample', unknown>> & {
    codes?: string[];
  };
}

/** Runs a table of cases for one audit; numbers are compared to six digits. */
function table(audit: string, cases: Case[]) {
  describe(audit, () => {
    test.each(cases)('$name', ({ scene, expected: { codes, ...expected } }) => {
      const outcome: Outcome = outcomeOf(audit, scene);
      const rounded = Object.fromEntries(
        Object.entries(outcome).map(([key, value]) => [
          key,
          typeof value === 'number' ? Number(value.toFixed(6)) : value,
        ]),
      );
      expect(rounded).toMatchObject(expected);
      if (codes) expect(outcome.findings.map(({ code }) => code)).toEqual(codes);
    });
  });
}

const ago = (days: number) => addDays(AS_OF, -days);
const facebookSince = (from: number, through = 0) => [period('facebook', ago(from), ago(through))];

table('staleness', [
  {
    name: 'posted today: full marks',
    scene: { posts: [{}] },
    expected: { outcome: 'scored', score: 1, value: 0 },
  },
  { name: 'a week is still fresh', scene: { posts: [{ daysAgo: 7 }] }, expected: { score: 1, value: 7 } },
  {
    name: 'half way between 7 and 90 days',
    scene: { posts: [{ daysAgo: 48.5 - 0.5 }] },
    expected: { score: Number((1 - 41 / 83).toFixed(6)), value: 48 },
  },
  {
    name: 'stale beyond 90 days',
    scene: { posts: [{ daysAgo: 91 }], periods: facebookSince(200) },
    expected: { score: 0, value: 91, codes: ['stale'] },
  },
  {
    name: '90 days are not yet called stale',
    scene: { posts: [{ daysAgo: 90 }], periods: facebookSince(200) },
    expected: { score: 0, codes: [] },
  },
  {
    name: 'abandoned beyond 365 days, from before the window',
    scene: { posts: [{ daysAgo: 400 }], periods: facebookSince(500) },
    expected: { score: 0, value: 400, codes: ['abandoned'] },
  },
  {
    name: 'YouTube has until 180 days',
    scene: { posts: [{ platform: 'youtube', daysAgo: 105 }], periods: [period('youtube', null, AS_OF)] },
    expected: { score: 0.5, value: 105 },
  },
  {
    name: 'replies to others are no posts',
    scene: { posts: [{ origin: 'reply' }, { daysAgo: 50 }] },
    expected: { value: 50 },
  },
  {
    name: 'no post known in 89 days of data: nothing can be said',
    scene: { posts: [], periods: facebookSince(89) },
    expected: { outcome: 'not-measured', reason: 'no-posts' },
  },
  {
    name: 'no post known in 120 days of data: at least that long',
    scene: { posts: [], periods: facebookSince(119) },
    expected: { outcome: 'scored', score: 0, value: 120 },
  },
  {
    name: 'unknown through: not measured',
    scene: { posts: [{ daysAgo: 3 }], periods: [period('facebook', null, null)] },
    expected: { outcome: 'not-measured', reason: 'through-unknown' },
  },
  {
    name: 'data end 8 days before as-of: an old export',
    scene: { posts: [{ daysAgo: 9 }], periods: facebookSince(90, 8) },
    expected: { outcome: 'not-measured', reason: 'stale-input' },
  },
  {
    name: 'data end 7 days before as-of: still counts',
    scene: { posts: [{ daysAgo: 9 }], periods: facebookSince(90, 7) },
    expected: { outcome: 'scored', value: 9 },
  },
  {
    name: 'undated posts only',
    scene: { posts: [{ publishedAt: null, precision: null }], periods: facebookSince(90) },
    expected: { outcome: 'not-measured', reason: 'no-dates' },
  },
  {
    name: 'a declared account without data',
    scene: { posts: [], periods: [], practice: { accounts: [{ platform: 'tiktok', handle: 'sample' }] } },
    expected: { outcome: 'not-measured', reason: 'no-posts' },
  },
  {
    name: 'no account at all',
    scene: { posts: [], periods: [] },
    expected: { outcome: 'not-measured', reason: 'no-accounts' },
  },
  {
    name: 'a post dated in the future never makes an account fresh',
    scene: { posts: [{ daysAgo: -30 }, { daysAgo: 60 }] },
    expected: { outcome: 'scored', value: 60 },
  },
  {
    name: 'several accounts: the quietest is named',
    scene: { posts: [{}, { platform: 'x', account: '@sample', daysAgo: 80 }] },
    expected: { value: 80, sample: 2 },
  },
]);

table('cadence', [
  {
    name: '4 a week over 90 days',
    scene: { posts: spread(52, 90) },
    expected: { outcome: 'scored', score: 1 },
  },
  {
    name: 'half of what is asked, measured against all days',
    scene: { posts: spread(9, 28), periods: facebookSince(27), days: 90 },
    expected: { value: 2.25, score: Number((1.25 / 3).toFixed(6)), sample: 9 },
  },
  {
    name: 'a burst long ago does not count for now',
    scene: { posts: spread(40, 10, { daysAgo: 70 }) },
    expected: { value: Number(((40 * 7) / 90).toFixed(6)) },
  },
  {
    name: 'reposts do not count, shares do',
    scene: { posts: [...spread(18, 90, { origin: 'repost' }), ...spread(9, 90, { origin: 'shared' })] },
    expected: { sample: 9 },
  },
  {
    name: 'the same words on two platforms within a day are one post',
    scene: {
      posts: spread(10, 80).flatMap((post, i) => [
        { ...post, text: `An identical announcement number ${i} for all` },
        { ...post, platform: 'instagram', text: `An identical announcement number ${i} for all` },
      ]),
    },
    expected: { sample: 10 },
  },
  {
    name: '27 days of history',
    scene: { posts: spread(20, 20), periods: facebookSince(26) },
    expected: { outcome: 'not-measured', reason: 'history-too-short' },
  },
  {
    name: 'old export',
    scene: { posts: spread(20, 60, { daysAgo: 30 }), periods: facebookSince(120, 30) },
    expected: { outcome: 'not-measured', reason: 'stale-input' },
  },
  {
    name: 'an account that opened 40 days ago is measured from then',
    scene: {
      posts: spread(20, 39),
      periods: facebookSince(89),
      practice: { accounts: [{ platform: 'facebook', handle: 'Sample Clinic', opened: ago(39) }] },
    },
    expected: { value: 3.5 },
  },
]);

table('consistency', [
  {
    name: 'a post in each of the twelve full weeks',
    scene: { posts: spread(30, 90) },
    expected: { outcome: 'scored', value: 1, score: 1, sample: 12 },
  },
  {
    name: 'silent for the last month',
    scene: { posts: spread(30, 55, { daysAgo: 30 }) },
    expected: { value: Number((8 / 12).toFixed(6)), codes: ['long-gap'] },
  },
  {
    name: 'no post in the window, but data for it',
    scene: { posts: [{ daysAgo: 100 }], periods: facebookSince(120) },
    expected: { value: 0, score: 0, codes: ['long-gap'] },
  },
  {
    name: 'short history',
    scene: { posts: spread(5, 10), periods: facebookSince(10) },
    expected: { outcome: 'not-measured', reason: 'history-too-short' },
  },
]);

table('over-posting', [
  {
    name: 'one a day is fine on Facebook',
    scene: { posts: spread(45, 90) },
    expected: { outcome: 'scored', value: 0, score: 1, codes: [] },
  },
  {
    name: 'nine days of two posts in ninety: 10 %',
    scene: { posts: [...spread(9, 90), ...spread(9, 90)] },
    expected: { value: 0.1, score: 0.6, codes: ['crowded-days'] },
  },
  {
    name: 'five a day are fine on X',
    scene: {
      posts: [0, 1, 2].flatMap((daysAgo) =>
        Array.from({ length: 5 }, () => ({ platform: 'x' as const, daysAgo })),
      ),
    },
    expected: { value: 0, score: 1 },
  },
  {
    name: 'stories stand apart from the feed',
    scene: { posts: [...spread(12, 90), ...spread(40, 20, { kind: 'story' })] },
    expected: { value: 0, sample: 12 },
  },
  {
    name: 'a silent feed passes nothing',
    scene: { posts: [{ daysAgo: 200 }], periods: facebookSince(300) },
    expected: { outcome: 'not-applicable', reason: 'nothing-to-look-at' },
  },
  {
    name: 'nine posts are too few',
    scene: { posts: spread(9, 90) },
    expected: { outcome: 'not-measured', reason: 'too-few-posts' },
  },
  {
    name: 'a platform without a ceiling',
    scene: { posts: spread(30, 60, { platform: 'blog' }) },
    expected: { outcome: 'not-applicable', reason: 'no-ceiling' },
  },
  {
    name: 'days are local: 11 p.m. and 1 a.m. in New York are two days',
    scene: {
      posts: [
        ...spread(10, 90, { daysAgo: 3 }),
        { publishedAt: '2026-10-30T03:00:00.000Z' },
        { publishedAt: '2026-10-30T05:00:00.000Z' },
      ],
    },
    expected: { value: 0 },
  },
]);

const promo = (promotional: number, all: number): Scene => ({
  posts: spread(all, 89).map((post, i) => ({ ...post, purpose: i < promotional ? 'promotional' : 'own' })),
});
table('promo-ratio', [
  {
    name: '10 % is fine',
    scene: promo(2, 20),
    expected: { outcome: 'scored', value: 0.1, score: 1, sample: 20 },
  },
  { name: 'a quarter is a bare pass', scene: promo(5, 20), expected: { value: 0.25, score: 0.6 } },
  { name: 'half is nothing', scene: promo(10, 20), expected: { value: 0.5, score: 0 } },
  { name: 'between 25 % and 50 %', scene: promo(15, 40), expected: { value: 0.375, score: 0.3 } },
  {
    name: 'nine posts are too few, findings are shown',
    scene: promo(2, 9),
    expected: { outcome: 'not-measured', reason: 'too-few-posts', codes: ['promotional', 'promotional'] },
  },
  {
    name: 'no post in the window',
    scene: { posts: [{ daysAgo: 100 }], periods: facebookSince(120) },
    expected: { outcome: 'not-measured', reason: 'no-posts' },
  },
  {
    name: 'replies are not among the posts',
    scene: { posts: [...promo(2, 20).posts, ...spread(30, 80, { origin: 'reply' })] },
    expected: { value: 0.1, sample: 20 },
  },
]);

const kinds = (
  ...counts: [kind: 'photo' | 'text' | 'link' | 'video' | 'short' | 'story' | null, count: number][]
): Scene => ({
  posts: counts.flatMap(([kind, count]) => spread(count, 89, { kind })),
});
table('visual-share', [
  {
    name: '80 % is full marks',
    scene: kinds(['photo', 16], ['text', 4]),
    expected: { outcome: 'scored', value: 0.8, score: 1 },
  },
  { name: '50 % is half', scene: kinds(['photo', 10], ['text', 10]), expected: { value: 0.5, score: 0.5 } },
  {
    name: 'the preview of a link is no visual',
    scene: kinds(['photo', 10], ['link', 10]),
    expected: { value: 0.5 },
  },
  {
    name: 'curated posts are left out',
    scene: {
      posts: [...kinds(['photo', 10]).posts, ...spread(30, 80, { kind: 'link', purpose: 'curated' })],
    },
    expected: { value: 1, sample: 10 },
  },
  {
    name: 'unknown kinds are left out, not counted as text',
    scene: kinds(['photo', 12], [null, 5]),
    expected: { value: 1, sample: 12 },
  },
  {
    name: 'mostly unknown kinds',
    scene: kinds(['photo', 12], [null, 13]),
    expected: { outcome: 'not-measured', reason: 'kinds-unknown' },
  },
  {
    name: 'too few',
    scene: kinds(['photo', 9]),
    expected: { outcome: 'not-measured', reason: 'too-few-posts' },
  },
]);

table('video', [
  {
    name: '15 % is full marks',
    scene: kinds(['short', 3], ['photo', 17]),
    expected: { outcome: 'scored', value: 0.15, score: 1 },
  },
  { name: 'none is none', scene: kinds(['photo', 20]), expected: { value: 0, score: 0 } },
  {
    name: 'a third of what is asked',
    scene: kinds(['video', 1], ['text', 19]),
    expected: { value: 0.05, score: 0.333333 },
  },
  {
    name: 'kinds unknown',
    scene: kinds([null, 20]),
    expected: { outcome: 'not-measured', reason: 'kinds-unknown' },
  },
]);

table('coverage', [
  {
    name: 'no audience known',
    scene: { posts: spread(20, 80), practice: { specialty: undefined } },
    expected: { outcome: 'not-measured', reason: 'no-audience' },
  },
  {
    name: 'Facebook, Instagram and YouTube are the best three',
    scene: { posts: [{}, { platform: 'instagram' }, { platform: 'youtube' }] },
    expected: { outcome: 'scored', score: 1 },
  },
  {
    name: 'an abandoned account covers nobody',
    scene: { posts: [{ daysAgo: 400 }], periods: facebookSince(500) },
    expected: { outcome: 'scored', score: 0 },
  },
]);

table('facebook-only', [
  {
    name: 'one platform',
    scene: { posts: spread(20, 80) },
    expected: { outcome: 'scored', value: 1, score: 0 },
  },
  {
    name: 'enough reach: does not apply',
    scene: { posts: [{}, { platform: 'instagram' }, { platform: 'youtube' }] },
    expected: { outcome: 'not-applicable', reason: 'reach-is-enough' },
  },
  {
    name: 'older patients: does not apply',
    scene: { posts: spread(20, 80), practice: { audience: { ages: { '50-64': 35, '65+': 65 } } } },
    expected: { outcome: 'not-applicable', reason: 'older-audience' },
  },
]);
