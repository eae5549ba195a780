import type { Account } from '../../model/account.ts';
import { NO_ENGAGEMENT } from '../../model/post.ts';
import type { Day } from '../../model/time.ts';
import type { ExportFile, Item, PostFormat } from './format.ts';
import { isoDay, untilToday } from './shared/dates.ts';
import { settled } from './shared/id-time.ts';
import { readJson, textAt, valueAt } from './shared/json-file.ts';
import { parseCount } from './shared/numbers.ts';
import { ownComment } from './shared/own-comment.ts';
import { postIdentity } from './shared/post-identity.ts';
import { signature } from './shared/signature.ts';
import { instantFromTiktokId, tiktokPost } from './shared/tiktok-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

/** Where the lists stand, newer layout first. `VideoList` is also what the history of watched videos is called. */
const POSTS = [
  ['Post', 'Posts', 'VideoList'],
  ['Video', 'Videos', 'VideoList'],
];
const COMMENTS = ['Comment', 'Comments', 'CommentsList'];
const PROFILES = [
  ['Profile And Settings', 'Profile Info', 'ProfileMap'],
  ['Profile', 'Profile Information', 'ProfileMap'],
];

/**
 * An account's own data as TikTok packs it: `user_data_tiktok.json`, until about 2024 `user_data.json`. Likes are the only
 * figure. Comments the account wrote are taken, too; watched, liked and reposted videos, messages and the rest are left alone.
 */
export const tiktokData: PostFormat = {
  id: 'tiktok-data',
  title: 'TikTok data download',
  platform: 'tiktok',
  reads: 'posts',
  version: '2021',
  how: 'TikTok app → Settings → Account → Download your data → JSON; hand over the zip.',

  recognise: ({ head }) =>
    signature({
      'sections of a TikTok account':
        /^\s*\{\s*"(Profile And Settings|Profile|Your Activity|Activity|Post|Video|Comment|Likes and Favorites|App Settings|Ads and data|Direct Messages?|Tiktok (Live|Shop)\w*)"\s*:/i.test(
          head,
        ),
      'lists as TikTok names them':
        /"(VideoList|FansList|ProfileMap|ItemFavoriteList|CommentsList|SearchList|RepostList|SettingsMap|FollowList)"/i.test(
          head,
        ),
    }),

  period(file, context) {
    return untilToday({ from: null, through: dayOfDownload(file) }, context.today);
  },

  async *read(file) {
    const data = await readJson(file);
    const account = accountOf(data, dayOfDownload(file));
    if (account !== null) yield { type: 'account', account };
    const list = POSTS.map((path) => valueAt(data, ...path)).find((found) => found !== undefined);
    const posts: unknown[] = Array.isArray(list) ? list : [];
    for (const [at, post] of posts.entries()) yield* itemsOf(post, at + 1, account?.handle ?? null);
    const comments = valueAt(data, ...COMMENTS);
    for (const [at, comment] of (Array.isArray(comments) ? comments : []).entries())
      yield commentOf(comment, posts.length + at + 1, account?.handle ?? null);
  },
};

/** `TikTok_Data_1760000000.zip`: seconds since 1970. */
function dayOfDownload({ containers }: ExportFile): Day | null {
  const seconds = containers.map((name) => /^TikTok_Data_(\d{10})\b/i.exec(name)?.[1]).find((found) => found);
  return seconds === undefined ? null : isoDay(new Date(Number(seconds) * 1000).toISOString());
}

function accountOf(data: unknown, observedAt: Day | null): Account | null {
  const profile = PROFILES.map((path) => valueAt(data, ...path)).find((found) => found !== undefined);
  const handle = textAt(profile, 'userName');
  if (handle === '') return null;
  const followers = parseCount(textAt(profile, 'followerCount'));
  return {
    platform: 'tiktok',
    handle,
    url: `https://www.tiktok.com/@${handle}`,
    displayName: textAt(profile, 'displayName') || null,
    bio: textAt(profile, 'bioDescription') || null,
    website: null,
    phone: null,
    picture: null,
    cover: null,
    followers: typeof followers === 'number' ? followers : null,
    observedAt,
  };
}

function* itemsOf(post: unknown, row: number, handle: string | null): Generator<Item> {
  // A post of several pictures has a link to each, line by line.
  const links = textAt(post, 'link').split(/\s+/).filter(Boolean);
  const address = links.find((link) => postIdentity('tiktok', '', link).id !== null) ?? null;
  const { id } = postIdentity('tiktok', '', address ?? '');
  // `2024-02-03 21:48:09`, newer ones with ` UTC` behind; all are UTC.
  const written = wallClock(textAt(post, 'date'), 'UTC');
  if (written === null && links.length === 0) {
    yield { type: 'rejected', row, code: 'not-a-post' };
    return;
  }
  const audience = textAt(post, 'whoCanView');
  if (audience !== '' && !/^(public|everyone)/i.test(audience)) {
    yield { type: 'left-out', row, code: 'not-public' };
    return;
  }
  const { moment, notices } = settled(row, written, instantFromTiktokId(id));
  yield* notices;
  const likes = parseCount(textAt(post, 'likes'));
  if (likes === 'unreadable') yield { type: 'notice', row, code: 'figure-unreadable', detail: 'Likes' };
  const isPictures = links.length > 1 || (address?.includes('/photo/') ?? false);
  yield {
    type: 'post',
    row,
    post: tiktokPost({
      handle,
      permalink: permalinkOf(id, handle, isPictures) ?? address,
      ...moment,
      text: textAt(post, 'title'),
      pictures: isPictures ? (links.length > 1 ? links.length : 'some') : null,
      engagement: { ...NO_ENGAGEMENT, reactions: typeof likes === 'number' ? likes : null },
    }),
    keys: { id, link: id },
  };
}

/** What the account wrote under its own videos and others': whose they are is not told. */
function commentOf(comment: unknown, row: number, handle: string | null): Item {
  const text = textAt(comment, 'comment');
  if (text === '') return { type: 'rejected', row, code: 'not-a-comment' };
  const publishedAt = wallClock(textAt(comment, 'date'), 'UTC')?.publishedAt ?? null;
  return {
    type: 'comment',
    row,
    comment: ownComment('tiktok', handle, publishedAt, text, textAt(comment, 'url')),
  };
}

function permalinkOf(id: string | null, handle: string | null, isPictures: boolean): string | null {
  if (id === null || handle === null) return null;
  return `https://www.tiktok.com/@${handle}/${isPictures ? 'photo' : 'video'}/${id}`;
}
