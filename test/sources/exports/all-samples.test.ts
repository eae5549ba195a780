import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { addDays } from '../../../src/model/time.ts';
import type { ExportFormat } from '../../../src/sources/exports/format.ts';
import { EXPORT_FORMATS } from '../../../src/sources/exports/index.ts';
import { type LeftOut, openExports } from '../../../src/sources/exports/open.ts';
import { type Reading, readFile, sum, tally } from '../../support/export-texts.ts';
import { formatOf } from '../../support/exports.ts';
import { SAMPLES } from '../../support/samples.ts';
import { toldIn } from '../../support/samples-index.ts';
import { describeWithShared } from '../../support/shared.ts';

/** What became of one file of a sample; an archive or workbook is several. */
interface Seen {
  path: string;
  format: ExportFormat | null;
  reading: Reading | null;
  leftOut: LeftOut | null;
}

/** Posts that a sample's INDEX.md does not count, and why. */
const UNCOUNTED: Record<string, { posts: number; why: string }> = {
  'facebook-dyi/profile-2025-synthetic/your_facebook_activity/posts/posts_on_other_pages_and_profiles.json': {
    posts: -1,
    why: 'what stands on other pages is left alone',
  },
  'instagram-dyi/old-layout-2018/media.json': { posts: 1, why: 'stories stand apart there' },
  'mastodon/outbox.json': { posts: 39, why: 'boosts stand apart there' },
  'third-party-tools/crowdtangle/2019-07-02-search-twitter.csv': {
    posts: 36,
    why: 'quotes are broken, so that many records stand in the text of others there',
  },
};

/** The words of INDEX.md for kinds, where a format tells kinds at all. */
const META = { Photos: 'photo', Videos: 'video', Reels: 'short', Links: 'link', Text: 'text', Live: 'live' };
const PLAIN = { text: 'text', link: 'link', photo: 'photo', video: 'video' };
const KINDS: Record<string, Record<string, string>> = {
  'meta-facebook-content': META,
  'meta-instagram-content': {
    'IG reel': 'short',
    'IG image': 'photo',
    'IG carousel': 'carousel',
    'IG story': 'story',
  },
  'facebook-insights-posts': { Video: 'video', Photo: 'photo', Link: 'link' },
  'crowdtangle-facebook': {
    Photo: 'photo',
    Link: 'link',
    'Native Video': 'video',
    Status: 'text',
    'Live Video Complete': 'live',
    // A post of a YouTube video is a link there.
    YouTube: 'link',
  },
  'hootsuite-facebook': { Photo: 'photo', Video: 'video', Link: 'link', Status: 'text' },
  'hootsuite-instagram': { IMAGE: 'photo', VIDEO: 'video', CAROUSEL_ALBUM: 'carousel' },
  'linkedin-page-content': { '(blank)': 'null', Video: 'video' },
  // What has no link is of unknown kind there, not text.
  'linkedin-shares': { text: 'null', 'shared link': 'link' },
  'metricool-facebook': { photo: 'photo', link: 'link', video_inline: 'video', status: 'text' },
  'metricool-tiktok': { video: 'short' },
  'tiktok-data': { 'video (or unknown)': 'short' },
  'tiktok-studio': { video: 'short' },
  'wordpress-wxr': { 'published posts': 'article' },
  'x-archive': PLAIN,
};

/** Where INDEX.md counts kinds in another way, and who compares them then. */
const KINDS_ELSEWHERE: Record<string, string> = {
  ...Object.fromEntries(
    EXPORT_FORMATS.filter(({ id }) => /^(facebook|instagram|threads)-download/.test(id)).map(({ id }) => [
      id,
      'reels and stories are photos and videos there: samples-downloads.test.ts',
    ]),
  ),
  'crowdtangle-x': 'its quotes are broken: samples-third-party.test.ts compares the posts themselves',
  'google-business-reviews': 'stars are compared',
  'mastodon-archive': 'private posts are counted along: samples-platforms.test.ts',
  'sprout-social': 'depends on the network: samples-third-party.test.ts',
  'youtube-studio': 'lengths are compared',
};

/** Lengths of videos, in seconds. */
const LENGTHS: [word: string, from: number, to: number][] = [
  ['≤60 s', 0, 60],
  ['61–180 s', 61, 180],
  ['>180 s', 181, Number.POSITIVE_INFINITY],
];

const STARS: Record<string, number> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 };

/** Samples whose range of days counts what is no post. */
const DAYS_OF_OTHERS = ['instagram-dyi/old-layout-2018/media.json'];

describeWithShared('every sample', () => {
  const folders = readdirSync(SAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const told = folders.flatMap(({ name }) => toldIn(SAMPLES, name));
  const seen: Seen[] = [];

  beforeAll(async () => {
    for await (const found of openExports([SAMPLES])) {
      const path = found.path.slice('exports/'.length);
      if (!('rows' in found)) {
        seen.push({ path, format: null, reading: null, leftOut: found });
        continue;
      }
      const id = formatOf(found);
      const format = EXPORT_FORMATS.find((known) => known.id === id) ?? null;
      // Read at once: what lies in archives can be read while they are open only.
      seen.push({ path, format, reading: format && (await readFile(found)), leftOut: null });
    }
  }, 60_000);

  const partsOf = (file: string) =>
    seen.filter(({ path }) => path === file || path.startsWith(`${file}/`) || isGroupOver(path, file));
  /** Files left alone for one reason make one line, called by the folder they share. */
  const isGroupOver = (path: string, file: string) =>
    file.startsWith(`${path}/`) && seen.some((one) => one.path === path && one.leftOut !== null);

  const formatOfPosts = (file: string) =>
    partsOf(file).find(({ reading }) => reading && reading.posts.length + reading.comments.length > 0)?.format
      ?.id ?? '';

  test('is listed in its INDEX.md, and nothing else is', () => {
    const lying = folders
      .flatMap(({ name }) => readdirSync(join(SAMPLES, name), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && entry.name !== 'INDEX.md')
      .map(({ parentPath, name }) => `${parentPath.slice(SAMPLES.length + 1)}/${name}`);
    expect(told.map(({ file }) => file).toSorted()).toEqual(lying.toSorted());
  });

  test.each(told)('$file: each part of it is read, or known and left alone with a reason', (one) => {
    const parts = partsOf(one.file);
    expect(parts.length).toBeGreaterThan(0);
    for (const { path, format, leftOut, reading } of parts) {
      if (leftOut !== null) expect([path, leftOut.detail]).toEqual([path, expect.stringMatching(/\.$/)]);
      else expect([path, format?.id]).toEqual([path, expect.any(String)]);
      if (format?.reads === 'nothing') expect([path, reading?.posts]).toEqual([path, []]);
    }
  });

  test.each(told.filter(({ posts }) => posts !== null))(
    '$file: $posts posts, their days, kinds and figures',
    (one) => {
      const readings = partsOf(one.file).flatMap(({ reading }) => reading ?? []);
      const posts = readings.flatMap((reading) => reading.posts);
      const reviews = readings.flatMap((reading) => reading.comments.filter(({ rating }) => rating !== null));
      const notPublic = readings.reduce((all, { leftOut }) => all + sum(Object.values(leftOut)), 0);
      const uncounted = UNCOUNTED[one.file]?.posts ?? 0;
      expect(posts.length + reviews.length + notPublic).toBe((one.posts ?? 0) + uncounted);
      expect(readings.flatMap(({ rejected }) => Object.keys(rejected))).toEqual([]);
      if (posts.length + reviews.length === 0) return;

      const moments = [...posts, ...reviews].flatMap(({ publishedAt }) => publishedAt ?? []).toSorted();
      // Days as written are those of a zone; what is not public may have been first or last.
      if (one.days !== null && notPublic === 0 && !DAYS_OF_OTHERS.includes(one.file)) {
        expect(isAbout(moments[0], one.days[0])).toBe(true);
        expect(isAbout(moments.at(-1), one.days[1])).toBe(true);
      }
      if (one.views !== null) expect(sum(posts.map(({ engagement }) => engagement.views))).toBe(one.views);
      if (one.likes !== null && notPublic === 0)
        expect(sum(posts.map(({ engagement }) => engagement.reactions))).toBe(one.likes);

      const words = KINDS[formatOfPosts(one.file)];
      if (words && one.kinds && notPublic === 0)
        expect(tally(posts.map(({ kind }) => kind))).toEqual(inOurs(one.kinds, words));
      for (const [word, from, to] of LENGTHS.filter(([word]) => one.kinds && word in one.kinds)) {
        const inRange = posts.filter(
          ({ durationSeconds: length }) => (length ?? 0) >= from && (length ?? 0) <= to,
        );
        expect([word, inRange.length]).toEqual([word, one.kinds?.[word]]);
      }
      const stars = Object.entries(one.kinds ?? {}).filter(([word]) => word in STARS);
      if (stars.length > 0)
        expect(tally(reviews.map(({ rating }) => rating))).toEqual(
          Object.fromEntries(stars.map(([word, count]) => [STARS[word], count])),
        );
    },
  );

  test('kinds are compared wherever they are told', () => {
    const without = told.filter(({ file, kinds, posts }) => {
      const format = formatOfPosts(file);
      return (
        kinds !== null && posts !== 0 && format !== '' && !(format in KINDS) && !(format in KINDS_ELSEWHERE)
      );
    });
    expect(without.map(({ file }) => file)).toEqual([]);
  });
});

/** The same day, or a neighbouring one: the sample's days are those of another zone. */
function isAbout(moment: string | undefined, day: string): boolean {
  const own = moment?.slice(0, 10);
  return own === day || own === addDays(day, 1) || own === addDays(day, -1);
}

function inOurs(told: Record<string, number>, words: Record<string, string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [word, count] of Object.entries(told)) {
    const kind = words[word] ?? `no word for ${word}`;
    counts[kind] = (counts[kind] ?? 0) + count;
  }
  return counts;
}
