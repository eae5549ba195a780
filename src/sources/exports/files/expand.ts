import { InputError } from '../shared/errors.ts';
import { readHead } from './export-file.ts';
import type { Found, LeftOut } from './found.ts';
import { refused } from './found.ts';
import { leftAlone } from './left-alone.ts';
import type { Limits } from './limits.ts';
import type { Spool } from './spool.ts';
import { isTar, unpackTar } from './tar.ts';
import { listZip } from './zip.ts';

/** A file of which the first bytes have been read. `known`: what it is, where its archive structure told. */
export interface Peeked {
  found: Found;
  head: Buffer;
  known: 'workbook' | 'binary' | null;
}

const ZIPS = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];
const OTHER_ARCHIVES = ['\x1f\x8b', 'Rar!', '7z\xbc\xaf'];

/** A file, or all files of an archive, down through archives in archives. */
export async function* expand(
  found: Found,
  limits: Limits,
  spool: Spool,
  depth = 0,
): AsyncGenerator<Peeked | LeftOut> {
  const reason = leftAlone(insideOf(found.path));
  if (reason !== null) {
    yield { type: 'skipped', path: found.path, code: reason.code, count: 1, detail: reason.because };
    return;
  }
  try {
    const head = await readHead(found);
    const magic = head.toString('latin1', 0, 4);
    if (isTar(head)) yield* expandTar(found, head, limits, spool, depth);
    else if (OTHER_ARCHIVES.some((start) => magic.startsWith(start)))
      yield refused(found.path, 'archive-unknown', 'Unpack it and hand over the folder.');
    else if (ZIPS.includes(magic)) yield* expandZip(found, head, limits, spool, depth);
    else yield { found, head, known: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield refused(found.path, error.code, error.remedy);
  }
}

async function* expandZip(
  found: Found,
  head: Buffer,
  limits: Limits,
  spool: Spool,
  depth: number,
): AsyncGenerator<Peeked | LeftOut> {
  if (depth >= limits.depth) {
    yield nestedTooDeep(found);
    return;
  }
  const listing = await listZip(found.onDisk ?? (await spool.put(found.bytes())), found, limits);
  const unpackedBytes = listing.entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  if (
    listing.isOffice === 'workbook' &&
    (listing.leftOut.length > 0 || unpackedBytes > limits.workbookBytes)
  ) {
    yield refused(found.path, 'too-large', 'Save the sheet that holds the posts as CSV.');
    return;
  }
  if (listing.isOffice !== null) {
    yield { found, head, known: listing.isOffice === 'workbook' ? 'workbook' : 'binary' };
    return;
  }
  yield* listing.leftOut;
  const opened = listing.entries.filter((entry) => leftAlone(insideOf(entry.path)) === null);
  if (opened.reduce((sum, entry) => sum + entry.sizeBytes, 0) > limits.archiveBytes)
    yield refused(found.path, 'too-large', 'Unpack it and hand over the folders that hold posts only.');
  else for (const entry of listing.entries) yield* expand(entry, limits, spool, depth + 1);
}

async function* expandTar(
  found: Found,
  head: Buffer,
  limits: Limits,
  spool: Spool,
  depth: number,
): AsyncGenerator<Peeked | LeftOut> {
  if (depth >= limits.depth) {
    yield nestedTooDeep(found);
    return;
  }
  const { entries, leftOut } = await unpackTar(found, head, limits, spool);
  yield* leftOut;
  for (const entry of entries) yield* expand(entry, limits, spool, depth + 1);
}

function nestedTooDeep({ path }: Found): LeftOut {
  return refused(path, 'nested-too-deep', 'Unpack the outer archives and hand over the folder.');
}

/** Path without its first part: how somebody calls the folder or archive that they hand over says nothing about its files. */
function insideOf(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}
