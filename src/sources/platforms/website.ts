import { z } from 'zod';
import { type LinkElement, linkElements, webAddress } from '../html.ts';
import type { Api } from '../http/call.ts';
import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import { SourceFailure, type Verdict, verdictOfStatus } from '../http/failure.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import { accountOf, entriesOf, type Feed, homeOf, nextAddress, postOf, readFeed } from './records/feed.ts';
import { siteAt } from './records/wordpress.ts';
import { decodeDocument } from './shared/decode.ts';
import { noticeOf } from './shared/reading.ts';
import { isSameSite } from './shared/site.ts';
import { dayOf } from './shared/time.ts';
import { readWordpress } from './shared/wordpress.ts';

/** A blog or newsroom: whatever address is given, its WordPress interface is read where it has one, else its feed. */
export const website: PlatformSource = {
  id: 'website',
  platforms: ['blog', 'newsroom'],
  title: 'Web site (WordPress, RSS, Atom or JSON feed)',
  baseUrl: null,
  handle: 'address of the blog or of its feed, such as https://lakeside.example/blog/',
  credentials: [],
  scopes: [],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'picture'],
    figures: ['comments'],
    comments: 'comments',
    altText: true,
    paid: false,
    not: {
      phone: 'Neither WordPress nor feeds have a telephone field.',
      cover: 'Neither WordPress nor feeds have a cover picture.',
      followers: 'Nobody counts the readers of a web site here.',
      reactions: 'Neither WordPress nor feeds count reactions.',
      shares: 'Neither WordPress nor feeds count shares.',
      saves: 'Neither WordPress nor feeds count saves.',
      views: 'Neither WordPress nor feeds count views.',
      reach: 'Neither WordPress nor feeds count reach.',
      clicks: 'Neither WordPress nor feeds count clicks.',
      paid: 'A blog has no paid posts.',
    },
  },

  async check(client, account) {
    const found = await discover(client, account);
    const title = found.feed?.document.title ?? account.handle;
    return { account: title, scopesGranted: null, scopesMissing: [], expiresAt: null, advice: null };
  },

  async *collect(client, account, { since }) {
    const found = await discover(client, account);
    if (found.wordpress) {
      try {
        yield* readWordpress(
          connect(client, found.wordpress, account),
          found.wordpress,
          account.platform,
          since,
          client.now(),
        );
        return;
      } catch (error) {
        // Plugins and firewalls close the interface of many a site whose feed is open.
        const isClosed =
          error instanceof SourceFailure && !['transient', 'rate_limited'].includes(error.kind);
        if (!isClosed || !found.feedAddress) throw error;
        yield noticeOf('wordpress', error);
      }
    }
    const first = found.feed ?? (await fetchFeed(client, found.feedAddress ?? account.handle, account));
    yield* readFeedPages(client, account, first, since);
  },
};

const LIMITS: Api['limits'] = { counted: 'host', concurrent: 2 };

function connect(client: HttpClient, address: string, account: ApiAccount): Connection {
  const path = URL.canParse(address) ? address : `https://${address}`;
  // Of a test's or mirror's address only the host is another.
  const baseUrl = account.baseUrl
    ? path.replace(/^https?:\/\/[^/]+/, account.baseUrl.replace(/\/$/, ''))
    : path;
  return client.connect({ id: 'website', baseUrl, userGiven: true, secrets: [], limits: LIMITS, classify });
}

/** WordPress names its failures; 401 means that a plugin closed the interface, for nobody signs in here. */
function classify({ status, body }: { status: number; body: unknown }): Verdict | null {
  const name = z.object({ code: z.string().regex(/^rest_\w+$/) }).safeParse(body).data?.code;
  if (status === 401 && name === undefined)
    return {
      kind: 'auth_expired',
      code: 'website-closed',
      remedy: 'The site wants a password: open its blog or feed to everybody, or name another address.',
    };
  if (status < 400 || name === undefined) return null;
  const verdict = verdictOfStatus(status === 401 ? 403 : status);
  return verdict && { ...verdict, code: `wordpress-${name}` };
}

async function fetchDocument(client: HttpClient, address: string, account: ApiAccount) {
  const reply = await connect(client, address, account).bytes({
    path: '',
    headers: {
      Accept: 'application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.8, */*;q=0.5',
    },
  });
  return { ...reply, text: decodeDocument(reply.bytes, reply.headers['content-type']) };
}

interface FoundFeed {
  document: Feed;
  address: string;
}
interface Found {
  wordpress: string | null;
  feedAddress: string | null;
  /** The feed itself, where the address given is one. */
  feed: FoundFeed | null;
}

/** One call: an address leads to a feed, or to a page that names its feed and its interface. */
async function discover(client: HttpClient, account: ApiAccount): Promise<Found> {
  const { text, headers, url } = await fetchDocument(client, account.handle, account);
  const address = url.href;
  const document = readFeed(text);
  if (document) return { wordpress: null, feedAddress: address, feed: { document, address } };
  const links = linkElements(text);
  const found = {
    wordpress: interfaceAddress(headers.link, links, address),
    feedAddress: feedAddress(links, address),
    feed: null,
  };
  if (found.wordpress || found.feedAddress) return found;
  throw new SourceFailure(
    {
      kind: 'not_found',
      code: 'no-feed',
      remedy: 'Put the address of the feed into the practice file; this page names none.',
    },
    `GET ${url.host}${url.pathname}`,
  );
}

function interfaceAddress(header: string | undefined, links: LinkElement[], base: string): string | null {
  const inHeader = /<([^>]+)>\s*;\s*rel="https:\/\/api\.w\.org\/"/.exec(header ?? '')?.[1];
  const named = webAddress(inHeader ?? links.find(({ rel }) => rel === 'https://api.w.org/')?.href, base);
  if (named === null) return null;
  return isSameSite(named, base) || new URL(named).hostname === 'public-api.wordpress.com' ? named : null;
}

const FEED_TYPES = [
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/json',
];

/** The first feed that a page names and that is not the one of its comments. */
function feedAddress(links: LinkElement[], base: string): string | null {
  const feeds = links.filter(({ rel, type }) => rel === 'alternate' && FEED_TYPES.includes(type));
  const chosen = feeds.find(({ href }) => !/comments\/|\/comments|wp-json/.test(href));
  return webAddress(chosen?.href, base);
}

async function fetchFeed(client: HttpClient, address: string, account: ApiAccount): Promise<FoundFeed> {
  const { text, url } = await fetchDocument(client, address, account);
  const document = readFeed(text);
  if (document) return { document, address: url.href };
  throw new SourceFailure(
    { kind: 'format_changed', code: 'not-a-feed', remedy: 'Check the address: what lies there is no feed.' },
    `GET ${url.host}${url.pathname}`,
  );
}

const MOST_PARTS = 20;

/** The feed and, where it names them, its older parts back to the window's start. */
async function* readFeedPages(
  client: HttpClient,
  account: ApiAccount,
  first: FoundFeed,
  since: string,
): AsyncGenerator<ApiItem> {
  const site = siteAt(account.platform, homeOf(first.document, first.address) ?? first.address);
  yield accountOf(first.document, first.address, site, dayOf(client.now()));
  const seen = new Set<string>();
  let index = 0;
  let changedOnly = 0;
  for (let feed: FoundFeed | null = first; feed && seen.size < MOST_PARTS; ) {
    seen.add(feed.address);
    let oldest: string | null = null;
    for (const entry of entriesOf(feed.document)) {
      const { item, changed } = postOf(entry, site, feed.address, `entries[${index++}]`);
      if (changed) changedOnly++;
      if (item.type === 'post') oldest = item.post.publishedAt ?? oldest;
      yield item;
    }
    const next = nextAddress(feed.document, feed.address);
    const goesOn = next !== null && !seen.has(next) && (oldest === null || oldest >= since);
    try {
      feed = goesOn && next ? await fetchFeed(client, next, account) : null;
    } catch (error) {
      yield noticeOf('older-posts', error);
      feed = null;
    }
  }
  yield {
    type: 'notice',
    code: 'comments-not-offered',
    detail: 'A feed carries no comments; they were not read.',
  };
  if (changedOnly > 0)
    yield {
      type: 'notice',
      code: 'date-of-change',
      detail: `${changedOnly} entries tell when they were last changed, not when they were published.`,
    };
}
