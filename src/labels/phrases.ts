import { expand, NAMED_KINDS, SPECIAL } from './phrase-grammar.ts';
import type { TokenKind } from './tokens.ts';

/**
 * A rule has phrases. They are written in words, with
 *   word*      any ending          (a|b c)   one of           x?  (x)?   may be missing
 *   _          any one word        ..        up to three words of the same sentence
 *   <class>    a word class of the list, or a kind of token: <money> <percent> <phone> <time> <number> <link> <email> <mention>
 *   <capital>  a word with a capital           <shout>  a word in capitals
 *   ? !        those marks         ^ and $   start and end of a sentence
 */
export interface PhraseRule {
  phrases: readonly string[];
  /** Phrases that take a hit back where they overlap it: "best wishes" for "best". */
  except: readonly string[];
}

export interface PhraseNode {
  next: Map<number, PhraseNode>;
  /** `next` as two lists, which are faster to go through than a map. */
  symbols: number[];
  nodes: PhraseNode[];
  /** One bit for all symbols that are the same modulo 32: no common bit with a word, no step on it. */
  mask: number;
  any: PhraseNode | null;
  gap: PhraseNode | null;
  ends: PhraseEnd[];
  endsOfSentence: PhraseEnd[];
}

export interface PhraseEnd {
  rule: number;
  phrase: number;
  exception: boolean;
}

export interface PhraseMatcher {
  start: PhraseNode;
  sentenceStart: PhraseNode;
  symbolsOf(word: string): WordSymbols;
  symbolOfKind: Partial<Record<TokenKind, number>>;
  capital: number;
  shout: number;
}

/** What phrases may see in a word. */
export interface WordSymbols {
  all: readonly number[];
  mask: number;
  /** The same as one bit each: most steps of a phrase fail, and this tells so without a look-up. */
  bits: Uint32Array;
  /** Where the phrases, or those at a sentence's start, go on that begin with the word. */
  first: readonly PhraseNode[];
  firstOfSentence: readonly PhraseNode[];
}

export const NO_SYMBOLS: WordSymbols = {
  all: [],
  mask: 0,
  bits: new Uint32Array(),
  first: [],
  firstOfSentence: [],
};

export function hasSymbol(bits: Uint32Array, symbol: number): boolean {
  return (((bits[symbol >>> 5] ?? 0) >>> (symbol & 31)) & 1) === 1;
}

export function compilePhrases(
  rules: readonly PhraseRule[],
  classes: Readonly<Record<string, readonly string[]>>,
): PhraseMatcher {
  const symbols = new Map<string, number>();
  const prefixes = new Map<string, number[]>();
  const words = new Map<string, number[]>();
  const symbol = (name: string): number => {
    const known = symbols.get(name);
    if (known !== undefined) return known;
    symbols.set(name, symbols.size);
    return symbols.size - 1;
  };
  const learn = (word: string, meaning: number): void => {
    const table = word.endsWith('*') ? prefixes : words;
    const key = word.endsWith('*') ? word.slice(0, -1) : word;
    const list = table.get(key) ?? [];
    if (!list.includes(meaning)) table.set(key, [...list, meaning]);
  };
  for (const [name, members] of Object.entries(classes))
    for (const member of members) learn(member, symbol(`<${name}>`));

  const start = emptyNode();
  const sentenceStart = emptyNode();
  rules.forEach((rule, index) => {
    rule.phrases.forEach((phrase, i) => {
      add(phrase, { rule: index, phrase: i, exception: false });
    });
    for (const phrase of rule.except) add(phrase, { rule: index, phrase: 0, exception: true });
  });

  function add(phrase: string, end: PhraseEnd): void {
    for (const sequence of expand(phrase)) {
      let node = start;
      let last = false;
      for (const item of sequence) {
        if (item === '^') node = sentenceStart;
        else if (item === '$') last = true;
        else node = step(node, item);
      }
      (last ? node.endsOfSentence : node.ends).push(end);
    }
  }

  function step(node: PhraseNode, item: string): PhraseNode {
    if (item === '_') {
      node.any ??= emptyNode();
      return node.any;
    }
    if (item === '..') {
      node.gap ??= emptyNode();
      return node.gap;
    }
    const key = symbol(item);
    if (item.startsWith('{'))
      for (const word of item.slice(1, -1).split('|'))
        for (const member of classes[word.replace(/[<>]/g, '')] && word.startsWith('<')
          ? (classes[word.slice(1, -1)] ?? [])
          : [word])
          learn(member, key);
    else if (!item.startsWith('<') && !SPECIAL.has(item)) learn(item, key);
    const known = node.next.get(key);
    if (known) return known;
    const made = emptyNode();
    node.next.set(key, made);
    node.symbols.push(key);
    node.nodes.push(made);
    node.mask |= 1 << (key & 31);
    return made;
  }

  const longestPrefix = Math.max(0, ...[...prefixes.keys()].map((key) => key.length));
  const symbolOfKind: Partial<Record<TokenKind, number>> = {};
  for (const kind of NAMED_KINDS) {
    const known = symbols.get(`<${kind}>`);
    if (known !== undefined) symbolOfKind[kind] = known;
  }
  const question = symbols.get('?');
  if (question !== undefined) symbolOfKind.question = question;
  const exclamation = symbols.get('!');
  if (exclamation !== undefined) symbolOfKind.exclamation = exclamation;

  return {
    start,
    sentenceStart,
    symbolOfKind,
    capital: symbol('<capital>'),
    shout: symbol('<shout>'),
    symbolsOf(word) {
      const found = new Set(words.get(word));
      for (let n = Math.min(word.length, longestPrefix); n > 0; n--)
        for (const one of prefixes.get(word.slice(0, n)) ?? []) found.add(one);
      if (found.size === 0) return NO_SYMBOLS;
      const all = [...found];
      return {
        all,
        mask: all.reduce((mask, one) => mask | (1 << (one & 31)), 0),
        bits: bitsOf(all),
        first: all.flatMap((one) => start.next.get(one) ?? []),
        firstOfSentence: all.flatMap((one) => sentenceStart.next.get(one) ?? []),
      };
    },
  };
}

function emptyNode(): PhraseNode {
  return {
    next: new Map(),
    symbols: [],
    nodes: [],
    mask: 0,
    any: null,
    gap: null,
    ends: [],
    endsOfSentence: [],
  };
}

function bitsOf(symbols: readonly number[]): Uint32Array {
  const bits = new Uint32Array((Math.max(...symbols) >>> 5) + 1);
  for (const one of symbols) bits[one >>> 5] = (bits[one >>> 5] ?? 0) | (1 << (one & 31));
  return bits;
}
