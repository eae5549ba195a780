import { CLEAR_PURPOSE, type LabelQuality, PURPOSES, type Purpose } from '../model/labels.ts';
import { correctedShare } from './corrected-share.ts';
import type { Publication } from './publications.ts';

/** What the posts of the window are for, all accounts pooled. */
export interface Mix {
  /** In a language that can be read, and of a clear purpose. */
  posts: number;
  /** In another language: left out of every share. */
  unread: number;
  /** Whose purpose could well be another: left out too, since a guess either way would distort the shares. */
  unclear: number;
  counts: Record<Purpose, number>;
  promotional: Publication[];
  /** 95 % interval of the promotional share: sampling and the labeller's own errors together; null without posts. */
  promoInterval: { lower: number; upper: number } | null;
}

export function deriveMix(publications: readonly Publication[], quality: LabelQuality): Mix {
  const all = publications.filter((publication) => publication.inWindow);
  const read = all.filter(({ labels }) => labels.measured);
  const inWindow = read.filter(({ labels }) => labels.purposeConfidence >= CLEAR_PURPOSE);
  const counts = Object.fromEntries(
    PURPOSES.map((purpose) => [purpose, inWindow.filter(({ labels }) => labels.purpose === purpose).length]),
  ) as Record<Purpose, number>;
  const promotional = inWindow.filter(({ labels }) => labels.purpose === 'promotional');
  const corrected = correctedShare(promotional.length, inWindow.length, quality);
  return {
    posts: inWindow.length,
    unread: all.length - read.length,
    unclear: read.length - inWindow.length,
    counts,
    promotional,
    promoInterval: corrected && {
      lower: Math.min(corrected.lower, corrected.observed),
      upper: Math.max(corrected.upper, corrected.observed),
    },
  };
}
