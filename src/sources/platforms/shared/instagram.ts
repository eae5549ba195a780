import type { Connection } from '../../http/connection.ts';
import type { Page, PagedCall } from '../../http/paging.ts';
import type { ApiItem, ApiRequest } from '../platform.ts';
import {
  accountOf,
  COMMENT_FIELDS,
  commentSchema,
  commentsOf,
  type InstagramComment,
  insightFigures,
  METRICS,
  type Medium,
  mediaFields,
  mediumSchema,
  PROFILE_FIELDS,
  type Profile,
  postOf,
  STORY_FIELDS,
} from '../records/instagram.ts';
import { areNamed, GRAPH_PAGES, unnamedNotice } from './graph.ts';
import { askForLess, type Gone, goneFields } from './graph-asking.ts';
import { addFigures, WITHOUT_FIGURES } from './graph-figures.ts';
import { firstPage, isDiscussed, noticeOf, readEach, readPosts, startNow } from './reading.ts';
import type { PostItem } from './records.ts';
import { unixSeconds } from './time.ts';

const PAGE_SIZES = [50, 25, 12, 5, 1];

/** One of the two doors to an account. */
export interface Door {
  api: Connection;
  /** Path of the version. */
  root: string;
  /** Fields that only this door knows. */
  extra: readonly string[];
  needs: { metrics: string; talk: string };
  gone: Gone;
}

/** Media, figures and comments of an account, whichever door it is entered by. */
export async function* readInstagram(
  door: Door,
  profile: Profile,
  { since, until }: ApiRequest,
  observedAt: string,
): AsyncGenerator<ApiItem> {
  const { api, root, gone } = door;
  const path = `${root}/${profile.user_id ?? profile.id}`;
  yield accountOf(profile, gone.fields, observedAt);

  const asked = askForMedia(door, `${path}/media`);
  const stories = startNow(
    api.pages({ path: `${path}/stories`, query: { limit: 50, fields: STORY_FIELDS }, ...GRAPH_PAGES }),
  );
  const read: { medium: Medium; item: PostItem }[] = [];
  const toItem = (medium: Medium) => {
    const item = postOf(medium, profile, gone.fields);
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

  if (asked.areFiguresApart() && asked.wanted().metrics.length > 0) {
    const items = read.map(({ item }) => item);
    const figures = { platform: 'Instagram', metrics: METRICS, gone, figuresOf: insightFigures };
    rest.push(...(await addFigures(api, root, items, figures)));
  }
  for (const { item } of read) yield item;
  yield* rest;
  yield* asked.notices();
  yield* goneFields('Instagram', PROFILE_FIELDS, gone);
  yield* readStories(stories, profile, gone);
  yield* readComments(door, read, profile, since);
}

/** The request for media. One of them that has no figures fails a whole page: then figures are asked for apart. */
function askForMedia({ api, extra, needs, gone }: Door, edge: string) {
  let isApart = false;
  const asked = askForLess(api, {
    platform: 'Instagram',
    edge,
    sizes: PAGE_SIZES,
    metrics: METRICS,
    needs,
    fields: ({ metrics, talk }) => mediaFields({ metrics: isApart ? [] : metrics, talk }, extra),
    gone,
  });
  return {
    ...asked,
    areFiguresApart: () => isApart,
    call(query: PagedCall['query']): PagedCall {
      const call = asked.call(query);
      return {
        ...call,
        amend(failure, last) {
          if (!WITHOUT_FIGURES.has(failure.code) || isApart) return call.amend?.(failure, last) ?? null;
          isApart = true;
          return { ...last, fields: asked.call({}).query?.fields };
        },
      };
    },
  };
}

/** Stories are shown for a day, and only as long by the interface. */
async function* readStories(
  pages: AsyncIterable<Page>,
  profile: Profile,
  gone: Gone,
): AsyncGenerator<ApiItem> {
  try {
    const toItem = (medium: Medium) =>
      postOf({ ...medium, media_product_type: medium.media_product_type ?? 'STORY' }, profile, gone.fields);
    yield* readPosts(pages, { schema: mediumSchema, place: 'stories', since: '', toItem });
  } catch (error) {
    yield noticeOf('stories', error);
  }
}

async function* readComments(
  { api, root, needs }: Door,
  read: readonly { medium: Medium; item: PostItem }[],
  profile: Profile,
  since: string,
): AsyncGenerator<ApiItem> {
  const unfinished = read.filter(
    ({ medium, item }) => medium.comments?.paging?.next !== undefined && isDiscussed(item, since),
  );
  const { results, failure } = await readEach(unfinished, async ({ medium, item }) => {
    const after = medium.comments?.paging?.cursors?.after;
    const query = { limit: 50, fields: COMMENT_FIELDS, after };
    const comments: InstagramComment[] = [];
    const path = `${root}/${medium.id}/comments`;
    for await (const { records } of api.pages({ path, query, ...GRAPH_PAGES }))
      comments.push(...parsed(records));
    return { item, comments };
  });
  const lists = [
    ...read.map(({ medium, item }) => ({ item, comments: parsed(medium.comments?.data) })),
    ...results,
  ];
  if (areNamed(lists.flatMap(({ comments }) => comments)))
    for (const { item, comments } of lists)
      for (const comment of comments) yield* commentsOf(comment, item, profile);
  else yield unnamedNotice(needs.talk);
  if (failure) yield noticeOf('comments', failure);
}

function parsed(records: readonly unknown[] = []): InstagramComment[] {
  return records.flatMap((record) => commentSchema.safeParse(record).data ?? []);
}
