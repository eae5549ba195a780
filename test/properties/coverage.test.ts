import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANDS } from '../../src/model/coverage.ts';
import { PLATFORM_IDS } from '../../src/model/platforms.ts';
import { account, accounts, coverageOf } from '../support/living.ts';

const SURVEYED_2025 = ['facebook', 'instagram', 'snapchat', 'threads', 'tiktok', 'x', 'youtube'] as const;

const ages = fc
  .record(Object.fromEntries(BANDS.map((band) => [band, fc.integer({ min: 0, max: 100 })])), {
    requiredKeys: [],
  })
  .filter((counts) => Object.values(counts).some((count) => (count ?? 0) > 0));
const women = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
const sexed = (share: number | null) => (share === null ? {} : { women: share });
const anywhere = fc.subarray([...PLATFORM_IDS], { minLength: 1 });
const surveyed = fc.subarray([...SURVEYED_2025], { minLength: 1 });

describe('coverage, whatever the patients and the accounts', () => {
  it('a further living account never lowers reach within one survey', () => {
    fc.assert(
      fc.property(ages, surveyed, fc.constantFrom(...SURVEYED_2025), (counts, active, added) => {
        const before = coverageOf(accounts(...active), counts).reach;
        const after = coverageOf(accounts(...active, added), counts).reach;
        expect(after).toBeGreaterThanOrEqual(before - 1e-12);
      }),
    );
  });

  it('weighted by sex, which is an approximation, it lowers reach by 5 points at most', () => {
    fc.assert(
      fc.property(
        ages,
        women,
        surveyed,
        fc.constantFrom(...SURVEYED_2025),
        (counts, share, active, added) => {
          const before = coverageOf(accounts(...active), counts, sexed(share)).reach;
          const after = coverageOf(accounts(...active, added), counts, sexed(share)).reach;
          expect(after).toBeGreaterThanOrEqual(before - 0.05);
        },
      ),
    );
  });

  it('shares lie within 0 and 1, intervals around their value', () => {
    fc.assert(
      fc.property(ages, women, anywhere, (counts, share, active) => {
        const coverage = coverageOf(accounts(...active), counts, sexed(share));
        const { reach, reachInterval, ratio, ratioInterval, gains, best } = coverage;
        for (const value of [reach, ratio, best.reach, ...gains.map(({ gain }) => gain)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        for (const [{ lower, upper }, value] of [
          [reachInterval, reach],
          [ratioInterval, ratio],
        ] as const) {
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(value);
          expect(upper).toBeGreaterThanOrEqual(value);
          expect(upper).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('bands sum to everybody, and their reach to the reach of all', () => {
    fc.assert(
      fc.property(ages, women, anywhere, (counts, share, active) => {
        const { bands, reach } = coverageOf(accounts(...active), counts, sexed(share));
        expect(bands.reduce((sum, { audienceShare }) => sum + audienceShare, 0)).toBeCloseTo(1, 10);
        expect(bands.reduce((sum, band) => sum + band.audienceShare * band.reached, 0)).toBeCloseTo(
          reach,
          10,
        );
      }),
    );
  });

  it('the order of accounts does not matter', () => {
    const inTwoOrders = anywhere.chain((active) =>
      fc.tuple(fc.constant(active), fc.shuffledSubarray(active, { minLength: active.length })),
    );
    fc.assert(
      fc.property(ages, inTwoOrders, (counts, [active, shuffled]) => {
        expect(coverageOf(accounts(...shuffled), counts)).toEqual(coverageOf(accounts(...active), counts));
      }),
    );
  });

  it('no set of as many platforms reaches more than the best one', () => {
    fc.assert(
      fc.property(ages, fc.shuffledSubarray([...SURVEYED_2025], { minLength: 3 }), (counts, active) => {
        const { reach, best } = coverageOf(accounts(...active), counts);
        expect(best.k).toBe(active.length);
        expect(reach).toBeLessThanOrEqual(best.reach + 1e-12);
      }),
    );
  });

  it('a gain is what the account would add, largest first', () => {
    fc.assert(
      fc.property(ages, surveyed, (counts, active) => {
        const { gains, reach } = coverageOf(accounts(...active), counts);
        for (const [rank, { platform, gain }] of gains.entries()) {
          expect(gain).toBeLessThanOrEqual((gains[rank - 1]?.gain ?? 1) + 1e-12);
          expect(coverageOf(accounts(...active, platform), counts).reach - reach).toBeCloseTo(gain, 10);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a dead account changes nothing', () => {
    fc.assert(
      fc.property(ages, anywhere, fc.constantFrom(...PLATFORM_IDS), (counts, active, platform) => {
        const dead = account(platform, { newestDay: '2020-01-01', windowPosts: 0, state: 'abandoned' });
        expect(coverageOf([...accounts(...active), dead], counts)).toEqual(
          coverageOf(accounts(...active), counts),
        );
      }),
    );
  });
});
