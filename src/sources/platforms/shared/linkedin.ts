import { z } from 'zod';
import type { Connection } from '../../http/connection.ts';
import { SourceFailure } from '../../http/failure.ts';
import type { ApiItem } from '../platform.ts';
import {
  addSocial,
  addStatistics,
  commentOf,
  commentSchema,
  type LinkedinComment,
  type Organization,
  socialBatchSchema,
  socialSchema,
  statisticsSchema,
} from '../records/linkedin.ts';
import { noticeOf, parseReply, readEach } from './reading.ts';
import type { CommentItem, PostItem } from './records.ts';

/** Posts that one call for figures takes. */
const BATCH = 50;
/** Lists are read by the number of records to leave out; links tell whether there is more. */
export function offsets(size: number) {
  return { style: 'offset', parameter: 'start', size, links: 'paging.links' } as const;
}
const COMMENTS = 50;

/** `List(…)` as LinkedIn wants it: brackets and commas as they are, what is between them encoded. */
function listOf(urns: readonly string[]): string {
  return `List(${urns.map(encodeURIComponent).join()})`;
}

function* batches(items: readonly PostItem[]): Generator<PostItem[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}

function urnOf({ keys }: PostItem): string {
  return `urn:li:${keys.id}`;
}

/** Reactions and comments of many posts at once; apps of the lowest tier have to ask post by post. */
export async function addReactions(api: Connection, items: readonly PostItem[]): Promise<ApiItem | null> {
  try {
    for (const batch of batches(items)) {
      const body = await api.json({ path: `/rest/socialMetadata?ids=${listOf(batch.map(urnOf))}` });
      const { results } = parseReply(socialBatchSchema, body, 'socialMetadata');
      for (const item of batch) {
        const told = socialSchema.safeParse(results[urnOf(item)]);
        if (told.success) addSocial(item, told.data);
      }
    }
    return null;
  } catch (error) {
    const isRefused =
      error instanceof SourceFailure && ['permission', 'bad_request', 'not_found'].includes(error.kind);
    if (!isRefused) return noticeOf('reactions', error);
  }
  const { failure } = await readEach(items, async (item) => {
    const body = await api.json({ path: `/rest/socialMetadata/${encodeURIComponent(urnOf(item))}` });
    addSocial(item, parseReply(socialSchema, body, 'socialMetadata'));
    return true;
  });
  return failure && noticeOf('reactions', failure);
}

/** Figures of twelve months, organic only. A post without any is left out of the answer. */
export async function addFigures(
  api: Connection,
  items: readonly PostItem[],
  author: string,
): Promise<ApiItem | null> {
  try {
    for (const batch of batches(items)) {
      const urns = batch.map(urnOf);
      const lists = {
        shares: urns.filter((urn) => urn.includes(':share:')),
        ugcPosts: urns.filter((urn) => urn.includes(':ugcPost:')),
      };
      const asked = Object.entries(lists).filter(([, list]) => list.length > 0);
      const query = asked.map(([name, list]) => `&${name}=${listOf(list)}`).join('');
      const body = await api.json({
        path: `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encodeURIComponent(author)}${query}`,
      });
      const { elements } = parseReply(z.object({ elements: z.array(statisticsSchema) }), body, 'statistics');
      for (const told of elements) {
        const item = batch.find((one) => urnOf(one) === (told.share ?? told.ugcPost));
        if (item) addStatistics(item, told);
      }
    }
    return null;
  } catch (error) {
    return noticeOf('figures', error);
  }
}

export async function readComments(
  api: Connection,
  items: readonly PostItem[],
  organization: Organization,
): Promise<ApiItem[]> {
  const discussed = items.filter(({ post }) => (post.engagement.comments ?? 0) > 0);
  const { results, failure } = await readEach(discussed, async (item): Promise<CommentItem[]> => {
    const first = await listComments(api, urnOf(item));
    const answered = first.filter(
      ({ commentsSummary }) => (commentsSummary?.aggregatedTotalComments ?? 0) > 0,
    );
    const inside = new Set(first.flatMap(({ parentComment }) => parentComment ?? []));
    const open = answered.flatMap(({ commentUrn }) =>
      commentUrn && !inside.has(commentUrn) ? commentUrn : [],
    );
    const answers = await Promise.all(open.map((urn) => listComments(api, urn)));
    return [...first, ...answers.flat()].map((comment) => commentOf(comment, item, organization));
  });
  return [...results.flat(), ...(failure ? [noticeOf('comments', failure)] : [])];
}

async function listComments(api: Connection, urn: string): Promise<LinkedinComment[]> {
  const comments: LinkedinComment[] = [];
  const path = `/rest/socialActions/${encodeURIComponent(urn)}/comments`;
  const query = { count: COMMENTS, start: 0 };
  const paging = offsets(COMMENTS);
  for await (const { records } of api.pages({ path, query, records: 'elements', paging }))
    comments.push(...records.flatMap((record) => commentSchema.safeParse(record).data ?? []));
  return comments;
}
