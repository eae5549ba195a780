import { runSnapshot } from '../../pipeline/run-practice.ts';
import { loadExpertise } from '../expertise.ts';
import type { Flags } from '../flags.ts';
import { foldersIn, rootOfRecord } from '../folders.ts';
import { doJobs, type Job, reportJobs } from '../judge.ts';
import { loadKeptSnapshot } from '../kept.ts';
import { withLock } from '../lock.ts';

/** `render <snapshot.json>`: compares, renders and delivers a kept snapshot again. */
export async function render(file: string, flags: Flags): Promise<number> {
  const snapshot = await loadKeptSnapshot(file);
  const folders = foldersIn(rootOfRecord(file), flags.out);
  const { id, name } = snapshot.practice;
  const job: Job = {
    practice: { id, name },
    work: async (observer) => runSnapshot(snapshot, await loadExpertise(), folders, observer),
  };
  const startedAt = new Date().toISOString();
  const settled = await withLock(folders.working, startedAt, () => doJobs([job], flags));
  return reportJobs([job], settled, flags.json === true);
}
