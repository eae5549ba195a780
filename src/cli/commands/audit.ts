import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readCorrections } from '../../config/corrections.ts';
import { ConfigError } from '../../config/problems.ts';
import { runPractice } from '../../pipeline/run-practice.ts';
import { loadExpertise, loadKnown } from '../expertise.ts';
import { CommandError, isCouldNotRun } from '../faults.ts';
import { asOfFrom, type Flags, idFromName, nameFromPath, practiceFrom, throughFrom } from '../flags.ts';
import { foldersIn } from '../folders.ts';
import { doJobs, type Job, reportJobs, today } from '../judge.ts';
import { isKeptCollection, keptCollectionJob } from '../kept.ts';
import { withLock } from '../lock.ts';

/** `audit <path…>`: exports that lie there, or one kept collection, judged for one practice. */
export async function audit(paths: string[], flags: Flags): Promise<number> {
  refuseMissing(paths);
  const [first = '.'] = paths;
  const { job, root } = isKeptCollection(first)
    ? await keptCollectionJob(paths, flags)
    : { job: exportsJob(paths, flags), root: '.' };
  const { working } = foldersIn(root, flags.out);
  const settled = await withLock(working, new Date().toISOString(), () => doJobs([job], flags));
  const [only] = settled;
  if (only && 'error' in only && isCouldNotRun(only.error)) throw only.error;
  return reportJobs([job], settled, flags.json === true);
}

function refuseMissing(paths: string[]): void {
  const missing = paths.filter((path) => !existsSync(path)).map((path) => resolve(path));
  if (missing.length === 0) return;
  throw new CommandError(
    'not-found',
    `Nothing lies at ${missing.length === 1 ? 'this path' : 'these paths'}.`,
    missing.join(', '),
    'Check the spelling, or give the folder, zip or file that holds the exports.',
  );
}

function exportsJob(paths: string[], flags: Flags): Job {
  const name = flags.practice ?? nameFromPath(paths[0] ?? '.');
  const id = idFromName(name);
  const { corrections, problems } = readCorrections(
    join(foldersIn('.', flags.out).working, id, 'labels.csv'),
  );
  if (problems.length > 0) throw new ConfigError(problems);
  const practice = { ...practiceFrom(flags, { id, name }, loadKnown().reference), corrections };
  const request = {
    practice,
    paths,
    asOf: asOfFrom(flags),
    through: throughFrom(flags),
    all: flags.all === true,
    today: today(practice.timeZone),
  };
  return {
    practice,
    work: async (observer) =>
      runPractice(request, await loadExpertise(), foldersIn('.', flags.out), observer),
  };
}
