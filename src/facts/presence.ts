import type { PlatformId } from '../model/platforms.ts';
import { type Day, daysBetween } from '../model/time.ts';
import type { AccountActivity } from './activity.ts';

/** What coverage needs to know of an account. */
export type LivingAccount = Pick<
  AccountActivity,
  'platform' | 'newestDay' | 'through' | 'windowPosts' | 'state'
> & {
  publications: readonly unknown[];
};

/** Where the practice is alive. An abandoned account covers nobody. */
export interface Presence {
  /** Platforms with a post within 90 days before as-of, or before the end of the account's data; alphabetical. */
  living: PlatformId[];
  /** Platform → day, where the account's data end earlier than as-of. */
  activeAsOf: Record<string, Day>;
  /** Platforms without a living account, but with one whose data cannot tell; alphabetical. */
  unknown: PlatformId[];
  /** The input that is lacking; null when nothing is unknown. */
  unknownBecause: 'no-posts' | 'no-dates' | 'through-unknown' | null;
  /** Publications in the window by platform, silent platforms left out. */
  posts: Partial<Record<PlatformId, number>>;
  /** Herfindahl index of these posts over platforms: 1 = all on one, 1/n = evenly over n; null without posts. */
  concentration: number | null;
}

const LIVING_DAYS = 90;

export function presenceOf(accounts: readonly LivingAccount[], asOf: Day): Presence {
  const living = new Map<PlatformId, Day>();
  for (const account of accounts) {
    const end = lastDay(account, asOf);
    if (!isLiving(account, end)) continue;
    const known = living.get(account.platform);
    if (known === undefined || end > known) living.set(account.platform, end);
  }
  const unclear = accounts.filter((account) => !living.has(account.platform) && isUnclear(account));
  const posts: Partial<Record<PlatformId, number>> = {};
  for (const { platform, windowPosts } of accounts) {
    if (windowPosts > 0) posts[platform] = (posts[platform] ?? 0) + windowPosts;
  }
  return {
    living: [...living.keys()].sort(),
    activeAsOf: Object.fromEntries([...living].filter(([, end]) => end < asOf).sort()),
    unknown: [...new Set(unclear.map(({ platform }) => platform))].sort(),
    unknownBecause: becauseOf(unclear),
    posts,
    concentration: concentrationOf(Object.values(posts)),
  };
}

/** Data whose end is unknown may show life, never its absence. */
function lastDay({ through }: LivingAccount, asOf: Day): Day {
  return through !== null && through < asOf ? through : asOf;
}

function isLiving({ newestDay }: LivingAccount, end: Day): boolean {
  return newestDay !== null && daysBetween(newestDay, end) <= LIVING_DAYS;
}

function isUnclear({ newestDay, through, state }: LivingAccount): boolean {
  return newestDay === null ? state !== 'empty' : through === null;
}

function becauseOf(unclear: readonly LivingAccount[]): Presence['unknownBecause'] {
  if (unclear.length === 0) return null;
  if (unclear.some(({ newestDay }) => newestDay !== null)) return 'through-unknown';
  return unclear.some(({ publications }) => publications.length > 0) ? 'no-dates' : 'no-posts';
}

function concentrationOf(counts: readonly number[]): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return all === 0 ? null : counts.reduce((sum, count) => sum + (count / all) ** 2, 0);
}
