import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A private folder for archives that lie in archives: a zip can only be read at any point when it is on disk. */
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
      folder ??= await mkdtemp(join(tmpdir(), 'social-vitals-zips-'));
      count += 1;
      const path = join(folder, `${count}.zip`);
      await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
      return path;
    },
    async remove() {
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}
