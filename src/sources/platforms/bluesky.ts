import { z } from 'zod';
import type { Api } from '../http/call.ts';
import type { HttpClient } from '../http/client.ts';
import { remainingAndReset } from '../http/limits.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import {
  accountOf,
  BROKEN_HANDLE,
  commentsOf,
  type FeedItem,
  feedItemSchema,
  type Profile,
  postOf,
  profileSchema,
  threadSchema,
  uriOf,
} from './records/bluesky.ts';
import { isDiscussed, noticeOf, parseReply, readEach, readPosts, startNow } from './shared/reading.ts';
import type { CommentItem, PostItem } from './shared/records.ts';
import { dayOf } from './shared/time.ts';

const BASE = 'https://public.api.bsky.app';

/** Posts of a Bluesky account, read from the public view that needs no sign-in. */
export const bluesky: PlatformSource = {
  id: 'bluesky',
  platforms: ['bluesky'],
  title: 'Bluesky',
  baseUrl: BASE,
  handle: 'handle such as lakeside.bsky.social or your own domain',
  credentials: [],
  scopes: [],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'picture', 'cover', 'followers'],
    figures: ['reactions', 'comments', 'shares', 'saves'],
    comments: 'comments',
    altText: true,
    paid: false,
    not: {
      phone: 'Bluesky profiles have no telephone field.',
      views: 'Bluesky does not count views.',
      reach: 'Bluesky does not count reach.',
      clicks: 'Bluesky does not count clicks.',
      paid: 'Bluesky has no paid posts.',
    },
  },

  async check(client, account) {
    const { handle } = await readProfile(connect(client, account), account);
    return { account: handle, scopesGranted: null, scopesMissing: [], expiresAt: null, advice: null };
  },

  async *collect(client, account, { since }) {
    const api = connect(client, account);
    // Both calls take the handle: neither waits for the other.
    const pages = startNow(feedPages(api, account));
    const profile = await readProfile(api, account);
    yield accountOf(profile, dayOf(client.now()));
    if (profile.handle === BROKEN_HANDLE) yield HANDLE_BROKEN;

    const discussed: PostItem[] = [];
    const toItem = (item: FeedItem) => postOf(item, profile);
    const reading = { schema: feedItemSchema, place: 'feed', since, toItem, order: 'kept' } as const;
    for await (const item of readPosts(pages, reading)) {
      yield item;
      if (isDiscussed(item, since)) discussed.push(item);
    }

    const replies = await readEach(discussed, (post) => readReplies(api, post, profile));
    yield* replies.results.flat();
    if (replies.failure) yield noticeOf('comments', replies.failure);
  },
};

const HANDLE_BROKEN: ApiItem = {
  type: 'notice',
  code: 'handle-broken',
  detail: 'The domain of this account’s handle no longer leads to it: set up its record again.',
};

const LIMITS: Api['limits'] = {
  counted: 'host',
  concurrent: 16,
  calls: { count: 3000, seconds: 300 },
  allowance: remainingAndReset('ratelimit-remaining', 'ratelimit-reset', 'unix-seconds'),
};

type Connected = ReturnType<typeof connect>;

function connect(client: HttpClient, account: ApiAccount) {
  return client.connect({
    id: 'bluesky',
    baseUrl: account.baseUrl ?? BASE,
    userGiven: account.baseUrl !== undefined,
    secrets: [],
    limits: LIMITS,
    classify({ status, body }) {
      const told = errorSchema.safeParse(body);
      // An unknown handle or post is answered with 400, its kind told in words only.
      if (status !== 400 || !told.success) return null;
      const { error, message } = told.data;
      if (error === 'AccountDeactivated' || error === 'AccountTakedown')
        return {
          kind: 'not_found',
          code: `bluesky-${error}`,
          remedy: 'The account is switched off; take it out of the practice file or have it restored.',
        };
      const isUnknown = error === 'NotFound' || /not found/i.test(message ?? '');
      return isUnknown ? { kind: 'not_found', code: 'bluesky-NotFound' } : null;
    },
  });
}

const errorSchema = z.object({ error: z.string(), message: z.string().optional() });

function feedPages(api: Connected, account: ApiAccount) {
  return api.pages({
    path: '/xrpc/app.bsky.feed.getAuthorFeed',
    query: { actor: handleOf(account), limit: 100, filter: 'posts_and_author_threads' },
    records: 'feed',
    paging: { style: 'cursor', at: 'cursor', parameter: 'cursor' },
  });
}

function handleOf(account: ApiAccount): string {
  return account.handle.replace(/^@/, '');
}

async function readProfile(api: Connected, account: ApiAccount): Promise<Profile> {
  const query = { actor: handleOf(account) };
  return parseReply(
    profileSchema,
    await api.json({ path: '/xrpc/app.bsky.actor.getProfile', query }),
    'profile',
  );
}

async function readReplies(api: Connected, post: PostItem, profile: Profile): Promise<CommentItem[]> {
  const query = { uri: uriOf(post, profile), depth: 100, parentHeight: 0 };
  const body = await api.json({ path: '/xrpc/app.bsky.feed.getPostThread', query });
  return commentsOf(parseReply(z.object({ thread: threadSchema }), body, '').thread, post, profile);
}
