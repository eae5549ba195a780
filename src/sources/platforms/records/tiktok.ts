import { z } from 'zod';
import type { Day } from '../../../model/time.ts';
import { hashtagsIn, linksIn } from '../../exports/shared/text.ts';
import { type AccountItem, accountItem, type PostItem, postItem } from '../shared/records.ts';
import { instantOfMs } from '../shared/time.ts';

export const profileSchema = z.object({
  avatar_url: z.string().optional(),
  display_name: z.string().optional(),
  bio_description: z.string().optional(),
  username: z.string().optional(),
  follower_count: z.number().int().optional(),
  video_count: z.number().int().optional(),
});
export type Profile = z.infer<typeof profileSchema>;

/** The user name comes with the rest of the profile: without it, the profile was not told. */
export function accountOf(profile: Profile, handle: string, observedAt: Day): AccountItem {
  const bio = profile.bio_description ?? (profile.username === undefined ? null : '');
  return accountItem(
    'tiktok',
    {
      handle,
      url: `https://www.tiktok.com/@${handle}`,
      displayName: profile.display_name ?? '',
      bio,
      // There is no field; many write the address into the text.
      website: bio === null ? null : (linksIn(bio)[0] ?? ''),
      picture: profile.avatar_url ?? '',
      followers: profile.follower_count ?? null,
      observedAt,
    },
    profile.video_count ?? null,
  );
}

const count = z.number().int().optional();
export const videoSchema = z.object({
  id: z.string(),
  /** Seconds since 1970. */
  create_time: z.number(),
  share_url: z.string().optional(),
  video_description: z.string().optional(),
  title: z.string().optional(),
  duration: z.number().optional(),
  like_count: count,
  comment_count: count,
  share_count: count,
  view_count: count,
});
export type Video = z.infer<typeof videoSchema>;

export function postOf(video: Video, handle: string): PostItem {
  const text = video.video_description || video.title || '';
  const isPhoto = video.share_url?.includes('/photo/') ?? false;
  return postItem(
    'tiktok',
    {
      account: handle,
      // What follows the id belongs to whoever shared the link.
      permalink: video.share_url?.replace(/\?.*$/, '') ?? null,
      publishedAt: instantOfMs(video.create_time * 1000),
      kind: isPhoto ? 'photo' : 'short',
      text,
      links: linksIn(text),
      hashtags: hashtagsIn(text),
      mediaCount: isPhoto ? null : 1,
      durationSeconds: isPhoto || !video.duration ? null : video.duration,
      figures: {
        reactions: video.like_count ?? null,
        comments: video.comment_count ?? null,
        shares: video.share_count ?? null,
        views: video.view_count ?? null,
      },
    },
    { id: video.id, link: video.id },
  );
}
