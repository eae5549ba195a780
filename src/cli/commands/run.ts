import { join } from 'node:path';
import { type ConfiguredPractice, loadPractices } from '../../config/practices.ts';
import { type Expertise, type Folders, runPractice } from '../../pipeline/run-practice.ts';
import { folderCache } from '../../sources/http/cache.ts';
import { createHttpClient } from '../../sources/http/client.ts';
import type { Apis } from '../../sources/read-apis.ts';
import { apisFrom } from '../credentials.ts';
import { loadExpertise, loadKnown } from '../expertise.ts';
import { asOfFrom, concurrencyFrom, type Flags } from '../flags.ts';
import { foldersIn, rootOfConfig } from '../folders.ts';
import { doJobs, type Job, reportJobs, today } from '../judge.ts';
import { withLock } from '../lock.ts';

/** `run [practice…]`: configured practices, several at a time. Nothing is run unless the whole configuration is sound. */
export async function run(ids: string[], flags: Flags): Promise<number> {
  const { config = 'config' } = flags;
  const asOf = asOfFrom(flags);
  const concurrency = concurrencyFrom(flags);
  const practices = loadPractices(join(config, 'practices'), loadKnown(), ids);
  const folders = foldersIn(rootOfConfig(config), flags.out);
  const expertise = await loadExpertise();
  const client = createHttpClient({
    allowPrivate: flags.allowPrivate === true,
    cache: folderCache(join(folders.working, '.replies')),
  });
  const apisOf = apisFrom(client);
  const jobs = practices.map((configured) => jobOf(configured, asOf, apisOf(configured), expertise, folders));
  const startedAt = new Date().toISOString();
  try {
    const settled = await withLock(folders.working, startedAt, () => doJobs(jobs, flags, concurrency));
    return reportJobs(jobs, settled, flags.json === true);
  } finally {
    client.close();
  }
}

function jobOf(
  { practice, exports }: ConfiguredPractice,
  asOf: string | null,
  apis: Apis,
  expertise: Expertise,
  folders: Folders,
): Job {
  const request = {
    practice,
    paths: exports,
    apis,
    asOf,
    through: practice.through ?? null,
    all: false,
    today: today(practice.timeZone),
  };
  return { practice, work: (observer) => runPractice(request, expertise, folders, observer) };
}
