import type { Call, Query, Reply } from './call.ts';
import { SourceFailure } from './failure.ts';
import type { Headers } from './limits.ts';

/** How an interface goes on to its next page. Paths into the body are written `paging.cursors.after`. */
export type Paging =
  | { style: 'single' }
  /** 1, 2, 3 …; ends where a header tells the number of pages, or with a page that is not full. */
  | { style: 'page-number'; parameter: string; pagesHeader: string; size: number }
  /** Number of records to leave out; ends where the links in the body hold no next one or, without links, with a page that is not full. */
  | { style: 'offset'; parameter: string; size: number; links?: string }
  /** A mark in the body, given back as a parameter; `more` is a flag that must be true where the interface has one. */
  | { style: 'cursor'; at: string; parameter: string; in?: 'query' | 'body'; more?: string }
  /** A link in the body, or in the `Link` header. Only its parameters are used, never its host. */
  | { style: 'next-link'; at: string | 'link-header' };

export interface PagedCall extends Call {
  paging: Paging;
  /** Where the records lie in the body; '' = the body is the list. */
  records: string;
  /** Another query to ask the same page with after a failure, such as one field less; null = give up. */
  amend?: (failure: SourceFailure, query: Query) => Query | null | Promise<Query | null>;
  /** Failures by which the interface says that the last page has been passed. */
  isEnd?: (failure: SourceFailure) => boolean;
  maxPages?: number;
}

export interface Page {
  number: number;
  records: unknown[];
  body: unknown;
  headers: Headers;
  /** Why the reading stopped here although the interface offers more; null = it did not, or the list is at its end. */
  stopped: 'cursor-repeated' | 'empty-twice' | 'page-cap' | null;
}

const MOST_PAGES = 100;
const MOST_AMENDMENTS = 12;

/** Reads page after page; a caller that has enough leaves the loop. */
export async function* readPages(ask: (call: Call) => Promise<Reply>, call: PagedCall): AsyncGenerator<Page> {
  const maxPages = call.maxPages ?? MOST_PAGES;
  const seen = new Set<string>();
  let query: Query = call.query ?? {};
  let json = call.json;
  let emptyPages = 0;
  let amendments = 0;
  for (let number = 1; ; ) {
    let reply: Reply;
    try {
      reply = await ask({ ...call, query, ...(json === undefined ? {} : { json }) });
    } catch (failure) {
      if (number > 1 && failure instanceof SourceFailure && call.isEnd?.(failure)) return;
      const amended = failure instanceof SourceFailure ? await call.amend?.(failure, query) : null;
      if (!amended || amendments++ >= MOST_AMENDMENTS) throw failure;
      query = amended;
      continue;
    }
    const { body, headers } = reply;
    const records = recordsAt(body, call.records, call.path);
    emptyPages = records.length === 0 ? emptyPages + 1 : 0;
    const next = nextParameters(call.paging, { body, headers, query, number, count: records.length });
    const mark = JSON.stringify(next);
    const stopped = !next
      ? null
      : seen.has(mark)
        ? 'cursor-repeated'
        : emptyPages >= 2
          ? 'empty-twice'
          : number >= maxPages
            ? 'page-cap'
            : null;
    yield { number, records, body, headers, stopped };
    if (!next || stopped) return;
    seen.add(mark);
    if (call.paging.style === 'cursor' && call.paging.in === 'body') json = { ...json, ...next };
    else query = { ...query, ...next };
    number++;
  }
}

/** What to ask the next page with; null = the list is at its end. */
export function nextParameters(
  paging: Paging,
  last: { body: unknown; headers: Headers; query: Query; number: number; count: number },
): Record<string, string | number> | null {
  switch (paging.style) {
    case 'single':
      return null;
    case 'page-number': {
      const pages = Number(last.headers[paging.pagesHeader] ?? Number.NaN);
      const more = Number.isNaN(pages) ? last.count >= paging.size : last.number < pages;
      return more ? { [paging.parameter]: last.number + 1 } : null;
    }
    case 'offset': {
      const links = paging.links === undefined ? undefined : valueAt(last.body, paging.links);
      const more =
        Array.isArray(links) && links.length > 0
          ? links.some((link) => valueAt(link, 'rel') === 'next')
          : last.count >= paging.size;
      // Where records that may not be seen are left out of a page, the next one begins a full page later all the same.
      return more ? { [paging.parameter]: Number(last.query[paging.parameter] ?? 0) + paging.size } : null;
    }
    case 'cursor': {
      if (paging.more !== undefined && valueAt(last.body, paging.more) !== true) return null;
      const cursor = valueAt(last.body, paging.at);
      if (typeof cursor !== 'string' && typeof cursor !== 'number') return null;
      return cursor === '' ? null : { [paging.parameter]: cursor };
    }
    case 'next-link': {
      const link =
        paging.at === 'link-header' ? nextInHeader(last.headers.link) : valueAt(last.body, paging.at);
      return typeof link === 'string' ? parametersOf(link) : null;
    }
  }
}

/** Value at a path such as `paging.cursors.after`; undefined where the path ends early. */
export function valueAt(body: unknown, path: string): unknown {
  return path === ''
    ? body
    : path
        .split('.')
        .reduce<unknown>(
          (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
          body,
        );
}

/** A list that is absent has no records; anything else in its place is a changed format. */
function recordsAt(body: unknown, path: string, place: string): unknown[] {
  const records = valueAt(body, path) ?? [];
  if (Array.isArray(records)) return records;
  throw new SourceFailure({ kind: 'format_changed', code: 'list-expected' }, `${place} ${path}`);
}

function nextInHeader(header: string | undefined): string | null {
  return /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(header ?? '')?.[1] ?? null;
}

function parametersOf(link: string): Record<string, string> | null {
  if (!URL.canParse(link, 'https://relative.invalid')) return null;
  const parameters = Object.fromEntries(new URL(link, 'https://relative.invalid').searchParams);
  // Some servers repeat the token in the link; ours travels in a header.
  const { access_token: _token, ...rest } = parameters;
  return rest;
}
