import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import {
  accountOf,
  COMMENT_FIELDS,
  commentOf,
  commentSchema,
  type FacebookComment,
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
import { addVideos, VIDEO_FIELDS } from './shared/facebook-videos.ts';
import {
  areNamed,
  checkGraphToken,
  classifyGraph,
  GRAPH_LIMITS,
  GRAPH_PAGES,
  GRAPH_VERSION,
  unnamedNotice,
} from './shared/graph.ts';
import { askForLess, goneFields, goneOf, readNode } from './shared/graph-asking.ts';
import { firstPage, isDiscussed, noticeOf, readEach, readPosts, startNow } from './shared/reading.ts';
import type { PostItem } from './shared/records.ts';
import { dayOf, instant, unixSeconds } from './shared/time.ts';

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
    const gone = goneOf(client, 'Facebook');
    const asked = askForLess(api, {
      platform: 'Facebook',
      edge: `${path}/published_posts`,
      sizes: PAGE_SIZES,
      metrics: METRICS,
      needs: { metrics: 'read_insights', talk: 'pages_read_user_content' },
      fields: postFields,
      gone,
    });
    const window = { since: unixSeconds(since), until: unixSeconds(until) };
    const pages = startNow(api.pages(asked.call({ limit: PAGE_SIZES[0], ...window })));
    const videoQuery = { limit: 100, fields: VIDEO_FIELDS };
    const videos = startNow(api.pages({ path: `${path}/videos`, query: videoQuery, ...GRAPH_PAGES }));
    const profile = { path, fields: PROFILE_FIELDS, schema: profileSchema, place: 'page', gone };
    const page = await readNode(api, profile);
    yield accountOf(page, gone.fields, dayOf(client.now()));
    if (page.is_published === false) yield HIDDEN;

    const read: { post: FacebookPost; item: PostItem }[] = [];
    let posts = 0;
    const toItem = (post: FacebookPost) => {
      const item = postOf(post, page);
      posts++;
      if (item) read.push({ post, item });
      return item;
    };
    const reading = { schema: postSchema, place: 'data', since, toItem };
    const others: ApiItem[] = [];
    for await (const item of readPosts(pages, reading)) if (item.type !== 'post') others.push(item);
    // How long has it been silent? The newest post of any age tells.
    if (posts === 0)
      for await (const item of readPosts(firstPage(api.pages(asked.call({ limit: 1 }))), reading))
        if (item.type !== 'post') others.push(item);
    const reviews = (page.rating_count ?? 0) > 0 ? startNow(readReviews(api, path, page, since)) : [];
    const fromVideos = await addVideos(videos, read, page, since);
    for (const { item } of read) yield item;
    yield* others;
    yield* fromVideos;
    yield* asked.notices();
    yield* goneFields('Facebook', PROFILE_FIELDS, gone);

    yield* readComments(api, account, read, page, since);
    yield* reviews;
  },
};

const HIDDEN: ApiItem = {
  type: 'notice',
  code: 'account-hidden',
  detail: 'This Page is not published: nobody but its managers sees it.',
};

function connect(client: HttpClient, account: ApiAccount): Connection {
  const api = { id: 'facebook', baseUrl: BASE, limits: GRAPH_LIMITS, classify: classifyGraph };
  return connectWithToken(client, account, api);
}

/** Those that came with the posts, and the rest of long lists. */
async function* readComments(
  api: Connection,
  account: ApiAccount,
  read: readonly { post: FacebookPost; item: PostItem }[],
  page: Profile,
  since: string,
): AsyncGenerator<ApiItem> {
  const unfinished = read.filter(
    ({ post, item }) => post.comments?.paging?.next !== undefined && isDiscussed(item, since),
  );
  const rest = await readEach(unfinished, async ({ post, item }) => ({
    item,
    comments: await restOfComments(api, account, post),
  }));
  const lists = [
    ...read.map(({ post, item }) => ({ item, comments: parsed(post.comments?.data) })),
    ...rest.results,
  ];
  if (areNamed(lists.flatMap(({ comments }) => comments)))
    for (const { item, comments } of lists)
      for (const comment of comments) {
        const told = commentOf(comment, item, page);
        if (told) yield told;
      }
  else yield unnamedNotice('pages_read_user_content');
  if (rest.failure) yield noticeOf('comments', rest.failure);
}

function parsed(records: readonly unknown[] = []): FacebookComment[] {
  return records.flatMap((record) => commentSchema.safeParse(record).data ?? []);
}

/** What did not fit into the post itself. */
async function restOfComments(
  api: Connection,
  account: ApiAccount,
  post: FacebookPost,
): Promise<FacebookComment[]> {
  const comments: FacebookComment[] = [];
  const after = post.comments?.paging?.cursors?.after;
  const pages = api.pages({
    path: `/${account.version ?? GRAPH_VERSION}/${post.id}/comments`,
    query: { filter: 'stream', order: 'chronological', limit: 100, fields: COMMENT_FIELDS, after },
    ...GRAPH_PAGES,
  });
  for await (const { records } of pages) comments.push(...parsed(records));
  return comments;
}

/** Recommendations with the Page's answers, until a whole page of them lies before the window. */
async function* readReviews(
  api: Connection,
  path: string,
  page: Profile,
  since: string,
): AsyncGenerator<ApiItem> {
  try {
    const query = { limit: 100, fields: REVIEW_FIELDS };
    for await (const { records } of api.pages({ path: `${path}/ratings`, query, ...GRAPH_PAGES })) {
      const reviews = records.flatMap((record) => reviewSchema.safeParse(record).data ?? []);
      for (const review of reviews) yield* reviewOf(review, page);
      if (reviews.every(({ created_time }) => (instant(created_time) ?? '') < since)) return;
    }
  } catch (error) {
    yield noticeOf('reviews', error);
  }
}
