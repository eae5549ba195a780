import { type CategoryId, type Finding, type Outcome, type Scored, TIERS } from '../model/outcome.ts';
import type { ScoringConfig } from '../model/scoring-config.ts';
import type { AuditResult } from '../model/snapshot.ts';

/** An audit with what it weighs among the 100 points of all categories. */
export interface Weighed {
  result: AuditResult;
  /** Category weight × tier ÷ Σ tier of the category's applicable audits; 0 = not applicable or advisory. */
  weight: number;
}

export function isApplicable({ tier, outcome }: AuditResult): boolean {
  return TIERS[tier] > 0 && outcome.outcome !== 'not-applicable';
}

export function scoredOutcome(outcome: Outcome): Scored | null {
  return outcome.outcome === 'scored' ? outcome : null;
}

export function weigh(results: readonly AuditResult[], { categories }: ScoringConfig): Weighed[] {
  const tiers = new Map<CategoryId, number>();
  for (const result of results) {
    if (isApplicable(result))
      tiers.set(result.category, (tiers.get(result.category) ?? 0) + TIERS[result.tier]);
  }
  return results.map((result) => {
    const total = tiers.get(result.category) ?? 0;
    return {
      result,
      weight: isApplicable(result) ? (categories[result.category] * TIERS[result.tier]) / total : 0,
    };
  });
}

/** A finding that nobody accepted and whose confidence is high. Only such ones cap a grade. */
export function isOpenAndCertain({ severity, accepted }: Finding): boolean {
  return severity === 'high' && accepted === null;
}

/** Weighted mean of what was scored, and the share of the applicable weight it stands for. Null score = nothing was scored. */
export function average(weighed: readonly Weighed[]): { score: number | null; coverage: number } {
  let applicable = 0;
  let scored = 0;
  let sum = 0;
  for (const { result, weight } of weighed) {
    applicable += weight;
    const outcome = scoredOutcome(result.outcome);
    if (outcome === null) continue;
    scored += weight;
    sum += weight * outcome.score;
  }
  return {
    score: scored > 0 ? exact((100 * sum) / scored) : null,
    coverage: applicable > 0 ? scored / applicable : 0,
  };
}

/**
 * Half-width of the overall score's 95 % range in points: 100·√Σ(weight ÷ Σ weight × half-width)², audits taken as independent, where an
 * audit's half-width is half the distance between its scores at the ends of its interval.
 */
export function halfWidth(weighed: readonly Weighed[]): number {
  const scored = weighed.flatMap(({ result, weight }) => {
    const outcome = scoredOutcome(result.outcome);
    return outcome ? [{ weight, interval: outcome.scoreInterval }] : [];
  });
  const total = scored.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  const variance = scored.reduce((sum, { weight, interval }) => {
    const half = interval ? Math.abs(interval.upper - interval.lower) / 2 : 0;
    return sum + ((weight / total) * half) ** 2;
  }, 0);
  return 100 * Math.sqrt(variance);
}

/** Sums of binary fractions miss a half by a hair: 89.49999999999999 is meant to be 89.5 and rounds up. */
function exact(points: number): number {
  return Number(points.toFixed(9));
}
