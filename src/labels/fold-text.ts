/** A text in the plain form that words are looked up in, with the way back to the original. */
export interface FoldedText {
  /** Lower case, without accents and styling. */
  folded: string;
  /** As `folded` but with its capitals. Same length. */
  cased: string;
  /** UTF-16 offset in the original for each unit of `folded`, and for its end; null = they are the same. */
  offsets: Int32Array | null;
}

const ASCII = /^\p{ASCII}*$/u;

/** Characters that compatibility decomposition leaves as they are, though people mean the plain ones. */
const PLAIN: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '´': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '…': '...',
  '™': '',
  '®': '',
  '©': '',
  ß: 'ss',
  ı: 'i',
};

/** What one code point folds to; the cache is bounded by the alphabet in use. */
const folds = new Map<number, string>();
const MAX_FOLDS = 20_000;

/**
 * Folds styled letters (𝗙𝗥𝗘𝗘, Ｆｒｅｅ, ⓕ) to plain ones by compatibility decomposition (Unicode NFKD), takes accents off,
 * straightens quotes and dashes and drops invisible characters, so that one spelling in a word list finds them all.
 * foldText('Ｆｒｅｅ café').folded = 'free cafe'
 */
export function foldText(text: string): FoldedText {
  if (ASCII.test(text)) return { folded: text.toLowerCase(), cased: text, offsets: null };
  let cased = '';
  let at = 0;
  const offsets: number[] = [];
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      cased += text[at];
      offsets.push(at);
      at++;
      continue;
    }
    const point = text.codePointAt(at) ?? unit;
    const plain = foldPoint(point);
    cased += plain;
    for (let i = 0; i < plain.length; i++) offsets.push(at);
    at += point > 0xffff ? 2 : 1;
  }
  offsets.push(text.length);
  const folded = cased.toLowerCase();
  return {
    folded: folded.length === cased.length ? folded : cased,
    cased,
    offsets: Int32Array.from(offsets),
  };
}

function foldPoint(point: number): string {
  const known = folds.get(point);
  if (known !== undefined) return known;
  const char = String.fromCodePoint(point);
  const plain =
    PLAIN[char] ??
    char
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .replace(/[\u2044]/g, '/');
  if (folds.size >= MAX_FOLDS) folds.clear();
  folds.set(point, plain);
  return plain;
}
