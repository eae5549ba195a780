import { z } from 'zod';
import type { PostFormat } from './format.ts';
import {
  downloadPeriod,
  instagramHandle,
  instantOfSeconds,
  metaEntries,
  secondsSchema,
} from './shared/meta-download.ts';
import { recognisePart } from './shared/meta-parts.ts';
import { ownComment } from './shared/own-comment.ts';

/**
 * Comments and replies that an account wrote: `post_comments_1.json`, `reels_comments.json`. The post is not in it, only whose
 * it is. Labels are in the account's language.
 */
export const instagramDownloadComments: PostFormat = {
  id: 'instagram-download-comments',
  title: 'Instagram download: own comments',
  platform: 'instagram',
  reads: 'posts',
  version: '2020',
  how: 'Accounts Center → Your information and permissions → Export your information → Instagram, JSON, all time; hand over every part of the zip.',

  recognise: (file) =>
    recognisePart(
      file,
      'instagram-comments',
      'a list of comments, called post_comments_1.json or reels_comments.json',
      /\/(post|reels)_comments[^/]*\.json$/,
    ),

  period: downloadPeriod,

  async *read(file) {
    const account = await instagramHandle(file);
    for await (const { row, entry } of metaEntries(file)) {
      const read = entrySchema.safeParse(entry);
      if (!read.success) {
        yield { type: 'rejected', row, code: entry === undefined ? 'not-json' : 'not-a-comment' };
        continue;
      }
      const labels = Object.entries(read.data.string_map_data);
      const comment = labels.find(([label]) => COMMENT.test(label))?.[1].value;
      const owner = labels.find(([label]) => OWNER.test(label))?.[1].value ?? '';
      const seconds = labels.map(([, { timestamp }]) => timestamp).find((time) => time);
      if (comment === undefined) yield { type: 'rejected', row, code: 'labels-unknown' };
      else if (comment.trim() === '') yield { type: 'left-out', row, code: 'no-content' };
      else
        yield {
          type: 'comment',
          row,
          comment: ownComment('instagram', account, instantOfSeconds(seconds), comment, owner),
        };
    }
  },
};

/** Labels in the languages in which downloads have been seen. */
const COMMENT =
  /^(comment|opmerking|kommentar|komentarz|yorum|commentaire|commento|comentariu|comentario|comentário|koment|комментарий|تعليق)$/i;
const OWNER =
  /^(media owner|media-eigenaar|medieninhaber|właściciel mediów|medya sahibi|proprietario del contenuto multimediale|proprietarul conținutului media|propietario del contenido multimedia|pronari i medias|владелец медиафайла|مالك الوسائط)$/i;

const entrySchema = z.object({
  string_map_data: z.record(z.string(), z.object({ value: z.string().catch(''), timestamp: secondsSchema })),
});
