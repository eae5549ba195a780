import type { Engagement } from '../../../model/post.ts';
import type { Item } from '../format.ts';

type PostItem = Extract<Item, { type: 'post' }>;

/** Posts of a daily breakdown, where each day of each post has its own record. */
export interface MetaDays {
  /** Takes the record of one day; false when it is the first of its post, which is held back. */
  isRepeat(item: PostItem): boolean;
  /** A record over the whole life of a post beats those of its days: gives back the one held. */
  takeBack(item: PostItem): PostItem | null;
  /** The posts, once all their days have been taken. */
  posts(): Iterable<PostItem>;
}

export function gatherDays(): MetaDays {
  const held = new Map<string, PostItem>();
  return {
    isRepeat(item) {
      const key = keyOf(item);
      const first = held.get(key);
      if (first === undefined) held.set(key, item);
      else first.post.engagement = addDays(first.post.engagement, item.post.engagement);
      return first !== undefined;
    },
    takeBack(item) {
      if (held.size === 0) return null;
      const key = keyOf(item);
      const first = held.get(key) ?? null;
      held.delete(key);
      return first;
    },
    posts: () => held.values(),
  };
}

function keyOf({ keys, post }: PostItem): string {
  return keys.id ?? keys.link ?? post.permalink ?? `${post.publishedAt} ${post.text}`;
}

/** Counts of days add up; people reached do not, since the same ones may come again. */
function addDays(a: Engagement, b: Engagement): Engagement {
  const sum = (one: number | null, other: number | null) =>
    one === null || other === null ? (one ?? other) : one + other;
  return {
    reactions: sum(a.reactions, b.reactions),
    comments: sum(a.comments, b.comments),
    shares: sum(a.shares, b.shares),
    saves: sum(a.saves, b.saves),
    views: sum(a.views, b.views),
    reach: null,
    clicks: sum(a.clicks, b.clicks),
  };
}
