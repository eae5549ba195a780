import type { z } from 'zod';
import type { Instant } from '../../../model/time.ts';
import { SourceFailure } from '../../http/failure.ts';
import type { Page } from '../../http/paging.ts';
import type { ApiItem } from '../platform.ts';
import type { PostItem } from './records.ts';

/** Parsed record, or where it differs from what is documented. Fields nobody asked for do no harm. */
export function parseRecord<T>(
  schema: z.ZodType<T>,
  record: unknown,
  place: string,
): { value: T } | { rejected: ApiItem } {
  const parsed = schema.safeParse(record);
  if (parsed.success) return { value: parsed.data };
  return { rejected: { type: 'rejected', code: 'field-missing', place: place + pathOf(parsed.error) } };
}

/** A whole reply without which nothing goes on. */
export function parseReply<T>(schema: z.ZodType<T>, body: unknown, place: string): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new SourceFailure({ kind: 'format_changed', code: 'field-missing' }, place + pathOf(parsed.error));
}

/** `[3].post.uri` of the first thing that does not fit; never its value. */
function pathOf(error: z.ZodError): string {
  const path = error.issues[0]?.path ?? [];
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
}

/** Tells that something other than the posts could not be read. Faults of the program are none of its business. */
export function noticeOf(what: string, error: unknown): ApiItem {
  if (!(error instanceof SourceFailure)) throw error;
  return { type: 'notice', code: `${what}-${error.kind}`, detail: error.message };
}

const STOPPED = {
  'cursor-repeated': 'The service kept giving the same page; what lies behind it was not read.',
  'empty-twice': 'The service gave two empty pages running; what lies behind them was not read.',
  'page-cap': 'There are more pages than are read at most; what lies behind them was not read.',
} as const;

/** Tells that a list was not read to its end. */
export function* stopNotice(what: string, page: Pick<Page, 'stopped'>): Generator<ApiItem> {
  if (page.stopped) yield { type: 'notice', code: `${what}-${page.stopped}`, detail: STOPPED[page.stopped] };
}

/**
 * How far the order of a list, newest first, can be trusted. `kept`: the last post of a page tells whether the window's start is
 * reached. `nearly`: pinned, shared and backdated posts stand among newer ones, only a whole page before the window tells. `unsure`:
 * only a page that is in order tells.
 */
export type Order = 'kept' | 'nearly' | 'unsure';

/** Posts of a list that goes back in time, page by page, until it has reached the window's start. */
export async function* readPosts<T>(
  pages: AsyncIterable<Page>,
  {
    schema,
    place,
    since,
    toItem,
    order = 'nearly',
  }: {
    schema: z.ZodType<T>;
    /** Name of the list in the reply. */
    place: string;
    since: Instant;
    /** Null = not a post of this account. */
    toItem: (record: T) => PostItem | null;
    order?: Order;
  },
): AsyncGenerator<ApiItem> {
  let index = 0;
  for await (const page of pages) {
    const dates: (Instant | null)[] = [];
    for (const record of page.records) {
      const parsed = parseRecord(schema, record, `${place}[${index++}]`);
      const item = 'rejected' in parsed ? parsed.rejected : toItem(parsed.value);
      if (item === null) continue;
      yield item;
      dates.push(item.type === 'post' ? item.post.publishedAt : null);
    }
    yield* stopNotice('posts', page);
    if (hasReached(since, dates, order)) return;
  }
}

/** `dates`: of a page's posts, null where it cannot be told. A page without dates tells nothing: what lies behind it may be new. */
function hasReached(since: Instant, dates: readonly (Instant | null)[], order: Order): boolean {
  if (order === 'nearly') return dates.length > 0 && dates.every((date) => date !== null && date < since);
  const told = dates.filter((date) => date !== null);
  if (order === 'unsure' && told.some((date, at) => date > (told[at - 1] ?? date))) return false;
  return (told.at(-1) ?? since) < since;
}

/** The first page of a list that is not wanted further. */
export async function* firstPage(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
  for await (const page of pages) {
    yield { ...page, stopped: null };
    return;
  }
}

/** Asks for the first page at once, so that it is under way while something else is waited for. */
export function startNow<T>(list: AsyncGenerator<T>): AsyncGenerator<T> {
  const first = list.next();
  // Whoever reads the list learns of a failure; if nobody does, it does not matter.
  first.catch(() => {});
  return (async function* () {
    for (let next = await first; !next.done; next = await list.next()) yield next.value;
  })();
}

/** True for posts that the comments are wanted of. */
export function isDiscussed(item: ApiItem, since: Instant): item is PostItem {
  if (item.type !== 'post' || item.post.origin === 'repost' || item.post.publishedAt === null) return false;
  return item.post.publishedAt >= since && item.post.engagement.comments !== 0;
}

/** Several calls at a time; how many are really under way is up to the budget of the host. */
const PARALLEL = 50;

/**
 * One call per thing, such as the comments of each post. A thing that is gone (deleted meanwhile) is left out; any other
 * failure ends the work, and what has been read by then stays.
 */
export async function readEach<T, R>(
  things: readonly T[],
  read: (thing: T) => Promise<R>,
): Promise<{ results: R[]; failure: SourceFailure | null }> {
  const results: (R | undefined)[] = [];
  let failure: SourceFailure | null = null;
  let next = 0;
  async function work(): Promise<void> {
    for (let index = next++; index < things.length && failure === null; index = next++) {
      try {
        results[index] = await read(things[index] as T);
      } catch (error) {
        if (!(error instanceof SourceFailure)) throw error;
        if (error.kind !== 'not_found') failure ??= error;
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(PARALLEL, things.length) }, work));
  return { results: results.filter((result): result is R => result !== undefined), failure };
}
