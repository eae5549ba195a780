import { ReadableStream } from 'node:stream/web';
import { fromStream as carFrom } from '@atcute/car';
import { decode } from '@atcute/cbor';
import { isCommit, fromStream as repoFrom } from '@atcute/repo';
import type { ExportFile } from '../format.ts';
import { DamagedFileError } from './errors.ts';

/** One record of a repository: `app.bsky.feed.post`, its key there, and what it says; undefined where that is damaged. */
export interface RepoRecord {
  collection: string;
  key: string;
  value: unknown;
}

/** Whose repository it is, told by its signed commit: an address such as `did:plc:…`. Throws `DamagedFileError` where none is. */
export async function ownerOf(file: ExportFile): Promise<string> {
  for await (const { bytes } of guarded(file, carFrom(streamOf(file)))) {
    const block = decoded(() => decode(bytes));
    if (isCommit(block)) return block.did;
  }
  throw damaged(file);
}

/** Records of one kind after the other, as they lie. Throws `DamagedFileError` at the end when some are missing. */
export async function* recordsOf(file: ExportFile): AsyncGenerator<RepoRecord> {
  const repo = repoFrom(streamOf(file));
  for await (const entry of guarded(file, repo))
    yield { collection: entry.collection, key: entry.rkey, value: decoded(() => entry.record) };
  if (repo.missingBlocks.length > 0) throw damaged(file);
}

function streamOf(file: ExportFile) {
  // Node's own type of stream and that of browsers are the same thing by two names.
  return ReadableStream.from(file.bytes()) as unknown as Parameters<typeof carFrom>[0];
}

/** The readers throw plain errors whose words may quote the file. */
async function* guarded<T>(
  file: ExportFile,
  entries: { [Symbol.asyncIterator](): AsyncIterator<T> },
): AsyncGenerator<T> {
  try {
    yield* entries as AsyncIterable<T>;
  } catch {
    throw damaged(file);
  }
}

function decoded(decode: () => unknown): unknown {
  try {
    return decode();
  } catch {
    return undefined;
  }
}

function damaged({ path }: ExportFile): DamagedFileError {
  return new DamagedFileError('cut-off', path, 'The file is cut off or damaged: export it again.');
}
