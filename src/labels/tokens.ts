import { foldText } from './fold-text.ts';

export type TokenKind =
  | 'word'
  | 'number'
  | 'money'
  | 'percent'
  | 'phone'
  | 'time'
  | 'email'
  | 'link'
  | 'mention'
  | 'hashtag'
  | 'emoji'
  | 'quote'
  | 'question'
  | 'exclamation'
  | 'stop'
  | 'ellipsis'
  | 'line';

export interface Token {
  kind: TokenKind;
  /** Folded; contractions and possessives without their apostrophe ("let's" → "lets"); a link's whole address. */
  text: string;
  /** UTF-16 offsets into the original text. */
  start: number;
  end: number;
  /** At least three letters, all capitals. */
  shouted: boolean;
  /** Begins with a capital. */
  capital: boolean;
  /** Part of a hashtag: #TeacherWeek is a `hashtag` token and the words "teacher", "week". */
  tagged: boolean;
}

const LINK = /(?:https?:\/\/|www\.)[^\s<>"'()]+/y;
const DOMAIN =
  /[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|health|dental|care|clinic|doctor|info|us|uk|ca|au|sg|me|ly|co|io|gl|be|app|tv|eu|mx|es|et|nz|in|de|to|gy|link|shop|site|store|example)(?![a-z0-9])(?:\/[^\s<>"'()]*)?/y;
const EMAIL = /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|\[email\]/y;
const PHONE =
  /(?:\+\d{1,3}[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\d)|\d{3}-\d{4}(?![\d-])|1-8\d\d-[0-9a-z-]{7,10}|0\d{9}(?!\d)|\d{4} \d{3} ?\d{3,4}(?!\d)|[689]\d{3} \d{4}(?!\d)/y;
const MONEY =
  /(?:us|s|a|c)?[$£€] ?\d[\d,.]*(?:k|m|bn|mm)?(?![a-z])|\d[\d,.]* ?(?:dollars|bucks|usd|eur|gbp|etb|birr|euros|dolares|pesos)(?![a-z])/y;
const PERCENT = /\d[\d.,]* ?%/y;
const TIME = /\d{1,2}(?::\d{2})? ?(?:[ap]\.?m\b\.?|hrs)|\d{1,2}:\d{2}/y;
const NUMBER = /\d[\d,]*(?:\.\d+)?/y;
const MASK = /\[(?:name|number)\]/y;
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const LETTER = /\p{L}|\p{N}/u;
const TAG_WORDS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|\P{ASCII}+/gu;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Splits a text into words, figures, addresses, marks and emoji. Commas, brackets and single dashes are passed over. */
export function tokenise(text: string): Token[] {
  const { folded, cased, offsets } = foldText(text);
  const tokens: Token[] = [];
  const length = folded.length;
  let at = 0;

  const push = (kind: TokenKind, to: number, word = folded.slice(at, to), tagged = false): void => {
    tokens.push({
      kind,
      text: word,
      start: offsets ? (offsets[at] ?? at) : at,
      end: offsets ? (offsets[to - 1] ?? to - 1) + unitsAt(text, offsets[to - 1] ?? to - 1) : to,
      shouted: kind === 'word' && to - at > 2 && isShouted(cased, at, to),
      capital: isUpper(cased.charCodeAt(at)),
      tagged,
    });
    at = to;
  };
  const take = (kind: TokenKind, pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(folded)) return false;
    push(kind, pattern.lastIndex);
    return true;
  };

  while (at < length) {
    const code = folded.charCodeAt(at);
    if (isLower(code)) {
      if ((code === 104 || code === 119) && take('link', LINK)) continue;
      const to = endOfWord(folded, at);
      const next = folded.charCodeAt(to);
      if (next === 64 && take('email', EMAIL)) continue;
      if (next === 46 && isLower(folded.charCodeAt(to + 1)) && (take('email', EMAIL) || take('link', DOMAIN)))
        continue;
      if (next === 36 && to - at < 3 && take('money', MONEY)) continue;
      push('word', to, wordOf(folded, at, to));
    } else if (code === 32) at++;
    else if (code === 10 || code === 13) push('line', endOfLine(folded, at));
    else if (isDigit(code)) {
      if (take('phone', PHONE) || take('percent', PERCENT) || take('time', TIME) || take('money', MONEY))
        continue;
      const to = endOfWord(folded, at);
      if (folded.charCodeAt(to) === 46 && (take('email', EMAIL) || take('link', DOMAIN))) continue;
      if (hasLetter(folded, at, to)) push('word', to, wordOf(folded, at, to));
      else take('number', NUMBER);
    } else if (code === 36 || code === 163 || code === 8364) {
      if (!take('money', MONEY)) at++;
    } else if (code === 40 || code === 43) {
      if (!take('phone', PHONE)) at++;
    } else if (code === 35) pushHashtag();
    else if (code === 64) {
      const to = endOfHandle(folded, at + 1);
      if (to > at + 1) push('mention', to);
      else at++;
    } else if (code === 63) push('question', at + 1);
    else if (code === 33) push('exclamation', at + 1);
    else if (code === 46) {
      let to = at + 1;
      while (folded.charCodeAt(to) === 46) to++;
      push(to - at > 1 ? 'ellipsis' : 'stop', to);
    } else if (code === 34) push('quote', at + 1);
    else if (code === 91) {
      if (!take('email', EMAIL) && !take('mention', MASK)) at++;
    } else if (code < 0x80) at++;
    else pushForeign();
  }
  return joinSpacedLetters(tokens);

  function pushHashtag(): void {
    const to = endOfHandle(folded, at + 1);
    if (to === at + 1) {
      at++;
      return;
    }
    const begin = at + 1;
    const tag = cased.slice(begin, to);
    if (/^\d+$/.test(tag)) {
      push('number', to);
      return;
    }
    push('hashtag', begin, folded.slice(begin, to));
    for (const part of tag.matchAll(TAG_WORDS)) {
      at = begin + part.index;
      push('word', at + part[0].length, part[0].toLowerCase(), true);
    }
    at = to;
  }

  function pushForeign(): void {
    const point = folded.codePointAt(at) ?? code0;
    const char = String.fromCodePoint(point);
    if (EMOJI.test(char)) push('emoji', at + char.length, char);
    else if (LETTER.test(char)) push('word', endOfWord(folded, at));
    else at += char.length;
  }
}

const code0 = 0xfffd;

function unitsAt(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}

/** Letters, digits, and signs between letters: an apostrophe, or the stars and signs of a masked word (f***ing, sh!t, a$$). */
function endOfWord(folded: string, from: number): number {
  let to = from;
  for (;;) {
    const code = folded.charCodeAt(to);
    if (isLower(code) || isDigit(code)) to++;
    else if (code >= 0x80 && LETTER.test(String.fromCodePoint(folded.codePointAt(to) ?? code0)))
      to += unitsAt(folded, to);
    else if (code === 39 && isLower(folded.charCodeAt(to + 1)) && to > from) to += 2;
    else if (code === 42 && to > from && to - from < 3) {
      while (folded.charCodeAt(to) === 42) to++;
    } else if (
      (code === 33 || code === 64) &&
      to > from &&
      to - from < 4 &&
      isLower(folded.charCodeAt(to + 1))
    )
      to += 2;
    else if (code === 36 && folded.charCodeAt(to + 1) === 36 && to > from && to - from < 4) to += 2;
    else return to;
  }
}

/** Any run of line breaks and blanks is one line's end. */
function endOfLine(folded: string, from: number): number {
  let to = from;
  while (folded.charCodeAt(to) === 10 || folded.charCodeAt(to) === 13 || folded.charCodeAt(to) === 32) to++;
  return to;
}

function endOfHandle(folded: string, from: number): number {
  let to = from;
  for (;;) {
    const code = folded.charCodeAt(to);
    if (isLower(code) || isDigit(code) || code === 95) to++;
    else if (code === 46 && isLower(folded.charCodeAt(to + 1)) && folded.charCodeAt(from - 1) === 64) to++;
    else if (code >= 0x80 && LETTER.test(String.fromCodePoint(folded.codePointAt(to) ?? code0)))
      to += unitsAt(folded, to);
    else return to;
  }
}

/** "let's" → "lets", "it's" → "its", "don't" → "dont"; "we'll", "we're", "we've", "we'd" keep theirs, or they would be other words. */
function wordOf(folded: string, from: number, to: number): string {
  const word = folded.slice(from, to);
  const mark = word.indexOf("'");
  if (mark < 0) return word;
  const tail = word.slice(mark + 1);
  return tail === 's' || tail === 't' || tail === 'm' || word.endsWith("n't") ? word.replace("'", '') : word;
}

function hasLetter(folded: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isLower(folded.charCodeAt(i))) return true;
  return false;
}

function isShouted(cased: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isUpper(cased.charCodeAt(i))) return false;
  return true;
}

/** "F R E E" is one word: four or more single letters, each one blank apart. */
function joinSpacedLetters(tokens: Token[]): Token[] {
  for (let i = 0; i + 3 < tokens.length; i++) {
    let end = i;
    while (
      isSpacedLetter(tokens[end]) &&
      (end === i || tokens[end]?.start === (tokens[end - 1]?.end ?? 0) + 1)
    )
      end++;
    const first = tokens[i];
    const last = tokens[end - 1];
    if (end - i < 4 || !first || !last) continue;
    const text = tokens
      .slice(i, end)
      .map((token) => token.text)
      .join('');
    tokens.splice(i, end - i, { ...first, text, end: last.end, shouted: first.capital });
  }
  return tokens;
}

function isSpacedLetter(token: Token | undefined): boolean {
  return token !== undefined && token.kind === 'word' && token.text.length === 1;
}
