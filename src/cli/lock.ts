import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandError } from './faults.ts';

const holderSchema = z.object({ pid: z.number().int().positive(), startedAt: z.string() });

/**
 * Keeps a second run out of the private folder while `work` goes on. A lock whose process is gone is taken over.
 * @throws CommandError when another run holds the lock
 */
export async function withLock<T>(working: string, startedAt: string, work: () => Promise<T>): Promise<T> {
  openPrivateFolder(working);
  const lock = join(working, 'lock');
  const release = () => rmSync(lock, { force: true });
  take(lock, JSON.stringify({ pid: process.pid, startedAt }));
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

/** For the owner only, and never in anybody's repository: comments of the public lie here as they were written. */
function openPrivateFolder(working: string): void {
  mkdirSync(working, { recursive: true, mode: 0o700 });
  writeFileSync(join(working, '.gitignore'), '*\n', { mode: 0o600 });
}

function take(lock: string, content: string): void {
  try {
    writeFileSync(lock, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const holder = holderOf(lock);
    if (holder !== null && isAlive(holder.pid)) {
      throw new CommandError(
        'locked',
        `Another run is at work (process ${holder.pid}, since ${holder.startedAt}).`,
        lock,
        'Wait until it has finished. If you are sure that there is none, delete this file.',
      );
    }
    rmSync(lock, { force: true });
    take(lock, content);
  }
}

/** Null where the file is gone, or nothing that a run has written. */
function holderOf(lock: string): z.infer<typeof holderSchema> | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(lock, 'utf8')));
  } catch {
    return null;
  }
}

/** A lock of our own number is left from a process before us: in a container numbers repeat. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
