import type { Practice } from '../model/practice.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { SourceReport } from '../model/source-report.ts';
import { english } from '../reporting/languages/english.ts';
import { FAILURE_KINDS } from '../sources/http/failure.ts';
import { WORDS } from './expertise.ts';
import { nameOf } from './source-table.ts';

export const EXIT = { done: 0, failed: 1, couldNotRun: 2, alert: 3 } as const;

/** Whatever failed although the run went on: sources and audits by name. */
export function failuresOf({ sources, audits }: Snapshot): string[] {
  return [
    ...sources.flatMap((source) => {
      const [problem] = source.problems;
      if (source.status !== 'failed' && !isInterrupted(source)) return [];
      const why = problem === undefined ? '' : `: ${english.problem(problem.code)}. ${problem.detail ?? ''}`;
      return [`Source ${nameOf(source)}${why}`.trim()];
    }),
    ...audits.flatMap(({ id, outcome }) =>
      outcome.outcome === 'errored' ? [`Check ${titleOf(id)} (${id}): ${outcome.code}`] : [],
    ),
  ];
}

/** True where an interface failed before all posts had come. */
function isInterrupted({ file, status, problems }: SourceReport): boolean {
  return file === null && status === 'partial' && FAILURE_KINDS.some((kind) => kind === problems[0]?.code);
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
