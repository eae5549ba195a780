import { z } from 'zod';
import type { PostKind, PostOrigin } from '../../../model/post.ts';
import type { Day } from '../../../model/time.ts';
import { hashtagsIn, linksIn } from '../../exports/shared/text.ts';
import { type insightsSchema, metric } from '../shared/graph.ts';
import {
  type AccountItem,
  accountItem,
  type CommentItem,
  commentItem,
  type PostItem,
  postIdOf,
  postItem,
} from '../shared/records.ts';
import { instant } from '../shared/time.ts';

export const PROFILE_FIELDS = 'id,username,name,threads_profile_picture_url,threads_biography';
export const profileSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string().optional(),
  threads_profile_picture_url: z.string().optional(),
  threads_biography: z.string().optional(),
});
export type Profile = z.infer<typeof profileSchema>;

/** `gone`: fields not asked for, the absence of which tells nothing. */
export function accountOf(
  profile: Profile,
  followers: number | null,
  gone: ReadonlySet<string>,
  observedAt: Day,
): AccountItem {
  const told = (field: keyof Profile) => profile[field] ?? (gone.has(field) ? null : '');
  const bio = told('threads_biography');
  return accountItem('threads', {
    handle: profile.username,
    url: `https://www.threads.com/@${profile.username}`,
    displayName: told('name'),
    bio,
    // There is no field; many write the address into the text.
    website: bio === null ? null : (linksIn(bio)[0] ?? ''),
    picture: told('threads_profile_picture_url'),
    followers,
    observedAt,
  });
}

export const POST_FIELDS =
  'id,media_type,permalink,username,text,timestamp,is_quote_post,has_replies,alt_text,link_attachment_url,poll_attachment,topic_tag,children{id,media_type,alt_text}';
const childSchema = z.object({ alt_text: z.string().nullish() });
export const postSchema = z.object({
  id: z.string(),
  media_type: z.string().optional(),
  permalink: z.string().optional(),
  text: z.string().optional(),
  timestamp: z.string(),
  is_quote_post: z.boolean().optional(),
  has_replies: z.boolean().optional(),
  alt_text: z.string().nullish(),
  link_attachment_url: z.string().optional(),
  poll_attachment: z.object({}).optional(),
  topic_tag: z.string().optional(),
  children: z.object({ data: z.array(childSchema) }).optional(),
});
export type ThreadsPost = z.infer<typeof postSchema>;

export function postOf(post: ThreadsPost, { username }: Profile): PostItem {
  const text = post.text ?? '';
  const links = [...linksIn(text), ...(post.link_attachment_url ? [post.link_attachment_url] : [])];
  const hasMedia = /^(IMAGE|VIDEO|CAROUSEL_ALBUM)$/.test(post.media_type ?? '');
  const shown = hasMedia ? (post.children?.data ?? [post]) : [];
  return postItem(
    'threads',
    {
      account: username,
      permalink: post.permalink ?? null,
      publishedAt: instant(post.timestamp),
      kind: kindOf(post, links.length),
      text,
      links: [...new Set(links)],
      hashtags: [...new Set([...hashtagsIn(text), ...(post.topic_tag ? [post.topic_tag] : [])])],
      mediaCount: shown.length,
      altTextCount: shown.filter(({ alt_text }) => alt_text?.trim()).length,
      origin: originOf(post),
    },
    { id: post.id, link: null },
  );
}

function kindOf(post: ThreadsPost, links: number): PostKind {
  switch (post.media_type) {
    case 'IMAGE':
      return 'photo';
    case 'VIDEO':
      return 'video';
    case 'CAROUSEL_ALBUM':
      return 'carousel';
    case 'TEXT_POST':
      if (post.poll_attachment) return 'poll';
      return links > 0 ? 'link' : 'text';
    default:
      return null;
  }
}

function originOf({ media_type, is_quote_post }: ThreadsPost): PostOrigin {
  if (media_type === 'REPOST_FACADE') return 'repost';
  return is_quote_post ? 'quote' : 'own';
}

export const METRICS = ['views', 'likes', 'replies', 'reposts'];

/** An empty answer means that there is nothing to tell, which is not 0. */
export function figuresOf(insights: z.infer<typeof insightsSchema>) {
  return {
    reactions: metric(insights, 'likes'),
    comments: metric(insights, 'replies'),
    shares: metric(insights, 'reposts'),
    views: metric(insights, 'views'),
  };
}

export const REPLY_FIELDS = 'id,text,timestamp,is_reply_owned_by_me,root_post{id},replied_to{id}';
export const replySchema = z.object({
  id: z.string(),
  text: z.string().default(''),
  timestamp: z.string(),
  is_reply_owned_by_me: z.boolean().optional(),
  replied_to: z.object({ id: z.string() }).optional(),
});
type Reply = z.infer<typeof replySchema>;

/** All replies under a post, which come as a flat list. The account's own posts right under its post continue the thread. */
export function commentsOf(replies: readonly Reply[], post: PostItem, { username }: Profile): CommentItem[] {
  const thread = new Set([post.keys.id]);
  return replies.flatMap((reply) => {
    const parent = reply.replied_to?.id ?? post.keys.id;
    if (reply.is_reply_owned_by_me && thread.has(parent)) {
      thread.add(reply.id);
      return [];
    }
    return commentItem('threads', {
      id: reply.id,
      account: username,
      postId: postIdOf(post),
      parentId: thread.has(parent) ? null : `threads:${parent}`,
      by: reply.is_reply_owned_by_me ? 'practice' : 'public',
      publishedAt: instant(reply.timestamp),
      text: reply.text,
    });
  });
}
