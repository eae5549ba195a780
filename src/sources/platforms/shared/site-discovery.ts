import { type LinkElement, linkElements, webAddress } from '../../html.ts';
import { SourceFailure } from '../../http/failure.ts';
import { type Feed, readFeed } from '../records/feed.ts';
import { isSameSite } from './site.ts';

/** A document and the address it came from, after redirects. */
export interface WebDocument {
  text: string;
  headers: Readonly<Record<string, string | undefined>>;
  url: URL;
}
export interface FoundFeed {
  document: Feed;
  address: string;
}
/** What can be read of a site. */
export interface Found {
  /** Where its WordPress interface begins. */
  wordpress: string | null;
  /** The part of it that the page is an archive of; null = all posts. */
  section: Section | null;
  feedAddress: string | null;
  /** The feed itself, where it has been fetched already. */
  feed: FoundFeed | null;
}
export type Section = { type: string } | { taxonomy: 'categories' | 'tags'; id: string };

type Fetch = (address: string) => Promise<WebDocument>;

/** One call: an address leads to a feed, or to a page that names its feed and its interface. Where it names neither, the usual places are tried. */
export async function discover(address: string, fetch: Fetch): Promise<Found> {
  const { text, headers, url } = await fetch(address);
  const document = readFeed(text);
  if (document) return { ...NOTHING, feedAddress: url.href, feed: { document, address: url.href } };
  const links = linkElements(text);
  const found = {
    wordpress: interfaceAddress(headers.link, links, url.href),
    section: sectionOf(links),
    feedAddress: feedAddress(links, url.href),
    feed: null,
  };
  if (found.wordpress || found.feedAddress) return found;
  const guessed = await tryUsualPlaces(url, fetch);
  if (guessed) return guessed;
  throw new SourceFailure(
    {
      kind: 'not_found',
      code: 'no-feed',
      remedy: 'Put the address of the feed into the practice file; this page names none.',
    },
    `GET ${url.host}${url.pathname}`,
  );
}

const NOTHING: Found = { wordpress: null, section: null, feedAddress: null, feed: null };

function interfaceAddress(header: string | undefined, links: LinkElement[], base: string): string | null {
  const inHeader = /<([^>]+)>\s*;\s*rel="https:\/\/api\.w\.org\/"/.exec(header ?? '')?.[1];
  const named = webAddress(inHeader ?? links.find(({ rel }) => rel === 'https://api.w.org/')?.href, base);
  if (named === null) return null;
  return isSameSite(named, base) || new URL(named).hostname === 'public-api.wordpress.com' ? named : null;
}

/** The list of which a page shows the newest, as WordPress names it in the page's head. */
function sectionOf(links: readonly LinkElement[]): Section | null {
  const json = links.find(({ rel, type }) => rel === 'alternate' && type === 'application/json');
  const [, route = '', id] = /\/wp\/v2\/([\w-]+)(?:\/(\d+))?\/?$/.exec(json?.href ?? '') ?? [];
  if ((route === 'categories' || route === 'tags') && id !== undefined) return { taxonomy: route, id };
  return route === '' || id !== undefined ? null : { type: route };
}

const FEED_TYPES = [
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/json',
];

/** The first feed that a page names and that is not the one of its comments. */
function feedAddress(links: readonly LinkElement[], base: string): string | null {
  const feeds = links.filter(({ rel, type }) => rel === 'alternate' && FEED_TYPES.includes(type));
  const chosen = feeds.find(({ href }) => !/comments\/|\/comments|wp-json|rest_route/.test(href));
  return webAddress(chosen?.href, base);
}

const USUAL_INTERFACES = ['/wp-json/', '/?rest_route=/'];
const USUAL_FEEDS = ['feed/', '/feed/', '/feed/atom/', '/rss.xml', '/feed.json'];

/** Some sites name nothing and have it all the same. */
async function tryUsualPlaces(page: URL, fetch: Fetch): Promise<Found | null> {
  const base = new URL(page.href.endsWith('/') ? page.href : `${page.href}/`);
  for (const place of USUAL_INTERFACES) {
    const address = new URL(place, base).href;
    const reply = await fetchAnyway(address, fetch);
    if (reply && /"wp\\?\/v2"/.test(reply.text)) return { ...NOTHING, wordpress: address };
  }
  for (const address of new Set(USUAL_FEEDS.map((place) => new URL(place, base).href))) {
    const reply = await fetchAnyway(address, fetch);
    const document = reply && readFeed(reply.text);
    if (document) return { ...NOTHING, feedAddress: address, feed: { document, address: reply.url.href } };
  }
  return null;
}

/** Null where nothing of use lies. */
async function fetchAnyway(address: string, fetch: Fetch): Promise<WebDocument | null> {
  try {
    return await fetch(address);
  } catch (error) {
    if (error instanceof SourceFailure) return null;
    throw error;
  }
}
