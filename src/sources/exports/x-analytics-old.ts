import { addDays, instantOf } from '../../model/time.ts';
import type { PostFormat } from './format.ts';
import { isoDay, rangeOf, untilToday } from './shared/dates.ts';
import { parseCount } from './shared/numbers.ts';
import { columnSignature } from './shared/signature.ts';
import type { XTableColumns } from './shared/x-tables.ts';
import { xTableItems } from './shared/x-tables.ts';

const columns: XTableColumns = {
  id: 'tweet id',
  text: 'tweet text',
  link: 'tweet permalink',
  figures: {
    reactions: 'likes',
    comments: 'replies',
    shares: 'retweets',
    views: 'impressions',
    clicks: 'url clicks',
  },
};

/**
 * Posts of one month as analytics.twitter.com exported them until 2024,
 * `tweet_activity_metrics_<handle>_<from>_<to>_<language>.csv`, the last day not included. Holds replies, no retweets.
 */
export const xAnalyticsOld: PostFormat = {
  id: 'x-analytics-old',
  title: 'X analytics: posts (until 2024)',
  platform: 'x',
  reads: 'posts',
  version: '2013',
  how: 'Was exported from analytics.twitter.com → Tweets → Export data; no longer offered.',

  recognise: (file) =>
    columnSignature(file, ['tweet id', 'tweet permalink', 'tweet text', 'time', 'impressions']),

  period(file, context) {
    const range = rangeOf(file);
    if (range === null) return { from: null, through: null };
    return untilToday({ from: range.from, through: addDays(range.to, -1) }, context.today);
  },

  async *read(file) {
    for await (const row of file.rows()) {
      const time = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2}) \+0000$/.exec(row.get('time'));
      const publishedAt = instantOf(isoDay(time?.[1] ?? ''), Number(time?.[2]), Number(time?.[3]), 0, 'UTC');
      const written = publishedAt === null ? null : { publishedAt, precision: 'minute' as const };
      yield* xTableItems(row, columns, written, paidOf(row.get('promoted impressions')));
    }
  },
};

/** A dash = never promoted; a blank = the file does not tell. */
function paidOf(promotedImpressions: string): boolean | null {
  if (promotedImpressions === '-') return false;
  const count = parseCount(promotedImpressions);
  return typeof count === 'number' ? count > 0 : null;
}
