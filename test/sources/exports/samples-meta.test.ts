import { join } from 'node:path';
import { expect, test } from 'vitest';
import { instantOf } from '../../../src/model/time.ts';
import { EXPORT_FORMATS } from '../../../src/sources/exports/index.ts';
import { tally } from '../../support/export-texts.ts';
import { CONTEXT, formatOf, openAll, postsOf, readItems } from '../../support/exports.ts';
import { describeWithShared, SHARED } from '../../support/shared.ts';

const SAMPLES = join(SHARED, 'fixtures/exports');

/** Counted truth of the samples, as told by their INDEX.md. Times as written there: US Pacific. */
interface Truth {
  file: string;
  posts: number;
  range: [string, string];
  kinds: Record<string, number>;
  /** `Is share` and `Is crosspost`, before a share that is a crosspost too counts as a share. */
  shared?: number;
  crossposts?: number;
  withoutViews: number;
  idsDamaged?: number;
  account: string;
  period: [string | null, string | null];
}

const FACEBOOK: Omit<Truth, 'account'>[] = [
  {
    file: 'Apr-02-2024_Jul-02-2024_665360019788100.csv',
    posts: 59,
    range: ['2024-04-02 04:32', '2024-06-27 07:59'],
    kinds: { photo: 35, video: 22, link: 1, text: 1 },
    shared: 18,
    crossposts: 4,
    withoutViews: 59,
    period: ['2024-04-02', '2024-07-02'],
  },
  {
    file: 'FULL_SET_FB.csv',
    posts: 878,
    range: ['2021-10-02 07:58', '2025-08-31 04:12'],
    kinds: { photo: 513, video: 246, short: 74, text: 35, link: 10 },
    shared: 151,
    crossposts: 74,
    withoutViews: 75,
    idsDamaged: 878,
    period: [null, null],
  },
  {
    file: 'Jan-01-2024_Apr-01-2024_1162450548895235.csv',
    posts: 60,
    range: ['2024-01-01 04:54', '2024-04-01 05:28'],
    kinds: { photo: 29, video: 27, short: 1, live: 1, link: 1, text: 1 },
    shared: 13,
    crossposts: 0,
    withoutViews: 60,
    period: ['2024-01-01', '2024-04-01'],
  },
  {
    file: 'Jan-01-2025_Mar-20-2025_1340916307234368.csv',
    posts: 77,
    range: ['2025-01-09 04:05', '2025-03-18 02:39'],
    kinds: { short: 34, photo: 33, video: 10 },
    shared: 14,
    crossposts: 34,
    withoutViews: 4,
    idsDamaged: 77,
    period: ['2025-01-01', '2025-03-20'],
  },
  {
    file: 'Jul-03-2024_Sep-03-2024_1203413187991881.csv',
    posts: 48,
    range: ['2024-07-03 21:48', '2024-09-01 23:57'],
    kinds: { photo: 28, video: 18, text: 2 },
    shared: 5,
    crossposts: 2,
    withoutViews: 48,
    period: ['2024-07-03', '2024-09-03'],
  },
  {
    file: 'Nov-05-2024_Jan-05-2025_1016476477111055 .csv',
    posts: 54,
    range: ['2024-11-05 01:14', '2024-12-25 00:49'],
    kinds: { photo: 23, short: 22, video: 8, text: 1 },
    shared: 6,
    crossposts: 20,
    withoutViews: 2,
    idsDamaged: 54,
    period: ['2024-11-05', '2025-01-05'],
  },
  {
    file: 'OctToDec.csv',
    posts: 81,
    range: ['2024-10-01 03:30', '2024-12-25 00:49'],
    kinds: { photo: 33, short: 30, video: 17, text: 1 },
    shared: 9,
    crossposts: 26,
    withoutViews: 2,
    idsDamaged: 81,
    period: [null, null],
  },
  {
    file: 'Sep-04-2024_Nov-04-2024_1223451109303636.csv',
    posts: 31,
    range: ['2024-09-04 03:13', '2024-11-04 01:54'],
    kinds: { photo: 12, video: 11, short: 8 },
    shared: 3,
    crossposts: 6,
    withoutViews: 3,
    period: ['2024-09-04', '2024-11-04'],
  },
];

const INSTAGRAM: Truth[] = [
  {
    file: 'instagram/Jan-01-2025_Dec-31-2025_4283743298543699.csv',
    posts: 24,
    range: ['2025-01-15 07:03', '2025-09-15 11:14'],
    kinds: { short: 10, photo: 9, carousel: 5 },
    shared: 7,
    withoutViews: 1,
    account: 'interactivedigi',
    period: ['2025-01-01', '2025-12-31'],
  },
  {
    file: 'synthetic/Oct-11-2026_Oct-14-2026_900000000000001.csv',
    posts: 4,
    range: ['2026-10-11 07:30', '2026-10-14 07:33'],
    kinds: { story: 4 },
    withoutViews: 0,
    account: 'sample.clinic',
    period: ['2026-10-11', '2026-10-14'],
  },
  {
    file: 'synthetic/daily-breakdown_Oct-03-2026_Oct-04-2026_900000000000002.csv',
    posts: 2,
    range: ['2026-10-01 09:00', '2026-10-03 12:30'],
    kinds: { photo: 2 },
    withoutViews: 0,
    account: 'sample.clinic',
    period: [null, '2026-10-04'],
  },
];

const TRUTH: (Truth & { format: string })[] = [
  ...FACEBOOK.map((truth) => ({
    ...truth,
    file: `facebook/${truth.file}`,
    account: 'SUGARCANE',
    format: 'meta-facebook-content',
  })),
  ...INSTAGRAM.map((truth) => ({ ...truth, format: 'meta-instagram-content' })),
];

describeWithShared('samples of Meta Business Suite', () => {
  test.each(TRUTH)('$file', async (truth) => {
    const { files } = await openAll(join(SAMPLES, 'meta-business-suite', truth.file));
    const [file] = files;
    if (file === undefined) throw new Error('the sample is not there');
    const { items, brokenOff } = await readItems(file);
    const posts = postsOf(items);
    const drafts = posts.map(({ post }) => post);
    const times = drafts
      .map(({ publishedAt }) => publishedAt)
      .filter((time) => time !== null)
      .sort();
    const format = EXPORT_FORMATS.find(({ id }) => id === formatOf(file));
    const period = format?.reads === 'posts' ? await format.period(file, CONTEXT) : null;
    expect({
      format: format?.id,
      brokenOff,
      posts: posts.length,
      range: [times[0], times.at(-1)],
      kinds: tally(drafts.map(({ kind }) => kind ?? 'unknown')),
      shared: drafts.filter(({ origin }) => origin === 'shared').length,
      crossposts: drafts.filter(({ origin }) => origin === 'cross-post').length,
      withoutViews: drafts.filter(({ engagement }) => engagement.views === null).length,
      idsDamaged: posts.filter(({ keys }) => keys.id === null).length,
      accounts: [...new Set(drafts.map(({ account }) => account))],
      period: [period?.from, period?.through],
      rejected: items.filter(({ type }) => type === 'rejected').length,
    }).toEqual({
      format: truth.format,
      brokenOff: null,
      posts: truth.posts,
      range: truth.range.map(pacific),
      kinds: truth.kinds,
      shared: truth.shared ?? 0,
      crossposts: truth.crossposts ?? 0,
      withoutViews: truth.withoutViews,
      idsDamaged: truth.idsDamaged ?? 0,
      accounts: [truth.account],
      period: truth.period,
      rejected: 0,
    });
  });

  test('links name a post again in the next export exactly where they hold a number', async () => {
    const repeated = await keysOf('OctToDec.csv');
    const earlier = [
      ...(await keysOf('Sep-04-2024_Nov-04-2024_1223451109303636.csv')),
      ...(await keysOf('Nov-05-2024_Jan-05-2025_1016476477111055 .csv')),
    ];
    const known = new Set(earlier);
    expect({
      numbered: repeated.filter((key) => key !== null).length,
      agreeing: repeated.filter((key) => key !== null && known.has(key)).length,
      pfbid: repeated.filter((key) => key === null).length,
    }).toEqual({ numbered: 47, agreeing: 47, pfbid: 34 });
  });

  test('the formats claim these samples and no others', async () => {
    const { files } = await openAll(SAMPLES);
    const claimed = files.filter((file) => /^meta-(?!download)/.test(formatOf(file) ?? ''));
    const expected = files.filter(
      ({ path, name }) => path.startsWith('exports/meta-business-suite/') && name.endsWith('.csv'),
    );
    expect(expected).toHaveLength(13);
    expect(claimed.map(({ path }) => path)).toEqual(expected.map(({ path }) => path));
  });
});

async function keysOf(name: string): Promise<(string | null)[]> {
  const { files } = await openAll(join(SAMPLES, 'meta-business-suite/facebook', name));
  const keys: (string | null)[] = [];
  for (const file of files)
    for (const item of postsOf((await readItems(file)).items)) keys.push(item.keys.link);
  return keys;
}

function pacific(written: string): string | null {
  const [day = '', time = ''] = written.split(' ');
  const [hour, minute] = time.split(':').map(Number);
  return instantOf(day, hour ?? 0, minute ?? 0, 0, 'America/Los_Angeles');
}
