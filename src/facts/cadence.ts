import { addDays, type Day, daysBetween } from '../model/time.ts';
import type { AccountActivity } from './activity.ts';
import type { Publication } from './publications.ts';

/** How often and how evenly all accounts together publish. */
export interface Cadence {
  /** Accounts whose data reach as-of, so that a gap at the end is a gap and not an old export. */
  measured: AccountActivity[];
  /** Days of the window that the measured accounts speak for together; 0 = none. */
  observedDays: number;
  /** Own posts (reposts left out, cross-posts counted once) in the observed days. */
  posts: number;
  /** Sum of the accounts' posts per week, each over the days its own data cover. */
  postsPerWeek: number;
  /** Full 7-day blocks back from the last observed day, oldest first. */
  weeks: { from: Day; posts: number }[];
  /** Longest run of days without a post, the one up to the last observed day included; null without posts. */
  longestGapDays: number | null;
}

/**
 * @param asOfAssumed when no source tells until when it speaks, as-of is the newest post's day, and accounts are measured up to it.
 */
export function deriveCadence(accounts: readonly AccountActivity[], asOfAssumed: boolean): Cadence {
  const measured = accounts.filter(
    ({ observed, through, staleInput }) =>
      observed !== null && !staleInput && (through !== null || asOfAssumed),
  );
  const own = withoutCrossPosts(measured.flatMap(({ publications }) => publications.filter(isOwnInWindow)));
  const from = measured.map(({ observed }) => observed?.from ?? '').sort()[0];
  const to = measured
    .map(({ observed }) => observed?.to ?? '')
    .sort()
    .at(-1);
  if (from === undefined || to === undefined) {
    return { measured, observedDays: 0, posts: 0, postsPerWeek: 0, weeks: [], longestGapDays: null };
  }
  const days = own.map(({ day }) => day ?? '').sort();
  const postsPerWeek = measured.reduce((sum, { key, observed }) => {
    const posts = own.filter(({ account }) => account === key).length;
    return sum + (observed ? (posts * 7) / observed.days : 0);
  }, 0);
  return {
    measured,
    observedDays: daysBetween(from, to) + 1,
    posts: own.length,
    postsPerWeek,
    weeks: weeksBack(from, to, days),
    longestGapDays: longestGap(from, to, days),
  };
}

function isOwnInWindow({ inWindow, post }: Publication): boolean {
  return inWindow && post.origin !== 'repost';
}

/** The same words on another platform within a day are one post published twice; the earliest stays. */
export function withoutCrossPosts(publications: readonly Publication[]): Publication[] {
  const seen = new Map<string, Publication>();
  return publications
    .toSorted((a, b) => (a.post.publishedAt ?? '').localeCompare(b.post.publishedAt ?? ''))
    .filter((publication) => {
      const words = publication.post.text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/https?:\S+|[^\p{L}\p{N}]+/gu, '');
      if (words.length < 12 || publication.day === null) return true;
      const earlier = seen.get(words);
      seen.set(words, publication);
      return !(
        earlier?.day &&
        earlier.post.platform !== publication.post.platform &&
        daysBetween(earlier.day, publication.day) <= 1
      );
    });
}

/** Full 7-day blocks that end at `to`; a partial one at the start is dropped. */
function weeksBack(from: Day, to: Day, days: readonly Day[]): { from: Day; posts: number }[] {
  const posts = new Map<number, number>();
  for (const day of days) {
    const weeksAgo = Math.floor(daysBetween(day, to) / 7);
    posts.set(weeksAgo, (posts.get(weeksAgo) ?? 0) + 1);
  }
  const weeks: { from: Day; posts: number }[] = [];
  for (let start = addDays(to, -6); start >= from; start = addDays(start, -7))
    weeks.unshift({ from: start, posts: posts.get(weeks.length) ?? 0 });
  return weeks;
}

/** Days between two neighbours count without both ends; the run up to `to` counts too, the one before the first post does when the data cover it. */
function longestGap(from: Day, to: Day, days: readonly Day[]): number | null {
  if (days.length === 0) return null;
  let longest = 0;
  let last = addDays(from, -1);
  for (const day of [...days, addDays(to, 1)]) {
    longest = Math.max(longest, daysBetween(last, day) - 1);
    last = day;
  }
  return longest;
}
