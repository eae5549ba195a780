const ADDRESS = /https?:\/\/[^\s<>"“”„«»`|\\^{}]+/gi;
const TAG = /[\p{L}\p{M}\p{N}_]+/uy;
/** Japanese keyboards write it. */
const WIDE_MARK = '＃';
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
  if (text.includes(WIDE_MARK)) return hashtagsIn(text.replaceAll(WIDE_MARK, '#'));
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    if (at > 0 && !isBlankAt(text, at - 1) && INSIDE_WORD.test(text.slice(Math.max(0, at - 2), at))) continue;
    const tag = text.slice(at + 1, endOfTag(text, at + 1));
    if ((/[a-z]/i.test(tag) || /[^\p{N}_]/u.test(tag)) && !tags.includes(tag)) tags.push(tag);
  }
  return tags;
}

/** English letters and digits are told by their codes, which is quicker; from the first other character on the pattern tells. */
function endOfTag(text: string, start: number): number {
  let end = start;
  while (isPlain(text.charCodeAt(end))) end++;
  if (end === text.length || isBlankAt(text, end)) return end;
  TAG.lastIndex = end;
  return end + (TAG.exec(text)?.[0].length ?? 0);
}

function isPlain(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

/** Nearly always so in front of a mark, and quicker told than by letters of all languages. */
function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x0a;
}

function withoutSentenceMarks(address: string): string {
  let link = address;
  while (/[.,;:!?'’…*_~]$/.test(link) || closesTooMuch(link)) link = link.slice(0, -1);
  return link;
}

function closesTooMuch(link: string): boolean {
  return /[)\]]$/.test(link) && link.split(/[)\]]/).length > link.split(/[([]/).length;
}
