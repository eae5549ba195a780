import { expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/sources/exports/index.ts';
import { readFile } from '../../support/export-texts.ts';
import { openAll } from '../../support/exports.ts';
import { expectTruth, openSample, SAMPLES, type Truth } from '../../support/samples.ts';
import { describeWithShared } from '../../support/shared.ts';

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
  {
    file: 'youtube/synthetic/Takeout/YouTube and YouTube Music/video metadata/videos.csv',
    format: 'youtube-takeout',
    posts: 1,
    range: ['2021-01-30T06:00:00', '2021-01-30T06:00:00'],
    kinds: { video: 1 },
    notPublic: 2,
    account: null,
    period: [null, null],
  },
  {
    file: 'tiktok/studio-content/Content.csv',
    format: 'tiktok-studio',
    posts: 13,
    range: ['2025-04-08T19:56:32', '2026-02-01T21:16:43'],
    kinds: { short: 13 },
    views: 537_161,
    reactions: 4063,
    account: 'samplecreator',
    period: [null, null],
  },
  {
    file: 'tiktok/synthetic/TikTok_Data_1760000000.zip/user_data_tiktok.json',
    format: 'tiktok-data',
    posts: 12,
    // The first of all is for friends only.
    range: ['2024-02-14T08:38:09', '2024-07-06T09:53:09'],
    kinds: { short: 12 },
    notPublic: 3,
    idsLost: 3,
    account: 'sampleclinic',
    period: [null, '2025-10-09'],
  },
  {
    file: 'tiktok/synthetic/old-schema/user_data.json',
    format: 'tiktok-data',
    posts: 9,
    range: ['2024-02-03T09:22:09', '2024-05-01T14:41:09'],
    kinds: { short: 9 },
    reactions: 2237,
    idsLost: 3,
    account: 'sampleclinic',
    period: [null, null],
  },
  {
    file: 'linkedin/company/sample-nonprofit_content_1706572800000.xls/All posts',
    format: 'linkedin-page-content',
    posts: 86,
    range: ['2023-02-07T22:34', '2023-12-14T16:17'],
    kinds: { null: 73, video: 13 },
    views: 10_773,
    reactions: 494,
    account: 'sample-nonprofit',
    period: ['2023-01-29', '2024-01-28'],
  },
  {
    file: 'linkedin/personal/Shares.csv',
    format: 'linkedin-shares',
    posts: 66,
    range: ['2015-11-05T12:25:36', '2025-07-01T14:33:22'],
    // Shares.csv does not tell pictures: what has no link is of unknown kind, not text.
    kinds: { null: 46, link: 20 },
    origins: { own: 62, repost: 4 },
    account: null,
    period: [null, null],
  },
  {
    file: 'linkedin/synthetic/Content_2026-10-01_2026-10-14_SampleDoctor.xlsx/TOP POSTS',
    format: 'linkedin-creator',
    posts: 9,
    range: ['2026-09-12', '2026-10-14'],
    kinds: { null: 9 },
    account: 'sampledoctor',
    period: [null, '2026-10-14'],
  },
  {
    file: 'mastodon/outbox.json',
    format: 'mastodon-archive',
    // 181 posts without 9 for followers or single people, and 39 boosts.
    posts: 211,
    range: ['2022-11-08T03:07:14', '2024-07-19T22:35:48'],
    kinds: { text: 98, link: 46, photo: 24, carousel: 3, video: 1, null: 39 },
    // Of 60 answers 38 continue a thread of one's own.
    origins: { own: 150, reply: 22, repost: 39 },
    notPublic: 9,
    account: 'sample_practice@social.example',
    period: [null, null],
  },
  {
    file: 'pinterest/synthetic/pins/0001.html',
    format: 'pinterest-pins',
    posts: 8,
    range: ['2025-01-10T10:00:00', '2025-08-17T10:01:00'],
    kinds: { photo: 8 },
    origins: { repost: 8 },
    account: null,
    period: [null, null],
  },
];

describeWithShared('exports of single platforms', () => {
  test.each(TRUTH)('$file', expectTruth);

  test('the newer TikTok layout is the same inside and outside of its zip', async () => {
    const [packed, loose] = await Promise.all([
      openSample('tiktok/synthetic/TikTok_Data_1760000000.zip/user_data_tiktok.json').then((file) =>
        readFile(file),
      ),
      openSample('tiktok/synthetic/new-schema/user_data_tiktok.json').then((file) => readFile(file)),
    ]);
    expect(loose.posts).toEqual(packed.posts);
  });

  test('every file of these platforms is claimed by its format, every other by none of them', async () => {
    const ours = new Set([
      'x',
      'youtube',
      'tiktok',
      'linkedin',
      'mastodon',
      'pinterest',
      'snapchat',
      'bluesky',
      'any',
    ]);
    const tools = /^(crowdtangle|hootsuite|meta-download|metricool|sprout)/;
    const formats = EXPORT_FORMATS.filter(({ platform, id }) => ours.has(platform) && !tools.test(id));
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
    expected.set('tiktok/synthetic/new-schema/user_data_tiktok.json', ['tiktok-data']);
    expected.set(`${MASTODON}/outbox.json`, ['mastodon-archive']);
    expect(Object.fromEntries(claims)).toEqual(Object.fromEntries(expected));
  });

  test('what a channel list leaves out is said', async () => {
    const { notices } = await readFile(await openSample(`${CHANNEL}/Table data.csv`));
    expect(notices).toEqual({ undated: 2, 'list-capped': 1 });
  });
});

const PROFILE = 'linkedin/synthetic/Content_2026-10-01_2026-10-14_SampleDoctor.xlsx';
const ARCHIVE = 'x-twitter/archive/twitter-2022-11-05-sample.zip';
const MASTODON = 'mastodon/archive-20240723215433-sample.tar.gz';
const IGNORED: Record<string, string> = {
  'mastodon/actor.json': 'mastodon-archive-other',
  [`${MASTODON}/actor.json`]: 'mastodon-archive-other',
  [`${MASTODON}/bookmarks.json`]: 'mastodon-archive-other',
  [`${MASTODON}/likes.json`]: 'mastodon-archive-other',
  'snapchat/synthetic/json/shared_story.json': 'snapchat-my-data',
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
  'linkedin/company/sample-nonprofit_content_1706572800000.xls/Metrics': 'linkedin-page-other',
  [`${PROFILE}/DISCOVERY`]: 'linkedin-creator-other',
  [`${PROFILE}/ENGAGEMENT`]: 'linkedin-creator-other',
  [`${PROFILE}/FOLLOWERS`]: 'linkedin-creator-other',
  [`${PROFILE}/DEMOGRAPHICS`]: 'linkedin-creator-other',
};
