import { z } from 'zod';
import type { Api } from '../http/call.ts';
import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import { SourceFailure, type Verdict, verdictOfStatus } from '../http/failure.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import { accountOf, entriesOf, homeOf, nextAddress, postOf, readFeed } from './records/feed.ts';
import { siteAt } from './records/wordpress.ts';
import { decodeDocument } from './shared/decode.ts';
import { noticeOf, stopNotice } from './shared/reading.ts';
import { discover, type Found, type FoundFeed } from './shared/site-discovery.ts';
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
    const found = await find(client, account);
    const title = found.feed?.document.title ?? account.handle;
    return { account: title, scopesGranted: null, scopesMissing: [], expiresAt: null, advice: null };
  },

  async *collect(client, account, { since }) {
    const { wordpress, section, feedAddress, feed } = await find(client, account);
    if (wordpress) {
      try {
        const api = connect(client, wordpress, account);
        const site = { address: wordpress, section, platform: account.platform };
        yield* readWordpress(api, site, since, client.now());
        return;
      } catch (error) {
        // Plugins and firewalls close the interface of many a site whose feed is open.
        const isClosed =
          error instanceof SourceFailure && !['transient', 'rate_limited'].includes(error.kind);
        if (!isClosed || !feedAddress) throw error;
        yield noticeOf('wordpress', error);
      }
    }
    const first = feed ?? (await fetchFeed(client, feedAddress ?? account.handle, account));
    yield* readFeedPages(client, account, first, since);
  },
};

function find(client: HttpClient, account: ApiAccount): Promise<Found> {
  return discover(account.handle, (address) => fetchDocument(client, address, account));
}

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

/** The feed and its older parts back to the window's start, where it names them or is WordPress's. */
async function* readFeedPages(
  client: HttpClient,
  account: ApiAccount,
  first: FoundFeed,
  since: string,
): AsyncGenerator<ApiItem> {
  const site = siteAt(account.platform, homeOf(first.document, first.address) ?? first.address);
  yield accountOf(first.document, first.address, site, dayOf(client.now()));
  const read = new Set<string>();
  let changedOnly = 0;
  let index = 0;
  let part: FoundFeed | null = first;
  for (let parts = 1; part; parts++) {
    let oldest: string | null = null;
    const before = read.size;
    for (const entry of entriesOf(part.document)) {
      const { item, changed } = postOf(entry, site, part.address, `entries[${index++}]`);
      if (changed) changedOnly++;
      if (item.type === 'post') {
        oldest = item.post.publishedAt ?? oldest;
        read.add(item.keys.id ?? item.keys.link ?? '');
      }
      yield item;
    }
    // A server that does not know of parts gives the same one again.
    const bringsNew = read.size > before;
    const next: string | null =
      bringsNew && (oldest === null || oldest >= since) ? nextAddress(part.document, part.address) : null;
    if (next && parts === MOST_PARTS) yield* stopNotice('posts', { stopped: 'page-cap' });
    try {
      part = next && parts < MOST_PARTS ? await fetchFeed(client, next, account) : null;
    } catch (error) {
      // Behind the last part of a feed lies nothing.
      const isEnd = error instanceof SourceFailure && error.kind === 'not_found';
      if (!isEnd) yield noticeOf('older-posts', error);
      part = null;
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
