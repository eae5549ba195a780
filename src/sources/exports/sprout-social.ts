import type { PlatformId } from '../../model/platforms.ts';
import type { PostFormat } from './format.ts';
import { dayFromWords, untilToday } from './shared/dates.ts';
import { columnSignature } from './shared/signature.ts';
import { readToolPosts, zoneAssumed } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

const NETWORKS: Record<string, PlatformId> = {
  facebook: 'facebook',
  instagram: 'instagram',
  threads: 'threads',
  x: 'x',
  twitter: 'x',
  linkedin: 'linkedin',
  tiktok: 'tiktok',
  youtube: 'youtube',
  pinterest: 'pinterest',
};

/** These count plays; what Sprout calls impressions of them are previews. */
const COUNTS_PLAYS = new Set<PlatformId>(['youtube', 'tiktok']);

/**
 * Sprout Social's Post Performance report: one row per post of any network, figures as the user picked them. Times are
 * those of the Sprout account's zone, month first. Who sent a post is a person and is not read.
 */
export const sproutSocial: PostFormat = {
  id: 'sprout-social',
  title: 'Sprout Social: Post Performance',
  platform: 'any',
  reads: 'posts',
  version: '2025',
  how: 'Sprout Social → Reports → Post Performance → choose the range → Share → CSV.',

  recognise: (file) =>
    columnSignature(file, [
      'date',
      'post id',
      'network',
      'post type',
      'content type',
      'profile',
      'link',
      'post',
    ]),

  period({ name }, context) {
    const [, from = '', through = ''] = /(\p{L}+ \d{1,2}, \d{4}) - (\p{L}+ \d{1,2}, \d{4})/u.exec(name) ?? [];
    return untilToday({ from: dayFromWords(from), through: dayFromWords(through) }, context.today);
  },

  async *read(file, context) {
    yield zoneAssumed(context.timeZone);
    yield* readToolPosts(file, (row) => {
      const platform = NETWORKS[row.get('network').toLowerCase()];
      if (platform === undefined) return 'platform-unknown';
      return {
        platform,
        id: row.get('post id'),
        link: row.get('link'),
        account: row.get('profile'),
        moment: wallClock(row.get('date'), context.timeZone),
        type: /reel|story/i.test(row.get('post type')) ? row.get('post type') : row.get('content type'),
        text: row.get('post'),
        leadsTo: row.get('linked content'),
        figures: {
          reactions: 'reactions',
          comments: 'comments',
          shares: 'shares',
          saves: 'saves',
          views: COUNTS_PLAYS.has(platform) ? 'video views' : 'impressions',
          reach: 'reach',
          clicks: 'post clicks all',
        },
      };
    });
  },
};
