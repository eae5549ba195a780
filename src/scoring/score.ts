import { CATEGORIES } from '../model/outcome.ts';
import type { ScoringConfig } from '../model/scoring-config.ts';
import type { Action, AuditResult, CategoryScore, Overall, WeighedAudit } from '../model/snapshot.ts';
import { type GradeContext, grade, letterOf } from './grade.ts';
import { average, isOpenAndCertain, scoredOutcome, type Weighed, weigh } from './weights.ts';

export type { GradeContext } from './grade.ts';

export interface Scores {
  overall: Overall;
  categories: CategoryScore[];
  audits: WeighedAudit[];
  actions: Action[];
}

/**
 * Turns outcomes into categories, a grade and what to do first.
 * @param minutesOf effort of an audit's remedy
 */
export function score(
  results: readonly AuditResult[],
  context: GradeContext,
  config: ScoringConfig,
  minutesOf: (result: AuditResult) => number,
): Scores {
  const weighed = weigh(results, config);
  const audits = weighed.map((one) => ({ ...one.result, weight: one.weight, gain: gainOf(one, weighed) }));
  const overall = grade(weighed, context, config);
  const categories = scoreCategories(weighed, config);
  return {
    overall,
    // Too early to grade: findings only, so no letter in any corner either.
    categories: overall.status === 'too-early' ? categories.map(ungraded) : categories,
    audits,
    actions: firstActions(audits, config, minutesOf),
  };
}

/** Categories that have an audit, in their fixed order. */
function scoreCategories(weighed: readonly Weighed[], config: ScoringConfig): CategoryScore[] {
  return CATEGORIES.flatMap((id) => {
    const members = weighed.filter(({ result }) => result.category === id);
    if (members.length === 0) return [];
    const { score, coverage } = average(members);
    const enough = score !== null && coverage >= config.leastCoverage.category;
    const rounded = enough ? Math.round(score) : null;
    return [
      {
        id,
        weight: config.categories[id],
        score: rounded,
        grade: rounded === null ? null : letterOf(rounded, config),
        coverage,
      },
    ];
  });
}

function ungraded(category: CategoryScore): CategoryScore {
  return { ...category, score: null, grade: null };
}

/** Points the overall score would gain with this audit at its target; null when it is there or was not scored. */
function gainOf({ result, weight }: Weighed, all: readonly Weighed[]): number | null {
  const outcome = scoredOutcome(result.outcome);
  if (outcome === null || outcome.score >= 1 || weight === 0) return null;
  const total = all.reduce((sum, other) => sum + (scoredOutcome(other.result.outcome) ? other.weight : 0), 0);
  return (100 * weight * (1 - outcome.score)) / total;
}

/** Privacy first, then failing audits, then the others, each by points gained per minute of work. */
function firstActions(
  audits: readonly WeighedAudit[],
  config: ScoringConfig,
  minutesOf: (result: AuditResult) => number,
): Action[] {
  return audits
    .flatMap((audit) => {
      const outcome = scoredOutcome(audit.outcome);
      const privacy = audit.category === 'privacy' && audit.outcome.findings.some(isOpenAndCertain);
      if (!privacy && (audit.gain === null || audit.gain < 0.5)) return [];
      const effortMinutes = minutesOf(audit);
      const failing = outcome !== null && outcome.score < config.failingBelow;
      return [
        {
          audit: audit.id,
          gain: audit.gain,
          effortMinutes,
          privacy,
          failing,
          worth: (audit.gain ?? 0) / effortMinutes,
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(b.privacy) - Number(a.privacy) || Number(b.failing) - Number(a.failing) || b.worth - a.worth,
    )
    .slice(0, 3)
    .map(({ audit, gain, effortMinutes, privacy }) => ({ audit, gain, effortMinutes, privacy }));
}
