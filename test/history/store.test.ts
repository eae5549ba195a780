import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  loadCollection,
  loadSnapshot,
  previousSnapshot,
  saveSnapshot,
  TooLongError,
} from '../../src/history/store.ts';
import { snapshots } from '../support/scenes.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const [, snapshot] = snapshots()[0] ?? expect.fail('no scene');

/** Takes no room on the disk. */
async function makeTooLong(path: string): Promise<void> {
  const file = await open(path, 'w');
  await file.truncate(2 ** 31 + 1);
  await file.close();
}

test('a snapshot reads back as it was saved, for the owner only', async () => {
  const file = await saveSnapshot(folder, snapshot);
  expect(await loadSnapshot(file)).toEqual(snapshot);
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test('a record longer than can be read back says so', async () => {
  const file = join(folder, 'collection.json');
  await makeTooLong(file);
  await expect(loadCollection(file)).rejects.toBeInstanceOf(TooLongError);
});

test('a month too long to be read back is passed over when the one before is looked for', async () => {
  await saveSnapshot(folder, { ...snapshot, asOf: '2026-08-31' });
  await makeTooLong(
    join(dirname(await saveSnapshot(folder, { ...snapshot, asOf: '2026-09-30' })), 'snapshot.json'),
  );
  const previous = await previousSnapshot(folder, { ...snapshot, asOf: '2026-10-31' });
  expect(previous?.asOf).toBe('2026-08-31');
});
