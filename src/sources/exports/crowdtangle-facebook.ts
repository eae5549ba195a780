import type { PostFormat } from './format.ts';
import { crowdtanglePeriod, secondsOfLength, sumOf } from './shared/crowdtangle.ts';
import { columnSignature } from './shared/signature.ts';
import { readToolPosts } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

/** Everything on the reaction bar; "Likes" is only the first of them. */
const REACTIONS = ['likes', 'love', 'wow', 'haha', 'sad', 'angry', 'care'];

/**
 * Posts of Facebook Pages as CrowdTangle reported them until August 2024, often of several Pages in one file. "Post
 * Views" and "Total Views" are of videos and stand at 0 for everything else, where they mean nothing.
 */
export const crowdtangleFacebook: PostFormat = {
  id: 'crowdtangle-facebook',
  title: 'CrowdTangle: Facebook posts',
  platform: 'facebook',
  reads: 'posts',
  version: '2016',
  how: 'Was exported from CrowdTangle → Historical Data; closed in August 2024.',
  recognise: (file) =>
    columnSignature(file, [
      ['page name', 'group name'],
      'facebook id',
      ['post created', 'created'],
      'type',
      'url',
      'message',
    ]),
  period: crowdtanglePeriod,
  read: (file, context) =>
    readToolPosts(file, (row) => {
      const video = /video/i.test(row.get('type'));
      return {
        platform: 'facebook',
        id: '',
        link: row.get('url'),
        account: row.get('page name') || row.get('group name'),
        moment: wallClock(row.get('post created') || row.get('created'), context.timeZone),
        type: row.get('type'),
        text: row.get('message'),
        leadsTo: row.get('final link') || row.get('link'),
        durationSeconds: video ? secondsOfLength(row.get('video length')) : null,
        figures: {
          comments: 'comments',
          shares: 'shares',
          ...(video ? { views: 'total views' } : {}),
        },
        counted: { reactions: sumOf(row, REACTIONS) },
      };
    }),
};
