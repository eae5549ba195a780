import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFile, sum, tally } from '../../support/export-texts.ts';
import { formatOf, openAll } from '../../support/exports.ts';
import { openSample, SAMPLES } from '../../support/samples.ts';
import { describeWithShared } from '../../support/shared.ts';

/** Counted truth as told by the INDEX.md of the three folders, which counts entries left out here as posts of kind "other". */
interface Truth {
  file: string;
  format: string;
  posts: number;
  range: [string, string];
  kinds: Record<string, number>;
  leftOut?: Record<string, number>;
  origins?: Record<string, number>;
  notices?: Record<string, number>;
  account?: string;
  through?: string;
  mediaCounts?: (number | null)[];
  reactions?: number;
  views?: number;
  reach?: number;
}

const NEW = 'instagram-dyi/new-layout';
const ZIP = `${NEW}/instagram-alice_synthetic-2026-01-15-AbCdEfGh.zip`;
const INSIGHTS = 'instagram-dyi/past-insights/logged_information/past_instagram_insights';
const media = (folder: string, name: string) => `${folder}/your_instagram_activity/media/${name}.json`;
const inBoth = (truth: Truth): Truth[] => [
  { ...truth, file: media(NEW, truth.file) },
  { ...truth, file: media(ZIP, truth.file), account: 'alice_synthetic', through: '2026-01-15' },
];

const TRUTH: Truth[] = [
  {
    file: 'facebook-dyi/profile-2022/posts/your_posts_1.json',
    format: 'facebook-download',
    // Of 124 entries 63 hold nothing, 7 stand on another wall, and 5 with words recommend another page or do not.
    posts: 49,
    range: ['2016-08-06T21:13:03', '2019-10-16T15:47:37'],
    kinds: { text: 35, link: 14 },
    leftOut: { 'no-content': 63, 'not-own-page': 12 },
  },
  {
    file: 'facebook-dyi/profile-2025-synthetic/your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json',
    format: 'facebook-download',
    posts: 5,
    range: ['2025-03-01T12:00:00', '2025-03-06T12:00:00'],
    kinds: { text: 1, carousel: 1, link: 1, null: 1, video: 1 },
    origins: { own: 4, shared: 1 },
    leftOut: { 'not-own-page': 1 },
    mediaCounts: [0, 2, 0, null, 1],
  },
  {
    file: 'facebook-dyi/html-synthetic/posts/your_posts_1.html',
    format: 'facebook-download-html',
    posts: 2,
    // 4:40 PM and 9:05 AM in New York.
    range: ['2021-02-11T21:40:00', '2021-03-03T14:05:00'],
    kinds: { text: 1, link: 1 },
    notices: { 'zone-assumed': 1 },
  },
  {
    file: 'instagram-dyi/label-values-2025/your_instagram_activity/media/posts_1.json',
    format: 'instagram-download-labels',
    posts: 2,
    range: ['2025-09-04T12:00:00', '2025-09-08T12:00:00'],
    kinds: { photo: 1, text: 1 },
  },
  ...inBoth({
    file: 'posts_1',
    format: 'instagram-download',
    posts: 1,
    range: ['2024-09-03T14:29:58', '2024-09-03T14:29:58'],
    kinds: { photo: 1 },
  }),
  ...inBoth({
    file: 'reels',
    format: 'instagram-download',
    posts: 1,
    range: ['2025-06-26T00:02:54', '2025-06-26T00:02:54'],
    kinds: { short: 1 },
    mediaCounts: [1],
  }),
  ...inBoth({
    file: 'stories',
    format: 'instagram-download',
    posts: 3,
    range: ['2023-03-16T20:53:20', '2025-12-10T20:53:20'],
    kinds: { story: 3 },
  }),
  {
    file: 'instagram-dyi/old-layout-2018/media.json',
    format: 'instagram-download-2018',
    // Two posts and, counted apart there, one story; the profile's picture is none. Times are without a zone: New York.
    posts: 3,
    range: ['2018-05-27T23:05:14', '2018-06-02T13:00:00'],
    kinds: { photo: 1, video: 1, story: 1 },
    notices: { 'zone-assumed': 1 },
  },
  {
    file: 'instagram-dyi/old-layout-2020/content/posts_1.json',
    format: 'instagram-download',
    posts: 3,
    range: ['2020-11-03T12:00:00', '2021-01-09T12:00:00'],
    kinds: { photo: 1, carousel: 1, video: 1 },
    mediaCounts: [1, 3, 1],
  },
  {
    file: 'instagram-dyi/old-layout-2020/content/reels.json',
    format: 'instagram-download',
    posts: 1,
    range: ['2021-02-02T12:00:00', '2021-02-02T12:00:00'],
    kinds: { short: 1 },
  },
  {
    file: 'instagram-dyi/old-layout-2020/content/stories.json',
    format: 'instagram-download',
    posts: 1,
    range: ['2020-11-05T12:00:00', '2020-11-05T12:00:00'],
    kinds: { story: 1 },
  },
  {
    file: `${INSIGHTS}/posts.json`,
    format: 'instagram-download-insights',
    posts: 69,
    range: ['2023-02-08T14:01:40', '2023-12-14T20:52:39'],
    kinds: { null: 69 },
    reactions: 281,
    views: 4072,
    reach: 3533,
  },
  {
    file: `${INSIGHTS}/reels.json`,
    format: 'instagram-download-insights',
    posts: 14,
    range: ['2022-02-11T20:28:32', '2023-11-16T19:18:36'],
    kinds: { short: 14 },
    reactions: 104,
    views: 9071,
    reach: 4839,
  },
  {
    file: 'threads/synthetic/your_instagram_activity/threads/threads_and_replies.json',
    format: 'threads-download',
    posts: 14,
    range: ['2025-01-01T09:00:00', '2025-12-12T11:00:00'],
    kinds: { carousel: 7, text: 4, photo: 3 },
    origins: { own: 13, reply: 1 },
    notices: { 'replies-unmarked': 1 },
  },
];

describeWithShared('samples of downloads from Facebook, Instagram and Threads', () => {
  test.each(TRUTH)('$file', async (truth) => {
    const sample = await openSample(truth.file);
    expect(formatOf(sample)).toBe(truth.format);
    const reading = await readFile(sample);
    const { posts, leftOut, notices, period, rejected, brokenOff } = reading;
    const times = posts.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
    const figure = (name: 'reactions' | 'views' | 'reach') =>
      sum(posts.map(({ engagement }) => engagement[name]));
    expect({
      posts: posts.length,
      range: [times[0]?.slice(0, 19), times.at(-1)?.slice(0, 19)],
      kinds: tally(posts.map(({ kind }) => kind)),
      origins: tally(posts.map(({ origin }) => origin)),
      accounts: [...new Set(posts.map(({ account }) => account))],
      figures: [figure('reactions'), figure('views'), figure('reach')],
      leftOut,
      notices,
      period,
      rejected,
      brokenOff,
    }).toEqual({
      posts: truth.posts,
      range: truth.range,
      kinds: truth.kinds,
      origins: truth.origins ?? { own: truth.posts },
      accounts: [truth.account ?? null],
      figures: [truth.reactions ?? 0, truth.views ?? 0, truth.reach ?? 0],
      leftOut: truth.leftOut ?? {},
      notices: truth.notices ?? {},
      period: { from: null, through: truth.through ?? null },
      rejected: {},
      brokenOff: null,
    });
    if (truth.mediaCounts) expect(posts.map(({ mediaCount }) => mediaCount)).toEqual(truth.mediaCounts);
  });

  test('what else is in them is known, read for what it tells or left alone', async () => {
    const { files } = await openAll(join(SAMPLES, 'facebook-dyi'), join(SAMPLES, NEW));
    const claimed = files.map((file) => [file.path.replace(/^[^/]+\//, ''), formatOf(file)]);
    const read = new Set(
      TRUTH.map(({ file }) => file.replace(/^(facebook-dyi|instagram-dyi\/new-layout)\//, '')),
    );
    const others = claimed.filter(([path]) => !read.has(path ?? '') && !path?.startsWith('instagram-alice'));
    expect(Object.fromEntries(others)).toEqual({
      'INDEX.md': null,
      'profile-2025-synthetic/your_facebook_activity/comments_and_reactions/comments.json':
        'facebook-download-comments',
      'profile-2025-synthetic/your_facebook_activity/posts/posts_on_other_pages_and_profiles.json':
        'meta-download-other',
      'connections/followers_and_following/followers_1.json': 'meta-download-other',
      'connections/followers_and_following/following.json': 'meta-download-other',
      'personal_information/personal_information/personal_information.json': 'instagram-download-profile',
      'your_instagram_activity/comments/post_comments_1.json': 'instagram-download-comments',
      'your_instagram_activity/comments/reels_comments.json': 'instagram-download-comments',
      'your_instagram_activity/likes/liked_posts.json': 'meta-download-other',
      'your_instagram_activity/media/profile_photos.json': 'meta-download-other',
    });
  });

  test('these formats claim these samples and no others', async () => {
    const { files } = await openAll(SAMPLES);
    const claimed = files.filter((file) => /-download/.test(formatOf(file) ?? ''));
    const elsewhere = claimed.filter(
      ({ path }) => !/^exports\/(facebook-dyi|instagram-dyi|threads)\//.test(path),
    );
    expect(claimed.length).toBeGreaterThan(20);
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });
});
