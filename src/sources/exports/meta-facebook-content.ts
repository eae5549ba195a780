import type { PostFormat } from './format.ts';
import { commonest } from './shared/commonest.ts';
import { metaPeriod, readMetaContent } from './shared/meta-content.ts';
import { recogniseMeta } from './shared/meta-layout.ts';
import { metaText, wording } from './shared/meta-posts.ts';
import type { MetaExport } from './shared/meta-rows.ts';

const facebook: MetaExport = {
  network: 'facebook',
  figures: {
    reactions: ['reactions', 'likes'],
    comments: ['comments'],
    shares: ['shares'],
    views: ['views', 'impressions'],
    reach: ['reach'],
    clicks: ['clicks'],
  },

  account(sample) {
    const name = commonest(sample.map((cell) => cell('accountName')));
    if (name === null) return null;
    const id = sample.find((cell) => cell('accountName') === name)?.('accountId') ?? '';
    const url = /^\d+$/.test(id) ? `https://www.facebook.com/${id}` : null;
    return { handle: name, displayName: name, url };
  },

  words: (cell) => wording(metaText(cell('title')), metaText(cell('description'))),

  // Facebook counts what was shown for money apart; without such a count nothing says that a post was not boosted.
  owner: (cell, handle) => ({
    account: cell('accountName') || handle,
    origin: cell('isShare') === '1' ? 'shared' : cell('isCrosspost') === '1' ? 'cross-post' : 'own',
    paid: /[1-9]/.test(cell('boostedReach')) ? true : null,
  }),

  mediaCount(kind) {
    if (kind === 'text' || kind === 'link') return 0;
    return kind === 'video' || kind === 'short' || kind === 'live' ? 1 : null;
  },
};

/** Posts of a Facebook Page with their figures, one CSV per range of days. */
export const metaFacebookContent: PostFormat = {
  id: 'meta-facebook-content',
  title: 'Meta Business Suite: Facebook content',
  platform: 'facebook',
  reads: 'posts',
  version: '2024',
  how: 'business.facebook.com → Insights → Content → Export data → Facebook posts, lifetime figures.',
  recognise: (file) => recogniseMeta(file, 'facebook'),
  period: (file, context) => metaPeriod(file, context, 'facebook'),
  read: (file, context) => readMetaContent(file, context, facebook),
};
