import type { PostFormat } from './format.ts';
import { rangeInName, untilToday } from './shared/dates.ts';
import { columnSignature } from './shared/signature.ts';
import { readToolPosts, zoneAssumed } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

/** Posts or reels of a Facebook Page as Metricool lists them. Times are those of the brand's zone; no ids. */
export const metricoolFacebook: PostFormat = {
  id: 'metricool-facebook',
  title: 'Metricool: Facebook posts and reels',
  platform: 'facebook',
  reads: 'posts',
  version: '2024',
  how: 'Metricool → Analytics → Facebook → list of posts or reels → Download CSV.',
  recognise: (file) => columnSignature(file, ['date', ['postlink', 'reel link', 'reellink'], 'text', 'type']),

  period({ name }, context) {
    const range = rangeInName(name);
    return untilToday({ from: range?.from ?? null, through: range?.to ?? null }, context.today);
  },

  async *read(file, context) {
    const isReels = !file.header?.includes('postlink');
    yield zoneAssumed(context.timeZone);
    yield* readToolPosts(file, (row) => ({
      platform: 'facebook',
      id: '',
      link: row.get('postlink') || row.get('reel link') || row.get('reellink'),
      account: '',
      moment: wallClock(row.get('date'), context.timeZone),
      type: isReels ? 'reel' : row.get('type'),
      text: row.get('text'),
      figures: {
        reactions: 'reactions',
        comments: 'comments',
        shares: 'shares',
        views: 'impressions',
        reach: 'reach',
        clicks: 'clicks',
      },
    }));
  },
};
