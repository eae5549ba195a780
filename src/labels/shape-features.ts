import type { ReadText } from './read-text.ts';
import type { Token, TokenKind } from './tokens.ts';
import type { Collector, Vocabulary } from './vocabulary.ts';

const COUNTED = (
  [
    'money',
    'percent',
    'phone',
    'time',
    'number',
    'email',
    'link',
    'mention',
    'hashtag',
    'emoji',
    'quote',
    'question',
    'exclamation',
    'ellipsis',
    'line',
  ] satisfies TokenKind[]
).map((kind) => ({ kind, several: `${kind}+` }));

type Person = 'i' | 'we' | 'you' | 'they';

const PERSONS: Readonly<Record<Person, readonly string[]>> = {
  i: ['i', 'me', 'my', 'im', 'ive', "i've", "i'd", "i'll", 'mine', 'myself', 'yo', 'mi'],
  we: ['we', 'our', 'us', 'ours', "we're", "we've", "we'll", "we'd", 'nuestra', 'nuestro', 'nos'],
  you: [
    'you',
    'your',
    'yours',
    "you're",
    "you'll",
    "you've",
    "you'd",
    'u',
    'ur',
    'yall',
    'su',
    'usted',
    'tu',
  ],
  they: ['he', 'she', 'him', 'her', 'his', 'hers', 'shes', 'hes', "she'd", "he'd"],
};
const PERSON_OF = new Map(
  Object.entries(PERSONS).flatMap(([person, words]) =>
    words.map((word) => [word, person as Person] as const),
  ),
);

/** Collects the shape of texts: length, marks, persons, questions, capitals. */
export function createShapeFeatures(
  vocabulary: Vocabulary,
  prefix = '',
): (read: ReadText, collect: Collector) => void {
  const index = new Map<string, number>();

  return (read, collect) => {
    const add = (name: string, value: number): void => {
      if (value === 0) return;
      let at = index.get(name);
      if (at === undefined) {
        at = vocabulary.indexOf('structure', prefix + name);
        index.set(name, at);
      }
      collect.add(at, value, -1);
    };
    addCounts(read, add);
    addQuestions(read, add);
    addInvitations(read, add);
    addQuotations(read, add);
  };
}

type Add = (name: string, value: number) => void;

function addCounts(read: ReadText, add: Add): void {
  const counts = new Map<TokenKind, number>();
  const persons: Record<Person, number> = { i: 0, we: 0, you: 0, they: 0 };
  let shouted = 0;
  let namelike = 0;
  let capitals = 0;
  let fresh = true;
  let last: Token | undefined;
  for (const token of read.tokens) {
    counts.set(token.kind, (counts.get(token.kind) ?? 0) + 1);
    if (token.capital) capitals++;
    if (token.kind !== 'hashtag' && token.kind !== 'line' && !token.tagged) last = token;
    if (token.kind === 'word' && !token.tagged) {
      if (token.shouted) shouted++;
      else if (token.capital && !fresh) namelike++;
      const person = PERSON_OF.get(token.text);
      if (person) persons[person]++;
    }
    fresh = token.kind !== 'word' && token.kind !== 'mention';
  }
  const words = Math.max(1, read.wordCount);
  add('length', Math.log2(1 + read.wordCount) / 6);
  if (read.wordCount < 8) add('words<8', 1);
  if (read.wordCount < 16) add('words<16', 1);
  if (read.wordCount > 40) add('words>40', 1);
  if (read.wordCount > 100) add('words>100', 1);
  for (const { kind, several } of COUNTED) {
    const count = counts.get(kind) ?? 0;
    if (count > 0) add(kind, 0.5);
    if (count > 1) add(several, Math.log2(1 + count) / 3);
  }
  add('sentences', Math.log2(1 + read.sentences.length) / 3);
  add('shouted', Math.min(1, (3 * shouted) / words));
  add('capitals', Math.min(1, (4 * namelike) / words));
  if (capitals === 0 && read.wordCount > 0) add('noCapitals', 1);
  for (const person of ['i', 'we', 'you', 'they'] as const) {
    if (persons[person] === 0) continue;
    add(`person:${person}`, 0.5);
    add(`person:${person}+`, Math.min(1, (8 * persons[person]) / words));
  }
  add(`ends:${last?.kind ?? 'none'}`, 0.5);
  add(`begins:${read.tokens[0]?.kind ?? 'none'}`, 0.5);
}

/** Where a question stands tells asking from headline: last, followed by an answer, or all there is. */
function addQuestions(read: ReadText, add: Add): void {
  let count = 0;
  let firstMark = -1;
  let lastMark = -1;
  let wordsAfter = 0;
  read.tokens.forEach((token, i) => {
    if (token.kind === 'question') {
      if (count++ === 0) firstMark = i;
      lastMark = i;
      wordsAfter = 0;
    } else if (token.kind === 'word' && !token.tagged) wordsAfter++;
  });
  if (count === 0) return;
  const addressed = addressesReader(read.tokens, lastMark);
  add('question:last', wordsAfter === 0 ? 1 : 0);
  add('question:few-after', wordsAfter > 0 && wordsAfter <= 12 ? 1 : 0);
  add('question:answered', wordsAfter > 12 ? 1 : 0);
  add('question:only', count === 1 && wordsAfter === 0 && read.sentences.length === 1 ? 1 : 0);
  add('question:several', count > 1 ? 0.5 : 0);
  add('question:first', (read.sentences[1] ?? read.tokens.length) > firstMark ? 0.5 : 0);
  add('question:you', addressed ? 1 : 0);
  add('question:you-last', addressed && wordsAfter === 0 ? 1 : 0);
}

function addressesReader(tokens: readonly Token[], mark: number): boolean {
  for (let i = mark - 1; i >= 0; i--) {
    const token = tokens[i];
    if (!token || token.kind === 'stop' || token.kind === 'question' || token.kind === 'line') return false;
    if (PERSON_OF.get(token.text) === 'you') return true;
  }
  return false;
}

/** Verbs that, first in a sentence, send the reader somewhere. */
const INVITING: ReadonlySet<string> = new Set(
  (
    'apply book browse check click discover donate download enter explore find follow get give go head hear help join ' +
    'learn listen meet order read register save see share shop sign subscribe take tap try tune view visit watch ' +
    'agenda conoce descarga descubre dona entra lee mira reserva visita'
  ).split(' '),
);

/** A sentence that begins with such a verb and holds a link, or stands right before one, is an invitation to follow it. */
function addInvitations(read: ReadText, add: Add): void {
  const { tokens, sentences } = read;
  sentences.forEach((start, s) => {
    const first = tokens.slice(start, start + 3).find(({ kind, tagged }) => kind === 'word' && !tagged);
    if (!first || !INVITING.has(first.text)) return;
    add('invites', 0.5);
    const end = sentences[s + 1] ?? tokens.length;
    const next = tokens[end];
    const linked = tokens.slice(start, end).some(({ kind }) => kind === 'link') || next?.kind === 'link';
    if (linked) add('invites:link', 1);
  });
}

/** A long quotation, above all at the start, is somebody's words passed on; a short one is a name or a joke. */
function addQuotations(read: ReadText, add: Add): void {
  let open = -1;
  let words = 0;
  let quoted = 0;
  let longest = 0;
  let atStart = false;
  read.tokens.forEach((token, i) => {
    if (token.kind === 'word') words++;
    if (token.kind !== 'quote') return;
    if (open >= 0) {
      quoted += words;
      longest = Math.max(longest, words);
      if (open < 3 && words > 4) atStart = true;
    }
    open = open < 0 ? i : -1;
    words = 0;
  });
  add('quote:share', quoted / Math.max(1, read.wordCount));
  add('quote:long', longest >= 6 ? 1 : 0);
  add('quote:start', atStart ? 1 : 0);
}
