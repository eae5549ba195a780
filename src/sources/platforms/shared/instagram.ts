import type { Connection } from '../../http/connection.ts';
import type { SourceFailure } from '../../http/failure.ts';
import type { Page, PagedCall } from '../../http/paging.ts';
import type { ApiItem, ApiRequest } from '../platform.ts';
import {
  type Asked,
  accountOf,
  COMMENT_FIELDS,
  commentSchema,
  commentsOf,
  insightFigures,
  METRICS,
  type Medium,
  mediaFields,
  mediumSchema,
  type Profile,
  postOf,
  STORY_FIELDS,
} from '../records/instagram.ts';
import { GRAPH_PAGES, insightsSchema, livingMetrics } from './graph.ts';
import { firstPage, isDiscussed, noticeOf, parseReply, readEach, readPosts, startNow } from './reading.ts';
import type { CommentItem, PostItem } from './records.ts';
import { unixSeconds } from './time.ts';

const PAGE_SIZES = [50, 25, 12, 5, 1];
/** Media that Instagram keeps no figures of, for ever or for now. In a list, one of them fails all. */
const WITHOUT_FIGURES = new Set(['graph-before-conversion', 'graph-too-few-viewers']);

/** Media, figures and comments of an account, whichever door it is entered by. `root`: path of the version. */
export async function* readInstagram(
  api: Connection,
  root: string,
  profile: Profile,
  { since, until }: ApiRequest,
  extra: readonly string[],
  observedAt: string,
): AsyncGenerator<ApiItem> {
  const path = `${root}/${profile.user_id ?? profile.id}`;
  yield accountOf(profile, observedAt);

  const asked = askedMedia(api, path, extra);
  const stories = startNow(
    api.pages({ path: `${path}/stories`, query: { limit: 50, fields: STORY_FIELDS }, ...GRAPH_PAGES }),
  );
  const read: { medium: Medium; item: PostItem }[] = [];
  const toItem = (medium: Medium) => {
    const item = postOf(medium, profile, asked.fields);
    read.push({ medium, item });
    return item;
  };
  const reading = { schema: mediumSchema, place: 'data', since, toItem };
  const window = { since: unixSeconds(since), until: unixSeconds(until) };
  const rest: ApiItem[] = [];
  for await (const item of readPosts(api.pages(asked.call({ limit: PAGE_SIZES[0], ...window })), reading))
    if (item.type !== 'post') rest.push(item);
  // How long has it been silent? The newest medium of any age tells.
  if (read.length === 0)
    for await (const item of readPosts(firstPage(api.pages(asked.call({ limit: 1 }))), reading))
      if (item.type !== 'post') rest.push(item);

  if (asked.figuresApart()) rest.push(...(await addFigures(api, root, read, asked.fields.metrics)));
  for (const { item } of read) yield item;
  yield* rest;
  yield* asked.notices;
  yield* readStories(stories, profile, asked.fields);
  yield* readComments(api, root, read, profile, since);
}

/** The request for media, which learns to ask for less. What was given up is told. */
function askedMedia(api: Connection, path: string, extra: readonly string[]) {
  const gone = new Set<string>();
  const fields: Asked & { metrics: string[] } = { extra, metrics: METRICS, comments: true, gone };
  const notices: ApiItem[] = [];
  const edge = `${path}/media`;
  let apart = false;
  const without = (code: string, detail: string) => notices.push({ type: 'notice', code, detail });

  async function amend(failure: SourceFailure, query: NonNullable<PagedCall['query']>) {
    const nested = apart ? [] : fields.metrics;
    if (failure.code === 'graph-too-much-data') {
      const smaller = PAGE_SIZES.find((size) => size < Number(query.limit));
      return smaller === undefined ? null : { ...query, limit: smaller };
    }
    if (WITHOUT_FIGURES.has(failure.code) && nested.length > 0) apart = true;
    else if (failure.code === 'graph-metric-gone' && nested.length > 0) {
      const probe = (name: string) =>
        api.json({ path: edge, query: { limit: 1, fields: `id,insights.metric(${name})` } });
      const alive = await livingMetrics(nested, probe);
      const dead = nested.filter((name) => !alive.includes(name));
      without(
        'metric-gone',
        `Instagram no longer knows ${dead.join(', ') || 'one of the metrics'}; update Social Vitals.`,
      );
      fields.metrics = dead.length > 0 ? alive : [];
    } else if (failure.code === 'graph-field-gone' && failure.subject && !gone.has(failure.subject)) {
      gone.add(failure.subject);
      without('field-gone', `Instagram no longer knows the field ${failure.subject}; the rest was read.`);
    } else if (failure.kind === 'permission' && nested.length > 0) {
      fields.metrics = [];
      without('figures-permission', 'Views, reach, shares and saves need the permission to manage insights.');
    } else if (failure.kind === 'permission' && fields.comments) {
      fields.comments = false;
      without('comments-permission', 'Comments need the permission to manage comments.');
    } else return null;
    return { ...query, fields: written() };
  }
  const written = () => mediaFields({ ...fields, metrics: apart ? [] : fields.metrics });

  return {
    notices,
    fields,
    /** True when figures must be asked for medium by medium. */
    figuresApart: () => apart,
    call: (query: PagedCall['query']): PagedCall => ({
      path: edge,
      query: { ...query, fields: written() },
      ...GRAPH_PAGES,
      amend,
    }),
  };
}

/** One call per medium; what has no figures is told once. */
async function addFigures(
  api: Connection,
  root: string,
  read: readonly { item: PostItem }[],
  metrics: readonly string[],
): Promise<ApiItem[]> {
  let without = 0;
  const { failure } = await readEach(read, async ({ item }) => {
    try {
      const body = await api.json({
        path: `${root}/${item.keys.id}/insights`,
        query: { metric: metrics.join(',') },
      });
      Object.assign(item.post.engagement, insightFigures(parseReply(insightsSchema, body, 'insights')));
    } catch (error) {
      if (!WITHOUT_FIGURES.has((error as SourceFailure).code)) throw error;
      without++;
    }
    return true;
  });
  const detail = `${without} posts have no figures: published before the account was a professional one, or seen by too few.`;
  return [
    ...(without > 0 ? [{ type: 'notice' as const, code: 'posts-without-figures', detail }] : []),
    ...(failure ? [noticeOf('figures', failure)] : []),
  ];
}

/** Stories are shown for a day, and only as long by the interface. */
async function* readStories(
  pages: AsyncIterable<Page>,
  profile: Profile,
  asked: Asked,
): AsyncGenerator<ApiItem> {
  try {
    const toItem = (medium: Medium) =>
      postOf({ ...medium, media_product_type: medium.media_product_type ?? 'STORY' }, profile, asked);
    yield* readPosts(pages, { schema: mediumSchema, place: 'stories', since: '', toItem });
  } catch (error) {
    yield noticeOf('stories', error);
  }
}

async function* readComments(
  api: Connection,
  root: string,
  read: readonly { medium: Medium; item: PostItem }[],
  profile: Profile,
  since: string,
): AsyncGenerator<ApiItem> {
  const parsed = (records: readonly unknown[], post: PostItem): CommentItem[] =>
    records.flatMap((record) => {
      const comment = commentSchema.safeParse(record);
      return comment.success ? commentsOf(comment.data, post, profile) : [];
    });
  for (const { medium, item } of read) yield* parsed(medium.comments?.data ?? [], item);

  const unfinished = read.filter(
    ({ medium, item }) => medium.comments?.paging?.next !== undefined && isDiscussed(item, since),
  );
  const { results, failure } = await readEach(unfinished, async ({ medium, item }) => {
    const after = medium.comments?.paging?.cursors?.after;
    const query = { limit: 50, fields: COMMENT_FIELDS, after };
    const comments: CommentItem[] = [];
    for await (const { records } of api.pages({
      path: `${root}/${medium.id}/comments`,
      query,
      ...GRAPH_PAGES,
    }))
      comments.push(...parsed(records, item));
    return comments;
  });
  yield* results.flat();
  if (failure) yield noticeOf('comments', failure);
}
