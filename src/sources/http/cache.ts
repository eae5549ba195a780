import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const entrySchema = z.strictObject({
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  base64: z.string(),
});

/** The last full reply from an address, kept so that the next run need not fetch it again if nothing changed. */
export type CachedReply = z.infer<typeof entrySchema>;

export interface ReplyCache {
  get(url: string): Promise<CachedReply | null>;
  set(url: string, reply: CachedReply): Promise<void>;
}

export function memoryCache(): ReplyCache {
  const replies = new Map<string, CachedReply>();
  return {
    get: async (url) => replies.get(url) ?? null,
    set: async (url, reply) => void replies.set(url, reply),
  };
}

/** Keeps replies in a private folder, one file per address; a file that cannot be read counts as absent. */
export function folderCache(folder: string): ReplyCache {
  const fileOf = (url: string) => join(folder, `${createHash('sha256').update(url).digest('hex')}.json`);
  return {
    async get(url) {
      const text = await readFile(fileOf(url), 'utf8').catch(() => null);
      if (text === null) return null;
      const entry = entrySchema.safeParse(parsed(text));
      return entry.success ? entry.data : null;
    },
    async set(url, reply) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(url);
      await writeFile(`${file}.new`, JSON.stringify(reply), { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
