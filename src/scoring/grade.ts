import type { ScoringConfig } from '../model/scoring-config.ts';
import { LETTERS, type Letter, type Overall } from '../model/snapshot.ts';
import { average, halfWidth, isApplicable, isOpenAndCertain, type Weighed } from './weights.ts';

/** What the grade needs to know besides the audits. */
export interface GradeContext {
  /** Every known account is silent beyond its platform's limit. */
  allSilent: boolean;
  history: { days: number; posts: number };
  /** False when no comment or review could be read. */
  repliesChecked: boolean;
}

export function letterOf(score: number, { bands }: ScoringConfig): Letter {
  return LETTERS.find((letter) => score >= bands[letter]) ?? 'F';
}

/** Grade of the whole. In this order: silent everywhere, too early, too little measured, graded and capped. */
export function grade(weighed: readonly Weighed[], context: GradeContext, config: ScoringConfig): Overall {
  const { score, coverage } = average(weighed);
  const applicable = weighed.filter(({ result }) => isApplicable(result));
  const counts = {
    coverage,
    scoredAudits: applicable.filter(({ result }) => result.outcome.outcome === 'scored').length,
    applicableAudits: applicable.length,
    repliesChecked: context.repliesChecked,
  };
  const ungraded = (status: Overall['status']): Overall => ({
    status,
    score: null,
    grade: null,
    range: null,
    cap: null,
    ...counts,
  });

  if (context.allSilent) {
    const silent = Math.min(Math.round(score ?? 0), config.silentScore);
    return { ...ungraded('silent'), score: silent, grade: 'F' };
  }
  const { days, posts } = config.leastHistory;
  if (context.history.days < days || context.history.posts < posts) return ungraded('too-early');
  if (score === null || coverage < config.leastCoverage.overall) return ungraded('not-enough-data');

  const uncapped = Math.round(score);
  const cap = capOf(weighed, uncapped, config);
  const final = cap?.score ?? uncapped;
  return {
    ...ungraded('graded'),
    score: final,
    grade: letterOf(final, config),
    range: rangeOf(score, halfWidth(weighed), config),
    cap,
  };
}

function rangeOf(score: number, half: number, config: ScoringConfig): Overall['range'] {
  const low = Math.round(Math.max(0, score - half));
  const high = Math.round(Math.min(100, score + half));
  return { low, high, lowGrade: letterOf(low, config), highGrade: letterOf(high, config) };
}

/** The lowest cap among audits that scored and carry a high-severity finding; null when none lowers the score. */
function capOf(weighed: readonly Weighed[], uncapped: number, config: ScoringConfig): Overall['cap'] {
  const caps = weighed.flatMap(({ result }) => {
    const limit = config.caps[result.id];
    const open = result.outcome.outcome === 'scored' && result.outcome.findings.some(isOpenAndCertain);
    return limit !== undefined && open ? [{ audit: result.id, score: limit }] : [];
  });
  const lowest = caps.sort((a, b) => a.score - b.score)[0];
  if (lowest === undefined || lowest.score >= uncapped) return null;
  return {
    ...lowest,
    grade: letterOf(lowest.score, config),
    uncappedScore: uncapped,
    uncappedGrade: letterOf(uncapped, config),
  };
}
