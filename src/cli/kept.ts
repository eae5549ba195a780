import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readPractice } from '../config/practices.ts';
import { ConfigError } from '../config/problems.ts';
import { loadCollection, loadSnapshot, TooLongError } from '../history/store.ts';
import { SCHEMA_VERSION } from '../model/collection.ts';
import type { Practice } from '../model/practice.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { runCollection } from '../pipeline/run-practice.ts';
import { loadExpertise, loadKnown } from './expertise.ts';
import { CommandError } from './faults.ts';
import { type Flags, practiceFrom } from './flags.ts';
import { foldersIn, rootOfRecord } from './folders.ts';
import type { Job } from './judge.ts';

const HEAD_BYTES = 200;

/** Whether a file begins as the program itself begins a collection. */
export function isKeptCollection(path: string): boolean {
  if (!path.endsWith('.json') || !existsSync(path) || !statSync(path).isFile()) return false;
  const head = Buffer.alloc(HEAD_BYTES);
  const file = openSync(path, 'r');
  readSync(file, head);
  closeSync(file);
  return /^\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"practice"\s*:\s*"/.test(head.toString());
}

/** A kept collection judged again, with the practice as it is configured or was judged before; flags have the last word. */
export async function keptCollectionJob(paths: string[], flags: Flags): Promise<{ job: Job; root: string }> {
  const [file = ''] = paths;
  refuseWhatIsFixed(paths, flags);
  const collection = await loaded(file, 'collection', loadCollection);
  const root = rootOfRecord(file);
  const known = await knownPractice(root, file, collection.practice);
  const practice = practiceFrom(flags, { timeZone: collection.timeZone, ...known }, loadKnown().reference);
  const work: Job['work'] = async (observer) =>
    runCollection(collection, practice, await loadExpertise(), foldersIn(root, flags.out), observer);
  return { job: { practice, work }, root };
}

export async function loadKeptSnapshot(file: string): Promise<Snapshot> {
  return loaded(file, 'snapshot', loadSnapshot);
}

/** What a collection has settled already cannot be asked of it again. */
function refuseWhatIsFixed(paths: string[], flags: Flags): void {
  if (paths.length > 1) {
    const remedy = 'Hand over either exports or one kept collection.';
    throw new CommandError('kept-alone', 'A kept collection is judged alone.', paths[0] ?? null, remedy);
  }
  const fixed = (['asOf', 'month', 'days', 'through', 'timeZone', 'metaTimeZone', 'all'] as const).find(
    (flag) => flags[flag] !== undefined,
  );
  if (fixed === undefined) return;
  const flag = fixed.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new CommandError(
    'kept-fixed',
    `--${flag} does not apply to a kept collection: its day, period and zone are settled.`,
    null,
    'Leave the flag out, or audit the exports themselves.',
  );
}

/** From the configuration beside it, else from the snapshot beside it, else nothing but its id. */
async function knownPractice(
  root: string,
  file: string,
  id: string,
): Promise<{ id: string; name: string } & Partial<Practice>> {
  const config = join(root, 'config', 'practices', `${id}.yaml`);
  if (existsSync(config)) {
    const { configured, problems } = readPractice(config, loadKnown());
    if (configured === null) throw new ConfigError(problems);
    return configured.practice;
  }
  const snapshot = await loadSnapshot(resolve(file, '../snapshot.json')).catch(() => null);
  if (snapshot === null) return { id, name: id };
  const { name, specialty } = snapshot.practice;
  return { id, name, ...(specialty !== null && { specialty }) };
}

async function loaded<T>(
  file: string,
  kind: 'collection' | 'snapshot',
  load: (file: string) => Promise<T>,
): Promise<T> {
  if (!existsSync(file) || !statSync(file).isFile()) {
    const remedy = `Give the path of a ${kind}.json, such as .social-vitals/<practice>/<yyyy-mm>/${kind}.json.`;
    throw new CommandError('not-found', `There is no such ${kind}.`, file, remedy);
  }
  try {
    return await load(file);
  } catch (error) {
    if (error instanceof TooLongError) {
      const remedy = 'Judge the exports again, those of fewer years in one go: social-vitals audit, or run.';
      throw new CommandError('too-long', `This ${kind} is too long to be read back.`, file, remedy, error);
    }
    throw new CommandError(
      `not-a-${kind}`,
      `This is not a ${kind} that this version can read (schema ${SCHEMA_VERSION}).`,
      file,
      `Judge the exports again to write a new one: social-vitals audit, or run.`,
      error,
    );
  }
}
