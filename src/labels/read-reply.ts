import type { Lexicon, ReplyLexicon } from '../model/lexicons.ts';
import { createWordFeatures } from './features.ts';
import { createReader, type ReadText } from './read-text.ts';
import { createShapeFeatures } from './shape-features.ts';
import { createCollector, type Features, type Vocabulary } from './vocabulary.ts';

/** What the labeller needs to know of a practice's reply. */
export interface ReplyToLabel {
  platform: string;
  text: string;
  /** The comment or review it answers; null = not known. */
  inReplyTo: string | null;
  /** 1–5 stars of the review; null = a comment, or not told. */
  rating: number | null;
  /** False for firms that care for nobody's health; a customer of theirs is no patient. Default true. */
  careProvider?: boolean;
}

/** What the labeller needs to know of a comment or review of the public. */
export interface CommentToLabel {
  text: string;
  rating: number | null;
  /** As for replies: with a firm that sells goods, to ask for help is to complain. Default true. */
  careProvider?: boolean;
}

export interface ReplyReaderParts {
  /** Classes of words are taken from here, function words too. */
  languages: readonly Lexicon[];
  replies: ReplyLexicon;
  wordClasses: ReadonlyMap<string, string>;
  vocabulary: Vocabulary;
  /** Pairs of words that are features; null = every pair is (training). */
  pairs: readonly string[] | null;
}

/** Before the features of the comment that a reply answers. */
export const COMMENT_PREFIX = 'c:';

/** Turns replies, with what they answer, into features; the same for labelling and for training. */
export function createReplyReader(parts: ReplyReaderParts): {
  read(reply: ReplyToLabel): { read: ReadText; features: Features };
} {
  const { vocabulary, replies } = parts;
  const reply = textReader(parts, { ...replies.rules }, '');
  const comment = textReader(parts, { ...replies.comment }, COMMENT_PREFIX);
  const collect = createCollector();
  const detailRule = reply.reader.ruleNames.indexOf('detail.term');

  return {
    read(item) {
      const read = reply.reader.read(item.text);
      collect.start();
      reply.words(read, collect);
      reply.shape(read, collect);
      const asked = item.inReplyTo ? comment.reader.read(item.inReplyTo) : null;
      if (asked) {
        comment.words(asked, collect);
        comment.shape(asked, collect);
      }
      const add = (name: string, value: number): void =>
        collect.add(vocabulary.indexOf('structure', name), value, -1);
      const asks = asked?.tokens.some((token) => token.kind === 'question') ?? false;
      const details = newDetails(read, asked, detailRule);
      for (const [name, count] of Object.entries(details)) {
        if (count === 0) continue;
        add(name, 1);
        add(`${name}+`, Math.log2(count) / 2);
        add(`${name}:${item.rating === null ? 'comment' : 'review'}`, 1);
        if (!asks) add(`${name}:unasked`, 1);
      }
      add(item.inReplyTo ? 'answers' : 'answers-unknown', 0.5);
      add(item.rating === null ? 'no-rating' : `rating:${Math.round(item.rating)}`, 0.5);
      if (item.rating !== null) add('review', 0.5);
      add(item.careProvider === false ? 'no-care' : 'care', 1.5);
      return { read, features: collect.features() };
    },
  };
}

/**
 * Medical, payment and date words that a reply has and the comment has not: what the practice adds of its own. Those
 * that stand in a sentence about the person, or someone of theirs, are counted apart.
 */
function newDetails(
  read: ReadText,
  asked: ReadText | null,
  detailRule: number,
): { details: number; 'details-of-person': number } {
  const said = new Set(asked?.tokens.map((token) => stem(token.text)));
  const found = new Set<string>();
  const ofPerson = new Set<string>();
  for (const hit of read.hits) {
    if (hit.rule !== detailRule) continue;
    const sentence = read.sentences.findLastIndex((start) => start <= hit.from);
    const start = read.sentences[sentence] ?? 0;
    const end = read.sentences[sentence + 1] ?? read.tokens.length;
    const personal = read.tokens.slice(start, end).some((token) => PERSONAL.has(token.text));
    for (let i = hit.from; i <= hit.to; i++) {
      const word = stem(read.tokens[i]?.text ?? '');
      if (said.has(word)) continue;
      found.add(word);
      if (personal) ofPerson.add(word);
    }
  }
  return { details: found.size, 'details-of-person': ofPerson.size };
}

const PERSONAL: ReadonlySet<string> = new Set([
  'you',
  'your',
  'yours',
  "you've",
  "you're",
  "you'd",
  "you'll",
  'he',
  'she',
  'him',
  'her',
  'his',
  'they',
  'them',
  'their',
  'su',
  'sus',
  'usted',
]);

function stem(word: string): string {
  return word.length > 5 ? word.slice(0, 5) : word.replace(/s$/, '');
}

/** Turns comments into features for their sentiment. */
export function createCommentReader(parts: ReplyReaderParts): {
  read(comment: CommentToLabel): { read: ReadText; features: Features };
} {
  const { vocabulary, replies } = parts;
  const { reader, words, shape } = textReader(parts, replies.comment, '');
  const collect = createCollector();

  return {
    read(comment) {
      const read = reader.read(comment.text);
      collect.start();
      words(read, collect);
      shape(read, collect);
      const rating = comment.rating === null ? 'no-rating' : `rating:${Math.round(comment.rating)}`;
      collect.add(vocabulary.indexOf('structure', rating), 1, -1);
      const care = comment.careProvider === false ? 'no-care' : 'care';
      collect.add(vocabulary.indexOf('structure', care), 1, -1);
      return { read, features: collect.features() };
    },
  };
}

function textReader(parts: ReplyReaderParts, rules: Lexicon['rules'], prefix: string) {
  const { languages, vocabulary, wordClasses } = parts;
  const pairs = parts.pairs
    ? parts.pairs
        .filter((pair) => pair.startsWith(COMMENT_PREFIX) === (prefix === COMMENT_PREFIX))
        .map((pair) => pair.slice(prefix.length))
    : null;
  const [first, ...others] = languages;
  const reader = createReader({
    languages: [
      {
        language: first?.language ?? 'en',
        functionWords: first?.functionWords ?? [],
        classes: first?.classes ?? {},
        rules,
      },
      ...others.map(({ language, functionWords }) => ({ language, functionWords, classes: {}, rules: {} })),
    ],
    vocabulary,
    pairs,
    wordClasses,
    prefix,
  });
  return {
    reader,
    words: createWordFeatures(reader, vocabulary, prefix),
    shape: createShapeFeatures(vocabulary, prefix),
  };
}
