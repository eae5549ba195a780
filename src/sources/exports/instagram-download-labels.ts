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
import { metaLinkKey } from './shared/meta-posts.ts';

/**
 * Posts of some accounts' Instagram downloads since 2024: the same files, their entries made of labels and values. Labels are in
 * the account's language, so the caption is told by what it is not. Only this layout tells the address of a post.
 */
export const instagramDownloadLabels: PostFormat = {
  id: 'instagram-download-labels',
  title: 'Instagram download with labels: posts',
  platform: 'instagram',
  reads: 'posts',
  version: '2024',
  how: 'Accounts Center → Your information and permissions → Export your information → Instagram, JSON, all time; hand over every part of the zip.',

  recognise: (file) =>
    recognisePart(file, 'instagram-labels', 'a list of posts with "label_values", called posts_1.json'),

  period: downloadPeriod,

  async *read(file) {
    const account = await instagramHandle(file);
    for await (const { row, list, entry } of metaEntries(file)) {
      const read = entrySchema.safeParse(entry);
      if (!read.success) {
        yield { type: 'rejected', row, code: entry === undefined ? 'not-json' : 'not-a-post' };
        continue;
      }
      const { media, label_values: labels, fbid } = read.data;
      const text = captionOf(labels);
      const permalink = labels.map(({ href, value }) => href || value).find((link) => ADDRESS.test(link));
      const shown = shownMedia(media);
      const times = media.flatMap(({ creation_timestamp }) => creation_timestamp || []);
      const publishedAt = instantOfSeconds(read.data.timestamp || Math.min(...times));
      if (publishedAt === null) yield { type: 'notice', row, code: 'undated' };
      const link = metaLinkKey(permalink ?? '');
      yield {
        type: 'post',
        row,
        // That this number is the one which other exports give is not certain: the address decides where there is one.
        keys: { id: link === null ? (fbid ?? null) : null, link },
        post: downloadedPost({
          platform: 'instagram',
          account,
          permalink: permalink ?? null,
          publishedAt,
          kind: KINDS.find(([name]) => name.test(list ?? file.name))?.[1] ?? kindOfMedia(shown),
          text,
          mediaCount: shown.length,
        }),
      };
    }
  },
};

const KINDS = [
  [/^(ig_)?reels/, 'short'],
  [/^(ig_)?stories/, 'story'],
  [/^(ig_)?igtv/, 'video'],
] as const;

/** The address of a post, of which nothing else in an entry has the form. */
const ADDRESS = /^https:\/\/(www\.)?instagram\.com\/(?:[\w.]+\/)?(p|reel|reels|tv)\/[\w-]+/;

const text = z.string().catch('');
const labelSchema = z.object({ label: text, value: text, href: text });
const entrySchema = z.object({
  timestamp: secondsSchema,
  fbid: z.string().regex(/^\d+$/).optional().catch(undefined),
  media: z.array(mediumSchema).catch([]),
  label_values: z.array(labelSchema),
});

/** "Caption", else in another language the first words that are no address. */
function captionOf(labels: z.infer<typeof labelSchema>[]): string {
  const words = labels.filter(
    ({ value, href }) => value !== '' && href === '' && !/^https?:\/\/\S+$/.test(value),
  );
  return (words.find(({ label }) => /^caption$/i.test(label)) ?? words[0])?.value ?? '';
}
