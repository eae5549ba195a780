import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import {
  accountOf,
  commentsOf,
  figuresOf,
  METRICS,
  POST_FIELDS,
  PROFILE_FIELDS,
  type Profile,
  postOf,
  postSchema,
  profileSchema,
  REPLY_FIELDS,
  replySchema,
  type ThreadsPost,
} from './records/threads.ts';
import { connectWithToken } from './shared/connect.ts';
import { classifyGraph, GRAPH_LIMITS, GRAPH_PAGES, insightsSchema, metric } from './shared/graph.ts';
import { askForLess, type Gone, goneFields, goneOf, readNode } from './shared/graph-asking.ts';
import { addFigures } from './shared/graph-figures.ts';
import {
  firstPage,
  isDiscussed,
  noticeOf,
  parseReply,
  readEach,
  readPosts,
  startNow,
} from './shared/reading.ts';
import type { CommentItem, PostItem } from './shared/records.ts';
import { dayOf, unixSeconds } from './shared/time.ts';
import { refreshByQuery } from './shared/tokens.ts';

const BASE = 'https://graph.threads.net';
const VERSION = 'v1.0';
const PAGE_SIZES = [100, 50, 25, 10];

/** Posts of a Threads account. Figures and replies cost one call per post: there is no way to ask for several. */
export const threads: PlatformSource = {
  id: 'threads',
  platforms: ['threads'],
  title: 'Threads',
  baseUrl: BASE,
  handle: 'user name; the token tells the account',
  credentials: [
    {
      name: 'token',
      env: 'THREADS_TOKEN',
      secret: true,
      required: true,
      description: 'Long-lived access token of the account; ends after 60 days unless refreshed.',
    },
  ],
  scopes: ['threads_basic', 'threads_read_replies', 'threads_manage_insights'],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'picture', 'followers'],
    figures: ['reactions', 'comments', 'shares', 'views'],
    comments: 'comments',
    altText: true,
    paid: false,
    not: {
      phone: 'Threads profiles have no telephone field.',
      cover: 'Threads profiles have no cover picture.',
      saves: 'Threads does not count saves.',
      reach: 'Threads does not count reach.',
      clicks: 'Threads counts clicks of the account, not of a post.',
      paid: 'Threads does not tell whether a post was promoted.',
    },
  },

  async check(client, account) {
    const api = connect(client, account);
    const { username } = await readProfile(api, rootOf(account), goneOf(client, 'Threads'));
    return { account: username, scopesGranted: null, scopesMissing: [], expiresAt: null, advice: null };
  },

  refresh: {
    rotates: false,
    needs: 'token',
    run: (client, account) =>
      refreshByQuery(
        connect(client, account),
        '/refresh_access_token',
        'th_refresh_token',
        account,
        client.now(),
      ),
  },

  async *collect(client, account, { since, until }) {
    const api = connect(client, account);
    const root = rootOf(account);
    const gone = goneOf(client, 'Threads');
    const asked = askForLess(api, {
      platform: 'Threads',
      edge: `${root}/me/threads`,
      sizes: PAGE_SIZES,
      metrics: [],
      fields: () => POST_FIELDS,
      gone,
    });
    const window = { since: unixSeconds(since), until: unixSeconds(until) };
    const pages = startNow(api.pages(asked.call({ limit: PAGE_SIZES[0], ...window })));
    const [profile, followers] = await Promise.all([readProfile(api, root, gone), readFollowers(api, root)]);
    yield accountOf(profile, followers.count, gone.fields, dayOf(client.now()));
    if (followers.notice) yield followers.notice;

    const read: { post: ThreadsPost; item: PostItem }[] = [];
    const toItem = (post: ThreadsPost) => {
      const item = postOf(post, profile);
      read.push({ post, item });
      return item;
    };
    const reading = { schema: postSchema, place: 'data', since, toItem };
    for await (const item of readPosts(pages, reading)) if (item.type !== 'post') yield item;
    // How long has it been silent? The newest post of any age tells.
    if (read.length === 0)
      for await (const item of readPosts(firstPage(api.pages(asked.call({ limit: 1 }))), reading))
        if (item.type !== 'post') yield item;

    // Each post costs a call for its figures and one for its replies: only those of the window are worth it.
    const recent = read.filter(({ item }) => isDiscussed(item, since));
    const replies = readReplies(api, root, recent, profile);
    const items = recent.map(({ item }) => item);
    const figures = { platform: 'Threads', metrics: METRICS, gone, figuresOf };
    const notices = await addFigures(api, root, items, figures);
    for (const { item } of read) yield item;
    yield* notices;
    yield* asked.notices();
    yield* goneFields('Threads', PROFILE_FIELDS, gone);
    yield* await replies;
  },
};

function connect(client: HttpClient, account: ApiAccount): Connection {
  const api = { id: 'threads', baseUrl: BASE, limits: GRAPH_LIMITS, classify: classifyGraph };
  return connectWithToken(client, account, api);
}

function rootOf(account: ApiAccount): string {
  return `/${account.version ?? VERSION}`;
}

function readProfile(api: Connection, root: string, gone: Gone): Promise<Profile> {
  const node = { path: `${root}/me`, fields: PROFILE_FIELDS, schema: profileSchema, place: 'account', gone };
  return readNode(api, node);
}

async function readFollowers(
  api: Connection,
  root: string,
): Promise<{ count: number | null; notice: ApiItem | null }> {
  try {
    const body = await api.json({
      path: `${root}/me/threads_insights`,
      query: { metric: 'followers_count' },
    });
    return { count: metric(parseReply(insightsSchema, body, 'insights'), 'followers_count'), notice: null };
  } catch (error) {
    return { count: null, notice: noticeOf('followers', error) };
  }
}

async function readReplies(
  api: Connection,
  root: string,
  read: readonly { post: ThreadsPost; item: PostItem }[],
  profile: Profile,
): Promise<ApiItem[]> {
  const discussed = read.filter(({ post }) => post.has_replies);
  const { results, failure } = await readEach(discussed, async ({ item }): Promise<CommentItem[]> => {
    const replies = [];
    const query = { fields: REPLY_FIELDS, reverse: false, limit: 100 };
    for await (const { records } of api.pages({
      path: `${root}/${item.keys.id}/conversation`,
      query,
      ...GRAPH_PAGES,
    }))
      for (const record of records) {
        const parsed = replySchema.safeParse(record);
        if (parsed.success) replies.push(parsed.data);
      }
    return commentsOf(replies, item, profile);
  });
  return [...results.flat(), ...(failure ? [noticeOf('comments', failure)] : [])];
}
