import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { DamagedFileError, InputError } from '../shared/errors.ts';
import type { Found, LeftOut } from './found.ts';
import { refused } from './found.ts';
import { isClutter } from './left-alone.ts';
import type { Limits } from './limits.ts';

/** Pieces that stay in the processor's cache: four times as large takes a third longer to split into cells. */
const CHUNK_BYTES = 64 * 1024;

/**
 * Files at and below the paths, in the order of paths, then of names. A file met twice is delivered once. Links below a
 * path are not followed. Throws `InputError` for a path that is not there and for more files than the limit.
 */
export async function* walk(paths: string[], limits: Limits): AsyncGenerator<Found | LeftOut> {
  const met = new Set<string>();
  for (const path of paths) {
    const onDisk = await existing(path);
    const name = basename(onDisk);
    const kind = await stat(onDisk);
    const all = kind.isDirectory()
      ? walkFolder(onDisk, name, [name])
      : [kind.isFile() ? await loose(onDisk, name, [basename(dirname(onDisk))]) : notAFile(name)];
    for await (const found of all) {
      const key = 'place' in found ? found.place : `${onDisk}\n${found.path}`;
      if (met.has(key)) continue;
      met.add(key);
      if (met.size > limits.entries)
        throw new InputError('too-many-entries', path, 'Hand over the folders that hold posts only.');
      yield found;
    }
  }
}

async function existing(path: string): Promise<string> {
  try {
    return await realpath(resolve(path));
  } catch (error) {
    throw new InputError('not-found', path, 'Check the spelling of the path; nothing lies there.', error);
  }
}

async function* walkFolder(
  onDisk: string,
  path: string,
  containers: string[],
): AsyncGenerator<Found | LeftOut> {
  const entries = await readdir(onDisk, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    yield refused(path, 'unreadable', 'Allow this program to read the folder.');
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = `${path}/${entry.name}`;
    const innerOnDisk = join(onDisk, entry.name);
    if (isClutter(entry.isDirectory() ? `${inner}/` : inner)) continue;
    if (entry.isDirectory()) yield* walkFolder(innerOnDisk, inner, [entry.name, ...containers]);
    else if (entry.isFile()) yield await loose(innerOnDisk, inner, containers);
    else yield notAFile(inner);
  }
}

/** To wait for what comes out of a pipe might take for ever. */
function notAFile(path: string): LeftOut {
  return refused(path, 'link', 'Links, pipes and devices are not followed: put the file itself here.');
}

async function loose(onDisk: string, path: string, containers: string[]): Promise<Found> {
  return {
    path,
    place: onDisk.split(sep).join('/'),
    containers,
    sizeBytes: (await stat(onDisk)).size,
    onDisk,
    bytes: () => fileBytes(onDisk, path),
  };
}

export async function* fileBytes(onDisk: string, path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(onDisk, { highWaterMark: CHUNK_BYTES });
  } catch (error) {
    throw new DamagedFileError('unreadable', path, 'Allow this program to read the file.', error);
  }
}
