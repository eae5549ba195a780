import type { PostFormat, TableRow } from './format.ts';
import { settled } from './shared/id-time.ts';
import { readFigures } from './shared/numbers.ts';
import { postIdentity } from './shared/post-identity.ts';
import { columnSignature } from './shared/signature.ts';
import { instantFromTiktokId, tiktokPost } from './shared/tiktok-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

/**
 * Posts of an account as TikTok Studio lists them (`Content.csv`, also .xlsx). Its dates have no year ("July 16"), so the
 * moment is taken from the id in the link, and nothing says until when the list goes. Some layouts write whole dates, and figures
 * as `1.2K`.
 */
export const tiktokStudio: PostFormat = {
  id: 'tiktok-studio',
  title: 'TikTok Studio: posts',
  platform: 'tiktok',
  reads: 'posts',
  version: '2024',
  how: 'tiktok.com/tiktokstudio → Analytics → Content → Download data (CSV or XLSX).',

  recognise: (file) =>
    columnSignature(file, ['video title', 'video link', 'post time', ['total views', 'video views']]),

  period: () => ({ from: null, through: null }),

  async *read(file) {
    const columns = new Set(file.header ?? []);
    const named = (...names: string[]) => names.find((name) => columns.has(name)) ?? names[0] ?? '';
    const figures = {
      reactions: named('total likes', 'likes'),
      comments: named('total comments', 'comments'),
      shares: named('total shares', 'shares'),
      views: named('total views', 'video views'),
      saves: 'add to favorites',
    };
    for await (const row of file.rows()) {
      const link = row.get('video link');
      const text = row.get('video title');
      const { id, handle } = postIdentity('tiktok', '', link);
      if (id === null && text === '') {
        yield { type: 'rejected', row: row.number, code: 'not-a-post' };
        continue;
      }
      const written = wallClock(row.get('post time'), 'UTC');
      const { moment, notices: aboutTime } = settled(row.number, written, instantFromTiktokId(id));
      const { engagement, notices } = readFigures(spelledOut(row), figures);
      yield* [...aboutTime, ...notices];
      yield {
        type: 'post',
        row: row.number,
        post: tiktokPost({
          handle,
          permalink: /^https?:\/\//i.test(link) ? link : null,
          ...moment,
          text,
          pictures: link.includes('/photo/') ? 'some' : null,
          engagement,
        }),
        keys: { id, link: id },
      };
    }
  },
};

/** `1.2K` is 1200, as exactly as TikTok tells. */
function spelledOut(row: TableRow): TableRow {
  const get = (column: string) =>
    row
      .get(column)
      .replace(/^(\d+(?:\.\d+)?)([KMB])$/i, (_, figure, unit) =>
        String(Math.round(Number(figure) * (UNITS[String(unit).toUpperCase()] ?? 1))),
      );
  return { number: row.number, get, at: (place) => row.at(place) };
}

const UNITS: Record<string, number> = { K: 1e3, M: 1e6, B: 1e9 };
