import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/**
 * Figures per day, not per post: `account_overview_analytics.csv`, `video_overview…csv` and, until 2024,
 * `daily_tweet_activity_metrics_…csv`. They come out of the same pages as the post tables.
 */
export const xAccountOverview: IgnoredFormat = {
  id: 'x-account-overview',
  title: 'X analytics: days',
  platform: 'x',
  reads: 'nothing',
  because: 'Totals per day of the whole account; posts cannot be told apart in it.',

  recognise({ name, header }) {
    const columns = new Set(header ?? []);
    const byName = /^(daily_tweet_activity_metrics|video_overview)/.test(name);
    const ofAccount = ['create post', 'unfollows', 'user profile clicks'].some((column) =>
      columns.has(column),
    );
    return signature(
      {
        date: columns.has('date') || byName,
        'figures of an X account': (ofAccount && columns.has('impressions')) || byName,
      },
      { posts: columns.has('post id') || columns.has('tweet id') },
    );
  },
};
