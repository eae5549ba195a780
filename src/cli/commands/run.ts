import { join } from 'node:path';
import { type ConfiguredPractice, loadPractices } from '../../config/practices.ts';
import { type Expertise, runPractice } from '../../pipeline/run-practice.ts';
import { loadExpertise, loadKnown } from '../expertise.ts';
import { asOfFrom, type Flags } from '../flags.ts';
import { foldersIn, rootOfConfig } from '../folders.ts';
import { doJobs, type Job, reportJobs, today } from '../judge.ts';
import { withLock } from '../lock.ts';

/** `run [practice…]`: configured practices, one after another. Nothing is run unless the whole configuration is sound. */
export async function run(ids: string[], flags: Flags): Promise<number> {
  const { config = 'config' } = flags;
  const asOf = asOfFrom(flags);
  const practices = loadPractices(join(config, 'practices'), loadKnown(), ids);
  const folders = foldersIn(rootOfConfig(config), flags.out);
  const expertise = await loadExpertise();
  const jobs = practices.map((configured) => jobOf(configured, asOf, expertise, folders));
  const startedAt = new Date().toISOString();
  const settled = await withLock(folders.working, startedAt, () => doJobs(jobs, flags.quiet === true));
  return reportJobs(jobs, settled, flags.json === true);
}

function jobOf(
  { practice, exports }: ConfiguredPractice,
  asOf: string | null,
  expertise: Expertise,
  folders: ReturnType<typeof foldersIn>,
): Job {
  const request = {
    practice,
    paths: exports,
    asOf,
    through: practice.through ?? null,
    all: false,
    today: today(practice.timeZone),
  };
  return { practice, work: (observer) => runPractice(request, expertise, folders, observer) };
}
