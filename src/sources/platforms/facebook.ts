import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import type { SourceFailure } from '../http/failure.ts';
import type { PagedCall } from '../http/paging.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import {
  accountOf,
  COMMENT_FIELDS,
  commentOf,
  commentSchema,
  type FacebookPost,
  METRICS,
  PROFILE_FIELDS,
  type Profile,
  postFields,
  postOf,
  postSchema,
  profileSchema,
  REVIEW_FIELDS,
  reviewOf,
  reviewSchema,
} from './records/facebook.ts';
import { connectWithToken } from './shared/connect.ts';
import {
  checkGraphToken,
  classifyGraph,
  GRAPH_LIMITS,
  GRAPH_PAGES,
  GRAPH_VERSION,
  livingMetrics,
} from './shared/graph.ts';
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

const BASE = 'https://graph.facebook.com';
const PAGE_SIZES = [25, 12, 5, 1];

/** Posts of a Facebook Page, with comments, reviews and figures, read with the Page's own token. */
export const facebook: PlatformSource = {
  id: 'facebook',
  platforms: ['facebook'],
  title: 'Facebook Page',
  baseUrl: BASE,
  handle: 'id or user name of the Page',
  credentials: [
    {
      name: 'token',
      env: 'FACEBOOK_TOKEN',
      secret: true,
      required: true,
      description: 'Access token of the Page.',
    },
  ],
  scopes: ['pages_show_list', 'pages_read_engagement', 'pages_read_user_content', 'read_insights'],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'phone', 'picture', 'cover', 'followers'],
    figures: ['reactions', 'comments', 'shares', 'views', 'reach', 'clicks'],
    comments: 'comments',
    altText: false,
    paid: true,
    not: {
      saves: 'Facebook does not tell how often a post was saved.',
      altText: 'Facebook does not give the alternative text of a post’s pictures.',
    },
  },

  check: (client, account) =>
    checkGraphToken(
      connect(client, account),
      account.credentials.token ?? '',
      facebook.scopes,
      client.now(),
      'PAGE',
    ),

  async *collect(client, account, { since, until }) {
    const api = connect(client, account);
    const path = `/${account.version ?? GRAPH_VERSION}/${encodeURIComponent(account.handle)}`;
    const asked = askedPosts(api, path);
    const window = { since: unixSeconds(since), until: unixSeconds(until) };
    const pages = startNow(api.pages(asked.call({ limit: PAGE_SIZES[0], ...window })));
    const body = await api.json({ path, query: { fields: PROFILE_FIELDS } });
    const page = parseReply(profileSchema, body, 'page');
    yield accountOf(page, dayOf(client.now()));

    const discussed: { post: FacebookPost; item: PostItem }[] = [];
    let posts = 0;
    const toItem = (post: FacebookPost) => {
      const item = postOf(post, page);
      posts++;
      if (item) discussed.push({ post, item });
      return item;
    };
    const reading = { schema: postSchema, place: 'data', since, toItem };
    yield* readPosts(pages, reading);
    // How long has it been silent? The newest post of any age tells.
    if (posts === 0) yield* readPosts(firstPage(api.pages(asked.call({ limit: 1 }))), reading);
    yield* asked.notices;

    for (const { post, item } of discussed) yield* commentsIn(post.comments?.data ?? [], item, page);
    const unfinished = discussed.filter(
      ({ post, item }) => post.comments?.paging?.next !== undefined && isDiscussed(item, since),
    );
    const rest = await readEach(unfinished, (one) => restOfComments(api, account, one, page));
    yield* rest.results.flat();
    if (rest.failure) yield noticeOf('comments', rest.failure);
    if ((page.rating_count ?? 0) > 0) yield* readReviews(api, path, page);
  },
};

function connect(client: HttpClient, account: ApiAccount): Connection {
  const api = { id: 'facebook', baseUrl: BASE, limits: GRAPH_LIMITS, classify: classifyGraph };
  return connectWithToken(client, account, api);
}

/**
 * The request for posts, which asks for everything and learns to ask for less: smaller pages when they are too heavy, no metric or
 * field that is gone, no figures that the token may not see. What was given up is told.
 */
function askedPosts(api: Connection, path: string) {
  const asked = { metrics: METRICS, engagement: true, gone: new Set<string>() };
  const notices: ApiItem[] = [];
  const edge = `${path}/published_posts`;
  const without = (code: string, detail: string) => notices.push({ type: 'notice', code, detail });

  async function amend(failure: SourceFailure, query: NonNullable<PagedCall['query']>) {
    if (failure.code === 'graph-too-much-data') {
      const smaller = PAGE_SIZES.find((size) => size < Number(query.limit));
      return smaller === undefined ? null : { ...query, limit: smaller };
    }
    if (failure.code === 'graph-metric-gone') {
      const probe = (name: string) =>
        api.json({ path: edge, query: { limit: 1, fields: `id,insights.metric(${name})` } });
      const alive = await livingMetrics(asked.metrics, probe);
      const dead = asked.metrics.filter((name) => !alive.includes(name));
      without(
        'metric-gone',
        `Facebook no longer knows ${dead.join(', ') || 'one of the metrics'}; update Social Vitals to get these figures back.`,
      );
      asked.metrics = dead.length > 0 ? alive : [];
    } else if (failure.code === 'graph-field-gone' && failure.subject && !asked.gone.has(failure.subject)) {
      asked.gone.add(failure.subject);
      without('field-gone', `Facebook no longer knows the field ${failure.subject}; the rest was read.`);
    } else if (failure.kind === 'permission' && asked.metrics.length > 0) {
      asked.metrics = [];
      without('figures-permission', 'Views, reach and clicks need the permission read_insights.');
    } else if (failure.kind === 'permission' && asked.engagement) {
      asked.engagement = false;
      without('comments-permission', 'Comments and reactions need the permission pages_read_user_content.');
    } else return null;
    return { ...query, fields: postFields(asked) };
  }

  return {
    notices,
    call: (query: PagedCall['query']): PagedCall => ({
      path: edge,
      query: { ...query, fields: postFields(asked) },
      ...GRAPH_PAGES,
      amend,
    }),
  };
}

function commentsIn(records: readonly unknown[], post: PostItem, page: Profile): CommentItem[] {
  return records.flatMap((record) => {
    const parsed = commentSchema.safeParse(record);
    return (parsed.success && commentOf(parsed.data, post, page)) || [];
  });
}

/** What did not fit into the post itself. */
async function restOfComments(
  api: Connection,
  account: ApiAccount,
  { post, item }: { post: FacebookPost; item: PostItem },
  page: Profile,
): Promise<CommentItem[]> {
  const comments: CommentItem[] = [];
  const after = post.comments?.paging?.cursors?.after;
  const pages = api.pages({
    path: `/${account.version ?? GRAPH_VERSION}/${post.id}/comments`,
    query: { filter: 'stream', order: 'chronological', limit: 100, fields: COMMENT_FIELDS, after },
    ...GRAPH_PAGES,
  });
  for await (const { records } of pages) comments.push(...commentsIn(records, item, page));
  return comments;
}

async function* readReviews(api: Connection, path: string, page: Profile): AsyncGenerator<ApiItem> {
  try {
    const pages = api.pages({
      path: `${path}/ratings`,
      query: { limit: 100, fields: REVIEW_FIELDS },
      ...GRAPH_PAGES,
    });
    for await (const { records } of pages)
      for (const record of records) {
        const parsed = reviewSchema.safeParse(record);
        if (parsed.success) yield reviewOf(parsed.data, page);
      }
  } catch (error) {
    yield noticeOf('reviews', error);
  }
}
