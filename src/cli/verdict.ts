import type { Practice } from '../model/practice.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { english } from '../reporting/languages/english.ts';
import { WORDS } from './expertise.ts';

export const EXIT = { done: 0, failed: 1, couldNotRun: 2, alert: 3 } as const;

/** Whatever failed although the run went on: sources and audits by name. */
export function failuresOf({ sources, audits }: Snapshot): string[] {
  return [
    ...sources.flatMap(({ status, file, title, problems }) => {
      if (status !== 'failed') return [];
      const [problem] = problems;
      const why = problem === undefined ? '' : `: ${english.problem(problem.code)}. ${problem.detail ?? ''}`;
      return [`Source ${file ?? title}${why}`.trim()];
    }),
    ...audits.flatMap(({ id, outcome }) =>
      outcome.outcome === 'errored' ? [`Check ${titleOf(id)} (${id}): ${outcome.code}`] : [],
    ),
  ];
}

/** Scores below the practice's own alert thresholds. An unknown score breaches none. */
export function breachesOf({ overall, audits }: Snapshot, { alerts }: Pick<Practice, 'alerts'>): string[] {
  const least = alerts?.overall;
  const breaches =
    least !== undefined && overall.score !== null && overall.score < least
      ? [`Overall score ${overall.score} is below ${least}`]
      : [];
  for (const [id, limit] of Object.entries(alerts?.audits ?? {})) {
    const outcome = audits.find((audit) => audit.id === id)?.outcome;
    if (outcome?.outcome !== 'scored' || outcome.score >= limit) continue;
    breaches.push(`${titleOf(id)} scores ${outcome.score.toFixed(2)}, below ${limit}`);
  }
  return breaches;
}

export function exitCodeOf(verdicts: readonly { failures: string[]; breaches: string[] }[]): number {
  if (verdicts.some(({ failures }) => failures.length > 0)) return EXIT.failed;
  return verdicts.some(({ breaches }) => breaches.length > 0) ? EXIT.alert : EXIT.done;
}

function titleOf(id: string): string {
  return WORDS.audits[id]?.title ?? id;
}
