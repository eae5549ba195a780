import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import { DamagedFileError, InputError } from '../shared/errors.ts';
import type { Found, LeftOut } from './found.ts';
import { refused } from './found.ts';
import { isClutter } from './left-alone.ts';
import type { Limits } from './limits.ts';

/** What a zip holds, in the order of names. Office documents are zips too, but one file to their owner. */
export interface ZipListing {
  isOffice: 'workbook' | 'other' | null;
  entries: Found[];
  leftOut: LeftOut[];
}

const UNIX_LINK = 0o120000;
const UNIX_FILE_TYPE = 0o170000;

/** Lists a zip that lies on disk; `archive` is how it is called. Nothing is unpacked. Throws `InputError` when it is no sound zip. */
export async function listZip(onDisk: string, archive: Found, limits: Limits): Promise<ZipListing> {
  const entries: { name: string; entry: Entry }[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of await centralDirectory(onDisk, archive.path, limits)) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
    const name = yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
    if (name.endsWith('/') || isClutter(name)) continue;
    const problem = problemOf(name, entry, archive.path, limits);
    if (problem === null) entries.push({ name, entry });
    else leftOut.push(problem);
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const office = entries.some(({ name }) => name === '[Content_Types].xml');
  const isOffice = office
    ? entries.some(({ name }) => name.startsWith('xl/'))
      ? 'workbook'
      : 'other'
    : null;
  return {
    isOffice,
    entries: entries.map(({ name, entry }) => archived(onDisk, archive, name, entry)),
    leftOut,
  };
}

async function centralDirectory(onDisk: string, path: string, limits: Limits): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    const zip = await yauzl.openPromise(onDisk, { autoClose: true, decodeStrings: false });
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > limits.entries) break;
    }
  } catch (error) {
    const remedy =
      'Not a sound zip; perhaps cut off, or one part of several: download it again and unpack it.';
    throw new InputError('archive-damaged', path, remedy, error);
  }
  if (entries.length > limits.entries)
    throw new InputError('too-many-entries', path, 'Hand over the folders that hold posts only.');
  return entries;
}

function problemOf(name: string, entry: Entry, archive: string, limits: Limits): LeftOut | null {
  if (yauzl.validateFileName(name) !== null)
    return refused(
      archive,
      'unsafe-path',
      'A file in the archive points outside of it: make the archive anew.',
    );
  const path = `${archive}/${name}`;
  if (((entry.externalFileAttributes >>> 16) & UNIX_FILE_TYPE) === UNIX_LINK)
    return refused(path, 'link', 'Put the file itself into the archive instead of a link.');
  if (entry.isEncrypted()) return refused(path, 'encrypted', 'Hand over the archive without a password.');
  if (!entry.canDecodeFileData())
    return refused(path, 'packing-unknown', 'Unpack the archive and hand over the folder.');
  if (entry.uncompressedSize > limits.entryBytes)
    return refused(
      path,
      'too-large',
      `Larger than ${limits.entryBytes} bytes: unpack it and hand over the file.`,
    );
  if (
    entry.uncompressedSize > limits.ratioFromBytes &&
    entry.uncompressedSize > limits.ratio * Math.max(1, entry.compressedSize)
  )
    return refused(
      path,
      'packed-too-tightly',
      'Unpack the archive and hand over the folder, if you trust it.',
    );
  return null;
}

function archived(onDisk: string, archive: Found, name: string, entry: Entry): Found {
  const path = `${archive.path}/${name}`;
  const folders = name.split('/').slice(0, -1).reverse();
  return {
    path,
    place: `${archive.place}/${name}`,
    containers: [...folders, archive.path.split('/').at(-1) ?? '', ...archive.containers],
    sizeBytes: entry.uncompressedSize,
    onDisk: null,
    bytes: () => entryBytes(onDisk, entry, path),
  };
}

/**
 * Every file of a zip in memory, sizes and checksums as they should be: a library that unpacks by itself may never come to
 * an end over damaged data. Throws `Error` at the first that is not.
 */
export async function unpackWhole(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const archive = await yauzl.fromBufferPromise(zip, { decodeStrings: false });
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of sound(archive, entry)) chunks.push(chunk);
    files.set(entry.fileNameRaw.toString('utf8'), Buffer.concat(chunks));
  }
  return files;
}

async function* sound(archive: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let checksum = 0;
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== entry.crc32) throw new Error('checksum differs');
}

/** Bytes of one entry. The archive is opened for each reading, so that a file can be read at any later time. */
async function* entryBytes(onDisk: string, entry: Entry, path: string): AsyncGenerator<Buffer> {
  try {
    const zip = await yauzl.openPromise(onDisk, { autoClose: false, decodeStrings: false });
    try {
      yield* sound(zip, entry);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof DamagedFileError) throw error;
    throw new DamagedFileError(
      'archive-damaged',
      path,
      'The archive is damaged from here on: download it again.',
      error,
    );
  }
}
