import { loadReference } from '../../src/config/reference.ts';
import { type CoverageFacts, deriveCoverage } from '../../src/facts/coverage.ts';
import type { LivingAccount } from '../../src/facts/presence.ts';
import type { Band, Coverage } from '../../src/model/coverage.ts';
import type { PlatformId } from '../../src/model/platforms.ts';
import type { Audience } from '../../src/model/practice.ts';

export const AS_OF = '2026-10-31';

/** An account that posted on as-of's eve and whose data reach as-of, unless told otherwise. */
export function account(platform: PlatformId, changes: Partial<LivingAccount> = {}): LivingAccount {
  return {
    platform,
    newestDay: '2026-10-30',
    through: AS_OF,
    windowPosts: 10,
    state: 'active',
    publications: [],
    ...changes,
  };
}

export function accounts(...platforms: PlatformId[]): LivingAccount[] {
  return platforms.map((platform) => account(platform));
}

export function facts(
  living: readonly LivingAccount[],
  ages: Partial<Record<Band, number>>,
  more: Partial<Audience> = {},
): CoverageFacts {
  return deriveCoverage(living, { audience: { ages, ...more } }, loadReference(), AS_OF);
}

/** Coverage where it must exist. */
export function coverageOf(...input: Parameters<typeof facts>): Coverage {
  const { coverage, missing } = facts(...input);
  if (!coverage) throw new Error(`no coverage: ${missing}`);
  return coverage;
}
