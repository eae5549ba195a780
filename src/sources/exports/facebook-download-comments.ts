import { z } from 'zod';
import type { PostFormat } from './format.ts';
import {
  downloadPeriod,
  facebookName,
  instantOfSeconds,
  metaEntries,
  secondsSchema,
} from './shared/meta-download.ts';
import { recognisePart } from './shared/meta-parts.ts';
import { ownComment } from './shared/own-comment.ts';

/**
 * Comments and replies that a Page or person wrote, as "Download your information" packs them: `comments.json`. Neither the
 * post nor what others wrote is in it, and whose post it was stands in a sentence only, which is left unread.
 */
export const facebookDownloadComments: PostFormat = {
  id: 'facebook-download-comments',
  title: 'Facebook download: own comments',
  platform: 'facebook',
  reads: 'posts',
  version: '2018',
  how: 'Accounts Center → Your information and permissions → Export your information → JSON; hand over every part of the zip.',

  recognise: (file) =>
    recognisePart(
      file,
      'facebook-comments',
      'a list "comments_v2" or "comments"',
      /_across_facebook\/.*\/comments\.json$|\/comments_and_reactions\/comments\.json$/,
    ),

  period: downloadPeriod,

  async *read(file) {
    const name = await facebookName(file);
    for await (const { row, entry } of metaEntries(file)) {
      const read = entrySchema.safeParse(entry);
      const comment = read.data?.data.find((item) => item.comment)?.comment;
      if (read.data === undefined || comment === undefined)
        yield { type: 'rejected', row, code: entry === undefined ? 'not-json' : 'not-a-comment' };
      else if (comment.group !== undefined) yield { type: 'left-out', row, code: 'not-public' };
      else if (comment.comment.trim() === '') yield { type: 'left-out', row, code: 'no-content' };
      else {
        const publishedAt = instantOfSeconds(comment.timestamp ?? read.data.timestamp);
        const account = name ?? comment.author ?? null;
        yield {
          type: 'comment',
          row,
          comment: ownComment('facebook', account, publishedAt, comment.comment, read.data.title),
        };
      }
    }
  },
};

const entrySchema = z.object({
  timestamp: secondsSchema,
  title: z.string().catch(''),
  data: z.array(
    z.object({
      comment: z
        .object({
          timestamp: secondsSchema,
          comment: z.string().catch(''),
          author: z.string().optional().catch(undefined),
          /** Where it was written inside of a group, which may be closed to the public. */
          group: z.string().optional().catch(undefined),
        })
        .optional(),
    }),
  ),
});
