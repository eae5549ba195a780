import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** `Overview.csv`, `Viewers.csv` and the like, downloaded from the neighbouring pages. */
export const tiktokStudioSeries: IgnoredFormat = {
  id: 'tiktok-studio-series',
  title: 'TikTok Studio: days',
  platform: 'tiktok',
  reads: 'nothing',
  because: 'Totals per day of the whole account; for the posts download the page Content.',

  recognise({ header }) {
    const columns = new Set(header ?? []);
    const has = (...names: string[]) => names.every((name) => columns.has(name));
    return signature(
      {
        date: has('date'),
        'figures of a TikTok account':
          has('video views', 'profile views') ||
          has('total viewers', 'new viewers') ||
          has('active followers'),
      },
      { posts: has('video link') || has('post url') },
    );
  },
};
