import { basename } from 'node:path';
import type { Changes } from '../model/changes.ts';
import type { Letter, Overall, Snapshot } from '../model/snapshot.ts';
import type { Summary } from '../pipeline/summary.ts';
import { makeView, type View } from '../reporting/view.ts';
import { WORDS } from './expertise.ts';
import { shown } from './folders.ts';
import { BRIEF, sourceTable } from './source-table.ts';
import { type Column, paragraph, table } from './table.ts';
import type { Style } from './terminal.ts';

const { language } = WORDS;
const BAR = 20;

/** What a person wants to know at the end of a run, in about a screenful: the verdict first, where the report is last. */
export function summaryText(
  snapshot: Snapshot,
  changes: Changes | null,
  outputs: Record<string, string>,
  style: Style,
): string {
  const view = makeView(snapshot, changes, WORDS);
  return [
    header(view, style),
    verdict(view, snapshot, style),
    section('Categories', categories(view, snapshot, style), style),
    section('Do these next', actions(view, style), style),
    section('What was read', sourceTable(snapshot.sources, BRIEF, style), style),
    section('What could not be judged', gaps(view, style), style),
    section('Report', written(outputs, style), style),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Many practices as one table, the report of each last. */
export function portfolioText(summaries: readonly Summary[]): string {
  const columns: Column[] = [
    { title: 'Practice' },
    { title: 'Grade' },
    { title: 'Score', align: 'right' },
    { title: 'Coverage', align: 'right' },
    { title: 'Report', fit: 'cut' },
  ];
  const rows = summaries.map(({ practice, grade, score, coverage, outputs }) => [
    practice.name,
    grade ?? '–',
    score === null ? '' : String(score),
    language.percent(coverage),
    outputs.html === undefined ? '' : shown(outputs.html),
  ]);
  return table(columns, rows, 0);
}

function section(title: string, body: string, style: Style): string {
  return body === '' ? '' : `${style.bold(title)}\n${body}`;
}

function header({ header: { practice, period, asOf, assumed, timeZone } }: View, style: Style): string {
  const day = `judged as of ${asOf}${assumed === null ? '' : ` (${assumed})`}`;
  return `${style.bold(practice)}\n${style.dim([period, day, timeZone].join(' · '))}`;
}

function verdict({ summary }: View, { overall }: Snapshot, style: Style): string {
  const { range, grade, score, repliesChecked } = overall;
  const spread = range && range.low !== range.high ? spreadOf(range) : null;
  const line = [
    grade === null || score === null
      ? style.bold(summary.verdict.word)
      : `${inTone(grade, `${grade} · ${score}`, style)} ${summary.verdict.word}`,
    ...(spread === null ? [] : [spread]),
    ...(repliesChecked ? [] : [style.yellow('replies not checked')]),
  ].join(' · ');
  const { coverage, caveats, change } = summary;
  return [
    `  ${line}`,
    `  ${coverage.text}, ${coverage.weight}`,
    ...(change === null ? [] : [`  ${change.headline}`]),
    ...caveats
      .filter(({ strong }) => strong !== language.labels.repliesNotChecked)
      .map(({ strong, text }) => paragraph(strong === null ? text : `${strong} ${text}`, 2)),
    ...(summary.banner === null ? [] : ['', paragraph(style.red(style.bold(summary.banner.title)), 2)]),
  ].join('\n');
}

function spreadOf({ low, high, lowGrade, highGrade }: NonNullable<Overall['range']>): string {
  if (lowGrade === highGrade) return `between ${low} and ${high}`;
  return `between ${lowGrade} (${low}) and ${highGrade} (${high})`;
}

function categories(view: View, { categories: scores }: Snapshot, style: Style): string {
  const rows = view.categories.map(({ id, name, checks }) => {
    const category = scores.find((one) => one.id === id);
    const { score = null, grade = null } = category ?? {};
    return score === null || grade === null
      ? [name, style.dim('–'), '', style.dim('·'.repeat(BAR)), checks]
      : [name, inTone(grade, grade, style), String(score), inTone(grade, bar(score), style), checks];
  });
  return table(
    [{ title: '' }, { title: '' }, { title: '', align: 'right' }, { title: '' }, { title: '' }],
    rows,
  );
}

function bar(score: number): string {
  const full = Math.round((score / 100) * BAR);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

function actions({ summary }: View, style: Style): string {
  const lines = summary.actions.flatMap(({ what, minutes, gain, who, due, privacy }, i) => {
    const cost = [minutes, gain, who, due].filter((part) => part !== null).join(' · ');
    return [
      paragraph(what, 5, `${i + 1} `),
      `     ${style.dim(cost)}`,
      ...(privacy === null ? [] : [`     ${style.red(privacy)}`]),
    ];
  });
  return lines.length > 0 ? lines.join('\n') : `  ${language.labels.actionsNothing}`;
}

function gaps({ gaps: { groups, review } }: View, style: Style): string {
  const titles = (audits: readonly { title: string }[]) => language.list(audits.map(({ title }) => title));
  return [
    ...groups.map(({ reason, cure, audits }) =>
      [
        paragraph(`${titles(audits)}: ${reason}`, 2),
        ...(cure === null ? [] : [style.dim(paragraph(cure, 6, '→'))]),
      ].join('\n'),
    ),
    ...(review.length > 0 ? [paragraph(`${titles(review)}: ${language.labels.needsReview}`, 2)] : []),
  ].join('\n');
}

function written({ html, collection, ...others }: Record<string, string>, style: Style): string {
  const names = Object.values(others).map((path) => basename(path));
  return [
    ...(html === undefined ? [] : [`  ${style.cyan(style.bold(shown(html)))}`]),
    ...(names.length > 0 ? [style.dim(paragraph(`beside it ${language.list(names)}`, 2))] : []),
    ...(collection === undefined ? [] : [style.dim(`  for yourself only ${shown(collection)}`)]),
  ].join('\n');
}

function inTone(grade: Letter, text: string, style: Style): string {
  const colour = { A: style.green, B: style.green, C: style.yellow, D: style.red, F: style.red }[grade];
  return style.bold(colour(text));
}
