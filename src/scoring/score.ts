import { groupBy } from '../model/group.ts';
import { CATEGORIES } from '../model/outcome.ts';
import type { ScoringConfig } from '../model/scoring-config.ts';
import type { Action, AuditResult, CategoryScore, Overall, WeighedAudit } from '../model/snapshot.ts';
import { type GradeContext, grade, letterOf } from './grade.ts';
import { average, isOpenAndCertain, scoredOutcome, type Weighed, weigh } from './weights.ts';

export type { GradeContext } from './grade.ts';

const MOST_ACTIONS = 3;
/** Points below which a remedy is not worth a line (editorial). */
const LEAST_GAIN = 0.5;

/** What to do about an audit, for ranking. */
export interface Remedy {
  what: string;
  minutes: number;
}

export interface Scores {
  overall: Overall;
  categories: CategoryScore[];
  audits: WeighedAudit[];
  actions: Action[];
}

/**
 * Turns outcomes into categories, a grade and what to do first.
 * @param remedyOf what to do about an audit and the minutes that takes; the same words are the same thing to do
 */
export function score(
  results: readonly AuditResult[],
  context: GradeContext,
  config: ScoringConfig,
  remedyOf: (result: AuditResult) => Remedy,
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
    actions: firstActions(audits, config, remedyOf),
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

/**
 * Privacy first, then failing audits, then the others, each by points gained per minute of work. Audits with the same remedy are one
 * action, whose gains add up.
 */
function firstActions(
  audits: readonly WeighedAudit[],
  { failingBelow }: ScoringConfig,
  remedyOf: (result: AuditResult) => Remedy,
): Action[] {
  const candidates = audits.flatMap((audit) => {
    const outcome = scoredOutcome(audit.outcome);
    const privacy = audit.category === 'privacy' && audit.outcome.findings.some(isOpenAndCertain);
    if (!privacy && (audit.gain === null || audit.gain < LEAST_GAIN)) return [];
    const failing = outcome !== null && outcome.score < failingBelow;
    return [{ audit: audit.id, gain: audit.gain, privacy, failing, ...remedyOf(audit) }];
  });
  return [...groupBy(candidates, ({ what }) => what).values()]
    .map((same) => {
      const [first, ...others] = same.toSorted((a, b) => (b.gain ?? 0) - (a.gain ?? 0));
      const gains = same.flatMap(({ gain }) => gain ?? []);
      const gain = gains.length > 0 ? gains.reduce((sum, one) => sum + one) : null;
      const effortMinutes = Math.max(...same.map(({ minutes }) => minutes));
      return {
        audit: first?.audit ?? '',
        also: others.map(({ audit }) => audit),
        gain,
        effortMinutes,
        privacy: same.some(({ privacy }) => privacy),
        failing: same.some(({ failing }) => failing),
        worth: (gain ?? 0) / effortMinutes,
      };
    })
    .sort(
      (a, b) =>
        Number(b.privacy) - Number(a.privacy) || Number(b.failing) - Number(a.failing) || b.worth - a.worth,
    )
    .slice(0, MOST_ACTIONS)
    .map(({ failing: _, worth: __, ...action }) => action);
}
