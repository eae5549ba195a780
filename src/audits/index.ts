import type { Audit } from './audit.ts';
import { cadence } from './cadence.ts';
import { consistency } from './consistency.ts';
import { coverage } from './coverage.ts';
import { facebookOnly } from './facebook-only.ts';
import { overPosting } from './over-posting.ts';
import { promoRatio } from './promo-ratio.ts';
import { staleness } from './staleness.ts';
import { video } from './video.ts';
import { visualShare } from './visual-share.ts';

export type { Audit } from './audit.ts';

/** Every audit, in the order of the report. */
export const AUDITS: readonly Audit[] = [
  staleness,
  cadence,
  consistency,
  overPosting,
  promoRatio,
  visualShare,
  video,
  coverage,
  facebookOnly,
];

export function findAudit(id: string): Audit | null {
  return AUDITS.find((audit) => audit.id === id) ?? null;
}
