const ADDRESS = /https?:\/\/[^\s<>"“”„«»`|\\^{}]+/gi;
const TAG = /[\p{L}\p{M}\p{N}_]+/uy;
/** What stands in front of a # that is part of a word, an entity or an address. */
const INSIDE_WORD = /[\p{L}\p{N}_&/#]$/u;

/**
 * http(s) addresses written in a text, each once, in order. Sentence marks behind an address do not belong to it;
 * a closing bracket does only when the address opens one.
 */
export function linksIn(text: string): string[] {
  if (!text.includes('://')) return [];
  const links: string[] = [];
  for (const found of text.match(ADDRESS) ?? []) {
    const link = withoutSentenceMarks(found);
    if (!links.includes(link) && URL.canParse(link)) links.push(link);
  }
  return links;
}

/** Words marked with #, without it, as written, each once. A number alone (#1) is none, nor is the end of an address. */
export function hashtagsIn(text: string): string[] {
  const tags: string[] = [];
  for (let at = nextMark(text, 0); at >= 0; at = nextMark(text, at + 1)) {
    if (at > 0 && INSIDE_WORD.test(text.slice(Math.max(0, at - 2), at))) continue;
    TAG.lastIndex = at + 1;
    const tag = TAG.exec(text)?.[0] ?? '';
    if (/[^\p{N}_]/u.test(tag) && !tags.includes(tag)) tags.push(tag);
  }
  return tags;
}

/** Japanese keyboards write a wide mark. */
function nextMark(text: string, from: number): number {
  const [narrow, wide] = [text.indexOf('#', from), text.indexOf('＃', from)];
  return narrow < 0 || wide < 0 ? Math.max(narrow, wide) : Math.min(narrow, wide);
}

function withoutSentenceMarks(address: string): string {
  let link = address;
  while (/[.,;:!?'’…*_~]$/.test(link) || closesTooMuch(link)) link = link.slice(0, -1);
  return link;
}

function closesTooMuch(link: string): boolean {
  return /[)\]]$/.test(link) && link.split(/[)\]]/).length > link.split(/[([]/).length;
}
