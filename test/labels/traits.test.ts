import { describe, expect, it } from 'vitest';
import { loadLexicons } from '../../src/config/lexicons.ts';
import { labelPost, type PostToLabel } from '../../src/labels/label-post.ts';
import type { PostTrait } from '../../src/model/labels.ts';

const lexicons = loadLexicons();
const label = (text: string, about: Partial<PostToLabel> = {}) =>
  labelPost({ platform: 'facebook', text, kind: 'photo', origin: 'own', links: [], ...about }, lexicons);

/** In pairs: one that has the trait, one that nearly has it. */
const PAIRS: [PostTrait, string, string][] = [
  [
    'selfTalk',
    'We repainted our hallway and our team could not be prouder of our new sign.',
    'We repainted our hallway. Which color would you have picked? Tell us below!',
  ],
  [
    'selfTestimonial',
    '"They were so gentle with my son." Another five star review from one of our families.',
    'The moon and five stars over the parking lot tonight.',
  ],
  [
    'sponsored',
    'Paid partnership with Minto: their floss is on our shelf this month.',
    'Our partnership with the high school starts its third year.',
  ],
  ['sponsored', 'These glasses are light. #ad', 'Show this ad at the desk.'],
  [
    'clipped',
    'A dry mouth is more than a nuisance: without saliva teeth lose minerals and gums get so… See more',
    'Guess who is back from vacation... Dr. Lee!',
  ],
  ['clipped', 'Cavities are made by bacteria that live on sug…', 'We see more of you every year.'],
];

describe('traits of a post', () => {
  it.each(PAIRS)('%s: “%s”, not “%s”', (trait, has, nearlyHas) => {
    expect(label(has).traits).toContain(trait);
    expect(label(nearlyHas).traits).not.toContain(trait);
  });

  it('names the words a trait rests on, also below a title', () => {
    const text = 'Sponsored by Minto: their floss.';
    const { evidence } = label(text, { title: 'A word on floss' });
    expect(evidence.sponsored?.map(({ start, end }) => text.slice(start ?? 0, end ?? 0))).toEqual([
      'Sponsored',
    ]);
  });

  it('tells specialties and seasons a post touches', () => {
    expect(label('Pollen is high: start your nasal spray before ragweed peaks.').topics).toEqual(
      expect.arrayContaining(['allergy-asthma', 'allergy-season']),
    );
    expect(label('#WearSunscreen even in the car').topics).toContain('sun-and-heat');
  });

  it('tells links by where they lead', () => {
    const links = [
      'https://www.lakeside.example/book',
      'calendly.com/lakeside',
      'https://www.cdc.gov/flu',
      'bit.ly/x1',
      'linktr.ee/lakeside',
      'healthgrades.com/lakeside',
    ];
    expect(label('Links', { links, ownDomains: ['lakeside.example'] }).linkClasses).toEqual([
      'own-site',
      'booking',
      'credible-health',
      'shortener',
      'link-in-bio',
      'review-site',
    ]);
  });
});
