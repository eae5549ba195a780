import type { PostFormat } from './format.ts';
import { crowdtanglePeriod } from './shared/crowdtangle.ts';
import { columnSignature } from './shared/signature.ts';
import { readToolPosts } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

/** Posts of X accounts as CrowdTangle's search exported them until 2024, usually of many accounts in one file. */
export const crowdtangleX: PostFormat = {
  id: 'crowdtangle-x',
  title: 'CrowdTangle: posts on X',
  platform: 'x',
  reads: 'posts',
  version: '2016',
  how: 'Was exported from a CrowdTangle search; closed in August 2024.',
  recognise: (file) =>
    columnSignature(file, [
      'account',
      'user name',
      'followers at posting',
      'created',
      'type',
      'retweets',
      'url',
      'message',
    ]),
  period: crowdtanglePeriod,
  read: (file, context) =>
    readToolPosts(file, (row) => ({
      platform: 'x',
      id: '',
      link: row.get('url'),
      account: row.get('user name'),
      moment: wallClock(row.get('created'), context.timeZone),
      type: row.get('type'),
      text: row.get('message'),
      leadsTo: row.get('final link 1') || row.get('link 1'),
      figures: { reactions: 'likes', shares: 'retweets' },
    })),
};
