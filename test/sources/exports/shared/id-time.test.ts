import { expect, test } from 'vitest';
import type { PlatformId } from '../../../../src/model/platforms.ts';
import { settled } from '../../../../src/sources/exports/shared/id-time.ts';
import { madeAt } from '../../../../src/sources/exports/shared/post-identity.ts';
import { readText } from '../../../support/export-texts.ts';

const AT = '2026-10-20T15:04:00.000Z';
const MS = BigInt(Date.parse(AT));
const X_ID = String((MS - 1_288_834_974_657n) << 22n);
const TIKTOK_ID = String((MS / 1000n) << 32n);
const ACTIVITY = String(MS << 22n);
const MASTODON_ID = String(MS << 16n);

test.each<[PlatformId, string, string, string | null]>([
  ['x', X_ID, '', AT],
  ['x', '', `https://x.com/lakeside/status/${X_ID}`, AT],
  // A spreadsheet rounded it.
  ['x', '1980000000000000000', '', null],
  ['tiktok', '', `https://www.tiktok.com/@lakeside/photo/${TIKTOK_ID}`, AT],
  ['linkedin', '', `https://www.linkedin.com/feed/update/urn:li:activity:${ACTIVITY}`, AT],
  ['linkedin', '', `https://www.linkedin.com/posts/lakeside_hats-activity-${ACTIVITY}-AbCd`, AT],
  ['mastodon', '', `https://social.example/@lakeside/${MASTODON_ID}`, AT],
  ['mastodon', '', `https://social.example/users/lakeside/statuses/${MASTODON_ID}`, AT],
  // Before 2017 ids were counted up.
  ['mastodon', '', 'https://social.example/@lakeside/123456', null],
  ['bluesky', '', 'https://bsky.app/profile/lakeside.example/post/3mycvsfwy2227', AT],
  ['bluesky', '', 'https://bsky.app/profile/lakeside.example/post/self', null],
  ['facebook', '900000000000101', 'https://www.facebook.com/reel/900000000000101', null],
  ['instagram', '', 'https://www.instagram.com/p/Cabc123/', null],
])('%s %s %s was made at', (platform, id, link, moment) => {
  expect(madeAt(platform, id, link)).toBe(moment);
});

const minute = (publishedAt: string) => ({ publishedAt, precision: 'minute' as const });
const day = (publishedAt: string) => ({ publishedAt, precision: 'day' as const });

test.each([
  ['nothing is known', null, null, { publishedAt: null, precision: null }, 'undated'],
  ['the number fills a lost date', null, AT, minute(AT), null],
  ['the number gives the hour of a day', day('2026-10-20T00:00:00.000Z'), AT, minute(AT), null],
  ['a written time stands', minute('2026-10-20T19:04:00.000Z'), AT, minute('2026-10-20T19:04:00.000Z'), null],
  ['a written time stands alone', minute(AT), null, minute(AT), null],
  ['day and month are swapped', minute('2026-03-10T15:04:00.000Z'), AT, minute(AT), 'time-unlike-id'],
])('%s', (_, written, fromId, moment, code) => {
  const notices = code === null ? [] : [{ type: 'notice', row: 7, code }];
  expect(settled(7, written, fromId)).toEqual({ moment, notices });
});

test('our own table: a link dates a post that nobody dated', async () => {
  const { posts, notices } = await readText('list.csv', {
    'list.csv': `Platform,Account,Published at,Text,Link\nX,lakeside,,Hats,https://x.com/lakeside/status/${X_ID}\nX,lakeside,,Caps,\n`,
  });
  expect(posts.map(({ publishedAt }) => publishedAt)).toEqual([AT, null]);
  expect(notices).toEqual({ undated: 1 });
});
