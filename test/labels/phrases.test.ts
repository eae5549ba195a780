import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/labels/fold-text.ts';
import { expand } from '../../src/labels/phrase-grammar.ts';
import { createReader } from '../../src/labels/read-text.ts';
import { tokenise } from '../../src/labels/tokens.ts';
import { unmask } from '../../src/labels/unmask.ts';
import { openVocabulary } from '../../src/labels/vocabulary.ts';

function hits(text: string, phrases: string[], except: string[] = []): string[] {
  const reader = createReader({
    languages: [
      {
        language: 'en',
        functionWords: [],
        classes: { care: ['visit*', 'exam'] },
        rules: { rule: { prior: 0, phrases, except } },
      },
    ],
    vocabulary: openVocabulary(),
    pairs: [],
    wordClasses: new Map(),
  });
  const read = reader.read(text);
  return read.hits.map(({ from, to }) =>
    text.slice(read.tokens[from]?.start ?? 0, read.tokens[to]?.end ?? 0),
  );
}

describe('phrases', () => {
  it.each([
    ['words in a row', 'Please call us now', ['call us'], ['call us']],
    ['not in another order', 'us call', ['call us'], []],
    ['any ending', 'Two raffles today', ['raffle*'], ['raffles']],
    ['one of', 'ring or phone me', ['(ring|phone) me'], ['phone me']],
    ['nested choices', 'win a big prize', ['(win (a|an) _ prize|raffle)'], ['win a big prize']],
    ['what may be missing', 'book visit, book a visit', ['book a? <care>'], ['book visit', 'book a visit']],
    [
      'a gap of at most three words',
      'free and very easy exam',
      ['free .. exam'],
      ['free and very easy exam'],
    ],
    ['no longer gap', 'free one two three four exam', ['free .. exam'], []],
    ['no gap across sentences', 'It is free. The exam is not', ['free .. exam'], []],
    ['money and phone', 'Only $99 at 555-0142', ['only <money>', 'at <phone>'], ['Only $99', 'at 555-0142']],
    ['start of a sentence', 'Stop. Call now. I call now', ['^ call now'], ['Call now']],
    ['end of a sentence', 'Call today. Today call me', ['today $'], ['today']],
    ['marks', 'Why wait? Why', ['why wait ?'], ['Why wait?']],
    ['capitals', 'Meet Ana, meet people', ['meet <capital>'], ['Meet Ana']],
    ['shouting', 'comment NOW or comment now', ['comment <shout>'], ['comment NOW']],
    ['through emoji, hashtags, quotes', 'book 🦷 #now "today"', ['book now today'], ['book 🦷 #now "today']],
    ['styled letters', '𝗕𝗼𝗼𝗸 𝗻𝗼𝘄', ['book now'], ['𝗕𝗼𝗼𝗸 𝗻𝗼𝘄']],
    ['accents or none', 'Llámenos ya', ['llamenos ya'], ['Llámenos ya']],
    ['hashtags in camel case', '#BookNow', ['book now'], ['BookNow']],
  ])('%s', (_, text, phrases, expected) => {
    expect(hits(text, phrases)).toEqual(expected);
  });

  it('takes a hit back where an exception overlaps it', () => {
    expect(hits('best wishes to the best team', ['best'], ['best wishes'])).toEqual(['best']);
  });

  it('tells of a bracket that stays open', () => {
    expect(() => expand('book (a|your visit')).toThrow(/bracket/);
    expect(() => expand('book a) visit')).toThrow(/bracket/);
  });
});

describe('plain words behind masks', () => {
  it.each([
    ['f***ing', 'fucking'],
    ['sh!t', 'shit'],
    ['a$$', 'ass'],
    ['fr33', 'free'],
    ['sooo', 'so'],
    ['pleeease', 'please'],
  ])('%s → %s', (masked, plain) => {
    expect(unmask(masked)).toContain(plain);
  });

  it.each(['covid19', 'b12', 'exam', '2nd'])('%s stays what it is', (word) => {
    expect(unmask(word).filter((plain) => ['covid', 'shit', 'free'].includes(plain))).toEqual([]);
  });
});

describe('texts', () => {
  it('are folded with a way back for every character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { folded, cased, offsets } = foldText(text);
        expect(cased).toHaveLength(folded.length);
        if (offsets) expect(offsets).toHaveLength(folded.length + 1);
      }),
    );
  });

  it('are split into tokens that lie inside them, in order, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let before = 0;
        for (const { start, end } of tokenise(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
    );
  });

  it('are split at words, figures, addresses and marks', () => {
    const text = "Let's talk: $1,200 or 20% off? Call 555-0142, see www.x.example/a #TeacherWeek @me f***ing";
    expect(tokenise(text).map(({ kind, text: word }) => `${kind} ${word}`)).toEqual([
      'word lets',
      'word talk',
      'money $1,200',
      'word or',
      'percent 20%',
      'word off',
      'question ?',
      'word call',
      'phone 555-0142',
      'word see',
      'link www.x.example/a',
      'hashtag teacherweek',
      'word teacher',
      'word week',
      'mention @me',
      'word f***ing',
    ]);
  });

  it('keep spaced letters together', () => {
    expect(tokenise('B E F O R E and a b').map(({ text }) => text)).toEqual(['before', 'and', 'a', 'b']);
  });
});
