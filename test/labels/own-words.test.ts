import { describe, expect, it } from 'vitest';
import { loadLexicons } from '../../src/config/lexicons.ts';
import { labelPost } from '../../src/labels/label-post.ts';
import { withOwnWords } from '../../src/labels/own-words.ts';
import { ownWordsSchema } from '../../src/model/lexicons.ts';

const lexicons = loadLexicons();
const confidence = (text: string, label: string, words?: unknown) => {
  const own = withOwnWords(lexicons, words === undefined ? undefined : ownWordsSchema.parse(words));
  const labels = labelPost({ platform: 'facebook', text, kind: 'photo', origin: 'own', links: [] }, own);
  return label === 'promotional'
    ? labels.evidence.promotional?.map(({ rule }) => rule)
    : labels.confidence[label];
};

describe('words of a practice', () => {
  it('without any, nothing is worked out anew', () => {
    expect(withOwnWords(lexicons, undefined)).toBe(lexicons);
  });

  it('its people are no patients', () => {
    const text = 'Meet Rosalind! Rosalind is 34 and walked out with a smile.';
    expect(confidence(text, 'patientStory', { names: ['Rosalind'] })).toBeLessThan(
      Number(confidence(text, 'patientStory')),
    );
  });

  it('its services are on offer', () => {
    const text = 'Save 20% on Glow Drip and glowdrip mini this week, book now.';
    expect(confidence(text, 'promotional', { services: ['Glow Drip', 'glowdrip'] })).not.toEqual([]);
    expect(() => ownWordsSchema.parse({ services: 'Glow Drip' })).toThrow();
  });

  it('adds phrases to rules, and exceptions that take a hit back', () => {
    const text = 'The best of Elm Street 5K starts at 8.';
    const except = { rules: { en: { 'claim.superlative': { except: ['best of elm street'] } } } };
    expect(confidence(text, 'claim', except)).toBeLessThanOrEqual(Number(confidence(text, 'claim')));
  });
});
