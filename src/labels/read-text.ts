import type { Lexicon } from '../model/lexicons.ts';
import { type Hit, matchPhrases } from './match-phrases.ts';
import { compilePhrases, type PhraseMatcher, type WordSymbols } from './phrases.ts';
import { type Token, type TokenKind, tokenise } from './tokens.ts';
import { unmask } from './unmask.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is known of a word (or of a kind of token, such as `<money>`), whatever text it stands in. */
export interface WordFacts {
  text: string;
  /** Per language: what phrases may see in it. */
  symbols: WordSymbols[];
  /** Per language: whether it is one of the function words. */
  functional: boolean[];
  /** Features of the word and of its class; −1 = none. */
  word: number;
  class: number;
  /** Number as first and as second half of a pair of words; −1 = in no known pair. */
  first: number;
  second: number;
}

export interface ReadText {
  text: string;
  tokens: Token[];
  /** For each token; null for the sign of a hashtag. */
  facts: (WordFacts | null)[];
  hits: Hit[];
  wordCount: number;
  /** Share of each language's function words among the words. */
  functionShare: number[];
  /** First token of each sentence; a line break ends one too. */
  sentences: number[];
}

export interface Reader {
  /** Names of the rules that `Hit.rule` counts in. */
  ruleNames: readonly string[];
  languages: readonly string[];
  read(text: string): ReadText;
  /** Feature of two words that follow each other; −1 = none. */
  pairOf(first: WordFacts, second: WordFacts): number;
}

export interface ReaderParts {
  languages: readonly Pick<Lexicon, 'language' | 'functionWords' | 'classes' | 'rules'>[];
  vocabulary: Vocabulary;
  /** Pairs of words that are features; null = every pair is. */
  pairs: readonly string[] | null;
  wordClasses: ReadonlyMap<string, string>;
  /** Before the names of features, where one vocabulary serves two texts (a reply and what it answers). */
  prefix?: string;
}

/** Words met so far are kept, up to this many; then the memory starts anew, so that it stays flat. */
const MAX_WORDS = 50_000;
/** Least share of function words at which the phrases of any but the first language are looked for. */
const LEAST_SHARE = 0.12;
/** `Hit.phrase` of the second language counts from here, of the third from twice as many. */
const PHRASES_PER_LANGUAGE = 1000;
const PAIR_BASE = 2 ** 20;

/** Reads texts with the word lists of several languages. Rules of the same name in several languages are one rule. */
export function createReader({
  languages,
  vocabulary,
  pairs,
  wordClasses,
  prefix = '',
}: ReaderParts): Reader {
  const ruleNames = [...new Set(languages.flatMap(({ rules }) => Object.keys(rules)))];
  const matchers = languages.map(({ rules, classes }) =>
    compilePhrases(
      ruleNames.map((name) => rules[name] ?? { phrases: [], except: [] }),
      classes,
    ),
  );
  const functionWords = languages.map((language) => new Set(language.functionWords));
  const halves = halvesOf(pairs);
  const pairIndex = new Map<number, number>();
  for (const pair of pairs ?? []) {
    const [first = '', second = ''] = pair.split(' ');
    const key = (halves.first.get(first) ?? 0) * PAIR_BASE + (halves.second.get(second) ?? 0);
    pairIndex.set(key, vocabulary.indexOf('pair', prefix + pair));
  }
  const memory = new Map<string, WordFacts>();

  function factsOf(text: string): WordFacts {
    const known = memory.get(text);
    if (known) return known;
    const wordClass = wordClasses.get(text);
    const facts: WordFacts = {
      text,
      symbols: matchers.map((matcher) => symbolsOf(matcher, text)),
      functional: functionWords.map((set) => set.has(text)),
      word: vocabulary.indexOf('word', prefix + text),
      class: wordClass === undefined ? -1 : vocabulary.indexOf('class', prefix + wordClass),
      first: halves.first.get(text) ?? -1,
      second: halves.second.get(text) ?? -1,
    };
    if (memory.size >= MAX_WORDS) memory.clear();
    memory.set(text, facts);
    return facts;
  }

  const memoryOfKinds = new Map<TokenKind, WordFacts>();

  function factsOfKind(kind: TokenKind): WordFacts {
    const facts = memoryOfKinds.get(kind) ?? factsOf(`<${kind}>`);
    memoryOfKinds.set(kind, facts);
    return facts;
  }

  return {
    ruleNames,
    languages: languages.map(({ language }) => language),
    read(text) {
      const tokens = tokenise(text);
      const facts = new Array<WordFacts | null>(tokens.length);
      const counts = languages.map(() => 0);
      let wordCount = 0;
      for (let i = 0; i < tokens.length; i++) {
        const token = tokens[i];
        if (!token || token.kind === 'hashtag') {
          facts[i] = null;
          continue;
        }
        const plain = token.kind === 'word' || token.kind === 'number' || token.kind === 'emoji';
        const found = plain ? factsOf(token.text) : factsOfKind(token.kind);
        facts[i] = found;
        if (token.kind !== 'word') continue;
        wordCount++;
        for (let k = 0; k < counts.length; k++) if (found.functional[k]) counts[k] = (counts[k] ?? 0) + 1;
      }
      const functionShare = counts.map((count) => (wordCount === 0 ? 0 : count / wordCount));
      let hits: Hit[] = [];
      matchers.forEach((matcher, k) => {
        if (k > 0 && (functionShare[k] ?? 0) < LEAST_SHARE) return;
        const found = matchPhrases(matcher, tokens, facts, k);
        for (const hit of found) hit.phrase += PHRASES_PER_LANGUAGE * k;
        hits = k === 0 ? found : [...hits, ...found];
      });
      return { text, tokens, facts, hits, wordCount, functionShare, sentences: sentencesOf(tokens) };
    },
    pairOf(first, second) {
      if (pairs === null) return vocabulary.indexOf('pair', `${prefix}${first.text} ${second.text}`);
      if (first.first < 0 || second.second < 0) return -1;
      return pairIndex.get(first.first * PAIR_BASE + second.second) ?? -1;
    },
  };
}

/** A word's own symbols; else those of the plain word behind it (fr33 → free). */
function symbolsOf(matcher: PhraseMatcher, word: string): WordSymbols {
  const own = matcher.symbolsOf(word);
  if (own.all.length > 0) return own;
  for (const plain of unmask(word)) {
    const symbols = matcher.symbolsOf(plain);
    if (symbols.all.length > 0) return symbols;
  }
  return own;
}

function halvesOf(pairs: readonly string[] | null): {
  first: Map<string, number>;
  second: Map<string, number>;
} {
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  for (const pair of pairs ?? []) {
    const [a = '', b = ''] = pair.split(' ');
    if (!first.has(a)) first.set(a, first.size);
    if (!second.has(b)) second.set(b, second.size);
  }
  return { first, second };
}

function sentencesOf(tokens: readonly Token[]): number[] {
  const starts: number[] = [];
  let open = false;
  for (let i = 0; i < tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (
      kind === 'stop' ||
      kind === 'question' ||
      kind === 'exclamation' ||
      kind === 'ellipsis' ||
      kind === 'line'
    )
      open = false;
    else if (!open) {
      starts.push(i);
      open = true;
    }
  }
  return starts;
}
