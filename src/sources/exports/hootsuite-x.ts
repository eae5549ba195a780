import type { PostFormat } from './format.ts';
import { columnSignature } from './shared/signature.ts';
import { readToolPosts } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';
import { unescapeXText } from './shared/x-posts.ts';

/** Posts of an X account as Hootsuite Analytics exports them. Times are GMT. Quotes count apart from reposts and are left out. */
export const hootsuiteX: PostFormat = {
  id: 'hootsuite-x',
  title: 'Hootsuite Analytics: X posts',
  platform: 'x',
  reads: 'posts',
  version: '2023',
  how: 'Hootsuite → Analytics → report with the posts table → Export → CSV.',
  recognise: (file) => columnSignature(file, ['date gmt', 'tweet id', 'tweet text', 'tweet permalink']),
  period: () => ({ from: null, through: null }),
  read: (file) =>
    readToolPosts(file, (row) => ({
      platform: 'x',
      id: row.get('tweet id'),
      link: row.get('tweet permalink'),
      account: '',
      moment: wallClock(row.get('date gmt'), 'UTC'),
      type: '',
      text: unescapeXText(row.get('tweet text')),
      figures: { reactions: 'likes', comments: 'replies', shares: 'retweets', views: 'impressions' },
    })),
};
