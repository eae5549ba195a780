import {
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
  const at: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token && !TRANSPARENT.has(token.kind)) at.push(i);
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
    const token = tokens[at[p] ?? -1];
    return token === undefined || BOUNDARY.has(token.kind);
  }

  function walk(node: PhraseNode, from: number, p: number, gap: number, inGap: boolean): void {
    if (p > from && !inGap) end(node, from, p);
    if (node.gap && !inGap) walk(node.gap, from, p, GAP_WORDS, true);
    const index = at[p];
    const token = index === undefined ? undefined : tokens[index];
    if (index === undefined || !token) return;
    const ofKind = matcher.symbolOfKind[token.kind];
    if (ofKind !== undefined) follow(node, ofKind, from, p);
    const own = facts[index]?.symbols[language] ?? NO_SYMBOLS;
    if (node === matcher.start) for (const one of own.first) follow(node, one, from, p);
    else if (node === matcher.sentenceStart)
      for (const one of own.firstOfSentence) follow(node, one, from, p);
    else if (own.all.size < node.next.size) for (const one of own.all) follow(node, one, from, p);
    else for (const [one, next] of node.next) if (own.all.has(one)) walk(next, from, p + 1, GAP_WORDS, false);
    if (token.capital) follow(node, matcher.capital, from, p);
    if (token.shouted) follow(node, matcher.shout, from, p);
    if (BOUNDARY.has(token.kind)) return;
    if (node.any) walk(node.any, from, p + 1, GAP_WORDS, false);
    if (inGap && gap > 0) walk(node, from, p + 1, gap - 1, true);
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
