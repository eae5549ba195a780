import { z } from 'zod';
import type { PostFormat } from './format.ts';
import {
  downloadPeriod,
  instagramHandle,
  instantOfSeconds,
  metaEntries,
  secondsSchema,
} from './shared/meta-download.ts';
import { downloadedPost, kindOfMedia, mediumSchema, shownMedia } from './shared/meta-media.ts';
import { recognisePart } from './shared/meta-parts.ts';

/**
 * Posts, reels, stories and IGTV videos of an Instagram download since 2020, whatever its folders are called: `posts_1.json`
 * and its like. Without figures, addresses or numbers; those of "past insights" are joined by time and words.
 */
export const instagramDownload: PostFormat = {
  id: 'instagram-download',
  title: 'Instagram download: posts, reels, stories',
  platform: 'instagram',
  reads: 'posts',
  version: '2020',
  how: 'Accounts Center → Your information and permissions → Export your information → Instagram, JSON, all time; hand over every part of the zip.',

  recognise: (file) =>
    recognisePart(
      file,
      'instagram-media',
      'a list of media with "uri" and "creation_timestamp"',
      /\/(posts_\d+|reels|stories|igtv_videos)\.json$/,
    ),

  period: downloadPeriod,

  async *read(file) {
    const account = await instagramHandle(file);
    for await (const { row, list, entry } of metaEntries(file)) {
      // A story is a medium itself, everything else has a list of them.
      const read = entrySchema.safeParse(list === 'ig_stories' ? { media: [entry] } : entry);
      if (!read.success) {
        yield { type: 'rejected', row, code: entry === undefined ? 'not-json' : 'not-a-post' };
        continue;
      }
      const { title, creation_timestamp: seconds, media } = read.data;
      const times = media.flatMap(({ creation_timestamp }) => creation_timestamp || []);
      const publishedAt = instantOfSeconds(seconds || Math.min(...times));
      // Only posts of several media have a caption of their own: that of a single one stands with its medium.
      const text = [title, ...media.map((medium) => medium.title)].find((words) => words.trim() !== '') ?? '';
      if (publishedAt === null && text === '' && media.every(({ uri }) => uri === '')) {
        yield { type: 'rejected', row, code: 'not-a-post' };
        continue;
      }
      if (publishedAt === null) yield { type: 'notice', row, code: 'undated' };
      const shown = shownMedia(media);
      yield {
        type: 'post',
        row,
        keys: { id: null, link: null },
        post: downloadedPost({
          platform: 'instagram',
          account,
          publishedAt,
          kind: KINDS[list ?? ''] ?? kindOfMedia(shown),
          text,
          mediaCount: shown.length,
        }),
      };
    }
  },
};

/** By the key that a list stands under; posts stand under none. */
const KINDS: Record<string, 'story' | 'short' | 'video'> = {
  ig_stories: 'story',
  ig_reels_media: 'short',
  ig_igtv_media: 'video',
};

const entrySchema = z.object({
  title: z.string().catch(''),
  creation_timestamp: secondsSchema,
  media: z.array(mediumSchema).min(1),
});
