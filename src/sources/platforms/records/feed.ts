import { parseFeed } from 'feedsmith';
import { z } from 'zod';
import type { Day } from '../../../model/time.ts';
import { htmlToText, readHtml, webAddress } from '../../html.ts';
import type { ApiItem } from '../platform.ts';
import { feedDate } from '../shared/feed-date.ts';
import { type AccountItem, accountItem, postItem } from '../shared/records.ts';
import { isSameSite, withoutTracking } from '../shared/site.ts';
import type { Site } from './wordpress.ts';

const text = z
  .union([z.string(), z.object({ value: z.string().optional() }).transform(({ value }) => value)])
  .optional();
const link = z.object({ href: z.string().optional(), rel: z.string().optional() });
const mediaSchema = z.object({
  contents: z.array(z.object({ url: z.string().optional() })).optional(),
  groups: z.array(z.unknown()).optional(),
});

/** An entry of any of the four formats; each uses its own half of the fields. */
const entrySchema = z.object({
  id: z.string().optional(),
  guid: z.object({ value: z.string(), isPermaLink: z.boolean().optional() }).optional(),
  title: text,
  link: z.string().optional(),
  url: z.string().optional(),
  links: z.array(link).optional(),
  content: z
    .object({ encoded: z.string().optional(), value: z.string().optional(), type: z.string().optional() })
    .optional(),
  content_html: z.string().optional(),
  content_text: z.string().optional(),
  description: z.string().optional(),
  summary: text,
  pubDate: z.string().optional(),
  published: z.string().optional(),
  date_published: z.string().optional(),
  updated: z.string().optional(),
  date_modified: z.string().optional(),
  dc: z.object({ dates: z.array(z.string()).optional() }).optional(),
  slash: z.object({ comments: z.number().optional() }).optional(),
  thr: z.object({ total: z.number().optional() }).optional(),
  enclosures: z.array(z.object({ type: z.string().optional() })).optional(),
  attachments: z.array(z.object({ mime_type: z.string().optional() })).optional(),
  image: z.string().optional().catch(undefined),
  media: mediaSchema.optional().catch(undefined),
});
type Entry = z.infer<typeof entrySchema>;

const feedSchema = z.object({
  title: text,
  description: text,
  subtitle: text,
  link: z.string().optional(),
  home_page_url: z.string().optional(),
  links: z.array(link).optional(),
  atom: z.object({ links: z.array(link).optional() }).optional(),
  image: z.object({ url: z.string().optional() }).optional().catch(undefined),
  logo: z.string().optional(),
  icon: z.string().optional(),
  generator: text.or(z.unknown().transform(() => undefined)),
  next_url: z.string().optional(),
  items: z.array(z.unknown()).optional(),
  entries: z.array(z.unknown()).optional(),
});
export type Feed = z.infer<typeof feedSchema>;

/** The feed in a document; null when the document is none (a web page, or a thing with declared entities). */
export function readFeed(document: string): Feed | null {
  try {
    return feedSchema.parse(parseFeed(document).feed);
  } catch {
    return null;
  }
}

export function entriesOf(feed: Feed): unknown[] {
  return feed.items ?? feed.entries ?? [];
}

/** Address of the next, older part of the feed; null where it names none. WordPress has parts and does not name them. */
export function nextAddress(feed: Feed, address: string): string | null {
  const named = [...(feed.links ?? []), ...(feed.atom?.links ?? [])].find(({ rel }) => rel === 'next')?.href;
  const next = webAddress(named ?? feed.next_url, address);
  if (next !== null || !/\bwordpress\b/i.test(feed.generator ?? '')) return next;
  const url = new URL(address);
  url.searchParams.set('paged', String(Number(url.searchParams.get('paged') ?? 1) + 1));
  return url.href;
}

/** The page that the feed belongs to. */
export function homeOf(feed: Feed, address: string): string | null {
  const alternate = feed.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href;
  return webAddress(feed.link ?? feed.home_page_url ?? alternate, address);
}

export function accountOf(
  feed: Feed,
  address: string,
  { platform, handle }: Site,
  observedAt: Day,
): AccountItem {
  const home = homeOf(feed, address);
  return accountItem(platform, {
    handle,
    url: home,
    displayName: htmlToText(feed.title ?? ''),
    bio: htmlToText(feed.description ?? feed.subtitle ?? ''),
    website: home,
    picture: webAddress(feed.image?.url ?? feed.icon ?? feed.logo, address) ?? '',
    observedAt,
  });
}

/** `changed`: the entry tells only when it was last changed. */
export function postOf(
  record: unknown,
  site: Site,
  base: string,
  place: string,
): { item: ApiItem; changed: boolean } {
  const parsed = entrySchema.safeParse(record);
  const rejected = (code: string) => ({ item: { type: 'rejected' as const, code, place }, changed: false });
  if (!parsed.success) return rejected('field-missing');
  const entry = parsed.data;
  const address = webAddress(addressOf(entry), base);
  const permalink = address && withoutTracking(address);
  const title = htmlToText(entry.title ?? '');
  const shown = contentOf(entry, permalink ?? base);
  if (title === '' && shown.text === '' && permalink === null) return rejected('not-a-post');

  const published = feedDate(
    entry.pubDate ?? entry.published ?? entry.date_published ?? entry.dc?.dates?.[0],
  );
  const changed = published === null ? feedDate(entry.updated ?? entry.date_modified) : null;
  const date = published ?? changed;
  const inside = shown.pictures + shown.videos;
  const attached = attachedMedia(entry);
  const item = postItem(
    site.platform,
    {
      account: site.handle,
      permalink,
      publishedAt: date?.publishedAt ?? null,
      precision: date?.precision ?? null,
      kind: 'article',
      title: title === '' ? null : title,
      text: shown.text,
      textCut: /(…|\.\.\.|\[…\]|\[\.\.\.\]|continue reading)$/i.test(shown.text),
      links: shown.links,
      mediaCount: inside || attached,
      // Attached media carry no alternative text, whatever the page has.
      altTextCount: inside === 0 && attached > 0 ? null : shown.picturesWithAlt,
      figures: { comments: entry.slash?.comments ?? entry.thr?.total ?? null },
    },
    { id: idOf(entry, permalink, site), link: permalink },
  );
  return { item, changed: changed !== null };
}

/** WordPress tells a post's number in its guid, `https://lakeside.example/?p=57`; it is the same in every way to the post. */
function idOf({ guid, id }: Entry, permalink: string | null, site: Site): string | null {
  const mark = guid?.value ?? id ?? '';
  const number = isSameSite(mark, `https://${site.handle}`) ? /[?&]p=(\d+)$/.exec(mark)?.[1] : undefined;
  if (number !== undefined) return `${site.handle} ${number}`;
  return permalink === null && mark !== '' ? mark.replaceAll(' ', '-') : null;
}

function addressOf(entry: Entry): string | undefined {
  const alternate = entry.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href;
  const guid = entry.guid && entry.guid.isPermaLink !== false ? entry.guid.value : undefined;
  return entry.link ?? entry.url ?? alternate ?? guid;
}

/** The whole text before its summary. */
function contentOf(entry: Entry, base: string) {
  const html =
    entry.content?.encoded ??
    entry.content_html ??
    entry.content?.value ??
    entry.description ??
    entry.summary;
  if (html === undefined && entry.content_text !== undefined)
    return { text: entry.content_text.trim(), links: [], pictures: 0, picturesWithAlt: 0, videos: 0 };
  return readHtml(html ?? '', base);
}

function attachedMedia(entry: Entry): number {
  const types = [
    ...(entry.enclosures ?? []).map(({ type }) => type),
    ...(entry.attachments ?? []).map(({ mime_type }) => mime_type),
  ];
  const attached = types.filter((type) => type && /^(image|video)\//.test(type)).length;
  return attached || (entry.media?.contents?.length ? 1 : 0) || (entry.image ? 1 : 0);
}
