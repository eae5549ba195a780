import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../model/time.ts';
import type { HttpClient } from './http/client.ts';
import { SourceFailure } from './http/failure.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platforms/platform.ts';

const entrySchema = z.strictObject({
  /** Digest of the credential it was traded in for: a newer one from the environment makes it void. */
  origin: z.string(),
  credentials: z.record(z.string(), z.string()),
  refreshedAt: z.string(),
  expiresAt: z.string().nullable(),
});
const fileSchema = z.record(z.string(), entrySchema);
type Entry = z.infer<typeof entrySchema>;

/** Where refreshed tokens are kept between runs. */
export interface TokenFile {
  get(account: string): Promise<Entry | null>;
  set(account: string, entry: Entry): Promise<void>;
}

/** A JSON file that only its owner can read. Writing goes through a new file, so that a crash loses no token. */
export function tokenFile(path: string): TokenFile {
  let last: Promise<unknown> = Promise.resolve();
  async function read(): Promise<Record<string, Entry>> {
    const text = await readFile(path, 'utf8').catch(() => '{}');
    return fileSchema.safeParse(parsed(text)).data ?? {};
  }
  return {
    async get(account) {
      await last;
      return (await read())[account] ?? null;
    },
    set(account, entry) {
      const write = async () => {
        const entries = { ...(await read()), [account]: entry };
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeFile(`${path}.new`, `${JSON.stringify(entries, null, 2)}\n`, { mode: 0o600 });
        await rename(`${path}.new`, path);
      };
      // One after the other: accounts are read side by side.
      const written = last.then(write, write);
      last = written.catch(() => {});
      return written;
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

export interface FreshAccount {
  account: ApiAccount;
  /** That the token could not be renewed. */
  notice: ApiItem | null;
  /** End of a renewed token; null = not told, or the token is as it was given. */
  expiresAt: Instant | null;
}

/**
 * The account with a token that is good for now. A kept token serves for the first half of its life; then it is traded in, and so is the
 * one from the environment where the platform gives tokens for hours only. Without a file, what would be void after use is left alone, and
 * so is a token that could only be prolonged: the longer one would be lost.
 *
 * @throws SourceFailure when there is no token and none can be had
 */
export async function withFreshToken(
  source: PlatformSource,
  client: HttpClient,
  account: ApiAccount,
  file: TokenFile | null,
): Promise<FreshAccount> {
  const { refresh } = source;
  const traded = refresh && account.credentials[refresh.needs];
  if (!refresh || !traded) return { account, notice: null, expiresAt: null };
  const key = `${source.id}:${account.handle.toLowerCase()}`;
  const origin = createHash('sha256').update(traded).digest('hex');
  const kept = (await file?.get(key)) ?? null;
  const valid = kept?.origin === origin ? kept : null;
  const current = { ...account, credentials: { ...account.credentials, ...valid?.credentials } };
  const isYoung = valid !== null && inFirstHalf(valid, client.now());
  const isLost = !file && (refresh.rotates || refresh.needs === 'token');
  if (isYoung || (isLost && current.credentials.token))
    return { account: current, notice: null, expiresAt: valid?.expiresAt ?? null };

  try {
    const fresh = await refresh.run(client, current);
    const credentials = { ...valid?.credentials, ...fresh.credentials };
    const refreshedAt = new Date(client.now()).toISOString();
    await file?.set(key, { origin, credentials, refreshedAt, expiresAt: fresh.expiresAt });
    return {
      account: { ...current, credentials: { ...current.credentials, ...credentials } },
      notice: null,
      expiresAt: fresh.expiresAt,
    };
  } catch (error) {
    if (!(error instanceof SourceFailure) || !current.credentials.token) throw error;
    const detail = `The token could not be renewed and is used as it is. ${error.message}`;
    const notice: ApiItem = { type: 'notice', code: `renewal-${error.kind}`, detail };
    return { account: current, notice, expiresAt: valid?.expiresAt ?? null };
  }
}

function inFirstHalf({ refreshedAt, expiresAt }: Entry, nowMs: number): boolean {
  if (expiresAt === null) return true;
  return nowMs < (Date.parse(refreshedAt) + Date.parse(expiresAt)) / 2;
}
