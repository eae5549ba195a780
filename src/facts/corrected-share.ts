import type { LabelQuality } from '../model/labels.ts';

const Z_95 = 1.959964;

export interface CorrectedShare {
  /** Share that the labels show, k ÷ n. */
  observed: number;
  /** Share once the labeller's known errors are taken out. */
  share: number;
  /** 95 % interval: sampling of posts and uncertainty about the labeller together. */
  lower: number;
  upper: number;
}

/**
 * Share of promotional posts from k of n posts that were labelled promotional, corrected for the labeller's errors
 * (Rogan & Gladen 1978), with the interval of Lang & Reiczigel (2014), which takes sensitivity and specificity as the
 * estimates they are. Null when n is 0 or when the labeller is no better than chance.
 *
 * correctedShare(10, 100, { promotionalSensitivity: 1, promotionalSpecificity: 1, … }).share = 0.1
 */
export function correctedShare(k: number, n: number, quality: LabelQuality): CorrectedShare | null {
  const gain = quality.promotionalSensitivity + quality.promotionalSpecificity - 1;
  if (n <= 0 || gain <= 0) return null;
  const observed = k / n;

  const nAdjusted = n + Z_95 ** 2;
  const p = (k + Z_95 ** 2 / 2) / nAdjusted;
  const positives = quality.promotionalPosts + 2;
  const negatives = quality.posts - quality.promotionalPosts + 2;
  const sensitivity = (quality.promotionalPosts * quality.promotionalSensitivity + 1) / positives;
  const specificity =
    ((quality.posts - quality.promotionalPosts) * quality.promotionalSpecificity + 1) / negatives;
  const youden = sensitivity + specificity - 1;
  const sensitivityVariance = (sensitivity * (1 - sensitivity)) / positives;
  const specificityVariance = (specificity * (1 - specificity)) / negatives;

  const centre = clip((p + specificity - 1) / youden);
  const spread =
    (Z_95 *
      Math.sqrt(
        (p * (1 - p)) / nAdjusted +
          centre ** 2 * sensitivityVariance +
          (1 - centre) ** 2 * specificityVariance,
      )) /
    youden;
  const shift = 2 * Z_95 ** 2 * (centre * sensitivityVariance - (1 - centre) * specificityVariance);

  const share = clip((observed + quality.promotionalSpecificity - 1) / gain);
  return {
    observed,
    share,
    lower: Math.min(share, clip(centre + shift - spread)),
    upper: Math.max(share, clip(centre + shift + spread)),
  };
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}
