import type { Comment } from '../../model/comment.ts';
import { NO_ENGAGEMENT } from '../../model/post.ts';
import { dayFrom, type Instant, instantOf } from '../../model/time.ts';
import { htmlToText, readHtml } from '../html.ts';
import type { PostDraft, PostFormat, ReadContext } from './format.ts';
import { untilToday } from './shared/dates.ts';
import { signature } from './shared/signature.ts';
import { type WxrComment, type WxrItem, wxrItems } from './shared/wxr-items.ts';

/**
 * Posts of a WordPress site as Tools → Export packs them (WXR 1.0–1.2). Pages, menus, drafts and private posts are not posts of the
 * blog; of one behind a password the public sees the headline only. Approved comments are in it, other figures
 * are not.
 */
export const wordpressWxr: PostFormat = {
  id: 'wordpress-wxr',
  title: 'WordPress export',
  platform: 'blog',
  reads: 'posts',
  version: '1.x',
  how: 'WordPress → Tools → Export → All content; hand over every part of a large export.',

  recognise: ({ head }) =>
    signature({
      '<rss>': /<rss\b/.test(head),
      'wordpress.org/export': /xmlns:wp\s*=\s*["']https?:\/\/wordpress\.org\/export\//.test(head),
    }),

  period({ head }, { today }) {
    const made = Date.parse(/<pubDate>([^<]+)<\/pubDate>/.exec(head)?.[1] ?? '');
    const through = Number.isNaN(made) ? null : new Date(made).toISOString().slice(0, 10);
    return untilToday({ from: null, through }, today);
  },

  async *read(file, context) {
    const site = siteOf(file.head);
    let row = 0;
    for await (const item of wxrItems(file)) {
      if (!isPublicPost(item)) continue;
      row += 1;
      const id = item.fields.get('wp:post_id')?.trim() || null;
      const post = postOf(item, site, context);
      if (isProtected(item)) yield { type: 'notice', row, code: 'behind-password' };
      if (post.publishedAt === null) yield { type: 'notice', row, code: 'undated' };
      yield {
        type: 'post',
        row,
        post,
        keys: { id: site && id ? `${site} ${id}` : null, link: post.permalink },
      };
      if (site === null || id === null || isProtected(item)) continue;
      for (const comment of item.comments)
        yield { type: 'comment', row: ++row, comment: commentOf(comment, site, id) };
    }
  },
};

/** Host of the blog; several sites may be handed over together. */
function siteOf(head: string): string | null {
  const address =
    /<wp:base_blog_url>([^<]+)</.exec(head)?.[1] ?? /<channel>[\s\S]*?<link>([^<]+)</.exec(head)?.[1] ?? '';
  return URL.canParse(address) ? new URL(address).host : null;
}

function isPublicPost({ fields }: WxrItem): boolean {
  const is = (name: string, value: string) => (fields.get(name) ?? '').trim() === value;
  return is('wp:post_type', 'post') && is('wp:status', 'publish');
}

function isProtected({ fields }: WxrItem): boolean {
  return (fields.get('wp:post_password') ?? '').trim() !== '';
}

function postOf(item: WxrItem, site: string | null, context: ReadContext): PostDraft {
  const { fields, meta, comments } = item;
  const link = fields.get('link')?.trim() ?? '';
  const permalink = /^https?:\/\//.test(link) && URL.canParse(link) ? link : null;
  const content = isProtected(item) ? '' : (fields.get('content:encoded') ?? '');
  const { text, links, pictures, picturesWithAlt, videos } = readHtml(content, permalink);
  const publishedAt = publishedAtOf(fields, context);
  const cover = meta.has('_thumbnail_id') ? 1 : 0;
  return {
    platform: 'blog',
    account: site,
    permalink,
    publishedAt,
    precision: publishedAt === null ? null : 'minute',
    kind: 'article',
    title: fields.get('title')?.trim() || null,
    text,
    textCut: false,
    links,
    hashtags: [],
    mediaCount: pictures + videos + cover,
    // The cover's alternative text stands elsewhere in the export, so with a cover nobody can tell.
    altTextCount: cover > 0 ? null : picturesWithAlt,
    durationSeconds: null,
    origin: 'own',
    paid: null,
    engagement: { ...NO_ENGAGEMENT, comments: comments.length },
  };
}

/** As the interface's records. Somebody who is signed in at the site answers for the practice. */
function commentOf({ fields }: WxrComment, site: string, postId: string): Comment {
  const idOf = (number: string) => `blog:${site}/comment/${number}`;
  const parent = fields.get('wp:comment_parent') ?? '0';
  return {
    id: idOf(fields.get('wp:comment_id') ?? ''),
    platform: 'blog',
    account: site,
    postId: `blog:${site}:${postId}`,
    parentId: parent === '0' || parent === '' ? null : idOf(parent),
    by: Number(fields.get('wp:comment_user_id')) > 0 ? 'practice' : 'public',
    isReview: false,
    rating: null,
    publishedAt: wallClock(fields.get('wp:comment_date_gmt'), 'UTC'),
    text: htmlToText(fields.get('wp:comment_content') ?? ''),
  };
}

/** `post_date_gmt`; where that is all zeros `pubDate`, then the local date in the practice's zone. */
function publishedAtOf(fields: ReadonlyMap<string, string>, { timeZone }: ReadContext): Instant | null {
  const inUtc = wallClock(fields.get('wp:post_date_gmt'), 'UTC');
  if (inUtc !== null) return inUtc;
  const ms = Date.parse(fields.get('pubDate') ?? '');
  if (!Number.isNaN(ms) && ms > 0) return new Date(ms).toISOString();
  return wallClock(fields.get('wp:post_date'), timeZone);
}

function wallClock(text: string | undefined, zone: string): Instant | null {
  const parts = /^\s*(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)\s*$/
    .exec(text ?? '')
    ?.slice(1)
    .map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  return year < 1990 ? null : instantOf(dayFrom(year, month, day), hour, minute, second, zone);
}
