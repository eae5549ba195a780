import { z } from 'zod';
import type { Api } from '../http/call.ts';
import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import type { Verdict } from '../http/failure.ts';
import { remainingAndReset } from '../http/limits.ts';
import type { Page } from '../http/paging.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import {
  accountOf,
  commentOf,
  MEDIA_FIELDS,
  MENTION_FIELDS,
  type Media,
  mediaSchema,
  POST_FIELDS,
  postOf,
  postSchema,
  USER_FIELDS,
  type User,
  userSchema,
  type XPost,
} from './records/x.ts';
import { connectWithToken } from './shared/connect.ts';
import { firstPage, noticeOf, parseReply, readPosts } from './shared/reading.ts';
import type { CommentItem } from './shared/records.ts';
import { dayOf } from './shared/time.ts';
import { basicAuthorization, refreshByForm, withoutToken } from './shared/tokens.ts';

const BASE = 'https://api.x.com';
const PAGES = {
  records: 'data',
  paging: { style: 'cursor', at: 'meta.next_token', parameter: 'pagination_token' },
} as const;

/** Posts of an X account. Every post and user that is read costs money, so nothing is asked for twice. */
export const x: PlatformSource = {
  id: 'x',
  platforms: ['x'],
  title: 'X',
  baseUrl: BASE,
  handle: 'user name',
  credentials: [
    {
      name: 'token',
      env: 'X_TOKEN',
      secret: true,
      required: true,
      description: 'Bearer token of an app with credit, or access token of the account.',
    },
    {
      name: 'refreshToken',
      env: 'X_REFRESH_TOKEN',
      secret: true,
      required: false,
      description:
        'Only with an access token of the account, which ends after 2 hours; replaced at every use.',
    },
    {
      name: 'clientId',
      env: 'X_CLIENT_ID',
      secret: false,
      required: false,
      description: 'Of the app; for refreshing.',
    },
    {
      name: 'clientSecret',
      env: 'X_CLIENT_SECRET',
      secret: true,
      required: false,
      description: 'Of a confidential app; for refreshing.',
    },
  ],
  scopes: ['tweet.read', 'users.read', 'offline.access'],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'picture', 'cover', 'followers'],
    figures: ['reactions', 'comments', 'shares', 'saves', 'views'],
    comments: 'comments',
    altText: true,
    paid: false,
    not: {
      phone: 'X profiles have no telephone field.',
      reach: 'X does not count reach.',
      clicks: 'X tells clicks to the account’s own token only, and for 30 days.',
      paid: 'X tells promotion to the account’s own token only, and for 30 days.',
    },
  },

  async check(client, account) {
    const { username } = await readUser(connect(client, account), account);
    return { account: username, scopesGranted: null, scopesMissing: [], expiresAt: null, advice: null };
  },

  refresh: {
    rotates: true,
    needs: 'refreshToken',
    run(client, account) {
      const { refreshToken, clientId, clientSecret } = account.credentials;
      const headers = clientSecret ? basicAuthorization(clientId, clientSecret) : {};
      const form = { refresh_token: refreshToken, client_id: clientId };
      return refreshByForm(
        connect(client, withoutToken(account)),
        '/2/oauth2/token',
        form,
        client.now(),
        headers,
      );
    },
  },

  async *collect(client, account, { since, until }) {
    const api = connect(client, account);
    const user = await readUser(api, account);
    yield accountOf(user, dayOf(client.now()));
    if (user.protected)
      yield {
        type: 'notice',
        code: 'account-protected',
        detail: 'This account shows its posts to followers only; a practice is better seen.',
      };

    // An end that is not past by a while is refused; without one the newest come.
    const isPast = Date.parse(until) < client.now() - 60_000;
    const window = { start_time: seconds(since), ...(isPast ? { end_time: seconds(until) } : {}) };
    const mentions = readMentions(api, user, window);
    const media = new Map<string, Media>();
    const own: XPost[] = [];
    const toItem = (post: XPost) => {
      own.push(post);
      return postOf(post, user, media);
    };
    const reading = { schema: postSchema, place: 'data', since, toItem };
    yield* readPosts(withMedia(api.pages(timeline(user, { max_results: 100, ...window })), media), reading);
    // How long has it been silent? The newest post of any age tells; five is the least that can be asked for.
    if (own.length === 0)
      yield* readPosts(withMedia(firstPage(api.pages(timeline(user, { max_results: 5 }))), media), reading);
    yield* commentsIn(own, await mentions, user);
  },
};

const LIMITS: Api['limits'] = {
  counted: 'endpoint',
  concurrent: 3,
  allowance: remainingAndReset('x-rate-limit-remaining', 'x-rate-limit-reset', 'unix-seconds'),
};

function connect(client: HttpClient, account: ApiAccount): Connection {
  return connectWithToken(client, account, { id: 'x', baseUrl: BASE, limits: LIMITS, classify });
}

const problemSchema = z.object({ type: z.string().optional() });
/** A success that holds nothing but what went wrong, such as an account that does not exist. */
const failedSchema = z.object({ data: z.undefined(), errors: z.array(problemSchema).min(1) });

function classify({ status, body }: { status: number; body: unknown }): Verdict | null {
  const [failed] = failedSchema.safeParse(body).data?.errors ?? [];
  if (status < 400 && !failed) return null;
  const problem = (failed ?? problemSchema.safeParse(body).data)?.type?.split('/').at(-1);
  const code = problem && /^[a-z0-9-]+$/.test(problem) ? `x-${problem}` : `x-${status}`;
  if (status === 402 || problem === 'credits-depleted')
    return {
      kind: 'quota_or_payment',
      code,
      remedy: 'The app’s credit is used up: top it up in the developer console; waiting does not help.',
    };
  if (problem === 'usage-capped')
    return {
      kind: 'quota_or_payment',
      code,
      remedy: 'The month’s cap of the app is reached; raise it or wait.',
    };
  if (problem === 'resource-not-found') return { kind: 'not_found', code };
  if (status < 400)
    return { kind: /^not-authorized|forbidden/.test(problem ?? '') ? 'permission' : 'bad_request', code };
  return null;
}

async function readUser(api: Connection, account: ApiAccount): Promise<User> {
  const path = `/2/users/by/username/${encodeURIComponent(account.handle.replace(/^@/, ''))}`;
  return parseReply(
    z.object({ data: userSchema }),
    await api.json({ path, query: { 'user.fields': USER_FIELDS } }),
    '',
  ).data;
}

function timeline(user: User, query: Record<string, string | number>) {
  return {
    path: `/2/users/${user.id}/tweets`,
    query: {
      'tweet.fields': POST_FIELDS,
      expansions: 'attachments.media_keys',
      'media.fields': MEDIA_FIELDS,
      ...query,
    },
    ...PAGES,
  };
}

/** X takes whole seconds. */
function seconds(at: string): string {
  return at.replace(/\.\d+Z$/, 'Z');
}

const includesSchema = z.object({
  includes: z.object({ media: z.array(z.unknown()).default([]) }).default({ media: [] }),
});

/** Pictures and videos stand beside the posts of a page. */
async function* withMedia(pages: AsyncIterable<Page>, media: Map<string, Media>): AsyncGenerator<Page> {
  for await (const page of pages) {
    for (const record of includesSchema.safeParse(page.body).data?.includes.media ?? []) {
      const parsed = mediaSchema.safeParse(record);
      if (parsed.success) media.set(parsed.data.media_key, parsed.data);
    }
    yield page;
  }
}

interface Mentions {
  posts: XPost[];
  notice: ApiItem;
}

/** Answers are found where they name the account, which nearly all do. */
async function readMentions(api: Connection, user: User, window: Record<string, string>): Promise<Mentions> {
  const posts: XPost[] = [];
  const detail =
    'Answers that left out the account’s name are not found; reading whole conversations would cost more.';
  try {
    const query = { 'tweet.fields': MENTION_FIELDS, max_results: 100, ...window };
    for await (const { records } of api.pages({ path: `/2/users/${user.id}/mentions`, query, ...PAGES }))
      posts.push(...records.flatMap((record) => postSchema.safeParse(record).data ?? []));
    return { posts, notice: { type: 'notice', code: 'comments-partial', detail } };
  } catch (error) {
    return { posts, notice: noticeOf('comments', error) };
  }
}

/** The mentions that belong to conversations the account began, and its own answers there. */
function* commentsIn(own: readonly XPost[], { posts, notice }: Mentions, user: User): Generator<ApiItem> {
  const began = new Set(
    own.filter(({ id, conversation_id }) => (conversation_id ?? id) === id).map(({ id }) => id),
  );
  const isInOwn = ({ id, conversation_id }: XPost) =>
    conversation_id !== id && began.has(conversation_id ?? '');
  const comment = (reply: XPost, by: CommentItem['comment']['by']) =>
    commentOf(reply, user, reply.conversation_id ?? reply.id, by);
  for (const mention of posts)
    if (isInOwn(mention) && mention.author_id !== user.id) yield comment(mention, 'public');
  for (const post of own)
    if (isInOwn(post) && post.in_reply_to_user_id !== user.id) yield comment(post, 'practice');
  yield notice;
}
