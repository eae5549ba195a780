import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type PracticeReading, readPractices } from '../../config/practices.ts';
import { type Collection, SCHEMA_VERSION } from '../../model/collection.ts';
import type { Practice } from '../../model/practice.ts';
import type { SourceReport } from '../../model/source-report.ts';
import { wasRead } from '../../pipeline/nothing-read.ts';
import { checkAccounts } from '../../sources/check-accounts.ts';
import { collect } from '../../sources/collect.ts';
import { createHttpClient } from '../../sources/http/client.ts';
import { accountText, type CheckedAccount, checkedAccount, isBroken } from '../account-check.ts';
import { findBrowser } from '../browser.ts';
import { apisFrom } from '../credentials.ts';
import { loadKnown } from '../expertise.ts';
import { CommandError, problemBlock } from '../faults.ts';
import { asOfFrom, type Flags, practiceFrom, throughFrom } from '../flags.ts';
import { shown } from '../folders.ts';
import { today } from '../judge.ts';
import { DETAILED, sourceTable } from '../source-table.ts';
import { print, printJson, type Style, styleFor } from '../terminal.ts';
import { EXIT } from '../verdict.ts';

/** What a run would read for one practice, or of one path. */
interface Subject {
  title: string;
  problems: PracticeReading['problems'];
  missing: string[];
  sources: SourceReport[];
  /** What a report would judge; null where there is nothing to read. */
  window: Collection['window'] | null;
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
    ...(await Promise.all(paths.map((path) => checkPath(path, flags)))),
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

async function checkPath(path: string, flags: Flags): Promise<Subject> {
  const practice = practiceFrom(flags, { id: 'check', name: path }, loadKnown().reference);
  return { title: path, problems: [], missing: [], ...(await read([path], practice, flags)), accounts: [] };
}

async function checkPractices(flags: Flags, ids: readonly string[]): Promise<Subject[]> {
  const { config = 'config', allowPrivate = false } = flags;
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
    return await Promise.all(wanted.map((reading) => checkPractice(reading, apisOf, flags)));
  } finally {
    client.close();
  }
}

async function checkPractice(
  { id, file, configured, problems }: PracticeReading,
  apisOf: ReturnType<typeof apisFrom>,
  flags: Flags,
): Promise<Subject> {
  if (configured === null)
    return {
      title: `${id} · ${shown(file)}`,
      problems,
      missing: [],
      sources: [],
      window: null,
      accounts: [],
    };
  const { practice, exports } = configured;
  const apis = apisOf(configured);
  const tried = flags.online ? await checkAccounts(apis) : [];
  const present = exports.filter((path) => existsSync(path));
  return {
    title: `${practice.name} · ${shown(file)}`,
    problems,
    missing: exports.filter((path) => !present.includes(path)).map(shown),
    ...(await read(present, practice, flags)),
    accounts: apis.accounts.map((account, i) => checkedAccount(account, tried[i] ?? null)),
  };
}

/** Everything a run would do with the files: repeated posts, the window, gaps and old exports are told as a report would tell them. */
async function read(
  paths: string[],
  practice: Practice,
  flags: Flags,
): Promise<Pick<Subject, 'sources' | 'window'>> {
  if (paths.length === 0) return { sources: [], window: null };
  const { sources, window } = await collect({
    practice,
    paths,
    asOf: asOfFrom(flags),
    through: throughFrom(flags) ?? practice.through ?? null,
    all: false,
    today: today(practice.timeZone),
  });
  return { sources, window };
}

function systemText({ node, browser }: { node: string; browser: string | null }, style: Style): string {
  const pdf =
    browser === null ? 'no Chrome or Chromium found (only PDF would need one)' : `browser ${browser}`;
  return style.dim(`Node ${node} · ${pdf}`);
}

function subjectText(subject: Subject, style: Style): string {
  const { title, problems, missing, sources, window, accounts } = subject;
  return [
    style.bold(title),
    ...problems.map((problem) => problemBlock(problem, style)),
    ...missing.map((path) => `  ${style.red('✖')} Missing: ${path}`),
    ...(sources.length > 0 ? [sourceTable(sources, DETAILED, style)] : []),
    ...(window !== null && sources.some(({ outsideWindow }) => outsideWindow > 0)
      ? [
          style.dim(
            `  Outside: collected, but not in the days a report would judge, ${window.from} to ${window.to}.`,
          ),
        ]
      : []),
    ...accounts.map((account) => accountText(account, style)),
    ...(problems.length === 0 && hasNothing(subject)
      ? [`  ${style.yellow('▲')} No export with posts lies here. What is read: social-vitals list formats`]
      : []),
  ].join('\n');
}
