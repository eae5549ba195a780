import { z } from 'zod';
import type { PostKind } from '../../../model/post.ts';
import type { Day } from '../../../model/time.ts';
import { hashtagsIn, linksIn } from '../../exports/shared/text.ts';
import { htmlToText } from '../../html.ts';
import {
  type AccountItem,
  accountItem,
  type CommentItem,
  commentItem,
  type PostItem,
  postItem,
} from '../shared/records.ts';
import { durationSeconds, instant } from '../shared/time.ts';

/** Counts are written as texts. */
const count = z.coerce.number().int().nonnegative().optional().catch(undefined);

export const channelSchema = z.object({
  id: z.string(),
  snippet: z.object({
    title: z.string(),
    description: z.string().default(''),
    customUrl: z.string().optional(),
    thumbnails: z.record(z.string(), z.object({ url: z.string() })).optional(),
  }),
  statistics: z
    .object({ subscriberCount: count, hiddenSubscriberCount: z.boolean().optional(), videoCount: count })
    .optional(),
  brandingSettings: z
    .object({ image: z.object({ bannerExternalUrl: z.string().optional() }).optional() })
    .optional(),
  contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string().optional() }) }).optional(),
});
export type Channel = z.infer<typeof channelSchema>;

export function handleOf({ id, snippet }: Channel): string {
  return snippet.customUrl ?? id;
}

export function accountOf(channel: Channel, observedAt: Day): AccountItem {
  const { snippet, statistics, brandingSettings } = channel;
  const pictures = snippet.thumbnails ?? {};
  const hidden = statistics?.hiddenSubscriberCount ?? false;
  return accountItem(
    'youtube',
    {
      handle: handleOf(channel),
      url: `https://www.youtube.com/${snippet.customUrl ?? `channel/${channel.id}`}`,
      displayName: snippet.title,
      bio: snippet.description,
      // Links of the About page are not given; many write the address into the description.
      website: linksIn(snippet.description)[0] ?? '',
      picture: (pictures.high ?? pictures.medium ?? pictures.default)?.url ?? '',
      cover: brandingSettings === undefined ? null : (brandingSettings.image?.bannerExternalUrl ?? ''),
      followers: hidden ? null : (statistics?.subscriberCount ?? null),
      observedAt,
    },
    statistics?.videoCount ?? null,
  );
}

/** `videoPublishedAt` is absent for what was deleted or made private. */
export const uploadSchema = z.object({
  contentDetails: z.object({ videoId: z.string(), videoPublishedAt: z.string().optional() }),
});

export const videoSchema = z.object({
  id: z.string(),
  snippet: z.object({
    publishedAt: z.string(),
    title: z.string(),
    description: z.string().default(''),
    liveBroadcastContent: z.string().optional(),
  }),
  contentDetails: z.object({ duration: z.string().optional(), caption: z.string().optional() }).optional(),
  statistics: z.object({ viewCount: count, likeCount: count, commentCount: count }).optional(),
  status: z.object({ privacyStatus: z.string().optional() }).optional(),
  liveStreamingDetails: z.object({}).optional(),
});
export type Video = z.infer<typeof videoSchema>;

/** Ids of the channel's shorts. */
type Shorts = Pick<ReadonlySet<string>, 'has'>;

/** Null for what is not public, or announced and not yet shown. */
export function postOf(video: Video, channel: Channel, shorts: Shorts): PostItem | null {
  const { snippet, contentDetails, statistics, status } = video;
  if (snippet.liveBroadcastContent === 'upcoming' || (status?.privacyStatus ?? 'public') !== 'public')
    return null;
  const text = [snippet.title, snippet.description].filter(Boolean).join('\n\n');
  return postItem(
    'youtube',
    {
      account: handleOf(channel),
      permalink: `https://www.youtube.com/watch?v=${video.id}`,
      publishedAt: instant(snippet.publishedAt),
      kind: kindOf(video, shorts),
      text,
      links: linksIn(text),
      hashtags: hashtagsIn(text),
      mediaCount: 1,
      // What alternative text is to a picture, captions are to a video; those made by machine do not count.
      altTextCount: contentDetails?.caption === undefined ? null : Number(contentDetails.caption === 'true'),
      durationSeconds: durationSeconds(contentDetails?.duration),
      figures: {
        // Absent when hidden, or when comments are off.
        reactions: statistics?.likeCount ?? null,
        comments: statistics?.commentCount ?? null,
        views: statistics?.viewCount ?? null,
      },
    },
    { id: video.id, link: video.id },
  );
}

function kindOf({ id, liveStreamingDetails }: Video, shorts: Shorts): PostKind {
  if (shorts.has(id)) return 'short';
  return liveStreamingDetails ? 'live' : 'video';
}

const commentSchema = z.object({
  id: z.string(),
  snippet: z.object({
    videoId: z.string().optional(),
    parentId: z.string().optional(),
    textDisplay: z.string().default(''),
    authorChannelId: z.object({ value: z.string().optional() }).optional(),
    publishedAt: z.string(),
  }),
});
export const replySchema = commentSchema;
export const threadSchema = z.object({
  id: z.string(),
  snippet: z.object({
    videoId: z.string().optional(),
    topLevelComment: commentSchema,
    totalReplyCount: z.number().default(0),
  }),
  replies: z.object({ comments: z.array(commentSchema).default([]) }).optional(),
});
export type Thread = z.infer<typeof threadSchema>;

export function commentOf(
  { id, snippet }: z.infer<typeof commentSchema>,
  under: { videoId: string | undefined; parent: string | null },
  channel: Channel,
): CommentItem {
  const author = snippet.authorChannelId?.value;
  return commentItem('youtube', {
    id,
    account: handleOf(channel),
    postId: under.videoId === undefined ? null : `youtube:${under.videoId}`,
    parentId: under.parent === null ? null : `youtube:${under.parent}`,
    by: author === channel.id ? 'practice' : 'public',
    publishedAt: instant(snippet.publishedAt),
    // Plain text was asked for; markup comes all the same at times.
    text: /<[a-z]|&(#\d+|\w+);/i.test(snippet.textDisplay)
      ? htmlToText(snippet.textDisplay)
      : snippet.textDisplay,
  });
}
