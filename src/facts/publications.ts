import type { AccountPeriod, Collection } from '../model/collection.ts';
import type { PostLabels } from '../model/labels.ts';
import { accountKey, localDay, type Post } from '../model/post.ts';
import { type Day, daysBetween, earlierOf } from '../model/time.ts';

/** A post of the practice as audits look at it. Replies to others are never publications. */
export interface Publication {
  post: Post;
  /** `platform:handle` of the account it stands on. */
  account: string;
  /** Calendar day in the practice's zone; null = undated, falls in no window. */
  day: Day | null;
  /** In the window, and inside the period its account's data speak for. */
  inWindow: boolean;
  labels: PostLabels;
}

/** All publications of a collection, oldest first, undated last; those dated after as-of are left out. */
export function publicationsOf(
  collection: Collection,
  labels: ReadonlyMap<string, PostLabels>,
): Publication[] {
  const { window, asOf, timeZone } = collection;
  const publications: Publication[] = [];
  for (const post of collection.posts) {
    const label = labels.get(post.id);
    if (post.origin === 'reply' || label === undefined) continue;
    const day = localDay(post, timeZone);
    if (day !== null && day > asOf) continue;
    const inWindow = day !== null && day >= window.from && day <= window.to;
    publications.push({
      post,
      account: accountKey(post.platform, post.account),
      day,
      inWindow,
      labels: label,
    });
  }
  return publications.sort((a, b) => order(a).localeCompare(order(b)));
}

function order({ post, day }: Publication): string {
  return `${day === null ? 1 : 0} ${post.publishedAt} ${post.id}`;
}

/** The part of the window an account's data can speak for; null when none of it. An unknown start is the account's first post. */
export function observedDays(
  period: AccountPeriod,
  window: { from: Day; to: Day },
  firstPost: Day | null,
): { from: Day; to: Day; days: number } | null {
  const start = period.from ?? firstPost;
  if (start === null) return null;
  const from = start < window.from ? window.from : start;
  const to = earlierOf(period.through, window.to) ?? window.to;
  return from > to ? null : { from, to, days: daysBetween(from, to) + 1 };
}
