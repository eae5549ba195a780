import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Collection, collectionSchema } from '../model/collection.ts';
import { jsonPieces } from '../model/json-pieces.ts';
import { accountKey } from '../model/post.ts';
import { type Snapshot, snapshotSchema } from '../model/snapshot.ts';

/** Private working data of one installation: `<folder>/<practice>/<yyyy-mm>/collection.json` and `snapshot.json`, readable by the owner only. */
export function monthFolder(folder: string, practice: string, asOf: string): string {
  return join(folder, practice, asOf.slice(0, 7));
}

export async function saveCollection(folder: string, collection: Collection): Promise<string> {
  return save(join(monthFolder(folder, collection.practice, collection.asOf), 'collection.json'), collection);
}

export async function saveSnapshot(folder: string, snapshot: Snapshot): Promise<string> {
  return save(join(monthFolder(folder, snapshot.practice.id, snapshot.asOf), 'snapshot.json'), snapshot);
}

/** A record that is written in pieces, but longer than one string can be (512 million characters): it cannot be read back. */
export class TooLongError extends Error {
  override name = 'TooLongError';
}

/** @throws SyntaxError or ZodError when the file is not a collection this version can read; TooLongError */
export async function loadCollection(file: string): Promise<Collection> {
  return collectionSchema.parse(await load(file));
}

/** @throws SyntaxError or ZodError when the file is not a snapshot this version can read; TooLongError */
export async function loadSnapshot(file: string): Promise<Snapshot> {
  return snapshotSchema.parse(await load(file));
}

/** The latest kept snapshot of an earlier month; null when there is none, or none this version can read. */
export async function previousSnapshot(folder: string, current: Snapshot): Promise<Snapshot | null> {
  const months = join(folder, current.practice.id);
  if (!existsSync(months)) return null;
  const month = current.asOf.slice(0, 7);
  for (const earlier of (await readdir(months))
    .filter((name) => name < month)
    .sort()
    .reverse()) {
    const file = join(months, earlier, 'snapshot.json');
    if (!existsSync(file)) continue;
    const parsed = snapshotSchema.safeParse(await load(file).catch(nullWhenTooLong));
    if (parsed.success) return parsed.data;
  }
  return null;
}

/** Posts by `accountKey` in the collection that was kept last; empty when there is none, or none this version can read. */
export async function keptPosts(folder: string, practice: string): Promise<Map<string, number>> {
  const months = join(folder, practice);
  const latest = existsSync(months)
    ? (await readdir(months))
        .map((month) => join(months, month, 'collection.json'))
        .filter((file) => existsSync(file))
        .sort()
        .at(-1)
    : undefined;
  const counts = new Map<string, number>();
  const collection = latest === undefined ? null : await loadCollection(latest).catch(() => null);
  for (const { platform, account } of collection?.posts ?? []) {
    const key = accountKey(platform, account);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

async function load(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw TOO_LONG.includes(error.code ?? '') ? new TooLongError(file, { cause: error }) : error;
  });
  return JSON.parse(text);
}

const TOO_LONG = ['ERR_STRING_TOO_LONG', 'ERR_FS_FILE_TOO_LARGE'];

function nullWhenTooLong(error: unknown): null {
  if (error instanceof TooLongError) return null;
  throw error;
}

async function save(file: string, record: Collection | Snapshot): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, lines(record), { mode: 0o600 });
  await rename(temporary, file);
  return file;
}

function* lines(record: Collection | Snapshot): Generator<string> {
  yield* jsonPieces(record, 1);
  yield '\n';
}
