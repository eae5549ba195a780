import type { Coverage } from '../model/coverage.ts';
import type { PlatformId } from '../model/platforms.ts';
import { type Day, daysBetween } from '../model/time.ts';
import type { Presence } from './presence.ts';
import { reachOf, type Survey } from './reach.ts';

/** When effort and reach are called out of step. Editorial. */
export const EFFORT_LIMITS = {
  /** Posts below which shares say nothing. */
  minPosts: 10,
  /** A share of posts is much at so many times the platform's share of the reach, little at its inverse. */
  times: 2,
  /** Reach among the audience that is little, and that is much. */
  littleReach: 1 / 3,
  muchReach: 1 / 2,
  /** An account whose data end more days before as-of shows too few posts to be judged. */
  staleDays: 7,
};

type Effort = Coverage['effort'];

/**
 * Share of the window's posts per platform against what that platform alone reaches among the patients. Empty below the least number
 * of posts or with a single platform: then there is nothing to weigh.
 */
export function deriveEffort(
  survey: Survey,
  active: readonly PlatformId[],
  { posts, activeAsOf }: Presence,
  asOf: Day,
  limits = EFFORT_LIMITS,
): Effort {
  const current = active.filter(
    (platform) => daysBetween(activeAsOf[platform] ?? asOf, asOf) <= limits.staleDays,
  );
  const rows = current.map((platform) => ({
    platform,
    posts: posts[platform] ?? 0,
    reach: reachOf(survey, [platform]),
  }));
  const allPosts = rows.reduce((sum, row) => sum + row.posts, 0);
  const allReach = rows.reduce((sum, row) => sum + row.reach, 0);
  if (rows.length < 2 || allPosts < limits.minPosts) return [];
  return rows.map(({ platform, posts, reach }) => {
    const postShare = posts / allPosts;
    return { platform, postShare, reach, verdict: verdictOn(postShare, reach, reach / allReach, limits) };
  });
}

function verdictOn(
  postShare: number,
  reach: number,
  fairShare: number,
  { times, littleReach, muchReach }: typeof EFFORT_LIMITS,
): Effort[number]['verdict'] {
  if (reach <= littleReach && postShare >= times * fairShare) return 'much effort, little reach';
  if (reach >= muchReach && postShare <= fairShare / times) return 'little effort, much reach';
  return 'fits';
}
