import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadReference } from '../../src/config/reference.ts';
import type { AdultBand, Coverage } from '../../src/model/coverage.ts';
import type { PlatformId } from '../../src/model/platforms.ts';
import { accounts, coverageOf } from '../support/living.ts';
import { describeWithShared, SHARED } from '../support/shared.ts';

/** Worked out independently from the same survey tables; percent. */
interface Check {
  audience: string;
  bands: Partial<Record<AdultBand, number>>;
  active: PlatformId[];
  reachPct: number;
  k: number;
  bestSet: PlatformId[];
  bestPct: number;
  gainsPct: Partial<Record<PlatformId, number>>;
}

const TOLERANCE_POINTS = 0.1;

const CHECKS: Check[] = [
  {
    audience: 'cardiology-like',
    bands: { '18-29': 0.02, '30-49': 0.11, '50-64': 0.27, '65+': 0.6 },
    active: ['facebook'],
    reachPct: 64.42,
    k: 3,
    bestSet: ['facebook', 'instagram', 'youtube'],
    bestPct: 84.37,
    gainsPct: { youtube: 19.39, instagram: 3.85, tiktok: 2.47, x: 2.46, snapchat: 0.85, threads: 0.41 },
  },
  {
    audience: 'obgyn-like',
    bands: { '18-29': 0.37, '30-49': 0.45, '50-64': 0.13, '65+': 0.05 },
    active: ['facebook', 'instagram', 'tiktok', 'youtube'],
    reachPct: 96.24,
    k: 4,
    bestSet: ['facebook', 'instagram', 'snapchat', 'youtube'],
    bestPct: 96.28,
    gainsPct: { snapchat: 0.12, x: 0.02, threads: 0 },
  },
  {
    audience: 'orthopedics-like',
    bands: { '18-29': 0.09, '30-49': 0.27, '50-64': 0.34, '65+': 0.3 },
    active: ['facebook', 'linkedin'],
    reachPct: 75.14,
    k: 3,
    bestSet: ['facebook', 'linkedin', 'youtube'],
    bestPct: 90.46,
    gainsPct: { youtube: 15.33, instagram: 3.81, pinterest: 3.2, tiktok: 2.79, x: 1.88, snapchat: 1.39 },
  },
];

function expectAgreement(coverage: Coverage, check: Check): void {
  const near = (share: number, percent: number) =>
    expect(Math.abs(share * 100 - percent)).toBeLessThanOrEqual(TOLERANCE_POINTS);
  near(coverage.reach, check.reachPct);
  near(coverage.best.reach, check.bestPct);
  expect(coverage.best.k).toBe(check.k);
  expect(coverage.best.platforms).toEqual(check.bestSet);
  expect(coverage.gains.map(({ platform }) => platform).sort()).toEqual(Object.keys(check.gainsPct).sort());
  for (const { platform, gain } of coverage.gains) near(gain, check.gainsPct[platform] ?? Number.NaN);
}

describe('coverage agrees with independent figures', () => {
  it.each(CHECKS)('$audience, active on $active', (check) => {
    expectAgreement(coverageOf(accounts(...check.active), check.bands), check);
  });
});

describeWithShared('coverage agrees with all independent figures', () => {
  const file = JSON.parse(readFileSync(`${SHARED}facts/coverage-check.json`, 'utf8')) as {
    cases: Check[];
    cases2024: { cases: Check[] };
  };

  it.each(file.cases)('2025: $audience, active on $active', (check) => {
    const coverage = coverageOf(accounts(...check.active), check.bands);
    expect(coverage.table.year).toBe(2025);
    expectAgreement(coverage, check);
  });

  // Active on LinkedIn or Pinterest, the whole calculation moves to 2024.
  it.each(file.cases2024.cases)('2024: $audience, active on $active', (check) => {
    const coverage = coverageOf(accounts(...check.active), check.bands);
    expect(coverage.table.year).toBe(2024);
    expectAgreement(coverage, check);
  });

  it('leaves no case out', () => {
    expect(file.cases.length + file.cases2024.cases.length).toBeGreaterThanOrEqual(22);
    expect(loadReference().tables).toHaveLength(2);
  });
});
