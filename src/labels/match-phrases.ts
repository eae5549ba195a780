import {
  hasSymbol,
  NO_SYMBOLS,
  type PhraseEnd,
  type PhraseMatcher,
  type PhraseNode,
  type WordSymbols,
} from './phrases.ts';
import type { Token, TokenKind } from './tokens.ts';

export interface Hit {
  /** Index into the rules the matcher was made from. */
  rule: number;
  /** Index into the rule's phrases. */
  phrase: number;
  /** First and last token. */
  from: number;
  to: number;
}

/** How many words `..` stands for at most. */
const GAP_WORDS = 3;

/** Tokens that phrases look through. */
const TRANSPARENT: ReadonlySet<TokenKind> = new Set(['hashtag', 'quote', 'emoji']);
const BOUNDARY: ReadonlySet<TokenKind> = new Set(['stop', 'question', 'exclamation', 'line', 'ellipsis']);

/**
 * Finds every phrase in one pass. `facts` holds for each token, by language, what `symbolsOf` said of it.
 * A rule that an exception overlaps is left out.
 */
export function matchPhrases(
  matcher: PhraseMatcher,
  tokens: readonly Token[],
  facts: readonly ({ symbols: readonly WordSymbols[] } | null)[],
  language: number,
): Hit[] {
  const hits: Hit[] = [];
  const taken: Hit[] = [];
  /** Of the tokens that phrases see: place, what is known of the word, whether a sentence ends there. */
  const at: number[] = [];
  const words: WordSymbols[] = [];
  const boundary: boolean[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (kind === undefined || TRANSPARENT.has(kind)) continue;
    at.push(i);
    words.push(facts[i]?.symbols[language] ?? NO_SYMBOLS);
    boundary.push(kind !== 'word' && BOUNDARY.has(kind));
  }
  let fresh = true;
  for (let p = 0; p < at.length; p++) {
    walk(matcher.start, p, p, GAP_WORDS, false);
    if (fresh) walk(matcher.sentenceStart, p, p, GAP_WORDS, false);
    fresh = isBoundary(p);
  }
  return taken.length === 0
    ? hits
    : hits.filter((hit) => !taken.some((x) => x.rule === hit.rule && x.from <= hit.to && x.to >= hit.from));

  function isBoundary(p: number): boolean {
    return boundary[p] ?? true;
  }

  function walk(node: PhraseNode, from: number, p: number, gap: number, inGap: boolean): void {
    if (p > from && !inGap) end(node, from, p);
    if (node.gap && !inGap) walk(node.gap, from, p, GAP_WORDS, true);
    const index = at[p];
    const token = index === undefined ? undefined : tokens[index];
    if (!token) return;
    const ofKind = token.kind === 'word' ? undefined : matcher.symbolOfKind[token.kind];
    if (ofKind !== undefined) follow(node, ofKind, from, p);
    followWord(node, words[p] ?? NO_SYMBOLS, from, p);
    if (token.capital) follow(node, matcher.capital, from, p);
    if (token.shouted) follow(node, matcher.shout, from, p);
    if (isBoundary(p)) return;
    if (node.any) walk(node.any, from, p + 1, GAP_WORDS, false);
    if (inGap && gap > 0) walk(node, from, p + 1, gap - 1, true);
  }

  function followWord(node: PhraseNode, word: WordSymbols, from: number, p: number): void {
    if ((node.mask & word.mask) === 0) return;
    const { all, bits } = word;
    const { symbols, nodes } = node;
    if (node === matcher.start) for (const next of word.first) walk(next, from, p + 1, GAP_WORDS, false);
    else if (node === matcher.sentenceStart)
      for (const next of word.firstOfSentence) walk(next, from, p + 1, GAP_WORDS, false);
    else if (all.length < symbols.length) for (const one of all) follow(node, one, from, p);
    else
      for (let i = 0; i < symbols.length; i++) {
        const next = nodes[i];
        if (next && hasSymbol(bits, symbols[i] ?? 0)) walk(next, from, p + 1, GAP_WORDS, false);
      }
  }

  function follow(node: PhraseNode, symbol: number, from: number, p: number): void {
    const next = node.next.get(symbol);
    if (next) walk(next, from, p + 1, GAP_WORDS, false);
  }

  function end(node: PhraseNode, from: number, p: number): void {
    for (const found of node.ends) add(found, from, p);
    if (node.endsOfSentence.length > 0 && isBoundary(p))
      for (const found of node.endsOfSentence) add(found, from, p);
  }

  function add(found: PhraseEnd, from: number, p: number): void {
    const first = at[from] ?? 0;
    const to = at[p - 1] ?? 0;
    const list = found.exception ? taken : hits;
    const last = list.at(-1);
    if (last && last.rule === found.rule && last.phrase === found.phrase && last.from === first)
      last.to = Math.max(last.to, to);
    else list.push({ rule: found.rule, phrase: found.phrase, from: first, to });
  }
}
