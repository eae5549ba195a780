import { pipeline } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import type { ReadEntry } from 'tar';
import yauzl from 'yauzl';
import { InputError } from '../shared/errors.ts';
import type { Found, LeftOut } from './found.ts';
import { refused } from './found.ts';
import { isClutter, leftAlone } from './left-alone.ts';
import type { Limits } from './limits.ts';
import type { Spool } from './spool.ts';
import { tarEntries } from './tar-entries.ts';
import { fileBytes } from './walk.ts';

/** What a tar holds, in the order of names. */
export interface TarListing {
  entries: Found[];
  leftOut: LeftOut[];
}

const GZIP = Buffer.from([0x1f, 0x8b]);
const MAGIC_AT = 257;

/** Whether a file that begins like this is a tar, gzipped or not. */
export function isTar(head: Buffer): boolean {
  const start = isGzip(head) ? gunzippedStart(head) : head;
  return start.toString('latin1', MAGIC_AT, MAGIC_AT + 5) === 'ustar';
}

function isGzip(head: Buffer): boolean {
  return head.subarray(0, 2).equals(GZIP);
}

function gunzippedStart(head: Buffer): Buffer {
  try {
    return gunzipSync(head.subarray(0, 4096), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}

/**
 * Goes through a tar once and spools what is not left alone, since a tar can be read from its start only. Where it breaks off,
 * the files that came whole are there and the break is reported. Throws `InputError` beyond the limits.
 */
export async function unpackTar(
  archive: Found,
  head: Buffer,
  limits: Limits,
  spool: Spool,
): Promise<TarListing> {
  const entries = new Map<string, Found>();
  const leftOut: LeftOut[] = [];
  let count = 0;
  let openedBytes = 0;
  try {
    for await (const { entry, bytes } of tarEntries(unpacked(archive, isGzip(head), limits))) {
      count += 1;
      if (count > limits.entries)
        throw new InputError('too-many-entries', archive.path, 'Hand over the folders that hold posts only.');
      const name = entry.path.replace(/^(\.\/)+/, '');
      if (entry.type === 'Directory' || name === '' || name.endsWith('/') || isClutter(name)) continue;
      const problem = problemOf(name, entry, archive.path, limits);
      if (problem !== null) {
        leftOut.push(problem);
        continue;
      }
      const isRead = leftAlone(name) === null;
      openedBytes += isRead ? entry.size : 0;
      if (openedBytes > limits.archiveBytes)
        throw new InputError(
          'too-large',
          archive.path,
          'Unpack it and hand over the folders that hold posts only.',
        );
      // Of two entries of one name the later is the file.
      entries.set(name, entryFile(archive, name, entry.size, isRead ? await spool.put(bytes()) : null));
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    leftOut.push(refused(archive.path, 'archive-damaged', 'Damaged or cut off: download it again.'));
  }
  return { entries: [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), leftOut };
}

/** The bytes of the tar itself. Throws `InputError` when they grow beyond what a real archive packs. */
async function* unpacked(archive: Found, isPacked: boolean, limits: Limits): AsyncGenerator<Buffer> {
  if (!isPacked) {
    yield* archive.bytes();
    return;
  }
  const most = Math.max(limits.ratioFromBytes, limits.ratio * archive.sizeBytes);
  let length = 0;
  const gunzip = createGunzip();
  // What goes wrong on the way shows where the chunks are taken.
  pipeline(archive.bytes(), gunzip, () => {});
  for await (const chunk of gunzip) {
    length += chunk.length;
    if (length > most)
      throw new InputError(
        'packed-too-tightly',
        archive.path,
        'Unpack the archive and hand over the folder, if you trust it.',
      );
    yield chunk;
  }
}

const FILES = ['File', 'OldFile', 'ContiguousFile'];

function problemOf(name: string, entry: ReadEntry, archive: string, limits: Limits): LeftOut | null {
  if (yauzl.validateFileName(name) !== null)
    return refused(
      archive,
      'unsafe-path',
      'A file in the archive points outside of it: make the archive anew.',
    );
  const path = `${archive}/${name}`;
  if (!FILES.includes(entry.type))
    return refused(path, 'link', 'Put the file itself into the archive instead of a link.');
  if (entry.size > limits.entryBytes)
    return refused(
      path,
      'too-large',
      `Larger than ${limits.entryBytes} bytes: unpack it and hand over the file.`,
    );
  return null;
}

/** `onDisk` = null: left alone, never read. */
function entryFile(archive: Found, name: string, sizeBytes: number, onDisk: string | null): Found {
  const path = `${archive.path}/${name}`;
  const folders = name.split('/').slice(0, -1).reverse();
  return {
    path,
    place: `${archive.place}/${name}`,
    containers: [...folders, archive.path.split('/').at(-1) ?? '', ...archive.containers],
    sizeBytes,
    onDisk,
    bytes: () => (onDisk === null ? nothing() : fileBytes(onDisk, path)),
  };
}

async function* nothing(): AsyncGenerator<never> {}
