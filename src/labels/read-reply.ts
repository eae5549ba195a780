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
      const said = groupsIn(read, reply.reader.ruleNames);
      const told = asked ? groupsIn(asked, comment.reader.ruleNames) : new Set<string>();
      for (const [one, other] of ANSWERS) if (said.has(one) && told.has(other)) add(`${one} to ${other}`, 1);
      if (said.has('aside') && !said.has('ack')) add('aside only', 1);
      if (asked && answersAboutFamily(read, asked)) add('family answered', 1);
      if (read.tokens.some((token) => token.kind === 'link' && CONTACT_PAGE.test(token.text)))
        add('link:contact', 1);
      const details = newDetails(read, asked, reply.reader.ruleNames);
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

/** What a reply says (group of its rules) to what the comment tells: "see you soon" to a patient or to a runner. */
const ANSWERS = [
  ['ack', 'patient'],
  ['ack', 'outsider'],
  ['ack', 'question'],
  ['argue', 'patient'],
  ['argue', 'positive'],
  ['advice', 'patient'],
  ['advice', 'question'],
] as const;

/** A page that is there to get in touch. */
const CONTACT_PAGE = /contact|requests?\/new|\bchat\b|report(?:ing)?-|support-?request/;

/** `ack.visit` and `ack.care` belong to `ack`. */
function groupsIn(read: ReadText, ruleNames: readonly string[]): Set<string> {
  return new Set(read.hits.map((hit) => (ruleNames[hit.rule] ?? '').split('.', 1)[0] ?? ''));
}

/** "He was so brave" where the comment speaks of a son. */
function answersAboutFamily(read: ReadText, asked: ReadText): boolean {
  return (
    asked.tokens.some((token) => FAMILY.test(token.text)) &&
    read.tokens.some((token) => THIRD.has(token.text))
  );
}

const FAMILY =
  /^(?:mom|mum|mother|dad|father|son|daughter|wife|husband|hubby|kids?|kiddos?|boys?|girls?|twins|bab(?:y|ies)|child(?:ren)?|toddler|grand\w+|sister|brother|partner|hij[oa]s?|mama|papa|espos[oa])$/;
const THIRD: ReadonlySet<string> = new Set([
  'he',
  'she',
  'him',
  'her',
  'his',
  'hers',
  'hes',
  'shes',
  'they',
  'them',
]);

/**
 * Medical, payment and date words that a reply has and the comment has not: what the practice adds of its own. Those
 * that stand in a sentence about the person, or someone of theirs, are counted apart.
 */
function newDetails(
  read: ReadText,
  asked: ReadText | null,
  ruleNames: readonly string[],
): Record<string, number> {
  const said = new Set(asked?.tokens.map((token) => stem(token.text)));
  const found = new Set<string>();
  const ofPerson = new Set<string>();
  const ofKind: Record<string, Set<string>> = {};
  for (const hit of read.hits) {
    const rule = ruleNames[hit.rule] ?? '';
    if (!rule.startsWith('detail.')) continue;
    ofKind[rule] ??= new Set();
    const sentence = read.sentences.findLastIndex((start) => start <= hit.from);
    const start = read.sentences[sentence] ?? 0;
    const end = read.sentences[sentence + 1] ?? read.tokens.length;
    const personal = read.tokens.slice(start, end).some((token) => PERSONAL.has(token.text));
    for (let i = hit.from; i <= hit.to; i++) {
      const word = stem(read.tokens[i]?.text ?? '');
      if (said.has(word)) continue;
      found.add(word);
      if (!personal) continue;
      ofPerson.add(word);
      ofKind[rule].add(word);
    }
  }
  const byKind = Object.entries(ofKind).map(([rule, words]) => [`${rule}-of-person`, words.size]);
  return { details: found.size, 'details-of-person': ofPerson.size, ...Object.fromEntries(byKind) };
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
  ruleNames: readonly string[];
  read(comment: CommentToLabel): { read: ReadText; features: Features };
} {
  const { vocabulary, replies } = parts;
  const { reader, words, shape } = textReader(parts, replies.comment, '');
  const collect = createCollector();

  return {
    ruleNames: reader.ruleNames,
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
