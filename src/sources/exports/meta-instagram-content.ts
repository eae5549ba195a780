import type { PostFormat } from './format.ts';
import { commonest } from './shared/commonest.ts';
import { metaPeriod, readMetaContent } from './shared/meta-content.ts';
import { recogniseMeta } from './shared/meta-layout.ts';
import { metaText } from './shared/meta-posts.ts';
import type { Cell, MetaExport } from './shared/meta-rows.ts';

const instagram: MetaExport = {
  network: 'instagram',
  figures: {
    reactions: ['likes'],
    comments: ['comments', 'replies'],
    shares: ['shares'],
    saves: ['saves'],
    views: ['views', 'impressions'],
    reach: ['reach'],
    clicks: ['linkClicks'],
  },

  account(sample) {
    const own = sample.filter(isMeasured);
    const handle = commonest((own.length > 0 ? own : sample).map((cell) => cell('username')));
    if (handle === null) return null;
    const displayName = sample.find((cell) => cell('username') === handle)?.('accountName') || null;
    return { handle, displayName, url: `https://www.instagram.com/${handle}/` };
  },

  words: (cell) => ({ title: null, text: metaText(cell('description')) }),

  // Posts of others in which the account takes part stand under the others' names, and their reach is not told.
  owner(cell, handle) {
    const username = cell('username');
    const isOthers = username !== '' && username !== handle && !isMeasured(cell);
    return {
      account: isOthers ? handle : username || handle,
      origin: isOthers ? 'shared' : 'own',
      paid: null,
    };
  },

  mediaCount: (kind) => (kind === null || kind === 'carousel' ? null : 1),
};

function isMeasured(cell: Cell): boolean {
  return cell('reach') !== '' || cell('follows') !== '';
}

/** Posts, carousels, reels or stories of an Instagram account with their figures, one CSV per range of days. */
export const metaInstagramContent: PostFormat = {
  id: 'meta-instagram-content',
  title: 'Meta Business Suite: Instagram content',
  platform: 'instagram',
  reads: 'posts',
  version: '2024',
  how: 'business.facebook.com → Insights → Content → Export data → Instagram posts or stories, lifetime figures.',
  recognise: (file) => recogniseMeta(file, 'instagram'),
  period: (file, context) => metaPeriod(file, context, 'instagram'),
  read: (file, context) => readMetaContent(file, context, instagram),
};
