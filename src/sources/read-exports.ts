import type { Account } from '../model/account.ts';
import type { Comment } from '../model/comment.ts';
import type { Problem, SourceReport } from '../model/source-report.ts';
import type { ExportFile, Item, PostFormat, ReadContext } from './exports/format.ts';
import { EXPORT_FORMATS } from './exports/index.ts';
import { type LeftOut, openExports } from './exports/open.ts';
import { type Recognised, recognise } from './exports/recognise.ts';
import { InputError } from './exports/shared/errors.ts';
import type { Gathered } from './merge.ts';

/** Above this share of rejected records a file counts as read in part (design 8). */
export const PARTIAL_ABOVE = 0.05;
const ROWS_NAMED = 10;

/** One file and what it gave. `report.kept` still holds every record that was not rejected or repeated inside the file. */
export interface FileReading {
  report: SourceReport;
  records: Gathered[];
  accounts: Account[];
  /** With the record each stands in: a review and the reply to it may be one. */
  comments: { comment: Comment; row: number }[];
  /** How many of the rejected records are sound, but not the public's to see. */
  leftOut: number;
}

/** Reads every file that was handed over, in a fixed order; each is accounted for, whatever becomes of it. */
export async function* readExports(paths: string[], context: ReadContext): AsyncGenerator<FileReading> {
  let number = 0;
  for await (const file of openExports(paths)) {
    number++;
    const id = `file-${number}`;
    if (!('rows' in file)) yield nothingRead(leftOut(id, file));
    else
      yield await readFile(id, file, context).catch((error: unknown) => nothingRead(failed(id, file, error)));
  }
}

async function readFile(id: string, file: ExportFile, context: ReadContext): Promise<FileReading> {
  const { format, nearest } = recognise(file, EXPORT_FORMATS);
  if (format === null) return nothingRead(unrecognised(id, file, nearest));
  const platform = format.platform === 'any' ? null : format.platform;
  const version = format.reads === 'posts' ? { version: format.version } : {};
  const known = { format: format.id, title: format.title, platform, ...version };
  const report: SourceReport = { ...blank(id, file.path), ...known };
  if (format.reads === 'nothing') {
    return nothingRead({ ...report, status: 'skipped', problems: [problem('ignored', format.because)] });
  }
  return readPosts(report, file, format, context);
}

async function readPosts(
  report: SourceReport,
  file: ExportFile,
  format: PostFormat,
  context: ReadContext,
): Promise<FileReading> {
  const period = await format.period(file, context);
  const reading: FileReading = { ...nothingRead({ ...report, ...period }), report: { ...report, ...period } };
  const problems = new Map<string, Problem>();
  const formatName = `${format.id}@${format.version}`;
  let broken = false;
  try {
    for await (const item of format.read(file, context)) take(item, reading, problems, formatName);
  } catch (error) {
    broken = true;
    const fault = faultOf(error);
    problems.set(fault.code, fault);
  }
  if (file.encoding === 'windows-1252') problems.set('re-encoded', problem('re-encoded', null));
  return {
    ...reading,
    report: {
      ...reading.report,
      status: statusOf(reading, broken),
      account: mainAccount(reading),
      problems: [...problems.values()],
    },
  };
}

function statusOf(
  { report: { read, rejected }, leftOut, accounts }: FileReading,
  broken: boolean,
): SourceReport['status'] {
  if (broken) return read > 0 ? 'partial' : 'failed';
  if (read === 0) return accounts.length > 0 ? 'complete' : 'empty';
  return rejected - leftOut > read * PARTIAL_ABOVE ? 'partial' : 'complete';
}

function take(item: Item, reading: FileReading, problems: Map<string, Problem>, format: string): void {
  const { report } = reading;
  switch (item.type) {
    case 'post': {
      report.read++;
      report.kept++;
      reading.records.push({
        draft: item.post,
        keys: item.keys,
        provenance: {
          source: report.id,
          format,
          file: report.file,
          row: item.row,
          observedAt: report.through,
        },
      });
      return;
    }
    case 'repeat':
      report.read++;
      report.duplicate++;
      return;
    case 'comment':
      if (reading.comments.at(-1)?.row !== item.row) {
        report.read++;
        report.kept++;
      }
      reading.comments.push({ comment: item.comment, row: item.row });
      return;
    case 'rejected':
      report.read++;
      report.rejected++;
      count(problems, item.code, item.row, null);
      return;
    case 'left-out':
      report.read++;
      report.rejected++;
      reading.leftOut++;
      count(problems, item.code, item.row, null);
      return;
    case 'notice':
      count(problems, item.code, item.row, item.detail ?? null);
      return;
    case 'account':
      reading.accounts.push({ ...item.account, observedAt: item.account.observedAt ?? report.through });
      return;
  }
}

export function count(
  problems: Map<string, Problem>,
  code: string,
  row: number | null,
  detail: string | null,
): void {
  const known = problems.get(code) ?? { code, count: 0, rows: [], detail };
  known.count++;
  if (row !== null && known.rows.length < ROWS_NAMED) known.rows.push(row);
  problems.set(code, known);
}

/** The account most records of a file stand on. */
function mainAccount({ records, accounts, comments }: FileReading): string | null {
  const counts = new Map<string, number>();
  for (const { draft } of records)
    if (draft.account !== null) counts.set(draft.account, (counts.get(draft.account) ?? 0) + 1);
  const most = [...counts].reduce<[string, number] | null>(
    (a, b) => (a === null || b[1] > a[1] ? b : a),
    null,
  );
  return most?.[0] ?? accounts[0]?.handle ?? comments[0]?.comment.account ?? null;
}

/** A file that cannot be read at all leaves the others alive. */
function failed(id: string, file: ExportFile, error: unknown): SourceReport {
  return { ...blank(id, file.path), title: 'not readable', status: 'failed', problems: [faultOf(error)] };
}

/** What broke, without the words of an exception that nobody foresaw: they may hold somebody's data. */
export function faultOf(error: unknown): Problem {
  if (error instanceof InputError) return problem(error.code, error.remedy);
  const kind = error instanceof Error ? error.name : 'unknown';
  return problem(
    'internal-fault',
    `A fault of the program (${kind}). What came before in the file is kept; please report it.`,
  );
}

export function blank(id: string, file: string | null): SourceReport {
  return {
    id,
    file,
    format: null,
    title: 'not recognized',
    platform: null,
    account: null,
    status: 'complete',
    from: null,
    through: null,
    read: 0,
    kept: 0,
    duplicate: 0,
    outsideWindow: 0,
    rejected: 0,
    problems: [],
  };
}

export function nothingRead(report: SourceReport): FileReading {
  return { report, records: [], accounts: [], comments: [], leftOut: 0 };
}

function leftOut(id: string, { type, path, code, count, detail }: LeftOut): SourceReport {
  const title = type === 'skipped' ? 'left alone on purpose' : 'not opened';
  const status = type === 'skipped' ? 'skipped' : 'failed';
  return { ...blank(id, path), title, status, problems: [{ code, count, rows: [], detail }] };
}

/** A format of which less than half is there, or one part alone, is not near; then only what helps with any file is told. */
function whatDiffers(file: ExportFile, nearest: Recognised['nearest']): string | null {
  if (nearest !== null && nearest.found.length >= Math.max(2, nearest.missing.length))
    return `Nearest: ${nearest.format.title}; it differs in: ${nearest.missing.join(', ')}.`;
  return file.type === 'table' ? 'Its posts can be put into our own table: docs/csv-template.md.' : null;
}

function unrecognised(id: string, file: ExportFile, nearest: Recognised['nearest']): SourceReport {
  const isEmpty = file.type === 'empty';
  return {
    ...blank(id, file.path),
    status: 'unrecognised',
    problems: [
      problem(isEmpty ? 'empty-file' : 'not-recognised', isEmpty ? null : whatDiffers(file, nearest)),
    ],
  };
}

export function problem(code: string, detail: string | null): Problem {
  return { code, count: 1, rows: [], detail };
}
