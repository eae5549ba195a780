import { z } from 'zod';
import type { PostKind, PostOrigin } from '../../../model/post.ts';
import type { Day } from '../../../model/time.ts';
import { unescapeXText, xPermalink } from '../../exports/shared/x-posts.ts';
import {
  type AccountItem,
  accountItem,
  type CommentItem,
  commentItem,
  type PostItem,
  postItem,
} from '../shared/records.ts';
import { instant } from '../shared/time.ts';

/** X has spoken two dialects since August 2026, tweets and posts: asked in the older one, both are understood. */
const count = z.number().int().optional();

export const USER_FIELDS =
  'id,name,username,description,entities,profile_image_url,profile_banner_url,url,public_metrics,protected';
const urlSchema = z.object({
  url: z.string(),
  expanded_url: z.string().optional(),
  display_url: z.string().optional(),
  media_key: z.string().optional(),
});
export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  description: z.string().optional(),
  entities: z.object({ url: z.object({ urls: z.array(urlSchema).optional() }).optional() }).optional(),
  profile_image_url: z.string().optional(),
  profile_banner_url: z.string().optional(),
  url: z.string().optional(),
  public_metrics: z.object({ followers_count: count, tweet_count: count, post_count: count }).optional(),
  protected: z.boolean().optional(),
});
export type User = z.infer<typeof userSchema>;

export function accountOf(user: User, observedAt: Day): AccountItem {
  const { public_metrics: metrics } = user;
  // The picture of an egg or a grey figure is X's own.
  const picture = user.profile_image_url ?? '';
  return accountItem(
    'x',
    {
      handle: user.username,
      url: `https://x.com/${user.username}`,
      displayName: user.name,
      bio: unescapeXText(user.description ?? ''),
      website: user.entities?.url?.urls?.[0]?.expanded_url ?? user.url ?? '',
      picture: picture.includes('/default_profile_images/') ? '' : picture,
      cover: user.profile_banner_url ?? '',
      followers: metrics?.followers_count ?? null,
      observedAt,
    },
    metrics?.tweet_count ?? metrics?.post_count ?? null,
  );
}

export const POST_FIELDS =
  'id,text,note_tweet,created_at,conversation_id,in_reply_to_user_id,referenced_tweets,attachments,entities,public_metrics,edit_history_tweet_ids';
export const MENTION_FIELDS = 'id,text,note_tweet,created_at,conversation_id,author_id,referenced_tweets';
export const MEDIA_FIELDS = 'media_key,type,alt_text,duration_ms';

const entitiesSchema = z.object({
  urls: z.array(urlSchema).optional(),
  hashtags: z.array(z.object({ tag: z.string() })).optional(),
});
const noteSchema = z.object({ text: z.string(), entities: entitiesSchema.optional() });
const referencesSchema = z.array(z.object({ type: z.string(), id: z.string() }));
export const postSchema = z.object({
  id: z.string(),
  text: z.string(),
  created_at: z.string().optional(),
  author_id: z.string().optional(),
  conversation_id: z.string().optional(),
  in_reply_to_user_id: z.string().optional(),
  note_tweet: noteSchema.optional(),
  note_post: noteSchema.optional(),
  referenced_tweets: referencesSchema.optional(),
  referenced_posts: referencesSchema.optional(),
  edit_history_tweet_ids: z.array(z.string()).optional(),
  edit_history_post_ids: z.array(z.string()).optional(),
  attachments: z
    .object({ media_keys: z.array(z.string()).optional(), poll_ids: z.array(z.string()).optional() })
    .optional(),
  entities: entitiesSchema.optional(),
  public_metrics: z
    .object({
      like_count: count,
      reply_count: count,
      retweet_count: count,
      repost_count: count,
      bookmark_count: count,
      impression_count: count,
    })
    .optional(),
});
export type XPost = z.infer<typeof postSchema>;

export const mediaSchema = z.object({
  media_key: z.string(),
  type: z.string(),
  alt_text: z.string().optional(),
  duration_ms: z.number().optional(),
});
export type Media = z.infer<typeof mediaSchema>;

export function referenceOf(post: XPost, type: 'replied_to' | 'quoted' | 'retweeted'): string | null {
  return (post.referenced_tweets ?? post.referenced_posts)?.find((one) => one.type === type)?.id ?? null;
}

/** Null for an earlier version of a post that was edited. */
export function postOf(post: XPost, user: User, media: ReadonlyMap<string, Media>): PostItem | null {
  const versions = post.edit_history_tweet_ids ?? post.edit_history_post_ids;
  if (versions && versions.length > 1 && versions.at(-1) !== post.id) return null;
  const keys = post.attachments?.media_keys ?? [];
  const shown = keys.flatMap((key) => media.get(key) ?? []);
  const metrics = post.public_metrics;
  const origin = originOf(post, user);
  const words = wordsOf(post, keys);
  return postItem(
    'x',
    {
      account: user.username,
      permalink: xPermalink(user.username, post.id),
      publishedAt: instant(post.created_at),
      kind: kindOf(post, keys.length, shown, words.links.length),
      ...words,
      mediaCount: keys.length,
      // Where the media themselves were not told, neither was their alternative text.
      altTextCount:
        shown.length < keys.length ? null : shown.filter(({ alt_text }) => alt_text?.trim()).length,
      durationSeconds: durationOf(shown),
      origin,
      // What a repost shows are the figures of the original.
      figures:
        origin === 'repost'
          ? {}
          : {
              reactions: metrics?.like_count ?? null,
              comments: metrics?.reply_count ?? null,
              shares: metrics?.retweet_count ?? metrics?.repost_count ?? null,
              saves: metrics?.bookmark_count ?? null,
              views: metrics?.impression_count ?? null,
            },
    },
    { id: post.id, link: post.id },
  );
}

function kindOf(post: XPost, keys: number, shown: readonly Media[], links: number): PostKind {
  if (shown.some(({ type }) => type !== 'photo')) return 'video';
  if (keys > 0) return keys > shown.length ? null : keys === 1 ? 'photo' : 'carousel';
  if ((post.attachments?.poll_ids?.length ?? 0) > 0) return 'poll';
  return links > 0 ? 'link' : 'text';
}

/** An answer to oneself continues a thread. */
function originOf(post: XPost, user: User): PostOrigin {
  if (referenceOf(post, 'retweeted') !== null || post.text.startsWith('RT @')) return 'repost';
  const isReply = post.in_reply_to_user_id !== undefined || referenceOf(post, 'replied_to') !== null;
  if (isReply && post.in_reply_to_user_id !== user.id) return 'reply';
  return referenceOf(post, 'quoted') === null ? 'own' : 'quote';
}

/** The words of a post: long ones in full, addresses as they lead, without the address of its own pictures at the end. */
function wordsOf(post: XPost, mediaKeys: readonly string[]) {
  const note = post.note_tweet ?? post.note_post;
  let text = unescapeXText(note?.text ?? post.text);
  const links = new Set<string>();
  const urls = [...(note?.entities?.urls ?? []), ...(post.entities?.urls ?? [])];
  for (const { url, expanded_url: expanded = url, display_url, media_key } of urls) {
    const isOwnMedia =
      media_key !== undefined || display_url?.startsWith('pic.') || /\/(photo|video)\/\d+$/.test(expanded);
    if (isOwnMedia && (mediaKeys.length > 0 || media_key !== undefined)) {
      text = text.replaceAll(url, '').trimEnd();
      continue;
    }
    text = text.replaceAll(url, expanded);
    if (/^https?:\/\//i.test(expanded)) links.add(expanded);
  }
  const hashtags = (note?.entities ?? post.entities)?.hashtags ?? post.entities?.hashtags ?? [];
  return {
    text,
    textCut: note === undefined && /…(\s+https:\/\/t\.co\/\w+)?$/.test(text),
    links: [...links],
    hashtags: hashtags.map(({ tag }) => tag),
  };
}

function durationOf(media: readonly Media[]): number | null {
  const milliseconds = media.find(({ duration_ms }) => duration_ms !== undefined)?.duration_ms;
  return milliseconds === undefined ? null : milliseconds / 1000;
}

/** What answers one of the account's posts: `postId` is the post that began the conversation. */
export function commentOf(
  reply: XPost,
  user: User,
  postId: string,
  by: CommentItem['comment']['by'],
): CommentItem {
  const parent = referenceOf(reply, 'replied_to');
  return commentItem('x', {
    id: reply.id,
    account: user.username,
    postId: `x:${postId}`,
    parentId: parent === null || parent === postId ? null : `x:${parent}`,
    by,
    publishedAt: instant(reply.created_at),
    text: unescapeXText((reply.note_tweet ?? reply.note_post)?.text ?? reply.text),
  });
}
