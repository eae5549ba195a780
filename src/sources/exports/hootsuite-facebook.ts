import type { PostFormat } from './format.ts';
import { columnSignature } from './shared/signature.ts';
import { readToolPosts } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

/** Posts of a Facebook Page as Hootsuite Analytics exports them, one table per network. Times are GMT. */
export const hootsuiteFacebook: PostFormat = {
  id: 'hootsuite-facebook',
  title: 'Hootsuite Analytics: Facebook posts',
  platform: 'facebook',
  reads: 'posts',
  version: '2023',
  how: 'Hootsuite → Analytics → report with the posts table → Export → CSV.',
  recognise: (file) =>
    columnSignature(file, ['date gmt', 'facebook page', 'facebook post id', 'post permalink']),
  period: () => ({ from: null, through: null }),
  read: (file) =>
    readToolPosts(file, (row) => ({
      platform: 'facebook',
      id: row.get('facebook post id'),
      link: row.get('post permalink'),
      account: row.get('facebook page'),
      moment: wallClock(row.get('date gmt'), 'UTC'),
      type: row.get('post type'),
      title: row.get('post title'),
      text: row.get('post message'),
      figures: {
        reactions: 'reactions',
        comments: 'comments',
        shares: 'shares',
        views: 'impressions',
        reach: 'reach',
        clicks: 'clicks',
      },
    })),
};
