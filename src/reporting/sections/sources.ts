import type { Outcome } from '../../model/outcome.ts';
import type { SourceReport } from '../../model/source-report.ts';
import type { AuditView } from './audit.ts';
import { accountName, type Material } from './material.ts';

/** What needs a look first, what was left alone on purpose last. */
const ORDER: SourceReport['status'][] = ['failed', 'partial', 'unrecognised', 'complete', 'empty', 'skipped'];

/** Every file and API: what was read and what became of it. */
export function sourcesView({ snapshot, words: { language } }: Material) {
  const { sources } = snapshot;
  const sum = (field: 'read' | 'kept') => sources.reduce((total, source) => total + source[field], 0);
  return {
    totals: language.totals(sources.length, sum('read'), sum('kept')),
    rows: [...sources]
      .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
      .map((source) => ({
        title: source.title,
        file: source.file,
        account: source.platform === null ? null : accountName(source.platform, source.account),
        state: language.sourceStates[source.status],
        speaksFor: language.speaksFor(source.from, source.through),
        balance: source.read === 0 ? null : language.balance(source),
        problems: source.problems.map(({ code, count, rows, detail }) => ({
          text: language.problem(code),
          count: language.problemCount(count, rows),
          detail,
        })),
      })),
  };
}

/** What could not be judged, by reason, each with what would cure it; and what does not apply. */
export function gapsView(material: Material, audits: readonly AuditView[]) {
  const { language } = material.words;
  const shown = (of: readonly AuditView[]) => of.map(({ anchor, title }) => ({ anchor, title }));
  const by = <Name extends Outcome['outcome']>(name: Name) =>
    audits.filter(({ record }) => record.outcome.outcome === name);
  const reasons = new Map<string, { reason: string; cure: string | null; audits: AuditView[] }>();
  for (const audit of [...by('not-measured'), ...by('errored')]) {
    if (!audit.unjudged) continue;
    const group = reasons.get(audit.unjudged.reason) ?? { ...audit.unjudged, audits: [] };
    group.audits.push(audit);
    reasons.set(audit.unjudged.reason, group);
  }
  return {
    groups: [...reasons.values()].map(({ reason, cure, audits }) => ({
      reason,
      cure,
      audits: shown(audits),
    })),
    review: shown(by('needs-review')),
    notApplicable: by('not-applicable').map(({ anchor, title, unjudged }) => ({
      anchor,
      title,
      reason: unjudged?.reason ?? '',
    })),
    coverage: language.gradedOn(
      material.snapshot.overall.scoredAudits,
      material.snapshot.overall.applicableAudits,
    ),
  };
}
