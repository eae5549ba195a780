import type { PostFormat } from './format.ts';
import { readFigures } from './shared/numbers.ts';
import { postIdentity } from './shared/post-identity.ts';
import { columnSignature } from './shared/signature.ts';
import { instantFromTiktokId, tiktokPost } from './shared/tiktok-posts.ts';

/**
 * Posts of an account as TikTok Studio lists them (`Content.csv`, also .xlsx). Its dates have no year ("July 16"), so the
 * moment is taken from the id in the link, and nothing says until when the list goes.
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
      const publishedAt = instantFromTiktokId(id);
      if (publishedAt === null) yield { type: 'notice', row: row.number, code: 'undated' };
      const { engagement, notices } = readFigures(row, figures);
      yield* notices;
      yield {
        type: 'post',
        row: row.number,
        post: tiktokPost({
          handle,
          permalink: /^https?:\/\//i.test(link) ? link : null,
          publishedAt,
          text,
          pictures: link.includes('/photo/') ? 'some' : null,
          engagement,
        }),
        keys: { id, link: id },
      };
    }
  },
};
