import type { PostFormat } from './format.ts';
import { rangeInName, untilToday } from './shared/dates.ts';
import { columnSignature } from './shared/signature.ts';
import { readToolPosts } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

/** Videos of a YouTube channel as Metricool lists them. Times are UTC (a Z stands behind them). */
export const metricoolYoutube: PostFormat = {
  id: 'metricool-youtube',
  title: 'Metricool: YouTube videos',
  platform: 'youtube',
  reads: 'posts',
  version: '2024',
  how: 'Metricool → Analytics → YouTube → list of videos → Download CSV.',
  recognise: (file) => columnSignature(file, ['videoid', 'title', 'watchurl', 'publishedat']),

  period({ name }, context) {
    const range = rangeInName(name);
    return untilToday({ from: range?.from ?? null, through: range?.to ?? null }, context.today);
  },

  read: (file, context) =>
    readToolPosts(file, (row) => ({
      platform: 'youtube',
      id: row.get('videoid'),
      link: row.get('watchurl'),
      account: '',
      moment: wallClock(row.get('publishedat'), context.timeZone),
      type: 'video',
      text: row.get('title'),
      figures: { reactions: 'likes', comments: 'comments', shares: 'shares', views: 'views' },
    })),
};
