import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/sources/exports/index.ts';
import { readFile, sum, tally } from '../../support/export-texts.ts';
import { formatOf, openAll } from '../../support/exports.ts';
import { describeWithShared, SHARED } from '../../support/shared.ts';

const SAMPLES = join(SHARED, 'fixtures/exports');

/** Counted truth of the samples, as told by their INDEX.md, times turned into UTC. */
interface Truth {
  file: string;
  format: string;
  posts: number;
  range: [string, string];
  kinds: Record<string, number>;
  platforms?: Record<string, number>;
  reactions: number;
  period: [string | null, string | null];
}

const INSIGHTS = 'meta-page-insights-old/Facebook Insights Data Export (Post Level) - LOK - ';
const TRUTH: Truth[] = [
  {
    file: 'third-party-tools/crowdtangle/2021-09-30-12-00-00-EDT-Historical-Report-Sample-2021-01-01--2021-09-30.csv',
    format: 'crowdtangle-facebook',
    posts: 9,
    range: ['2021-01-06T15:45', '2021-09-14T22:45'],
    // A YouTube post is a link to a video there.
    kinds: { photo: 2, link: 3, video: 2, text: 1, live: 1 },
    reactions: 8156,
    period: ['2021-01-01', '2021-09-30'],
  },
  {
    file: 'third-party-tools/hootsuite/facebook_posts.csv',
    format: 'hootsuite-facebook',
    posts: 8,
    range: ['2026-06-01T08:00', '2026-08-19T22:31'],
    kinds: { photo: 2, video: 2, link: 2, text: 2 },
    reactions: 56,
    period: [null, null],
  },
  {
    file: 'third-party-tools/hootsuite/instagram_posts.csv',
    format: 'hootsuite-instagram',
    posts: 8,
    range: ['2026-06-01T00:00', '2026-08-19T23:31'],
    kinds: { photo: 3, video: 3, carousel: 2 },
    reactions: 140,
    period: [null, null],
  },
  {
    file: 'third-party-tools/hootsuite/twitter_posts.csv',
    format: 'hootsuite-x',
    posts: 8,
    range: ['2026-06-01T01:00', '2026-08-19T15:31'],
    kinds: { null: 8 },
    reactions: 7,
    period: [null, null],
  },
  {
    file: 'third-party-tools/metricool/facebook-posts_2026-01-01_2026-09-30.csv',
    format: 'metricool-facebook',
    posts: 6,
    range: ['2026-01-01T07:00', '2026-08-15T20:05'],
    kinds: { photo: 2, link: 2, video: 1, text: 1 },
    reactions: 30,
    period: ['2026-01-01', '2026-09-30'],
  },
  {
    file: 'third-party-tools/metricool/tiktok-posts_2026-01-01_2026-09-30.csv',
    format: 'metricool-tiktok',
    posts: 6,
    range: ['2026-01-01T05:00', '2026-08-16T03:05'],
    kinds: { short: 6 },
    reactions: 45,
    period: ['2026-01-01', '2026-09-30'],
  },
  {
    file: 'third-party-tools/metricool/youtube-published-videos-posts_2026-01-01_2026-09-30.csv',
    format: 'metricool-youtube',
    posts: 6,
    range: ['2026-01-01T01:00', '2026-08-16T00:05'],
    kinds: { video: 6 },
    reactions: 15,
    period: ['2026-01-01', '2026-09-30'],
  },
  {
    file: 'third-party-tools/sprout-social/Post Performance (Sample Clinic) September 1, 2026 - September 30, 2026.csv',
    format: 'sprout-social',
    posts: 18,
    range: ['2026-09-01T19:00', '2026-09-29T00:01'],
    // TikTok's videos and the reel are short, a document is leafed through like a carousel.
    kinds: { short: 4, video: 3, photo: 4, link: 3, text: 2, carousel: 2 },
    platforms: { facebook: 3, instagram: 3, x: 3, linkedin: 3, tiktok: 3, youtube: 3 },
    reactions: 3566,
    period: ['2026-09-01', '2026-09-30'],
  },
  {
    file: `${INSIGHTS}2017-07-27.xls/Key Metrics`,
    format: 'facebook-insights-posts',
    posts: 7,
    range: ['2017-06-30T14:00', '2017-07-22T12:30'],
    kinds: { video: 4, photo: 3 },
    reactions: 14_387,
    period: [null, '2017-07-27'],
  },
  {
    file: `${INSIGHTS}2017-11-19.xlsx/Key Metrics`,
    format: 'facebook-insights-posts',
    posts: 47,
    range: ['2017-06-24T12:30', '2017-11-15T12:30'],
    kinds: { photo: 27, video: 19, link: 1 },
    reactions: 121_635,
    period: [null, '2017-11-19'],
  },
];

describeWithShared('exports of other companies’ tools and of the old Page Insights', () => {
  test.each(TRUTH)('$file', async (truth) => {
    const { files } = await openAll(join(SAMPLES, truth.file.slice(0, truth.file.indexOf('/'))));
    const file = files.find(({ path }) => truth.file === path);
    if (file === undefined) throw new Error('the sample is not there');
    const { posts, keys, period, rejected, brokenOff } = await readFile(file);
    const moments = posts.flatMap((post) => post.publishedAt?.slice(0, 16) ?? []).sort();
    expect({
      format: formatOf(file),
      posts: posts.length,
      range: [moments[0], moments.at(-1)],
      kinds: tally(posts.map(({ kind }) => kind)),
      reactions: sum(posts.map(({ engagement }) => engagement.reactions)),
      period: [period?.from, period?.through],
      rejected,
      brokenOff,
    }).toEqual({
      format: truth.format,
      posts: truth.posts,
      range: truth.range,
      kinds: truth.kinds,
      reactions: truth.reactions,
      period: truth.period,
      rejected: {},
      brokenOff: null,
    });
    expect(moments).toHaveLength(truth.posts);
    if (truth.platforms) expect(tally(posts.map(({ platform }) => platform))).toEqual(truth.platforms);
    if (truth.format === 'facebook-insights-posts')
      expect(new Set(keys.map(({ id }) => id)).size).toBe(truth.posts);
  });

  test('a search whose quotes are broken: each line that begins like a record is one', async () => {
    const { files } = await openAll(join(SAMPLES, 'third-party-tools/crowdtangle'));
    const file = files.find(({ name }) => name.includes('search'));
    if (file === undefined) throw new Error('the sample is not there');
    const { posts, brokenOff } = await readFile(file);
    const lines = (await file.text()).split('\n').filter((line) => /^Account \d+,acct\d+,/.test(line));
    expect(posts.map(({ permalink }) => permalink)).toEqual(
      lines.map((line) => /https:\/\/twitter\.com\/\w+\/status\/\d+/.exec(line)?.[0]),
    );
    // INDEX.md counts 26, each with those it swallowed in its text: theirs are the first and last moments, too.
    const moments = posts.flatMap((post) => post.publishedAt ?? []).sort();
    expect([moments[0]?.slice(0, 16), moments.at(-1)?.slice(0, 16)]).toEqual([
      '2019-05-27T14:00',
      '2019-06-03T12:15',
    ]);
    expect(brokenOff).toBe('stray-quotes');
  });

  test('the formats claim these samples and no others', async () => {
    const { files } = await openAll(SAMPLES);
    const ours = /^(crowdtangle|facebook-insights|hootsuite|metricool|sprout)-/;
    const formats = EXPORT_FORMATS.filter(({ id }) => ours.test(id));
    for (const file of files) {
      const claims = formats.filter((format) => format.recognise(file).missing.length === 0);
      const isOurs = /^exports\/(third-party-tools|meta-page-insights-old)\//.test(file.path);
      const isTable = file.type === 'table' && file.name !== 'INDEX.md';
      expect([file.path, claims.length]).toEqual([file.path, isOurs && isTable ? 1 : 0]);
    }
  });
});
