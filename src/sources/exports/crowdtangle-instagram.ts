import type { PostFormat } from './format.ts';
import { crowdtanglePeriod } from './shared/crowdtangle.ts';
import { columnSignature } from './shared/signature.ts';
import { readToolPosts } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

/**
 * Posts of Instagram accounts as CrowdTangle reported them until August 2024, often of several accounts in one file. Views are
 * of videos and stand at 0 for everything else, where they mean nothing.
 */
export const crowdtangleInstagram: PostFormat = {
  id: 'crowdtangle-instagram',
  title: 'CrowdTangle: Instagram posts',
  platform: 'instagram',
  reads: 'posts',
  version: '2017',
  how: 'Was exported from CrowdTangle → Historical Data; closed in August 2024.',
  recognise: (file) =>
    columnSignature(file, [
      'account',
      'user name',
      'followers at posting',
      ['post created', 'created'],
      'total interactions',
      'photo',
      'url',
    ]),
  period: crowdtanglePeriod,
  read: (file, context) =>
    readToolPosts(file, (row) => ({
      platform: 'instagram',
      id: '',
      link: row.get('url'),
      account: row.get('user name') || row.get('account'),
      moment: wallClock(row.get('post created') || row.get('created'), context.timeZone),
      type: row.get('type'),
      text: row.get('description'),
      figures: {
        reactions: 'likes',
        comments: 'comments',
        ...(/video|igtv/i.test(row.get('type')) ? { views: 'views' } : {}),
      },
    })),
};
