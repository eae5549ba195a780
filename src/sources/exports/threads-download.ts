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
import { linksIn } from './shared/text.ts';

/**
 * Posts and replies of Threads, which lie in the Instagram download: `threads_and_replies.json`. Only some exports mark replies;
 * where the mark is missing, a reply passes for a post, and a notice says so.
 */
export const threadsDownload: PostFormat = {
  id: 'threads-download',
  title: 'Threads in an Instagram download',
  platform: 'threads',
  reads: 'posts',
  version: '2023',
  how: 'Accounts Center → Your information and permissions → Export your information → Instagram, JSON, all time; hand over every part of the zip.',

  recognise: (file) =>
    recognisePart(
      file,
      'threads',
      'a list "text_post_app_text_posts" in JSON',
      /\/threads_and_replies\.(json|html)$/,
    ),

  period: downloadPeriod,

  async *read(file) {
    const account = await instagramHandle(file);
    let unmarked = 0;
    for await (const { row, entry } of metaEntries(file)) {
      const read = entrySchema.safeParse(entry);
      if (!read.success) {
        yield { type: 'rejected', row, code: entry === undefined ? 'not-json' : 'not-a-post' };
        continue;
      }
      const { title, media, creation_timestamp: seconds } = read.data;
      const [first] = media;
      const publishedAt = instantOfSeconds(seconds || first?.creation_timestamp);
      const text = title || first?.title || '';
      const shown = shownMedia(media);
      if (publishedAt === null && text === '' && shown.length === 0) {
        yield { type: 'rejected', row, code: 'not-a-post' };
        continue;
      }
      if (publishedAt === null) yield { type: 'notice', row, code: 'undated' };
      const marks = media.flatMap(({ text_app_post: mark }) => mark?.is_reply ?? []);
      if (marks.length === 0) unmarked += 1;
      const isLink = shown.length === 0 && linksIn(text).length > 0;
      yield {
        type: 'post',
        row,
        keys: { id: null, link: null },
        post: downloadedPost({
          platform: 'threads',
          account,
          publishedAt,
          kind: isLink ? 'link' : kindOfMedia(shown),
          text,
          mediaCount: shown.length,
          origin: marks.includes(true) ? 'reply' : 'own',
        }),
      };
    }
    if (unmarked > 0)
      yield { type: 'notice', row: null, code: 'replies-unmarked', detail: `${unmarked} of them` };
  },
};

const threadMediumSchema = mediumSchema.extend({
  text_app_post: z.object({ is_reply: z.boolean().optional() }).optional().catch(undefined),
});
const entrySchema = z.object({
  title: z.string().catch(''),
  creation_timestamp: secondsSchema,
  media: z.array(threadMediumSchema).catch([]),
});
