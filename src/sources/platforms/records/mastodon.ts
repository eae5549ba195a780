import { z } from 'zod';
import type { PostKind, PostOrigin } from '../../../model/post.ts';
import type { Day } from '../../../model/time.ts';
import { fediverseProfile } from '../../fediverse-profile.ts';
import { htmlToText, readHtml } from '../../html.ts';
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

/** Servers that speak the same language differ in details: everything but the ids is optional. */
export const profileSchema = z.object({
  id: z.string(),
  acct: z.string(),
  url: z.string().nullish(),
  display_name: z.string().nullish(),
  note: z.string().nullish(),
  avatar: z.string().nullish(),
  header: z.string().nullish(),
  followers_count: z.number().int().nullish(),
  statuses_count: z.number().int().nullish(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  moved: z.unknown().optional(),
});
export type Profile = z.infer<typeof profileSchema>;

export function accountOf(profile: Profile, observedAt: Day): AccountItem {
  return accountItem(
    'mastodon',
    {
      handle: profile.acct,
      url: profile.url ?? null,
      displayName: profile.display_name ?? '',
      ...fediverseProfile(profile.note ?? '', profile.fields ?? []),
      picture: pictureOf(profile.avatar),
      cover: pictureOf(profile.header),
      // Servers that hide the number say -1.
      followers: (profile.followers_count ?? -1) < 0 ? null : (profile.followers_count ?? null),
      observedAt,
    },
    profile.statuses_count,
  );
}

/** The server's stand-in for a picture is none. */
function pictureOf(address: string | null | undefined): string {
  return !address || address.endsWith('/missing.png') ? '' : address;
}

const contentSchema = z.object({
  id: z.string(),
  created_at: z.string(),
  url: z.string().nullish(),
  uri: z.string().nullish(),
  content: z.string().nullish(),
  spoiler_text: z.string().nullish(),
  visibility: z.string().nullish(),
  media_attachments: z
    .array(
      z.object({
        type: z.string().nullish(),
        description: z.string().nullish(),
        meta: z.object({ original: z.object({ duration: z.number().nullish() }).nullish() }).nullish(),
      }),
    )
    .nullish(),
  card: z.object({ url: z.string() }).nullish(),
  poll: z.object({}).nullish(),
  quote: z.object({}).nullish(),
  replies_count: z.number().nullish(),
  reblogs_count: z.number().nullish(),
  favourites_count: z.number().nullish(),
  in_reply_to_id: z.string().nullish(),
  in_reply_to_account_id: z.string().nullish(),
  tags: z.array(z.object({ name: z.string() })).nullish(),
  account: z.object({ id: z.string() }).nullish(),
});
type Content = z.infer<typeof contentSchema>;
export const statusSchema = contentSchema.extend({ reblog: contentSchema.nullish() });
export type Status = z.infer<typeof statusSchema>;

/** Posts for followers only and messages, which a token may see. */
function isNotForAll({ visibility }: Content): boolean {
  return visibility === 'private' || visibility === 'direct';
}

/** Null for what was not meant for everybody. */
export function postOf(status: Status, { id, acct }: Profile): PostItem | null {
  if (isNotForAll(status)) return null;
  const { reblog } = status;
  const shown = reblog ?? status;
  const { text, links } = readHtml(shown.content ?? '', shown.url ?? null);
  const media = shown.media_attachments ?? [];
  const video = media.find(isMoving);
  return postItem(
    'mastodon',
    {
      account: acct,
      permalink: shown.url ?? shown.uri ?? null,
      publishedAt: instant(status.created_at),
      kind: kindOf(shown),
      text: [shown.spoiler_text, text].filter(Boolean).join('\n\n'),
      links: [...new Set([...links, ...(shown.card ? [shown.card.url] : [])])],
      hashtags: (shown.tags ?? []).map(({ name }) => name),
      mediaCount: media.length,
      altTextCount: media.filter(({ description }) => description?.trim()).length,
      durationSeconds: video?.meta?.original?.duration ?? null,
      origin: reblog ? 'repost' : originOf(status, id),
      // What a boost shows are the figures of nothing.
      figures: reblog
        ? {}
        : {
            reactions: status.favourites_count ?? null,
            comments: status.replies_count ?? null,
            shares: status.reblogs_count ?? null,
          },
    },
    { id: status.id, link: null },
  );
}

function kindOf({ media_attachments, poll, card, content }: Content): PostKind {
  const media = media_attachments ?? [];
  if (media.some(isMoving)) return 'video';
  if (media.length > 0 && media.every(({ type }) => type === 'image'))
    return media.length === 1 ? 'photo' : 'carousel';
  if (media.length > 0) return null;
  if (poll) return 'poll';
  return card || readHtml(content ?? '').links.length > 0 ? 'link' : 'text';
}

function isMoving({ type }: { type?: string | null | undefined }): boolean {
  return type === 'video' || type === 'gifv';
}

/** An answer to oneself continues a thread. */
function originOf(status: Status, ownId: string): PostOrigin {
  if (status.in_reply_to_id && status.in_reply_to_account_id !== ownId) return 'reply';
  return status.quote ? 'quote' : 'own';
}

export const contextSchema = z.object({ descendants: z.array(contentSchema) });

/** All replies under a post, which come as a flat list. The account's own posts right under its post continue the thread. */
export function commentsOf(replies: readonly Content[], post: PostItem, profile: Profile): CommentItem[] {
  const thread = new Set([post.keys.id]);
  return replies.flatMap((reply) => {
    if (isNotForAll(reply)) return [];
    const isOwn = reply.account?.id === profile.id;
    const parent = reply.in_reply_to_id ?? null;
    if (isOwn && thread.has(parent)) {
      thread.add(reply.id);
      return [];
    }
    return commentItem('mastodon', {
      id: reply.id,
      account: profile.acct,
      postId: postIdOf(post),
      parentId: parent === null || thread.has(parent) ? null : `mastodon:${parent}`,
      by: isOwn ? 'practice' : 'public',
      publishedAt: instant(reply.created_at),
      text: htmlToText(reply.content ?? ''),
    });
  });
}
