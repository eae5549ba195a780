import { z } from 'zod';
import type { PlatformId } from '../../../model/platforms.ts';
import type { Connection } from '../../http/connection.ts';
import { SourceFailure } from '../../http/failure.ts';
import type { PagedCall } from '../../http/paging.ts';
import type { ApiItem } from '../platform.ts';
import {
  accountOf,
  COMMENT_FIELDS,
  commentOf,
  commentSchema,
  POST_FIELDS,
  postOf,
  postSchema,
  SITE_FIELDS,
  type Site,
  siteAt,
  siteSchema,
} from '../records/wordpress.ts';
import { noticeOf, parseRecord, parseReply, readPosts, startNow } from './reading.ts';
import { type CommentItem, type PostItem, postIdOf } from './records.ts';
import type { Section } from './site-discovery.ts';
import { dayOf } from './time.ts';

const PAGE_SIZE = 100;
/** Where a proxy strips the header that tells the number of pages, the end shows itself only when it has been passed. */
const isEnd = ({ code }: { code: string }) => code === 'wordpress-rest_post_invalid_page_number';
const PAGING = {
  style: 'page-number',
  parameter: 'page',
  pagesHeader: 'x-wp-totalpages',
  size: PAGE_SIZE,
} as const;
/** `after` is compared with the site's own clock: a day earlier catches every zone. */
const DAY_MS = 86_400_000;

/** A site's interface, and what of it is wanted. */
export interface WordpressSite {
  /** Where it begins: `/wp-json/`, or `/?rest_route=/` where the site has no readable addresses. */
  address: string;
  section: Section | null;
  platform: PlatformId;
}

/** Site, posts of the window and their comments. */
export async function* readWordpress(
  api: Connection,
  { address, section, platform }: WordpressSite,
  since: string,
  nowMs: number,
): AsyncGenerator<ApiItem> {
  const after = new Date(Date.parse(since) - DAY_MS).toISOString().slice(0, 19);
  const type = await postType(api, address, section, platform);
  const list = (query: Record<string, string | number>) =>
    route(address, `/wp/v2/${type}`, {
      ...query,
      orderby: 'date',
      order: 'desc',
      ...(section && 'taxonomy' in section ? { [section.taxonomy]: section.id } : {}),
      _embed: 'wp:featuredmedia',
      _fields: POST_FIELDS,
    });
  const posts = startNow(
    api.pages({ ...list({ per_page: PAGE_SIZE, page: 1, after }), records: '', paging: PAGING, isEnd }),
  );
  const root = parseReply(siteSchema, await api.json(route(address, '/', { _fields: SITE_FIELDS })), 'site');
  const site = siteAt(platform, root.home ?? root.url ?? address);
  yield accountOf(root, site, dayOf(nowMs));

  const read: PostItem[] = [];
  const numbers = new Map<number, PostItem>();
  const toItem = (post: Parameters<typeof postOf>[0]) => {
    const item = postOf(post, site);
    if (item) numbers.set(post.id, item);
    return item;
  };
  for await (const item of readPosts(posts, { schema: postSchema, place: 'posts', since, toItem }))
    if (item.type === 'post') read.push(item);
    else yield item;

  if (read.length === 0) {
    // How long has it been silent? The newest post of any age tells.
    const body = await api.json(list({ per_page: 1 }));
    const newest = Array.isArray(body) ? body[0] : undefined;
    const parsed = newest === undefined ? null : parseRecord(postSchema, newest, 'posts[0]');
    const item = parsed && ('rejected' in parsed ? parsed.rejected : postOf(parsed.value, site));
    if (item) yield item;
    return;
  }

  // The interface has no count of comments: the approved ones are counted, so posts wait for their comments.
  const { comments, notice } = await readComments(api, address, site, numbers);
  for (const { post, ...item } of read) {
    const count = comments.filter(({ comment }) => comment.postId === postIdOf({ post, ...item })).length;
    yield { ...item, post: { ...post, engagement: { ...post.engagement, comments: notice ? null : count } } };
  }
  yield* comments;
  if (notice) yield notice;
}

const typesSchema = z.record(z.string(), z.object({ rest_base: z.string() }).catch({ rest_base: '' }));

/** Press releases are often a type of their own, so that they are not among the posts. */
async function postType(
  api: Connection,
  address: string,
  section: Section | null,
  platform: PlatformId,
): Promise<string> {
  if (section) return 'type' in section ? section.type : 'posts';
  if (platform !== 'newsroom') return 'posts';
  try {
    const types = typesSchema.parse(await api.json(route(address, '/wp/v2/types', {})));
    return (
      Object.values(types).find(({ rest_base }) => /^(press|news)/i.test(rest_base))?.rest_base ?? 'posts'
    );
  } catch (error) {
    if (error instanceof SourceFailure && error.kind === 'not_found') return 'posts';
    if (error instanceof z.ZodError) return 'posts';
    throw error;
  }
}

async function readComments(
  api: Connection,
  address: string,
  site: Site,
  posts: ReadonlyMap<number, PostItem>,
): Promise<{ comments: CommentItem[]; notice: ApiItem | null }> {
  const comments: CommentItem[] = [];
  const numbers = [...posts.keys()];
  try {
    for (let start = 0; start < numbers.length; start += PAGE_SIZE) {
      const post = numbers.slice(start, start + PAGE_SIZE).join(',');
      const query = { post, per_page: PAGE_SIZE, page: 1, _fields: COMMENT_FIELDS };
      const pages = api.pages({
        ...route(address, '/wp/v2/comments', query),
        records: '',
        paging: PAGING,
        isEnd,
      });
      for await (const { records } of pages)
        for (const record of records) {
          const parsed = commentSchema.safeParse(record);
          const under = parsed.success ? posts.get(parsed.data.post) : undefined;
          const comment = parsed.success && under && commentOf(parsed.data, postIdOf(under), site);
          if (comment) comments.push(comment);
        }
    }
    return { comments, notice: null };
  } catch (error) {
    return { comments, notice: noticeOf('comments', error) };
  }
}

/** A call of one of the interface's routes, whichever way the site writes them. */
function route(
  address: string,
  path: string,
  query: NonNullable<PagedCall['query']>,
): Pick<PagedCall, 'path' | 'query'> {
  const { searchParams } = new URL(address);
  if (searchParams.has('rest_route')) return { path: '', query: { rest_route: path, ...query } };
  return { path, query };
}
