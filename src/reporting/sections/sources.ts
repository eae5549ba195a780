import type { Outcome } from '../../model/outcome.ts';
import type { SourceReport } from '../../model/source-report.ts';
import type { Language } from '../languages/english.ts';
import type { AuditView } from './audit.ts';
import { accountName, type Material } from './material.ts';

/** What needs a look first. */
const ORDER: SourceReport['status'][] = ['failed', 'partial', 'unrecognised', 'skipped', 'complete', 'empty'];

/** Up to so many, all files stand in one table; of more, those without anything to note are folded away. */
const FEW = 12;
/** A report stays small however many files there were: the snapshot holds them all. */
const MOST_ROWS = 100;
const MOST_NAMED = 20;

/** Every file and API: what was read and what became of it, and what was left alone and why. */
export function sourcesView({ snapshot, words: { language } }: Material) {
  const { sources } = snapshot;
  const told = sources
    .filter((source) => !isLeftAlone(source))
    .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  const quiet = told.length > FEW ? told.filter(isQuiet) : [];
  const open = told.filter((source) => !quiet.includes(source));
  const sum = (field: 'read' | 'kept') => sources.reduce((total, source) => total + source[field], 0);
  return {
    totals: language.totals(sources.length, sum('read'), sum('kept')),
    any: told.length > 0,
    ...rowsOf(open, language),
    quiet:
      quiet.length === 0 ? null : { summary: language.quietFiles(quiet.length), ...rowsOf(quiet, language) },
    leftAlone: leftAlone(sources, language),
    notOffered: notOffered(sources, language),
  };
}

/** Read to the end, with nothing in it that a person should know. */
function isQuiet({ status, problems }: SourceReport): boolean {
  return (
    (status === 'complete' || status === 'empty') && problems.every(({ code }) => code === 'zone-assumed')
  );
}

function rowsOf(sources: readonly SourceReport[], language: Language) {
  const more = sources.length - MOST_ROWS;
  return {
    rows: sources.slice(0, MOST_ROWS).map((source) => ({
      title: source.title,
      version: source.version,
      file: source.file,
      account: source.platform === null ? source.account : accountName(source.platform, source.account),
      state: language.sourceStates[source.status],
      speaksFor: language.speaksFor(source.from, source.through),
      ...balance(source, language),
      notes: source.problems.map(({ code, count, rows, detail }) => ({
        text: language.problem(code),
        count: rows.length > 0 || count > 1 ? language.problemCount(count, rows) : null,
        detail,
      })),
    })),
    more: more > 0 ? language.moreFiles(more) : null,
  };
}

/** read = kept + duplicate + outside + rejected; 0 is a figure too. */
function balance(source: SourceReport, { number }: Language) {
  const { read, kept, duplicate, outsideWindow, rejected } = source;
  return {
    read: number(read),
    kept: number(kept),
    duplicate: number(duplicate),
    outside: number(outsideWindow),
    rejected: number(rejected),
  };
}

/** A file that nobody reads on purpose; an account that nobody can read is a row like the others. */
function isLeftAlone({ status, file }: SourceReport): boolean {
  return status === 'skipped' && file !== null;
}

/** What the interfaces that were asked tell of no account at all: unknown for a reason, and nobody's fault. */
function notOffered(sources: readonly SourceReport[], language: Language) {
  const byTitle = new Map(sources.map(({ title, notOffered = [] }) => [title, [...new Set(notOffered)]]));
  const groups = [...byTitle]
    .filter(([, items]) => items.length > 0)
    .map(([title, items]) => ({ title, text: items.join(' ') }));
  return groups.length === 0 ? null : { summary: language.labels.notOffered, groups };
}

/** Files nobody reads on purpose, those with the same reason together. */
function leftAlone(sources: readonly SourceReport[], language: Language) {
  const groups = new Map<string, { title: string; reason: string; files: string[] }>();
  let files = 0;
  for (const { title, file, problems } of sources.filter(isLeftAlone)) {
    const reason = problems.map(({ code, detail }) => detail ?? language.problem(code)).join(' ');
    const group = groups.get(`${title} ${reason}`) ?? { title, reason, files: [] };
    group.files.push(file ?? title);
    // A folder of pictures or private messages is one source of many files.
    files += problems[0]?.count ?? 1;
    groups.set(`${title} ${reason}`, group);
  }
  const shown = [...groups.values()].map((group) => ({
    ...group,
    files: group.files.slice(0, MOST_NAMED),
    more: group.files.length > MOST_NAMED ? language.moreFiles(group.files.length - MOST_NAMED) : null,
  }));
  return files === 0 ? null : { summary: language.leftAlone(files), groups: shown };
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
    replies: material.snapshot.overall.repliesChecked ? null : language.labels.gapsReplies,
    coverage: language.gradedOn(
      material.snapshot.overall.scoredAudits,
      material.snapshot.overall.applicableAudits,
    ),
  };
}
