import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../../support/folder.ts';
import { asOriginal, dice, faultIn, fixtureFiles, MUTATIONS, originalOf } from '../../support/fuzz.ts';
import { zipOf } from '../../support/zip.ts';

/** `scripts/fuzz-exports.mjs` sets these for its longer run. `FUZZ_LOG` is a file that names each mutation before it is tried. */
const mutations = Number(process.env.FUZZ_MUTATIONS ?? 400);
const seed = Number(process.env.FUZZ_SEED ?? 20261031);
const log = process.env.FUZZ_LOG;

test(
  `${mutations} damaged fixtures are read or refused, none crashes or comes to nothing without a word (seed ${seed})`,
  async () => {
    const folder = join(folderOf({}), 'one');
    const originals = [];
    for (const name of fixtureFiles()) originals.push(await originalOf(name, folder));
    const packed = Object.fromEntries(originals.slice(-20).map(({ path, bytes }) => [path, bytes]));
    originals.push(await asOriginal('client.zip', await zipOf(packed), folder));
    const ways = Object.entries(MUTATIONS);
    const faults: string[] = [];
    for (let number = 0; number < mutations; number++) {
      const roll = dice(seed + number);
      const original = originals[roll(originals.length)];
      const [way, mutate] = ways[roll(ways.length)] ?? [];
      if (original === undefined || mutate === undefined) continue;
      const name = `seed ${seed + number}: ${way} of ${original.path}`;
      if (log !== undefined) appendFileSync(log, `${name}\n`);
      const fault = await faultIn(original, mutate(original.bytes, roll), folder).catch(
        (error: unknown) => `crash: ${error instanceof Error ? error.stack : error}`,
      );
      if (fault !== null) faults.push(`${name}: ${fault}`);
    }
    expect(faults).toEqual([]);
  },
  Math.max(20_000, mutations * 100),
);

test('a file that comes to nothing without a word is seen', async () => {
  const folder = join(folderOf({}), 'one');
  const original = await asOriginal(
    'list.csv',
    Buffer.from('Platform,Account,Published at,Text\nX,us,2026-10-01,Hello\n'),
    folder,
  );
  expect(original).toMatchObject({ records: 1, isTable: true, rowsWithoutRecord: 0 });
  const headerOnly = original.bytes.subarray(0, original.bytes.indexOf('\n') + 1);
  expect(await faultIn(original, headerOnly, folder)).toBeNull();
  expect(await faultIn({ ...original, rowsWithoutRecord: -1 }, headerOnly, folder)).toBe(
    'template: silent zero',
  );
});
