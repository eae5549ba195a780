import type { PostFormat } from './format.ts';
import { rangeInName, untilToday } from './shared/dates.ts';
import { parseCount } from './shared/numbers.ts';
import { sampleCells } from './shared/sample-rows.ts';
import { signature } from './shared/signature.ts';
import { readToolPosts, zoneAssumed } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

/** Videos of a TikTok account as Metricool lists them. Times are those of the brand's zone; ids stand in the links. */
export const metricoolTiktok: PostFormat = {
  id: 'metricool-tiktok',
  title: 'Metricool: TikTok videos',
  platform: 'tiktok',
  reads: 'posts',
  version: '2024',
  how: 'Metricool → Analytics → TikTok → list of posts → Download CSV.',

  recognise(file) {
    const header = new Set(file.header ?? []);
    const has = (...columns: string[]) => columns.every((column) => header.has(column));
    const links = sampleCells(file, 'url');
    return signature({
      date: has('date'),
      'url, type': has('url', 'type'),
      'text / title': has('text') || has('title'),
      'views, likes, engagement': has('views', 'likes', 'engagement'),
      'links to tiktok.com': links.length > 0 ? links.some(isTiktokLink) : /^tiktok-/i.test(file.name),
    });
  },

  period({ name }, context) {
    const range = rangeInName(name);
    return untilToday({ from: range?.from ?? null, through: range?.to ?? null }, context.today);
  },

  async *read(file, context) {
    yield zoneAssumed(context.timeZone);
    yield* readToolPosts(file, (row) => {
      const seconds = parseCount(row.get('duration'));
      return {
        platform: 'tiktok',
        id: '',
        link: row.get('url'),
        account: '',
        moment: wallClock(row.get('date'), context.timeZone),
        type: row.get('type'),
        text: row.get('text') || row.get('title'),
        durationSeconds: typeof seconds === 'number' ? seconds : null,
        figures: {
          reactions: 'likes',
          comments: 'comments',
          shares: 'shares',
          views: 'views',
          reach: 'reach',
        },
      };
    });
  },
};

function isTiktokLink(link: string): boolean {
  return /^https?:\/\/([\w-]+\.)*tiktok\.com\//i.test(link);
}
