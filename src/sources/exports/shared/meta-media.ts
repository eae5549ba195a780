import { z } from 'zod';
import type { PostKind } from '../../../model/post.ts';
import { NO_ENGAGEMENT } from '../../../model/post.ts';
import type { Instant } from '../../../model/time.ts';
import type { PostDraft } from '../format.ts';
import { secondsSchema } from './meta-download.ts';
import { hashtagsIn, linksIn } from './text.ts';

/** A picture or video as Meta's downloads list them; the address points into the archive. */
export const mediumSchema = z.object({
  uri: z.string().catch(''),
  creation_timestamp: secondsSchema,
  title: z.string().catch(''),
});
export type Medium = z.infer<typeof mediumSchema>;

/** Subtitles are listed with the media, and posts of words have one without an address. */
export function shownMedia<T extends { uri: string }>(media: readonly T[]): T[] {
  return media.filter(({ uri }) => uri !== '' && !/\.(srt|vtt)$/i.test(uri));
}

export function isVideo(uri: string): boolean {
  return /\.(mp4|mov|m4v|webm|3gp)$/i.test(uri);
}

/** Kind of a post of Instagram or Threads without a name of its own; what has no suffix counts as a picture. */
export function kindOfMedia(media: readonly { uri: string }[]): PostKind {
  const [first, ...more] = media;
  if (first === undefined) return 'text';
  if (more.length > 0) return 'carousel';
  return isVideo(first.uri) ? 'video' : 'photo';
}

/** A post out of a download: without figures, address or number. */
export function downloadedPost(
  told: Pick<PostDraft, 'platform' | 'account' | 'kind' | 'text'> & {
    publishedAt: Instant | null;
    mediaCount: number | null;
  } & Partial<PostDraft>,
): PostDraft {
  return {
    permalink: null,
    precision: told.publishedAt === null ? null : 'minute',
    title: null,
    textCut: false,
    links: linksIn(told.text),
    hashtags: hashtagsIn(told.text),
    altTextCount: null,
    durationSeconds: null,
    origin: 'own',
    paid: null,
    engagement: NO_ENGAGEMENT,
    ...told,
  };
}
