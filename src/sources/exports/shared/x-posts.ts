import type { Instant } from '../../../model/time.ts';

/** First id that carries its time (4 November 2010); earlier ids were merely counted up. */
const FIRST_TIMED_ID = 29_700_000_000n;
const ID_EPOCH_MS = 1_288_834_974_657n;

/** The moment an X post was made, out of its id; null for ids from before November 2010 and for anything else. */
export function instantFromXId(id: string): Instant | null {
  if (!/^\d{1,19}$/.test(id)) return null;
  const number = BigInt(id);
  return number < FIRST_TIMED_ID ? null : new Date(Number((number >> 22n) + ID_EPOCH_MS)).toISOString();
}

/** Handle and id inside an address such as `https://twitter.com/<handle>/status/<id>`; null when it is another. */
export function xAddress(address: string): { handle: string; id: string } | null {
  const match = /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(\w+)\/status(?:es)?\/(\d+)/i.exec(
    address,
  );
  return match?.[1] === undefined || match[2] === undefined ? null : { handle: match[1], id: match[2] };
}

export function xPermalink(handle: string | null, id: string): string {
  return `https://x.com/${handle ?? 'i'}/status/${id}`;
}

/**
 * Which post a row of an analytics table is. The link survives a spreadsheet, the id column does not (rounded or turned
 * into 1.8E+18), so the link is believed first.
 */
export function identify(id: string, link: string): { id: string | null; handle: string | null } {
  const address = xAddress(link);
  if (address !== null) return address;
  return { id: /^\d{1,19}$/.test(id) && !/0{4}$/.test(id) ? id : null, handle: null };
}

/** Texts of X exports carry three HTML entities; `&amp;lt;` is the text `&lt;`. */
export function unescapeXText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A text that opens with somebody's name answers that person; with the account's own name it continues a thread. */
export function startsAsReply(text: string, ownHandle: string | null): boolean {
  const addressed = /^@(\w+)/.exec(text)?.[1];
  return addressed !== undefined && addressed.toLowerCase() !== ownHandle?.toLowerCase();
}

/** X shortens every address in a table's text to t.co, pictures included: those lead nowhere we could name. */
export function namedLinks(links: string[]): string[] {
  return links.filter((link) => !/^https?:\/\/t\.co\//i.test(link));
}
