import { describe, expect, it } from 'vitest';
import { loadReference } from '../../src/config/reference.ts';
import { audienceWeights, deriveCoverage } from '../../src/facts/coverage.ts';
import { coverageSchema } from '../../src/model/coverage.ts';
import type { PlatformId } from '../../src/model/platforms.ts';
import { AS_OF, account, accounts, coverageOf, facts } from '../support/living.ts';

const reference = loadReference();
const ADULTS = { '18-29': 20, '30-49': 30, '50-64': 25, '65+': 25 };

describe('what cannot be worked out says why', () => {
  const lost = { newestDay: null, through: null, windowPosts: 0, state: 'unknown' } as const;
  it.each([
    ['no accounts', [], 'no-accounts'],
    ['an account without data', [account('facebook', lost)], 'no-posts'],
    ['undated posts only', [account('facebook', { ...lost, publications: [{}] })], 'no-dates'],
    [
      'old posts in a file of unknown age',
      [account('facebook', { ...lost, newestDay: '2026-01-01' })],
      'through-unknown',
    ],
  ])('%s', (_, living, missing) => {
    expect(facts(living, ADULTS)).toMatchObject({ coverage: null, missing });
  });

  it.each([
    ['no ages and no specialty', {}],
    ['an unknown specialty', { specialty: 'alchemy' }],
    ['a specialty without figures', { specialty: 'podiatry' }],
  ])('%s', (_, client) => {
    const { coverage, missing, living } = deriveCoverage(accounts('facebook'), client, reference, AS_OF);
    expect({ coverage, missing, living }).toEqual({
      coverage: null,
      missing: 'no-audience',
      living: ['facebook'],
    });
  });

  it('every platform of the survey excluded by the practice', () => {
    expect(facts(accounts('facebook'), ADULTS, { publish: ['blog'] }).missing).toBe('nothing-to-look-at');
  });
});

describe('which accounts count', () => {
  it.each([
    ['90 days old', { newestDay: '2026-08-02' }, true],
    ['91 days old', { newestDay: '2026-08-01' }, false],
    ['living when its data end', { newestDay: '2026-02-01', through: '2026-05-02' }, true],
    ['silent when its data end', { newestDay: '2026-02-01', through: '2026-05-03' }, false],
    ['data reach past as-of', { newestDay: '2026-08-01', through: '2026-12-31' }, false],
    ['recent, end of data unknown', { through: null }, true],
    ['known to be empty', { newestDay: null, state: 'empty' as const }, false],
  ])('%s', (_, changes, active) => {
    const coverage = coverageOf([account('facebook', changes), account('x')], ADULTS);
    expect(coverage.active).toEqual(active ? ['facebook', 'x'] : ['x']);
    expect(coverage.unknown).toEqual([]);
  });

  it('one living account makes a platform living', () => {
    const coverage = coverageOf(
      [account('facebook', { newestDay: '2020-01-01' }), account('facebook')],
      ADULTS,
    );
    expect(coverage.active).toEqual(['facebook']);
  });

  it('marks as of when an account is counted, where its data end earlier', () => {
    const coverage = coverageOf(
      [account('facebook', { newestDay: '2026-02-01', through: '2026-03-01' }), account('x')],
      ADULTS,
    );
    expect(coverage.activeAsOf).toEqual({ facebook: '2026-03-01' });
  });

  it('an account that may be alive is named, not counted, and widens the range upwards', () => {
    const unclear = account('youtube', { newestDay: null, through: null, windowPosts: 0, state: 'unknown' });
    const certain = coverageOf(accounts('facebook'), ADULTS);
    const open = coverageOf([account('facebook'), unclear], ADULTS);
    expect(open.unknown).toEqual(['youtube']);
    expect(open.ratio).toBe(certain.ratio);
    expect(open.ratioInterval.lower).toBe(certain.ratioInterval.lower);
    expect(open.ratioInterval.upper).toBeGreaterThan(0.98);
  });

  it('abandoned accounts cover nobody', () => {
    const coverage = coverageOf([account('facebook', { newestDay: '2024-01-01' })], ADULTS);
    expect(coverage).toMatchObject({ active: [], reach: 0, ratio: 0, reachInterval: { lower: 0, upper: 0 } });
    expect(coverage.gains[0]).toMatchObject({ platform: 'youtube', effort: 'long video' });
  });

  it('a blog claims no reach and is listed apart', () => {
    const coverage = coverageOf(accounts('blog', 'google-business'), ADULTS);
    expect(coverage).toMatchObject({
      active: [],
      listedApart: ['blog', 'google-business'],
      reach: 0,
      best: { k: 3 },
    });
  });
});

describe('patients', () => {
  it('children are reached through their parents, by the default split', () => {
    const children = coverageOf(accounts('facebook'), { '0-12': 1 });
    const parents = coverageOf(accounts('facebook'), { '18-29': 25, '30-49': 75 });
    expect(children.reach).toBeCloseTo(parents.reach, 12);
    expect(children.reachInterval.lower).toBeCloseTo(parents.reachInterval.lower, 12);
    expect(children.audience.childrenMovedTo).toEqual({ '18-29': 0.25, '30-49': 0.75, '50-64': 0, '65+': 0 });
    expect(children.bands).toEqual([{ band: '0-12', audienceShare: 1, reached: children.reach }]);
    expect(parents.audience.childrenMovedTo).toBeNull();
  });

  it('children are reached through the parents that the practice states', () => {
    const { audience, reach } = coverageOf(
      accounts('facebook'),
      { '0-12': 5 },
      { parents: { '30-49': 3, '50-64': 1 } },
    );
    expect(audience.childrenMovedTo).toEqual({ '18-29': 0, '30-49': 0.75, '50-64': 0.25, '65+': 0 });
    expect(reach).toBeCloseTo(0.75 * 0.801 + 0.25 * 0.738, 12);
  });

  it('of teenagers the largest platform counts; the upper end adds the others', () => {
    const coverage = coverageOf(accounts('facebook', 'instagram'), { '13-17': 8 });
    const error = 1.96 * Math.sqrt((1.7 * 0.61 * 0.39) / 1391);
    expect(coverage.reach).toBe(0.61);
    expect(coverage.reachInterval.lower).toBeCloseTo(0.61 - error, 12);
    expect(coverage.reachInterval.upper).toBeCloseTo(0.93 + error, 12);
    expect(coverage.best.reach).toBe(0.9);
    expect(coverage.teensTable?.title).toContain('Pew Research Center, Teens');
  });

  it('a platform without a teens figure reaches no teenagers', () => {
    const coverage = coverageOf(accounts('linkedin', 'facebook'), { '13-17': 1 });
    expect(coverage).toMatchObject({ table: { year: 2024 }, reach: 0.32 });
  });

  it('counts need not sum to 1', () => {
    const percent = coverageOf(accounts('facebook'), { '18-29': 20, '65+': 60 });
    const shares = coverageOf(accounts('facebook'), { '18-29': 0.25, '65+': 0.75 });
    expect(percent).toEqual(shares);
    expect(percent.audience.bands).toEqual({ '18-29': 0.25, '65+': 0.75 });
  });

  it('the sexes move a band as they move the total, to at most everybody', () => {
    const women = coverageOf(accounts('facebook'), { '65+': 1 }, { women: 1 });
    expect(women.reach).toBeCloseTo((0.572 * 0.781) / 0.708, 12);
    const mixed = coverageOf(accounts('facebook'), { '65+': 1 }, { women: 0.4 });
    expect(mixed.reach).toBeCloseTo((0.572 * (0.4 * 0.781 + 0.6 * 0.632)) / 0.708, 12);
    expect(
      coverageOf(accounts('youtube', 'facebook', 'tiktok'), { '30-49': 1 }, { women: 1 }).reach,
    ).toBeLessThanOrEqual(1);
  });

  it('the interval follows the survey’s error per band', () => {
    const { reach, reachInterval } = coverageOf(accounts('facebook'), { '18-29': 1, '65+': 1 });
    const variance = (p: number, n: number) => (0.25 * 1.7 * p * (1 - p)) / n;
    const error = 1.96 * Math.sqrt(variance(0.68, 480) + variance(0.572, 1813));
    expect(reach).toBeCloseTo(0.626, 12);
    expect(reachInterval.upper - reach).toBeCloseTo(error, 12);
    expect(reach - reachInterval.lower).toBeCloseTo(error, 12);
  });

  it('the practice’s ages go before its specialty’s, and the report can say which', () => {
    const client = {
      specialty: 'geriatrics',
      audience: { ages: { '18-29': 1 }, source: 'practice software' },
    };
    const own = deriveCoverage(accounts('facebook'), client, reference, AS_OF).coverage;
    expect(own?.audience).toMatchObject({
      source: 'practice',
      note: 'practice software',
      bands: { '18-29': 1 },
    });
    const standard = deriveCoverage(
      accounts('facebook'),
      { specialty: 'Geriatrics' },
      reference,
      AS_OF,
    ).coverage;
    expect(standard?.audience).toMatchObject({ source: 'specialty', bands: { '65+': 1 } });
    expect(standard?.audience.note).toContain('Geriatrics (editorial)');
  });

  it('a specialty brings its sexes and names its years', () => {
    const { coverage } = deriveCoverage(accounts('facebook'), { specialty: 'ob-gyn' }, reference, AS_OF);
    const unsexed = coverageOf(accounts('facebook'), coverage?.audience.bands ?? {});
    expect(coverage?.reach).toBeGreaterThan(unsexed.reach + 0.05);
    expect(coverage?.audience.note).toMatch(/office visits.*2008–2010/);
  });
});

describe('which survey', () => {
  it.each<[PlatformId[], number, PlatformId[]]>([
    [['facebook'], 2025, []],
    [['facebook', 'threads'], 2025, []],
    [['facebook', 'linkedin'], 2024, []],
    [['pinterest'], 2024, []],
    [['linkedin', 'threads'], 2024, ['threads']],
  ])('%s: %i, listed apart %s', (active, year, apart) => {
    const coverage = coverageOf(accounts(...active), ADULTS);
    expect(coverage.table.year).toBe(year);
    expect(coverage.listedApart).toEqual(apart);
    expect(coverage.active).toEqual(active.filter((platform) => !apart.includes(platform)));
  });

  it('a dead LinkedIn account does not move the survey', () => {
    const coverage = coverageOf(
      [account('facebook'), account('linkedin', { newestDay: '2020-01-01' })],
      ADULTS,
    );
    expect(coverage.table.year).toBe(2025);
  });

  it('says apart what platforms of the older survey would add', () => {
    const { otherTable, gains } = coverageOf(accounts('facebook'), { '30-49': 1 });
    expect(otherTable?.year).toBe(2024);
    expect(otherTable?.gains.map(({ platform, gain }) => [platform, Number(gain.toFixed(4))])).toEqual([
      ['linkedin', 0.079],
      ['pinterest', 0.054],
    ]);
    expect(gains.map(({ platform }) => platform)).not.toContain('linkedin');
    expect(coverageOf(accounts('linkedin'), ADULTS).otherTable).toBeNull();
    expect(coverageOf(accounts('x'), ADULTS, { publish: ['facebook', 'x'] }).otherTable).toBeNull();
  });
});

describe('best set and gains', () => {
  it('all platforms excluded but one: k is 1 and the ratio at most 1', () => {
    const coverage = coverageOf(accounts('facebook', 'youtube'), ADULTS, { publish: ['facebook'] });
    expect(coverage).toMatchObject({ best: { k: 1, platforms: ['facebook'] }, ratio: 1, gains: [] });
  });

  it('k is never more than what can be published on', () => {
    const active = accounts('facebook', 'instagram', 'x');
    expect(coverageOf(active, ADULTS, { publish: ['instagram', 'x'] }).best.k).toBe(2);
  });

  it('k grows with the living accounts', () => {
    expect(coverageOf(accounts('facebook', 'instagram', 'x', 'youtube', 'blog'), ADULTS).best.k).toBe(4);
    const all = coverageOf(
      accounts('facebook', 'instagram', 'x', 'youtube', 'tiktok', 'snapchat', 'threads'),
      ADULTS,
    );
    expect(all).toMatchObject({ best: { k: 7 }, ratio: 1, ratioInterval: { lower: 1, upper: 1 }, gains: [] });
  });

  it('WhatsApp and Reddit count only when the practice names them or posts there', () => {
    const named = (coverage: { gains: { platform: PlatformId }[] }) =>
      coverage.gains.map(({ platform }) => platform);
    expect(named(coverageOf(accounts('facebook'), ADULTS))).not.toContain('reddit');
    expect(named(coverageOf(accounts('facebook'), ADULTS, { publish: ['facebook', 'reddit'] }))).toEqual([
      'reddit',
    ]);
    expect(coverageOf(accounts('facebook', 'whatsapp'), { '65+': 1 }).reach).toBeCloseTo(0.638, 12);
  });

  it('ranks closer than the survey’s error are a tie', () => {
    const { gains } = coverageOf(accounts('facebook'), { '18-29': 2, '30-49': 11, '50-64': 27, '65+': 60 });
    const tied = Object.fromEntries(gains.map(({ platform, tiedWithNext }) => [platform, tiedWithNext]));
    expect(tied).toMatchObject({ youtube: false, tiktok: true, threads: false });
  });
});

describe('effort', () => {
  const effortOf = (posts: Partial<Record<PlatformId, number>>) =>
    coverageOf(
      Object.entries(posts).map(([platform, windowPosts]) =>
        account(platform as PlatformId, { windowPosts }),
      ),
      { '65+': 1 },
    ).effort.map(({ platform, verdict }) => [platform, verdict]);

  it.each<[string, Partial<Record<PlatformId, number>>, string[][]]>([
    [
      'in step',
      { facebook: 10, youtube: 10 },
      [
        ['facebook', 'fits'],
        ['youtube', 'fits'],
      ],
    ],
    [
      'much for few, little for many',
      { instagram: 30, facebook: 4 },
      [
        ['facebook', 'little effort, much reach'],
        ['instagram', 'much effort, little reach'],
      ],
    ],
    ['too few posts to say', { facebook: 1, instagram: 8 }, []],
    ['nothing to weigh', { facebook: 40 }, []],
  ])('%s', (_, posts, verdicts) => {
    expect(effortOf(posts)).toEqual(verdicts);
  });

  it('an account whose data end early is left out', () => {
    const old = account('instagram', { through: '2026-10-01', newestDay: '2026-09-30' });
    const { effort } = coverageOf([account('facebook'), account('youtube'), old], ADULTS);
    expect(effort.map(({ platform }) => platform)).toEqual(['facebook', 'youtube']);
  });
});

describe('weights of platforms', () => {
  it('without an audience: all adults; without a survey figure: 0.1', () => {
    const weights = audienceWeights(accounts('facebook', 'blog'), {}, reference);
    expect(weights).toMatchObject({
      facebook: 0.708,
      youtube: 0.841,
      blog: 0.1,
      linkedin: 0.1,
      mastodon: 0.1,
    });
  });

  it('with LinkedIn all of 2024', () => {
    const weights = audienceWeights(accounts('facebook', 'linkedin'), {}, reference);
    expect(weights).toMatchObject({ facebook: 0.697, linkedin: 0.322, threads: 0.1 });
  });

  it('with an audience: its share that uses the platform', () => {
    const client = { audience: { ages: { '18-29': 1, '65+': 1 } } };
    expect(audienceWeights(accounts('facebook'), client, reference).facebook).toBeCloseTo(
      (0.68 + 0.572) / 2,
      12,
    );
    const teens = { audience: { ages: { '13-17': 1 } } };
    expect(audienceWeights(accounts('linkedin'), teens, reference)).toMatchObject({
      facebook: 0.32,
      linkedin: 0.1,
    });
  });
});

it('is a record as the snapshot keeps it', () => {
  const coverage = coverageOf(accounts('facebook', 'x', 'blog'), { '0-12': 1, '13-17': 1, '30-49': 8 });
  expect(coverageSchema.parse(coverage)).toEqual(coverage);
});
