import { describe, expect, it } from 'vitest';
import { correctedShare } from '../../src/facts/corrected-share.ts';
import type { LabelQuality } from '../../src/model/labels.ts';

const quality = (sensitivity: number, specificity: number, posts = 1000): LabelQuality => ({
  posts,
  purposeAccuracy: 0.9,
  promotionalPosts: posts / 5,
  promotionalSensitivity: sensitivity,
  promotionalSpecificity: specificity,
});

describe('corrected share', () => {
  it.each([
    { k: 10, n: 100, se: 1, sp: 1, share: 0.1, why: 'a perfect labeller changes nothing' },
    { k: 30, n: 100, se: 0.8, sp: 0.9, share: 0.2 / 0.7, why: 'false alarms are taken out, misses put back' },
    { k: 5, n: 100, se: 0.8, sp: 0.9, share: 0, why: 'fewer than the false alarms expected means none' },
    { k: 95, n: 100, se: 0.8, sp: 0.95, share: 1, why: 'never above 1' },
  ])('$k of $n at $se/$sp: $why', ({ k, n, se, sp, share }) => {
    const result = correctedShare(k, n, quality(se, sp));
    expect(result?.share).toBeCloseTo(share, 10);
    expect(result?.lower).toBeLessThanOrEqual(result?.share ?? Number.NaN);
    expect(result?.upper).toBeGreaterThanOrEqual(result?.share ?? Number.NaN);
  });

  it('is wider for a worse labeller, for fewer posts and for a labeller measured on fewer posts', () => {
    const width = (k: number, n: number, q: LabelQuality) => {
      const result = correctedShare(k, n, q);
      return result ? result.upper - result.lower : Number.NaN;
    };
    const base = width(40, 200, quality(0.9, 0.95));
    expect(width(40, 200, quality(0.7, 0.9))).toBeGreaterThan(base);
    expect(width(8, 40, quality(0.9, 0.95))).toBeGreaterThan(base);
    expect(width(40, 200, quality(0.9, 0.95, 50))).toBeGreaterThan(base);
  });

  it('says null when there is nothing to count or the labeller knows nothing', () => {
    expect(correctedShare(0, 0, quality(0.9, 0.9))).toBeNull();
    expect(correctedShare(3, 10, quality(0.5, 0.5))).toBeNull();
  });
});
