import { groupBy } from '../model/group.ts';
import type { SourceReport } from '../model/source-report.ts';
import { WORDS } from './expertise.ts';
import { type Column, paragraph, table } from './table.ts';
import type { Style } from './terminal.ts';

const { language } = WORDS;

/** How much is told; nothing is left out without saying how much. */
export interface Detail {
  files: number;
  notes: number;
  /** Files or records named in one note. */
  named: number;
  /** With version, account and period, and what was left alone. */
  whole: boolean;
}

/** What fits under a report that holds the rest. */
export const BRIEF: Detail = { files: 15, notes: 8, named: 2, whole: false };
export const DETAILED: Detail = { files: 500, notes: 200, named: 5, whole: true };

const FIGURES = ['read', 'kept', 'duplicate', 'outsideWindow', 'rejected'] as const;

/**
 * Files under what they are and what became of their records, then what there is to note about them: a note that several files share is
 * said once. Of many files only the most telling are listed, and how many more there are.
 */
export function sourceTable(sources: readonly SourceReport[], detail: Detail, style: Style): string {
  const told = sources.filter((source) => !isLeftAlone(source));
  const urgent = new Set([...told].sort((a, b) => urgency(a) - urgency(b)).slice(0, detail.files));
  const listed = told
    .filter((source) => urgent.has(source))
    .sort((a, b) => Number(isUnread(a)) - Number(isUnread(b)));
  const groups = groupBy(listed, (source) => kindOf(source, detail, style));
  const files = [...groups.values()].flat();
  const first = told.some(({ file }) => file === null) ? 'Source' : 'File';
  const rows = files.map((source) => [`  ${rowName(source)}`, ...cellsOf(source, detail)]);
  const [titles = '', ...lines] = table([{ title: first, fit: 'cut' }, ...columnsOf(detail)], rows).split(
    '\n',
  );
  const lineOf = new Map(files.map((source, i) => [source, lines[i] ?? '']));
  const more = told.length - files.length;
  const besides = [
    ...(more > 0 ? [`${language.count(more, 'more file')} without anything to note.`] : []),
    ...notes(told, detail),
    ...leftAlone(sources.filter(isLeftAlone), detail),
  ];
  return [
    ...(files.length > 0 ? [style.dim(titles)] : []),
    ...[...groups].flatMap(([kind, members]) => [
      `  ${kind}`,
      ...members.map((source) => lineOf.get(source) ?? ''),
    ]),
    ...besides.map((text) => style.dim(paragraph(text, 4, '·'))),
  ].join('\n');
}

function columnsOf({ whole }: Detail): Column[] {
  const titles = ['Read', 'Kept', 'Duplicate', 'Outside', 'Rejected'];
  return [
    ...(whole ? [{ title: 'Speaks for' }] : []),
    ...titles.map((title) => ({ title, align: 'right' as const })),
  ];
}

/** Of a file that was not read there is nothing to count. */
function cellsOf(source: SourceReport, { whole }: Detail): string[] {
  const { from, through, read } = source;
  if (isUnread(source)) return [];
  const figures = FIGURES.map((figure) => (read === 0 ? '' : language.number(source[figure])));
  return whole ? [periodOf(from, through), ...figures] : figures;
}

function periodOf(from: string | null, through: string | null): string {
  if (through === null) return from === null ? 'not told' : `from ${from}`;
  return from === null ? `until ${through}` : `${from} to ${through}`;
}

/** A file that nobody reads on purpose; an account that nobody can read is told like the others. */
function isLeftAlone({ status, file }: SourceReport): boolean {
  return status === 'skipped' && file !== null;
}

function leftAlone(sources: readonly SourceReport[], { whole, named }: Detail): string[] {
  if (sources.length === 0) return [];
  const total = language.leftAlone(sources.reduce((sum, source) => sum + filesIn(source), 0));
  if (!whole) return [`${total}.`];
  const byReason = groupBy(sources, ({ problems, title }) => problems[0]?.detail ?? title);
  const groups = [...byReason].map(
    ([reason, members]) => `${reason} ${nameSome(members.map(nameOf), named)}`,
  );
  return [`${total}:`, ...groups];
}

/** A folder of private messages or pictures is one source of many files. */
function filesIn({ problems }: SourceReport): number {
  return problems[0]?.count ?? 1;
}

function nameSome(names: string[], most: number): string {
  const more = names.length - most;
  return more > 1
    ? `${names.slice(0, most).join(', ')}, ${language.count(more, 'more file')}`
    : names.join(', ');
}

/** The file, or the account that an interface was asked for. */
export function nameOf({ file, title, platform, account }: SourceReport): string {
  return file ?? (platform === null ? title : language.account(platform, account));
}

/** Under the title of its interface the account's name is enough. */
function rowName(source: SourceReport): string {
  const standsUnderTitle = source.format !== null && source.status !== 'failed';
  return source.file ?? (standsUnderTitle ? source.account : null) ?? nameOf(source);
}

/** What the file is, or in which state it was found. */
function kindOf(source: SourceReport, { whole }: Detail, style: Style): string {
  const { format, title, status, version, platform, account } = source;
  if (status === 'failed') return style.red(language.sourceStates.failed.text);
  if (format === null) return style.yellow(language.sourceStates[status].text);
  const more = [
    version && `version ${version}`,
    platform && account ? language.account(platform, account) : account,
  ];
  return whole ? [title, ...more].filter((part) => part).join(' · ') : title;
}

function isUnread({ status }: SourceReport): boolean {
  return status === 'failed' || status === 'unrecognised';
}

function urgency({ status, problems }: SourceReport): number {
  if (status !== 'complete' && status !== 'empty') return 0;
  return problems.length > 0 ? 1 : 2;
}

function notes(sources: readonly SourceReport[], detail: Detail): string[] {
  const noted = new Map<string, Note>();
  for (const source of sources) {
    for (const { code, count, rows, detail } of source.problems) {
      const key = `${code} ${detail}`;
      const note: Note = noted.get(key) ?? { code, detail, where: [] };
      const records = rows.length > 0 || count > 1 ? count : 0;
      note.where.push({ file: nameOf(source), records, rows });
      noted.set(key, note);
    }
  }
  const all = [...noted.values()].map((note) => noteText(note, detail));
  const left = all.length - detail.notes;
  return left > 1
    ? [...all.slice(0, detail.notes), `${language.count(left, 'more note')} in the report.`]
    : all;
}

interface Note {
  code: string;
  detail: string | null;
  where: { file: string; records: number; rows: number[] }[];
}

/** `Undated: youtube/Table data.csv (2×, records 30, 36).` */
function noteText({ code, detail, where }: Note, { named }: Detail): string {
  const records = where.reduce((sum, one) => sum + one.records, 0);
  const places =
    where.length > named
      ? `${language.count(where.length, 'file')}${records > 0 ? `, ${language.count(records, 'record')}` : ''}`
      : where
          .map(({ file, records, rows }) =>
            records > 0 ? `${file} (${language.problemCount(records, rows)})` : file,
          )
          .join(', ');
  return `${language.problem(code)}: ${places}.${detail === null ? '' : ` ${detail}`}`;
}
