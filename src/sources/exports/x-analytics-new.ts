import type { PostFormat } from './format.ts';
import { dayFromWords, rangeOf, untilToday } from './shared/dates.ts';
import { columnSignature } from './shared/signature.ts';
import { xTableItems } from './shared/x-tables.ts';

/**
 * Posts of an account as X Premium's analytics pages export them, `account_analytics_content_<from>_<to>.csv`.
 * Of late 2024 (`Link`, `Share`) and of 2026 (`Post Link`, `Shares`); only capitals differ elsewhere. The date column
 * names a day that is not the UTC day, so the id tells when. Holds replies, no reposts.
 */
export const xAnalyticsNew: PostFormat = {
  id: 'x-analytics-new',
  title: 'X analytics: posts (since 2024)',
  platform: 'x',
  reads: 'posts',
  version: '2024',
  how: 'X (Premium) → Analytics → Content → choose the range → Export data.',

  recognise: (file) =>
    columnSignature(file, ['post id', 'date', 'post text', ['link', 'post link'], 'impressions']),

  period(file, context) {
    const range = rangeOf(file);
    return untilToday({ from: range?.from ?? null, through: range?.to ?? null }, context.today);
  },

  async *read(file) {
    const columns = {
      id: 'post id',
      text: 'post text',
      link: file.header?.includes('post link') ? 'post link' : 'link',
      figures: {
        reactions: 'likes',
        comments: 'replies',
        shares: 'reposts',
        saves: 'bookmarks',
        views: 'impressions',
        clicks: 'url clicks',
      },
    };
    for await (const row of file.rows()) {
      const day = dayFromWords(row.get('date'));
      const written =
        day === null ? null : { publishedAt: `${day}T00:00:00.000Z`, precision: 'day' as const };
      yield* xTableItems(row, columns, written, null);
    }
  },
};
