import { z } from 'zod';
import { metaLinkKey } from '../../exports/shared/meta-posts.ts';
import { hashtagsIn, linksIn } from '../../exports/shared/text.ts';
import type { Page } from '../../http/paging.ts';
import type { ApiItem } from '../platform.ts';
import type { FacebookPost, Profile } from '../records/facebook.ts';
import { noticeOf } from './reading.ts';
import { type PostItem, postItem } from './records.ts';
import { instant } from './time.ts';

export const VIDEO_FIELDS = 'id,created_time,description,permalink_url,length,views,published';
const videoSchema = z.object({
  id: z.string(),
  created_time: z.string(),
  description: z.string().default(''),
  permalink_url: z.string().default(''),
  length: z.number().optional(),
  views: z.number().optional(),
  published: z.boolean().optional(),
});
type Video = z.infer<typeof videoSchema>;
interface ReadPost {
  post: FacebookPost;
  item: PostItem;
}

/**
 * What the list of videos adds to that of posts: how long they are, and Reels. Whether posts hold the Reels, Meta does not say: those
 * that are missing there are posts of their own.
 */
export async function addVideos(
  pages: AsyncIterable<Page>,
  read: readonly ReadPost[],
  page: Profile,
  since: string,
): Promise<ApiItem[]> {
  const reels: PostItem[] = [];
  try {
    for await (const { records } of pages) {
      const videos = records.flatMap((record) => videoSchema.safeParse(record).data ?? []);
      for (const video of videos) {
        const known = read.find((one) => isOf(video, one));
        if (known) known.item.post.durationSeconds = seconds(video);
        else if (isReel(video)) reels.push(reelOf(video, page));
      }
      if (videos.every(({ created_time }) => (instant(created_time) ?? '') < since)) break;
    }
    return reels;
  } catch (error) {
    return [...reels, noticeOf('videos', error)];
  }
}

/** By number, by address, else by words and the minute. */
function isOf(video: Video, { post, item }: ReadPost): boolean {
  if (post.attachments?.data.some(({ target }) => target?.id === video.id)) return true;
  if (item.keys.link === video.id || item.keys.id === video.id) return true;
  const apartMs = Math.abs(
    Date.parse(item.post.publishedAt ?? '') - Date.parse(instant(video.created_time) ?? ''),
  );
  return apartMs < 120_000 && item.post.text.trim() === video.description.trim();
}

function isReel({ permalink_url, published }: Video): boolean {
  return permalink_url.includes('/reel/') && published !== false;
}

function reelOf(video: Video, { name }: Profile): PostItem {
  const permalink = new URL(video.permalink_url, 'https://www.facebook.com').href;
  return postItem(
    'facebook',
    {
      account: name,
      permalink,
      publishedAt: instant(video.created_time),
      kind: 'short',
      text: video.description,
      links: linksIn(video.description),
      hashtags: hashtagsIn(video.description),
      mediaCount: 1,
      durationSeconds: seconds(video),
      figures: { views: video.views ?? null },
    },
    { id: video.id, link: metaLinkKey(permalink) },
  );
}

function seconds({ length }: Video): number | null {
  return length === undefined ? null : Math.round(length);
}
