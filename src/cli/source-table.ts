import type { SourceReport } from '../model/source-report.ts';
import { WORDS } from './expertise.ts';
import { type Column, paragraph, table } from './table.ts';
import type { Style } from './terminal.ts';

const { language } = WORDS;
const MOST_NOTES = 8;
const MOST_NAMED = 2;

/**
 * Files under what they are, then what there is to note about them: a note that several files share is said once. Of many files only
 * the most telling are listed, and how many more there are.
 * @param columns what to tell of each file; the file's own column comes first
 */
export function sourceTable(
  sources: readonly SourceReport[],
  columns: readonly Column[],
  cellsOf: (source: SourceReport) => string[],
  style: Style,
  most: number,
): string {
  const told = sources.filter(({ status, file }) => status !== 'skipped' || file === null);
  const urgent = [...told].sort((a, b) => urgency(a) - urgency(b)).slice(0, most);
  const listed = told
    .filter((source) => urgent.includes(source))
    .sort((a, b) => Number(isUnread(a)) - Number(isUnread(b)));
  const groups = groupBy(listed, (source) => kindOf(source, style));
  const files = [...groups.values()].flat();
  const rows = files.map((source) => [`  ${rowName(source)}`, ...cellsOf(source)]);
  const first = told.some(({ file }) => file === null) ? 'Source' : 'File';
  const [titles = '', ...lines] = table([{ title: first, fit: 'cut' }, ...columns], rows).split('\n');
  const more = told.length - files.length;
  const leftAlone = sources.length - told.length;
  const besides = [
    ...(more > 0 ? [`${language.count(more, 'more file')} without anything to note.`] : []),
    ...(leftAlone > 0 ? [`${language.count(leftAlone, 'file')} known and left alone on purpose.`] : []),
    ...notes(told),
  ];
  return [
    ...(files.length > 0 ? [style.dim(titles)] : []),
    ...[...groups].flatMap(([kind, members]) => [
      `  ${kind}`,
      ...members.map((source) => lines[files.indexOf(source)] ?? ''),
    ]),
    ...besides.map((text) => style.dim(paragraph(text, 4, '·'))),
  ].join('\n');
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
function kindOf({ format, title, status }: SourceReport, style: Style): string {
  if (status === 'failed') return style.red(language.sourceStates.failed.text);
  return format === null ? style.yellow(language.sourceStates[status].text) : title;
}

function isUnread({ status }: SourceReport): boolean {
  return status === 'failed' || status === 'unrecognised';
}

function urgency({ status, problems }: SourceReport): number {
  if (status !== 'complete' && status !== 'empty') return 0;
  return problems.length > 0 ? 1 : 2;
}

interface Note {
  file: string;
  records: number;
  rows: number[];
}

function notes(sources: readonly SourceReport[]): string[] {
  const noted = new Map<string, { code: string; detail: string | null; where: Note[] }>();
  for (const source of sources) {
    for (const { code, count, rows, detail } of source.problems) {
      const key = `${code} ${detail}`;
      const note = noted.get(key) ?? { code, detail, where: [] };
      note.where.push({ file: nameOf(source), records: rows.length > 0 || count > 1 ? count : 0, rows });
      noted.set(key, note);
    }
  }
  const all = [...noted.values()].map(noteText);
  const left = all.length - MOST_NOTES;
  return left > 1
    ? [...all.slice(0, MOST_NOTES), `${language.count(left, 'more note')} in the report.`]
    : all;
}

/** `Undated: youtube/Table data.csv (2×, records 30, 36).` */
function noteText({ code, detail, where }: { code: string; detail: string | null; where: Note[] }): string {
  const records = where.reduce((sum, one) => sum + one.records, 0);
  const places =
    where.length > MOST_NAMED
      ? `${language.count(where.length, 'file')}${records > 0 ? `, ${language.count(records, 'record')}` : ''}`
      : where
          .map(({ file, records, rows }) =>
            records > 0 ? `${file} (${language.problemCount(records, rows)})` : file,
          )
          .join(', ');
  return `${language.problem(code)}: ${places}.${detail === null ? '' : ` ${detail}`}`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
