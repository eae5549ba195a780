import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * A private folder for archives that lie in archives and for what a tar holds: only on disk can a zip be read at any point and the
 * file of a tar at any time.
 */
export interface Spool {
  /** Where the bytes lie now. */
  put(bytes: AsyncIterable<Buffer>): Promise<string>;
  remove(): Promise<void>;
}

/** The folder is made when first needed. */
export function openSpool(): Spool {
  let folder: string | null = null;
  let count = 0;
  return {
    async put(bytes) {
      folder ??= await mkdtemp(join(tmpdir(), 'social-vitals-unpacked-'));
      count += 1;
      const path = join(folder, String(count));
      await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
      return path;
    },
    async remove() {
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}
