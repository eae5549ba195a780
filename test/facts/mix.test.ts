import { expect, it } from 'vitest';
import { deriveMix } from '../../src/facts/mix.ts';
import { CLEAR_PURPOSE, type PostLabels, type Purpose } from '../../src/model/labels.ts';

const quality = {
  posts: 1000,
  purposeAccuracy: 0.9,
  promotionalPosts: 200,
  promotionalSensitivity: 0.85,
  promotionalSpecificity: 0.97,
};
const one = (purpose: Purpose, changes: Partial<PostLabels> = {}) =>
  ({
    inWindow: true,
    labels: { purpose, purposeConfidence: 0.9, measured: true, ...changes },
  }) as unknown as Parameters<typeof deriveMix>[0][number];

it('leaves posts of unclear purpose and of other languages out of the share, and counts them', () => {
  const clear = [one('promotional'), one('own'), one('own'), one('curated')];
  const others = [
    one('promotional', { purposeConfidence: CLEAR_PURPOSE - 0.01 }),
    one('promotional', { measured: false }),
  ];
  const mix = deriveMix([...clear, ...others], quality);
  expect(mix).toMatchObject({
    posts: 4,
    unclear: 1,
    unread: 1,
    counts: { promotional: 1, own: 2, curated: 1 },
  });
});

it('has an interval wider than the sample alone would give', () => {
  const posts = Array.from({ length: 100 }, (_, i) => one(i < 20 ? 'promotional' : 'own'));
  const width = (measured: typeof quality) => {
    const interval = deriveMix(posts, measured).promoInterval;
    return (interval?.upper ?? 0) - (interval?.lower ?? 0);
  };
  const perfect = {
    ...quality,
    posts: 1_000_000,
    promotionalPosts: 500_000,
    promotionalSensitivity: 1,
    promotionalSpecificity: 1,
  };
  expect(width(quality)).toBeGreaterThan(1.15 * width(perfect));
});
