import type { PostKind } from '../../../model/post.ts';

/**
 * What stands in "Post type", in every language by its stem; the first that fits. Photos of one post are not counted
 * there: "Photos" is one or many.
 */
const KINDS: [RegExp, PostKind][] = [
  [/reel/, 'short'],
  [/stor|histor|histór/, 'story'],
  [/carous|carrus|carross|secuencia|karussell/, 'carousel'],
  [/\blive\b|directo|en vivo|ao vivo|diretta/, 'live'],
  [/v[ií]deo/, 'video'],
  [/phot|foto|imag|immagin|bild/, 'photo'],
  [/link|enlace|collegament/, 'link'],
  [/\bte(xt|sto)/, 'text'],
  [/event/, 'event'],
];

/** Where the type is in a language unknown to us, the link says a little. */
const KINDS_BY_LINK: [RegExp, PostKind][] = [
  [/\/reels?\//, 'short'],
  [/\/stories\//, 'story'],
  [/\/videos?\/|\/watch\//, 'video'],
  [/\/photo(\.php|s?\/)/, 'photo'],
];

export function metaKind(type: string, link: string): PostKind {
  return kindOfType(type) ?? KINDS_BY_LINK.find(([pattern]) => pattern.test(link))?.[1] ?? null;
}

/** A file holds few different types; the limit is for one that holds nonsense. */
const kindsMet = new Map<string, PostKind>();
const MOST_KINDS_MET = 1000;

function kindOfType(type: string): PostKind {
  const met = kindsMet.get(type);
  if (met !== undefined) return met;
  const word = type.toLowerCase();
  const kind = KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
  if (kindsMet.size < MOST_KINDS_MET) kindsMet.set(type, kind);
  return kind;
}

const FACEBOOK_NUMBERS = [
  /\/(?:reels?|videos|posts|permalink|events|watch)\/(?:[^/?]+\/)?(\d{6,})/,
  /[?&](?:fbid|story_fbid|v)=(\d{6,})/,
  /\/photos\/[^?]*?(\d{6,})\/?(?:\?|$)/,
];
const INSTAGRAM_CODES = [
  /instagram\.com\/(?:[\w.]+\/)?(?:p|reel|reels|tv)\/([\w-]+)/,
  /instagram\.com\/stories\/[\w.]+\/(\d+)/,
];
/** How nearly all links of Facebook end: told first, since it spares the patterns. */
const NAMELESS = /\/posts\/pfbid\w+$/;

/**
 * What in a permalink names the post in every export of it: the number of a reel, video, photo or story, the short code of
 * an Instagram post. `pfbid…` addresses are new in every export and name nothing. null = no such thing.
 */
export function metaLinkKey(link: string): string | null {
  if (NAMELESS.test(link)) return null;
  for (const pattern of link.includes('instagram.com/') ? INSTAGRAM_CODES : FACEBOOK_NUMBERS) {
    const key = pattern.exec(link)?.[1];
    if (key !== undefined) return key;
  }
  return null;
}

/** Mentions stand as `@[<profile id>:2048:Name]` in descriptions; readers see the name. */
export function metaText(cell: string): string {
  const text = cell.includes('\r') ? cell.replace(/\r\n?/g, '\n') : cell;
  return text.includes('@[') ? text.replace(/@\[\d+:\d*:([^\]]*)\]/g, '$1') : text;
}

/**
 * Title and description both may hold what a post says. The longer is its text; the other is a headline of its own unless
 * it is merely the beginning or a piece of it.
 */
export function wording(title: string, description: string): { title: string | null; text: string } {
  const [text, other] = description.length >= title.length ? [description, title] : [title, description];
  return { text, title: isPieceOf(text, other) ? null : other };
}

/** Most headlines are the plain beginning; only others are compared regardless of blanks and of the mark where they were cut. */
function isPieceOf(text: string, other: string): boolean {
  if (text.includes(other)) return true;
  const piece = oneLine(other.replace(/(…|\.\.\.)\s*$/, ''));
  return piece === '' || oneLine(text).includes(piece);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * True when ids went through a spreadsheet as numbers: of more than 15 digits those behind the fifteenth became zeros in
 * all of them. `1.12E+15` and `1213499430137060.00` betray themselves; these do not.
 */
export function areIdsRounded(ids: string[]): boolean {
  const long = ids.filter((id) => /^\d{16,}$/.test(id));
  return long.length >= 5 && long.every((id) => /^0+$/.test(id.slice(15)));
}
