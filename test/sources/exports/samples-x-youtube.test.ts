import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/sources/exports/index.ts';
import { readFile, sum, tally } from '../../support/export-texts.ts';
import { formatOf, openAll } from '../../support/exports.ts';
import { describeWithShared, SHARED } from '../../support/shared.ts';

const SAMPLES = join(SHARED, 'fixtures/exports');

/** Counted truth of the samples, as told by their INDEX.md; what it does not tell is left out. */
interface Truth {
  file: string;
  format: string;
  posts: number;
  range: [string, string];
  kinds: Record<string, number>;
  origins?: Record<string, number>;
  views?: number;
  reactions?: number;
  undated?: number;
  idsLost?: number;
  account: string | null;
  period: [string | null, string | null];
}

const OLD = 'x-twitter/analytics-old/tweet_activity_metrics_rOpenSci';
const CHANNEL = 'youtube/studio-content/Content 2020-06-10_2025-07-07 SUGARCANE.zip';
const TRUTH: Truth[] = [
  {
    file: 'x-twitter/archive/twitter-2022-11-05-sample.zip/data/tweets.js',
    format: 'x-archive',
    posts: 300,
    range: ['2007-12-13T17:23:49', '2022-10-19T20:07:25'],
    kinds: { text: 239, link: 40, photo: 20, video: 1 },
    origins: { repost: 21, reply: 43, own: 233, quote: 3 },
    account: 'sample_account',
    period: [null, '2022-11-05'],
  },
  {
    file: 'x-twitter/archive/data/tweets.js',
    format: 'x-archive',
    posts: 300,
    range: ['2007-12-13T17:23:49', '2022-10-19T20:07:25'],
    kinds: { text: 239, link: 40, photo: 20, video: 1 },
    account: 'sample_account',
    period: [null, null],
  },
  {
    file: 'x-twitter/synthetic/tweet.js',
    format: 'x-archive',
    posts: 3,
    range: ['2018-10-10T18:00:00', '2018-10-11T09:00:00'],
    kinds: { text: 3 },
    origins: { own: 1, repost: 1, reply: 1 },
    account: null,
    period: [null, null],
  },
  {
    file: `${OLD}_20161201_20170101_en.csv`,
    format: 'x-analytics-old',
    posts: 37,
    range: ['2016-12-01T18:00', '2016-12-23T18:50'],
    kinds: { null: 37 },
    origins: { own: 37 },
    views: 110_828,
    reactions: 221,
    account: 'rOpenSci',
    period: ['2016-12-01', '2016-12-31'],
  },
  {
    file: `${OLD}_20190101_20190201_en.csv`,
    format: 'x-analytics-old',
    posts: 31,
    range: ['2019-01-08T17:18', '2019-01-31T23:32'],
    kinds: { null: 31 },
    origins: { own: 20, reply: 11 },
    views: 199_256,
    reactions: 570,
    account: 'rOpenSci',
    period: ['2019-01-01', '2019-01-31'],
  },
  {
    file: `${OLD}_20210101_20210201_en.csv`,
    format: 'x-analytics-old',
    posts: 40,
    range: ['2021-01-06T23:00', '2021-01-29T23:00'],
    kinds: { null: 40 },
    origins: { own: 34, reply: 6 },
    views: 215_322,
    reactions: 381,
    account: 'rOpenSci',
    period: ['2021-01-01', '2021-01-31'],
  },
  {
    file: `${OLD}_20211201_20220101_en.csv`,
    format: 'x-analytics-old',
    posts: 17,
    range: ['2021-12-01T16:00', '2021-12-28T16:45'],
    kinds: { null: 17 },
    origins: { own: 15, reply: 2 },
    views: 85_120,
    reactions: 214,
    account: 'rOpenSci',
    period: ['2021-12-01', '2021-12-31'],
  },
  {
    file: 'x-twitter/analytics-new/account_analytics_content_20241114_20250212.csv',
    format: 'x-analytics-new',
    posts: 43,
    range: ['2024-11-14T00:08', '2025-02-10T14:34'],
    kinds: { null: 43 },
    origins: { own: 24, reply: 19 },
    views: 4466,
    reactions: 105,
    account: 'TopDomainClub',
    period: ['2024-11-14', '2025-02-12'],
  },
  {
    file: `${CHANNEL}/Table data.csv`,
    format: 'youtube-studio',
    posts: 498,
    range: ['2019-07-23', '2025-07-07'],
    kinds: { video: 498 },
    undated: 2,
    account: 'SUGARCANE',
    period: [null, '2025-07-07'],
  },
  {
    file: 'youtube/studio-content/Table data.csv',
    format: 'youtube-studio',
    posts: 498,
    range: ['2019-07-23', '2025-07-07'],
    kinds: { video: 498 },
    undated: 2,
    account: null,
    period: [null, '2025-07-07'],
  },
  {
    file: 'youtube/studio-content-pt/Dados da tabela.csv',
    format: 'youtube-studio',
    posts: 11,
    range: ['2016-07-23', '2022-12-29'],
    kinds: { video: 11 },
    undated: 4,
    account: null,
    period: [null, null],
  },
  {
    file: 'youtube/studio-resaved/YOUTUBE - SUGARCANE CONTENT DATA.csv',
    format: 'youtube-studio',
    posts: 498,
    range: ['2019-07-23', '2025-07-12'],
    kinds: { video: 498 },
    idsLost: 5,
    account: null,
    period: [null, null],
  },
];

describeWithShared('real exports of X and YouTube', () => {
  test.each(TRUTH)('$file', async (truth) => {
    const reading = await readFile(await openSample(truth.file));
    const { posts, keys, period } = reading;
    const moments = posts.flatMap((post) => post.publishedAt ?? []).sort();
    const [first, last] = truth.range;

    expect(posts).toHaveLength(truth.posts);
    expect(moments[0]?.slice(0, first.length)).toBe(first);
    expect(moments.at(-1)?.slice(0, last.length)).toBe(last);
    expect(moments).toHaveLength(truth.posts - (truth.undated ?? 0));
    expect(tally(posts.map(({ kind }) => kind))).toEqual(truth.kinds);
    if (truth.origins) expect(tally(posts.map(({ origin }) => origin))).toEqual(truth.origins);
    if (truth.views) expect(sum(posts.map(({ engagement }) => engagement.views))).toBe(truth.views);
    if (truth.reactions)
      expect(sum(posts.map(({ engagement }) => engagement.reactions))).toBe(truth.reactions);
    expect(new Set(posts.map(({ account }) => account))).toEqual(new Set([truth.account]));
    expect(period).toEqual({ from: truth.period[0], through: truth.period[1] });
    expect(new Set(keys.flatMap(({ id }) => id ?? [])).size).toBe(truth.posts - (truth.idsLost ?? 0));
    expect({ rejected: reading.rejected, brokenOff: reading.brokenOff }).toEqual({
      rejected: {},
      brokenOff: null,
    });
  });

  test('every file of ours is claimed by its format, everything else by none of them', async () => {
    const formats = EXPORT_FORMATS.filter(({ id }) => /^(x|youtube|template)\b/.test(id));
    const claims = new Map<string, string[]>();
    for (const file of (await openAll(SAMPLES)).files) {
      const ids = formats.filter((format) => format.recognise(file).missing.length === 0);
      if (ids.length > 0)
        claims.set(
          file.path.slice('exports/'.length),
          ids.map(({ id }) => id),
        );
    }
    const expected = new Map(TRUTH.map(({ file, format }) => [file, [format]]));
    for (const [file, format] of Object.entries(IGNORED)) expected.set(file, [format]);
    expect(Object.fromEntries(claims)).toEqual(Object.fromEntries(expected));
  });

  test('what a channel list leaves out is said', async () => {
    const { notices } = await readFile(await openSample(`${CHANNEL}/Table data.csv`));
    expect(notices).toEqual({ undated: 2, 'list-capped': 1 });
  });
});

const ARCHIVE = 'x-twitter/archive/twitter-2022-11-05-sample.zip';
const IGNORED: Record<string, string> = {
  'x-twitter/analytics-new/account_overview_analytics.csv': 'x-account-overview',
  'x-twitter/archive/data/account.js': 'x-archive-support',
  [`${ARCHIVE}/data/account.js`]: 'x-archive-support',
  [`${ARCHIVE}/data/profile.js`]: 'x-archive-support',
  [`${ARCHIVE}/data/manifest.js`]: 'x-archive-support',
  [`${ARCHIVE}/data/note-tweet.js`]: 'x-archive-support',
  [`${ARCHIVE}/data/deleted-tweets.js`]: 'x-archive-support',
  [`${ARCHIVE}/Your archive.html`]: 'x-archive-support',
  'youtube/studio-content/Chart data.csv': 'youtube-series',
  'youtube/studio-content/Totals.csv': 'youtube-series',
  [`${CHANNEL}/Chart data.csv`]: 'youtube-series',
  [`${CHANNEL}/Totals.csv`]: 'youtube-series',
  'youtube/studio-geography/Table data.csv': 'youtube-series',
  'youtube/studio-geography/Totals.csv': 'youtube-series',
};

async function openSample(file: string) {
  const inside = file.indexOf('.zip/');
  const path = inside < 0 ? file.slice(0, file.lastIndexOf('/')) : file.slice(0, inside + '.zip'.length);
  const { files } = await openAll(join(SAMPLES, path));
  const sample = files.find(
    (candidate) => `${path}/${candidate.path.split('/').slice(1).join('/')}` === file,
  );
  if (sample === undefined) throw new Error(`no such sample: ${file}`);
  expect(formatOf(sample)).toBe(TRUTH.find((truth) => truth.file === file)?.format);
  return sample;
}
