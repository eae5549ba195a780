/**
 * http(s) addresses written in a text, each once, in order. Sentence marks behind an address do not belong to it;
 * a closing bracket does only when the address opens one.
 */
export function linksIn(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"“”„«»`|\\^{}]+/giu) ?? [];
  return [...new Set(found.map(withoutSentenceMarks).filter(isAddress))];
}

/** Words marked with #, without it, as written, each once. A number alone (#1) is none, nor is the end of an address. */
export function hashtagsIn(text: string): string[] {
  const words = text
    .replace(/https?:\/\/\S+/giu, ' ')
    .matchAll(/(?<![\p{L}\p{N}_&])[#＃]([\p{L}\p{M}\p{N}_]+)/gu);
  return [
    ...new Set(Array.from(words, (match) => match[1] ?? '').filter((tag) => !/^[\p{N}_]*$/u.test(tag))),
  ];
}

function withoutSentenceMarks(address: string): string {
  let end = address;
  for (;;) {
    const shorter = end.replace(/[.,;:!?'’…*_~]+$/u, '');
    const opens = shorter.split(/[([]/).length;
    const closes = shorter.split(/[)\]]/).length;
    const cut = /[)\]]$/.test(shorter) && closes > opens ? shorter.slice(0, -1) : shorter;
    if (cut === end) return end;
    end = cut;
  }
}

function isAddress(text: string): boolean {
  return URL.canParse(text);
}
