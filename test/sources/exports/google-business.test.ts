import { join } from 'node:path';
import { expect, test } from 'vitest';
import { practiceSchema } from '../../../src/model/practice.ts';
import { collect } from '../../../src/sources/collect.ts';
import { originalWords } from '../../../src/sources/exports/shared/google-business.ts';
import { describeWithShared, SHARED } from '../../support/shared.ts';

test.each([
  ['(Translated by Google) Very good\n\n(Original)\nMuy bueno', 'Muy bueno'],
  ['Muy bueno\n\n(Translated by Google)\nVery good', 'Muy bueno'],
  ['(Original)\nMuy bueno\n\n(Translated by Google)\nVery good', 'Muy bueno'],
  ['Plain words', 'Plain words'],
])('of a translated review the words as written count: %j', (text, words) => {
  expect(originalWords(text)).toBe(words);
});

describeWithShared('Takeout of a Business Profile', () => {
  test('23 reviews once each although a second account repeats 20; 3 posts; own reviews of others are none', async () => {
    const { comments, posts, sources, accounts } = await collect({
      practice: { ...practiceSchema.parse({ name: 'Sample Clinic' }), id: 'sample' },
      paths: [join(SHARED, 'fixtures/exports/google-business-profile/synthetic')],
      asOf: null,
      through: null,
      all: true,
      today: '2026-11-24',
    });
    const reviews = comments.filter(({ by }) => by === 'public');
    expect(reviews).toHaveLength(23);
    expect(comments.filter(({ by }) => by === 'practice')).toHaveLength(8);
    expect(reviews.filter(({ text }) => text === '')).toHaveLength(6);
    const stars = [1, 2, 3, 4, 5].map(
      (rating) => reviews.filter((review) => review.rating === rating).length,
    );
    expect(stars).toEqual([3, 0, 3, 5, 12]);
    expect(posts.map(({ kind }) => kind).toSorted()).toEqual(['link', 'photo', 'photo']);
    expect(accounts).toMatchObject([{ handle: 'Sample Clinic', phone: '(555) 010-0100' }]);
    expect(sources.reduce((sum, { duplicate }) => sum + duplicate, 0)).toBe(20);
    for (const { read, kept, duplicate, outsideWindow, rejected } of sources) {
      expect(read).toBe(kept + duplicate + outsideWindow + rejected);
    }
  });
});
