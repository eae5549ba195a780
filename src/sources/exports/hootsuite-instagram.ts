import type { PostFormat } from './format.ts';
import { columnSignature } from './shared/signature.ts';
import { readToolPosts } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

/** Posts of an Instagram account as Hootsuite Analytics exports them. Times are GMT. */
export const hootsuiteInstagram: PostFormat = {
  id: 'hootsuite-instagram',
  title: 'Hootsuite Analytics: Instagram posts',
  platform: 'instagram',
  reads: 'posts',
  version: '2023',
  how: 'Hootsuite → Analytics → report with the posts table → Export → CSV.',
  recognise: (file) =>
    columnSignature(file, ['date gmt', 'instagram account', 'instagram post id', 'post permalink']),
  period: () => ({ from: null, through: null }),
  read: (file) =>
    readToolPosts(file, (row) => ({
      platform: 'instagram',
      id: row.get('instagram post id'),
      link: row.get('post permalink'),
      account: row.get('instagram account'),
      moment: wallClock(row.get('date gmt'), 'UTC'),
      type: row.get('post type'),
      text: row.get('post message'),
      figures: {
        reactions: 'likes',
        comments: 'comments',
        shares: 'shares',
        saves: 'saves',
        views: 'views',
        reach: 'reach',
      },
    })),
};
