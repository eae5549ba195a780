import { groupBy } from '../model/group.ts';
import type { Day } from '../model/time.ts';
import type { AccountActivity } from './activity.ts';

/** How many posts one account published on each local day of the window. */
export interface DailyPosts {
  account: AccountActivity;
  /** Stories left out: they stand apart from the feed. */
  posts: number;
  observedDays: number;
  /** Only days with a post. */
  days: { day: Day; posts: number }[];
}

/** One row for every account whose data speak for part of the window. */
export function deriveDailyPosts(accounts: readonly AccountActivity[]): DailyPosts[] {
  return accounts.flatMap((account) => {
    if (account.observed === null) return [];
    const posts = account.publications.filter(({ inWindow, post }) => inWindow && post.kind !== 'story');
    const days = [...groupBy(posts, ({ day }) => day ?? '')].map(([day, sameDay]) => ({
      day,
      posts: sameDay.length,
    }));
    return [{ account, posts: posts.length, observedDays: account.observed.days, days }];
  });
}
