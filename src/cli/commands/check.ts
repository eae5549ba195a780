import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type PracticeReading, readPractices } from '../../config/practices.ts';
import { SCHEMA_VERSION } from '../../model/collection.ts';
import type { SourceReport } from '../../model/source-report.ts';
import { wasRead } from '../../pipeline/nothing-read.ts';
import { checkAccounts } from '../../sources/check-accounts.ts';
import { EXPORT_FORMATS } from '../../sources/exports/index.ts';
import { createHttpClient } from '../../sources/http/client.ts';
import { readExports } from '../../sources/read-exports.ts';
import { accountText, type CheckedAccount, checkedAccount, isBroken } from '../account-check.ts';
import { findBrowser } from '../browser.ts';
import { apisFrom } from '../credentials.ts';
import { loadKnown, WORDS } from '../expertise.ts';
import { CommandError, problemBlock } from '../faults.ts';
import type { Flags } from '../flags.ts';
import { shown } from '../folders.ts';
import { today } from '../judge.ts';
import { sourceTable } from '../source-table.ts';
import { print, printJson, type Style, styleFor } from '../terminal.ts';
import { EXIT } from '../verdict.ts';

const { language } = WORDS;
const MOST_FILES = 60;

/** What a run would read for one practice, or of one path. */
interface Subject {
  title: string;
  problems: PracticeReading['problems'];
  missing: string[];
  sources: SourceReport[];
  /** Accounts that an interface is named for. */
  accounts: CheckedAccount[];
}

/**
 * `check [practice or path…]`: looks and tells, writes nothing; with `--online` every account's interface is tried. Its exit code is the
 * one a run would have.
 */
export async function check(subjects: string[], flags: Flags): Promise<number> {
  const paths = subjects.filter((subject) => existsSync(subject));
  const ids = subjects.filter((subject) => !paths.includes(subject));
  const found = [
    ...(await Promise.all(paths.map(checkPath))),
    ...(ids.length > 0 || subjects.length === 0 ? await checkPractices(flags, ids) : []),
  ];
  const system = { node: process.versions.node, browser: findBrowser() };
  const style = styleFor(process.stdout);
  if (flags.json) printJson({ schemaVersion: SCHEMA_VERSION, ...system, subjects: found });
  else
    print([systemText(system, style), ...found.map((subject) => subjectText(subject, style))].join('\n\n'));
  return exitCodeOf(found);
}

function exitCodeOf(subjects: readonly Subject[]): number {
  if (subjects.some(({ problems }) => problems.length > 0)) return EXIT.couldNotRun;
  const isFailing = (subject: Subject) =>
    subject.missing.length > 0 ||
    hasNothing(subject) ||
    subject.accounts.some(isBroken) ||
    subject.sources.some(({ status }) => status === 'failed');
  return subjects.some(isFailing) ? EXIT.failed : EXIT.done;
}

function hasNothing({ sources, accounts }: Subject): boolean {
  return !sources.some(wasRead) && accounts.length === 0;
}

async function checkPath(path: string): Promise<Subject> {
  const sources = await sourcesIn([path], 'America/New_York');
  return { title: path, problems: [], missing: [], sources, accounts: [] };
}

async function checkPractices(flags: Flags, ids: readonly string[]): Promise<Subject[]> {
  const { config = 'config', online = false, allowPrivate = false } = flags;
  const readings = readPractices(join(config, 'practices'), loadKnown());
  const unknown = ids.find((id) => !readings.some((reading) => reading.id === id));
  if (unknown !== undefined) {
    const remedy = `Practices: ${readings.map(({ id }) => id).join(', ')}. A path must exist.`;
    throw new CommandError('not-found', 'This is neither a practice nor a path.', unknown, remedy);
  }
  const wanted = readings.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const client = createHttpClient({ allowPrivate });
  const apisOf = apisFrom(client);
  try {
    return await Promise.all(wanted.map((reading) => checkPractice(reading, apisOf, online)));
  } finally {
    client.close();
  }
}

async function checkPractice(
  { id, file, configured, problems }: PracticeReading,
  apisOf: ReturnType<typeof apisFrom>,
  online: boolean,
): Promise<Subject> {
  if (configured === null)
    return { title: `${id} · ${shown(file)}`, problems, missing: [], sources: [], accounts: [] };
  const { practice, exports } = configured;
  const apis = apisOf(configured);
  const tried = online ? await checkAccounts(apis) : [];
  const present = exports.filter((path) => existsSync(path));
  return {
    title: `${practice.name} · ${shown(file)}`,
    problems,
    missing: exports.filter((path) => !present.includes(path)).map(shown),
    sources: await sourcesIn(present, practice.timeZone, practice.metaTimeZone),
    accounts: apis.accounts.map((account, i) => checkedAccount(account, tried[i] ?? null)),
  };
}

async function sourcesIn(
  paths: string[],
  timeZone: string,
  metaTimeZone = 'America/Los_Angeles',
): Promise<SourceReport[]> {
  const reports: SourceReport[] = [];
  const context = { timeZone, metaTimeZone, today: today(timeZone) };
  for await (const { report } of readExports(paths, context)) reports.push(report);
  return reports;
}

function systemText({ node, browser }: { node: string; browser: string | null }, style: Style): string {
  const pdf =
    browser === null ? 'no Chrome or Chromium found (only PDF would need one)' : `browser ${browser}`;
  return style.dim(`Node ${node} · ${pdf}`);
}

function subjectText(subject: Subject, style: Style): string {
  const { title, problems, missing, sources, accounts } = subject;
  const columns = ['Version', 'Account', 'Speaks for', 'Records'].map((title) => ({ title }));
  return [
    style.bold(title),
    ...problems.map((problem) => problemBlock(problem, style)),
    ...missing.map((path) => `  ${style.red('✖')} Missing: ${path}`),
    ...(sources.length > 0 ? [sourceTable(sources, columns, cellsOf, style, MOST_FILES)] : []),
    ...accounts.map((account) => accountText(account, style)),
    ...(problems.length === 0 && hasNothing(subject)
      ? [`  ${style.yellow('▲')} No export with posts lies here. What is read: social-vitals list formats`]
      : []),
  ].join('\n');
}

function cellsOf(source: SourceReport): string[] {
  if (!wasRead(source)) return [];
  const { format, account, from, through, read } = source;
  const known = EXPORT_FORMATS.find(({ id }) => id === format);
  const version = known?.reads === 'posts' ? known.version : '';
  return [version, account ?? '', periodOf(from, through), language.number(read)];
}

function periodOf(from: string | null, through: string | null): string {
  if (through === null) return from === null ? 'not told' : `from ${from}`;
  return from === null ? `until ${through}` : `${from} to ${through}`;
}
