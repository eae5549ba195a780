import { groupBy } from '../model/group.ts';
import { accountKey } from '../model/post.ts';
import type { Problem, SourceReport } from '../model/source-report.ts';
import { addDays, type Day, daysBetween, earlierOf } from '../model/time.ts';

/** Data that end more than this many days before as-of are an old export (design 5a). */
const STALE_INPUT_DAYS = 7;

/** A hole between the periods of an account's exports, and exports that end long before as-of: both are told where they begin. */
export function withGaps(sources: readonly SourceReport[], asOf: Day): SourceReport[] {
  const found = new Map<string, Problem>();
  const told = sources.filter(
    ({ status, through }) => status !== 'skipped' && status !== 'failed' && through !== null,
  );
  for (const [, ofAccount] of groupBy(told, ({ platform, account }) =>
    accountKey(platform ?? 'blog', account),
  )) {
    const byEnd = ofAccount.toSorted((a, b) => (a.through ?? '').localeCompare(b.through ?? ''));
    for (const [i, source] of byEnd.entries()) {
      const next = byEnd.slice(i + 1);
      const start = next.reduce<Day | null>((earliest, { from }) => earlierOf(earliest, from), null);
      if (source.through === null || start === null || next.some(({ from }) => from === null)) continue;
      const [first, last] = [addDays(source.through, 1), addDays(start, -1)];
      if (first <= last) found.set(source.id, about('gap-after', `No export covers ${first} to ${last}.`));
    }
    const latest = byEnd.at(-1);
    if (latest?.through && daysBetween(latest.through, asOf) > STALE_INPUT_DAYS) {
      found.set(latest.id, about('stale-input', `Data end on ${latest.through}: fetch a newer export.`));
    }
  }
  return sources.map((source) => {
    const problem = found.get(source.id);
    return problem ? { ...source, problems: [...source.problems, problem] } : source;
  });
}

function about(code: string, detail: string): Problem {
  return { code, count: 1, rows: [], detail };
}
