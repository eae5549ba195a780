import type { Api } from '../http/call.ts';
import type { HttpClient } from '../http/client.ts';
import { SourceFailure } from '../http/failure.ts';
import { remainingAndReset } from '../http/limits.ts';
import type { ApiAccount, PlatformSource } from './platform.ts';
import {
  accountOf,
  commentsOf,
  contextSchema,
  type Profile,
  postOf,
  profileSchema,
  statusSchema,
} from './records/mastodon.ts';
import { isDiscussed, noticeOf, parseReply, readEach, readPosts } from './shared/reading.ts';
import type { CommentItem, PostItem } from './shared/records.ts';
import { dayOf } from './shared/time.ts';

/** Posts of an account on any server that speaks Mastodon's language, read from its home server, where the counts are whole. */
export const mastodon: PlatformSource = {
  id: 'mastodon',
  platforms: ['mastodon'],
  title: 'Mastodon',
  baseUrl: null,
  handle: 'name@server, such as lakeside@mastodon.social',
  credentials: [
    {
      name: 'token',
      env: 'MASTODON_TOKEN',
      secret: true,
      required: false,
      description:
        'Access token with read:accounts and read:statuses; only where a server shows nothing without.',
    },
  ],
  scopes: ['read:accounts', 'read:statuses'],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'phone', 'picture', 'cover', 'followers'],
    figures: ['reactions', 'comments', 'shares'],
    comments: 'comments',
    altText: true,
    paid: false,
    not: {
      saves: 'Mastodon shows bookmarks to nobody but their owner.',
      views: 'Mastodon does not count views.',
      reach: 'Mastodon does not count reach.',
      clicks: 'Mastodon does not count clicks.',
      paid: 'Mastodon has no paid posts.',
    },
  },

  async check(client, account) {
    const { acct } = await readProfile(connect(client, account), account);
    return { account: acct, scopesGranted: null, scopesMissing: [], expiresAt: null, advice: null };
  },

  async *collect(client, account, { since }) {
    const api = connect(client, account);
    const profile = await readProfile(api, account);
    yield accountOf(profile, dayOf(client.now()));
    if (profile.moved)
      yield {
        type: 'notice',
        code: 'account-moved',
        detail: 'This account says that it has moved; put the new one into the practice file.',
      };

    const pages = api.pages({
      path: `/api/v1/accounts/${encodeURIComponent(profile.id)}/statuses`,
      query: { limit: 40, exclude_replies: false, exclude_reblogs: false },
      records: '',
      paging: { style: 'next-link', at: 'link-header' },
    });
    const discussed: PostItem[] = [];
    const toItem = (status: Parameters<typeof postOf>[0]) => postOf(status, profile);
    const reading = { schema: statusSchema, place: '', since, toItem, order: 'kept' } as const;
    for await (const item of readPosts(pages, reading)) {
      yield item;
      if (isDiscussed(item, since)) discussed.push(item);
    }

    const replies = await readEach(discussed, (post) => readReplies(api, post, profile));
    yield* replies.results.flat();
    if (replies.failure) yield noticeOf('comments', replies.failure);
  },
};

const LIMITS: Api['limits'] = {
  counted: 'host',
  concurrent: 10,
  calls: { count: 300, seconds: 300 },
  allowance: remainingAndReset('x-ratelimit-remaining', 'x-ratelimit-reset', 'iso-time'),
};

type Connected = ReturnType<typeof connect>;

function connect(client: HttpClient, account: ApiAccount) {
  const { token } = account.credentials;
  return client.connect({
    id: 'mastodon',
    baseUrl: account.baseUrl ?? serverOf(account.handle),
    userGiven: true,
    ...(token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
    secrets: token ? [token] : [],
    limits: LIMITS,
    classify({ status }) {
      if (status === 410) return { kind: 'not_found', code: 'mastodon-suspended' };
      if (status !== 401 || token) return null;
      return {
        kind: 'auth_expired',
        code: 'mastodon-closed',
        remedy:
          'This server shows nothing without a sign-in: create an access token there, see docs/tokens/mastodon.md.',
      };
    },
  });
}

/** `https://server` of `name@server`. */
function serverOf(handle: string): string {
  const server = handle.replace(/^@/, '').split('@')[1];
  if (server && /^[\w.-]+(:\d+)?$/.test(server)) return `https://${server}`;
  throw new SourceFailure(
    {
      kind: 'not_found',
      code: 'mastodon-server-missing',
      remedy: 'Write the handle with its server, such as lakeside@mastodon.social.',
    },
    'handle',
  );
}

async function readProfile(api: Connected, account: ApiAccount): Promise<Profile> {
  const handle = account.handle.replace(/^@/, '');
  const body = await api.json({ path: '/api/v1/accounts/lookup', query: { acct: handle.split('@')[0] } });
  // At home an account is called by its name alone.
  return { ...parseReply(profileSchema, body, 'account'), acct: handle };
}

async function readReplies(api: Connected, post: PostItem, profile: Profile): Promise<CommentItem[]> {
  const body = await api.json({ path: `/api/v1/statuses/${encodeURIComponent(post.keys.id ?? '')}/context` });
  return commentsOf(parseReply(contextSchema, body, 'context').descendants, post, profile);
}
