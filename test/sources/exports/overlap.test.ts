import { join } from 'node:path';
import { expect, test } from 'vitest';
import { practiceSchema } from '../../../src/model/practice.ts';
import { collect } from '../../../src/sources/collect.ts';
import { describeWithShared, SHARED } from '../../support/shared.ts';

const FACEBOOK = join(SHARED, 'fixtures/exports/meta-business-suite/facebook');
const SINGLE_EXPORTS = [
  'Jan-01-2024_Apr-01-2024_1162450548895235.csv',
  'Apr-02-2024_Jul-02-2024_665360019788100.csv',
  'Jul-03-2024_Sep-03-2024_1203413187991881.csv',
  'Sep-04-2024_Nov-04-2024_1223451109303636.csv',
  'Nov-05-2024_Jan-05-2025_1016476477111055 .csv',
  'OctToDec.csv',
  'Jan-01-2025_Mar-20-2025_1340916307234368.csv',
];

async function collected(names: string[]) {
  return collect({
    practice: { ...practiceSchema.parse({ name: 'Band' }), id: 'band' },
    paths: names.map((name) => join(FACEBOOK, name)),
    asOf: null,
    through: null,
    all: true,
    today: '2026-11-24',
  });
}

describeWithShared('overlapping exports of one Page', () => {
  test.each([
    ['in order', SINGLE_EXPORTS],
    ['backwards', SINGLE_EXPORTS.toReversed()],
  ])('seven files with 410 rows hold 329 different posts (%s)', async (_, names) => {
    const { posts, sources } = await collected(names);
    expect(posts).toHaveLength(329);
    expect(sources.reduce((sum, { read }) => sum + read, 0)).toBe(410);
    expect(sources.reduce((sum, { duplicate }) => sum + duplicate, 0)).toBe(81);
    for (const { read, kept, duplicate, outsideWindow, rejected } of sources)
      expect(read).toBe(kept + duplicate + outsideWindow + rejected);
  });

  test('the joined and re-saved file repeats nearly all of them, damaged as it is', async () => {
    const { posts } = await collected([...SINGLE_EXPORTS, 'FULL_SET_FB.csv']);
    // 325 of the 326 publish minutes of the single exports are in it; three of its own posts share a minute with one of theirs.
    expect(posts.length - 878).toBeGreaterThanOrEqual(0);
    expect(posts.length - 878).toBeLessThanOrEqual(4);
  });
});
