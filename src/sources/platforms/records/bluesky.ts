import { z } from 'zod';
import type { Day, Instant } from '../../../model/time.ts';
import {
  blueskyContent,
  blueskyEmbedSchema,
  blueskyOrigin,
  blueskyPostSchema,
} from '../../bluesky-record.ts';
import { linksIn } from '../../exports/shared/text.ts';
import {
  type AccountItem,
  accountItem,
  type CommentItem,
  commentItem,
  type PostItem,
  postIdOf,
  postItem,
} from '../shared/records.ts';
import { earlier, instant } from '../shared/time.ts';

export const profileSchema = z.object({
  did: z.string(),
  handle: z.string(),
  displayName: z.string().nullish(),
  description: z.string().nullish(),
  website: z.string().nullish(),
  avatar: z.string().nullish(),
  banner: z.string().nullish(),
  followersCount: z.number().int().nullish(),
  postsCount: z.number().int().nullish(),
});
export type Profile = z.infer<typeof profileSchema>;

/** A handle is a domain name; where that no longer leads to the account, the service calls it so. */
export const BROKEN_HANDLE = 'handle.invalid';

export function accountOf(profile: Profile, observedAt: Day): AccountItem {
  const bio = profile.description ?? '';
  return accountItem(
    'bluesky',
    {
      handle: profile.handle,
      url: `https://bsky.app/profile/${profile.handle}`,
      displayName: profile.displayName ?? '',
      bio,
      // The field is new; until it is filled in, the address stands in the description.
      website: profile.website ?? linksIn(bio)[0] ?? '',
      picture: profile.avatar ?? '',
      cover: profile.banner ?? '',
      followers: profile.followersCount ?? null,
      observedAt,
    },
    profile.postsCount,
  );
}

const authorSchema = z.object({
  did: z.string(),
  handle: z.string(),
  labels: z.array(z.object({ val: z.string() })).nullish(),
});
const postSchema = z.object({
  uri: z.string(),
  author: authorSchema,
  record: blueskyPostSchema,
  embed: blueskyEmbedSchema.nullish(),
  indexedAt: z.string().nullish(),
  likeCount: z.number().nullish(),
  replyCount: z.number().nullish(),
  repostCount: z.number().nullish(),
  bookmarkCount: z.number().nullish(),
});
type Post = z.infer<typeof postSchema>;
export const feedItemSchema = z.object({
  post: postSchema,
  reason: z
    .object({ $type: z.string(), uri: z.string().nullish(), indexedAt: z.string().nullish() })
    .nullish(),
});
export type FeedItem = z.infer<typeof feedItemSchema>;

export function postOf({ post, reason }: FeedItem, { did, handle }: Profile): PostItem {
  const { record, embed } = post;
  const isRepost = reason?.$type.endsWith('#reasonRepost') ?? false;
  const rkey = lastPart(post.uri);
  return postItem(
    'bluesky',
    {
      account: handle,
      permalink: `https://bsky.app/profile/${post.author.handle}/post/${rkey}`,
      publishedAt: isRepost ? instant(reason?.indexedAt) : timeOf(post),
      text: wordsOf(post, did),
      ...blueskyContent(record, embed),
      origin: isRepost ? 'repost' : blueskyOrigin(record, embed, did),
      // What a repost shows are the figures of the original.
      figures: isRepost
        ? {}
        : {
            reactions: post.likeCount ?? null,
            comments: post.replyCount ?? null,
            shares: post.repostCount ?? null,
            saves: post.bookmarkCount ?? null,
          },
    },
    // An account may repost itself: the repost is a publication of its own.
    isRepost ? { id: `repost-${lastPart(reason?.uri ?? post.uri)}`, link: null } : { id: rkey, link: null },
  );
}

/** The author's clock sets `createdAt`, whatever it shows; the service's own clock bounds it. */
function timeOf(post: Post): Instant | null {
  return earlier(instant(post.record.createdAt), instant(post.indexedAt));
}

/** People can ask not to be shown to those who are not signed in: unless it is the account itself, their words are not kept. */
function wordsOf({ author, record }: Post, did: string): string {
  if (author.did === did) return record.text;
  return author.labels?.some(({ val }) => val === '!no-unauthenticated') ? '' : record.text;
}

function lastPart(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

/** Where the posts of an account lie. */
export function uriOf(post: PostItem, { did }: Profile): string {
  return `at://${did}/app.bsky.feed.post/${post.keys.id}`;
}

export interface Thread {
  post?: Post | undefined;
  replies?: Thread[] | undefined;
}
export const threadSchema: z.ZodType<Thread> = z.lazy(() =>
  z.object({ post: postSchema.optional(), replies: z.array(threadSchema).optional() }),
);

/** All replies of a thread. The account's own posts right under its post continue the thread; they are posts. */
export function commentsOf(thread: Thread, post: PostItem, { did, handle }: Profile): CommentItem[] {
  const comments: CommentItem[] = [];
  const walk = ({ replies = [] }: Thread, parentId: string | null): void => {
    for (const reply of replies) {
      if (!reply.post) continue;
      const isOwn = reply.post.author.did === did;
      const isThread = isOwn && parentId === null;
      const item = commentItem('bluesky', {
        id: `${reply.post.author.did}/${lastPart(reply.post.uri)}`,
        account: handle,
        postId: postIdOf(post),
        parentId,
        by: isOwn ? 'practice' : 'public',
        publishedAt: timeOf(reply.post),
        text: wordsOf(reply.post, did),
      });
      if (!isThread) comments.push(item);
      walk(reply, isThread ? null : item.comment.id);
    }
  };
  walk(thread, null);
  return comments;
}
