import type { Changes, Difference } from '../model/changes.ts';
import { accountKey } from '../model/post.ts';
import type { Snapshot } from '../model/snapshot.ts';

/** What changed since an earlier snapshot of the same practice. A finding that is gone is "not seen", never "resolved". */
export function compare(current: Snapshot, previous: Snapshot): Changes {
  const findingsOf = ({ audits }: Snapshot) => audits.flatMap(({ outcome }) => outcome.findings);
  const keysBefore = new Set(findingsOf(previous).map(({ key }) => key));
  const keysNow = new Set(findingsOf(current).map(({ key }) => key));
  const handlesBefore = new Set(
    previous.accounts.map(({ platform, handle }) => accountKey(platform, handle)),
  );
  const handlesNow = new Set(current.accounts.map(({ platform, handle }) => accountKey(platform, handle)));

  return {
    previous: {
      asOf: previous.asOf,
      status: previous.overall.status,
      score: previous.overall.score,
      grade: previous.overall.grade,
      scoringVersion: previous.scoringVersion,
    },
    overall: difference(previous.overall.score, current.overall.score),
    categories: current.categories.map(({ id, score }) => ({
      id,
      ...difference(previous.categories.find((category) => category.id === id)?.score ?? null, score),
    })),
    audits: current.audits.flatMap((audit) => {
      const before = previous.audits.find(({ id }) => id === audit.id);
      if (before === undefined) return [];
      return [
        {
          id: audit.id,
          outcomeBefore: before.outcome.outcome,
          ...difference(scoreOf(before), scoreOf(audit)),
        },
      ];
    }),
    findings: {
      new: [...keysNow].filter((key) => !keysBefore.has(key)),
      still: [...keysNow].filter((key) => keysBefore.has(key)),
      notSeen: findingsOf(previous).filter(({ key }) => !keysNow.has(key)),
    },
    accounts: {
      added: current.accounts
        .filter(({ platform, handle }) => !handlesBefore.has(accountKey(platform, handle)))
        .map(nameOnly),
      removed: previous.accounts
        .filter(({ platform, handle }) => !handlesNow.has(accountKey(platform, handle)))
        .map(nameOnly),
    },
    scoringVersionChanged: current.scoringVersion !== previous.scoringVersion,
    windowsOverlap: current.window.from <= previous.window.to && previous.window.from <= current.window.to,
  };
}

function difference(before: number | null, after: number | null): Difference {
  return { before, after, difference: before === null || after === null ? null : after - before };
}

function scoreOf({ outcome }: Snapshot['audits'][number]): number | null {
  return outcome.outcome === 'scored' ? outcome.score : null;
}

function nameOnly({ platform, handle }: Snapshot['accounts'][number]) {
  return { platform, handle };
}
