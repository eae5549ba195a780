import type { ReadText } from './read-text.ts';

/** Share of function words from which a language is taken as told; running text has 0.3 and more. */
const CLEAR_SHARE = 0.18;
const FEW_WORDS = 5;

export type DetectLanguage = (text: string) => string;

/**
 * Language of a text: by its function words where they are clear, else by the detector, which is only asked then.
 * Null = too few words to tell.
 */
export function languageOf(
  read: ReadText,
  languages: readonly string[],
  detect: DetectLanguage,
): string | null {
  let best = 0;
  read.functionShare.forEach((share, k) => {
    if (share > (read.functionShare[best] ?? 0)) best = k;
  });
  if (read.wordCount >= FEW_WORDS && (read.functionShare[best] ?? 0) >= CLEAR_SHARE)
    return languages[best] ?? null;
  if (read.wordCount < FEW_WORDS && !hasForeignScript(read)) return null;
  return detect(read.text) || null;
}

function hasForeignScript(read: ReadText): boolean {
  return read.tokens.some((token) => token.kind === 'word' && token.text.charCodeAt(0) > 0x24f);
}
