import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../../src/cli/faults.ts';
import { withLock } from '../../src/cli/lock.ts';
import { folderOf } from '../support/folder.ts';

const SINCE = '2026-10-31T00:00:00.000Z';
/** Beyond the largest number any system gives to a process. */
const NOBODY = 2 ** 30;

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('the lock', () => {
  it('is held while the work goes on, and gone after it', async () => {
    const working = join(folderOf({}), '.social-vitals');
    const lock = join(working, 'lock');
    const result = await withLock(working, SINCE, async () => {
      expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual({ pid: process.pid, startedAt: SINCE });
      if (process.platform !== 'win32') expect([modeOf(working), modeOf(lock)]).toEqual([0o700, 0o600]);
      return 'done';
    });
    expect(result).toBe('done');
    expect(existsSync(lock)).toBe(false);
    expect(readFileSync(join(working, '.gitignore'), 'utf8')).toBe('*\n');
  });

  it('is gone after work that failed', async () => {
    const working = folderOf({});
    await expect(withLock(working, SINCE, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(join(working, 'lock'))).toBe(false);
  });

  it('of a living process keeps others out, and stays', async () => {
    const working = folderOf({ lock: JSON.stringify({ pid: process.ppid, startedAt: SINCE }) });
    const refused = await withLock(working, SINCE, async () => 'never').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CommandError);
    expect((refused as CommandError).fault).toMatchObject({ code: 'locked', where: join(working, 'lock') });
    expect(existsSync(join(working, 'lock'))).toBe(true);
  });

  it.each([
    ['a dead process', JSON.stringify({ pid: NOBODY, startedAt: SINCE })],
    ['our own number, left from before', JSON.stringify({ pid: process.pid, startedAt: SINCE })],
    ['nobody', ''],
    ['something else', '{"pid": "soon"}'],
  ])('of %s is taken over', async (_, content) => {
    const working = folderOf({});
    writeFileSync(join(working, 'lock'), content);
    expect(await withLock(working, SINCE, async () => 'done')).toBe('done');
  });
});
