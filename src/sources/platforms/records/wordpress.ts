import { z } from 'zod';
import type { PlatformId } from '../../../model/platforms.ts';
import type { Day } from '../../../model/time.ts';
import { htmlToText, readHtml } from '../../html.ts';
import {
  type AccountItem,
  accountItem,
  type CommentItem,
  commentItem,
  type PostItem,
  postItem,
} from '../shared/records.ts';
import { hostOf } from '../shared/site.ts';
import { instant } from '../shared/time.ts';

/** Where records of a web site stand. Sites are known by their host, and so are their posts' numbers. */
export interface Site {
  platform: PlatformId;
  handle: string;
}

export function siteAt(platform: PlatformId, address: string): Site {
  return { platform, handle: hostOf(address) };
}

export const SITE_FIELDS = 'name,description,url,home,site_icon_url';
export const siteSchema = z.object({
  name: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  home: z.string().nullish(),
  site_icon_url: z.string().nullish(),
});

export function accountOf(
  told: z.infer<typeof siteSchema>,
  { platform, handle }: Site,
  observedAt: Day,
): AccountItem {
  const home = told.home ?? told.url ?? null;
  return accountItem(platform, {
    handle,
    url: home,
    displayName: htmlToText(told.name ?? ''),
    bio: htmlToText(told.description ?? ''),
    website: home,
    picture: told.site_icon_url ?? '',
    observedAt,
  });
}

const rendered = z.object({ rendered: z.string(), protected: z.boolean().optional() });
/** May be an answer of "forbidden" in place of the picture. */
const pictureSchema = z.object({ source_url: z.string().optional(), alt_text: z.string().optional() });

/** `_links` must be asked for, or the embedded picture does not come. Authors are not asked for: they are people. */
export const POST_FIELDS = 'id,date_gmt,link,title,content,status,_links,_embedded';
export const postSchema = z.object({
  id: z.number().int(),
  date_gmt: z.string().nullish(),
  link: z.string(),
  title: rendered,
  content: rendered.optional(),
  excerpt: rendered.optional(),
  status: z.string().optional(),
  _embedded: z.object({ 'wp:featuredmedia': z.array(pictureSchema).optional() }).optional(),
});
export type WordpressPost = z.infer<typeof postSchema>;

/** Null for what is not open to everybody. */
export function postOf(post: WordpressPost, { platform, handle }: Site): PostItem | null {
  if (post.content?.protected || (post.status !== undefined && post.status !== 'publish')) return null;
  const { text, links, pictures, picturesWithAlt, videos } = readHtml(
    post.content?.rendered ?? post.excerpt?.rendered ?? '',
    post.link,
  );
  const featured = (post._embedded?.['wp:featuredmedia'] ?? []).filter(({ source_url }) => source_url);
  return postItem(
    platform,
    {
      account: handle,
      permalink: post.link,
      publishedAt: instant(post.date_gmt),
      kind: 'article',
      title: htmlToText(post.title.rendered),
      text,
      textCut: post.content === undefined,
      links,
      mediaCount: pictures + videos + featured.length,
      altTextCount: picturesWithAlt + featured.filter(({ alt_text }) => alt_text?.trim()).length,
    },
    { id: `${handle} ${post.id}`, link: post.link },
  );
}

/** Names of commenters are not asked for. */
export const COMMENT_FIELDS = 'id,post,parent,author,date_gmt,content,type';
export const commentSchema = z.object({
  id: z.number().int(),
  post: z.number().int(),
  parent: z.number().int().nullish(),
  author: z.number().int().nullish(),
  date_gmt: z.string().nullish(),
  content: rendered,
  type: z.string().nullish(),
});

/** A comment of somebody who is signed in at the site is the practice's. Pingbacks are none. */
export function commentOf(
  comment: z.infer<typeof commentSchema>,
  postId: string,
  { platform, handle }: Site,
): CommentItem | null {
  if (comment.type && comment.type !== 'comment') return null;
  const id = (number: number) => `${handle}/comment/${number}`;
  return commentItem(platform, {
    id: id(comment.id),
    account: handle,
    postId,
    parentId: comment.parent ? `${platform}:${id(comment.parent)}` : null,
    by: comment.author ? 'practice' : 'public',
    publishedAt: instant(comment.date_gmt),
    text: htmlToText(comment.content.rendered),
  });
}
