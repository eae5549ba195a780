import { z } from 'zod';
import type { PostKind } from '../../model/post.ts';
import type { PostFormat } from './format.ts';
import {
  downloadPeriod,
  facebookName,
  instantOfSeconds,
  metaEntries,
  secondsSchema,
} from './shared/meta-download.ts';
import { downloadedPost, isVideo, mediumSchema, shownMedia } from './shared/meta-media.ts';
import { recognisePart } from './shared/meta-parts.ts';
import { metaText } from './shared/meta-posts.ts';
import { linksIn } from './shared/text.ts';

/**
 * What a Page or person posted, as "Download your information" packs it in JSON: `your_posts_1.json`, of a Page
 * `profile_posts_1.json`, numbered on. There are no figures, addresses or numbers of posts. The title is a sentence of
 * Facebook's in the language of the account, never the caption.
 */
export const facebookDownload: PostFormat = {
  id: 'facebook-download',
  title: 'Facebook download: posts',
  platform: 'facebook',
  reads: 'posts',
  version: '2018',
  how: 'Accounts Center → Your information and permissions → Export your information → JSON, all time (for a Page, switch into it first); hand over every part of the zip.',

  recognise: (file) =>
    recognisePart(
      file,
      'facebook-posts',
      'a list of entries with "timestamp" and "data"',
      /\/(your|profile)_posts[^/]*\.json$/,
    ),

  period: downloadPeriod,

  async *read(file) {
    const account = await facebookName(file);
    const seen = new Set<string>();
    for await (const { row, entry } of metaEntries(file)) {
      const read = entrySchema.safeParse(entry);
      if (!read.success) {
        yield { type: 'rejected', row, code: entry === undefined ? 'not-json' : 'not-a-post' };
        continue;
      }
      const post = contentOf(read.data);
      if (post.isEmpty) {
        yield { type: 'left-out', row, code: 'no-content' };
        continue;
      }
      if (ELSEWHERE.test(read.data.title)) {
        yield { type: 'left-out', row, code: 'not-own-page' };
        continue;
      }
      const identity = [read.data.timestamp, post.text, post.uri].join('\n');
      if (seen.has(identity)) {
        yield { type: 'repeat', row };
        continue;
      }
      seen.add(identity);
      const publishedAt = instantOfSeconds(read.data.timestamp);
      if (publishedAt === null) yield { type: 'notice', row, code: 'undated' };
      const { kind, text, links, mediaCount, origin } = post;
      yield {
        type: 'post',
        row,
        keys: { id: null, link: null },
        post: downloadedPost({
          platform: 'facebook',
          account,
          publishedAt,
          kind,
          text,
          links,
          mediaCount,
          origin,
        }),
      };
    }
  },
};

/** English titles of what stands on somebody else's page; in other languages such an entry passes for an own post. */
const ELSEWHERE = / wrote on .+|(?: recommends| doesn't recommend) .+/;

const text = z.string().catch('');
const attachmentSchema = z.object({
  media: mediumSchema.extend({ description: text }).optional().catch(undefined),
  external_context: z.object({ url: text }).optional().catch(undefined),
  event: z.object({}).optional().catch(undefined),
  poll: z.object({}).optional().catch(undefined),
});
const entrySchema = z.object({
  timestamp: secondsSchema,
  title: text,
  data: z.array(z.object({ post: text })).catch([]),
  attachments: z.array(z.object({ data: z.array(attachmentSchema).catch([]) })).catch([]),
});

function contentOf({ data, attachments }: z.infer<typeof entrySchema>) {
  const attached = attachments.flatMap((attachment) => attachment.data);
  const media = attached.flatMap((item) => item.media ?? []);
  const addresses = attached.flatMap((item) => item.external_context?.url ?? []);
  // A caption is often repeated under each picture, and sometimes stands only there.
  const words = [...data.map(({ post }) => post), ...media.map(({ description }) => description)];
  const text = metaText(words.find((word) => word.trim() !== '') ?? '');
  const links = [...new Set([...linksIn(text), ...addresses.filter((url) => /^https?:\/\//i.test(url))])];
  const isShared = addresses.length > 0 && addresses.every((url) => url === '');
  const isEvent = attached.some(({ event }) => event);
  const isPoll = attached.some(({ poll }) => poll);
  const kind =
    media.length > 0
      ? kindOf(shownMedia(media))
      : isShared
        ? null
        : isEvent
          ? 'event'
          : isPoll
            ? 'poll'
            : addresses.length > 0
              ? 'link'
              : 'text';
  return {
    text,
    links,
    kind,
    uri: media[0]?.uri ?? '',
    mediaCount: isShared && media.length === 0 ? null : media.length,
    origin: isShared ? ('shared' as const) : ('own' as const),
    isEmpty: text === '' && media.length === 0 && addresses.length === 0 && !isEvent && !isPoll,
  };
}

/** A medium without an address or suffix does not tell what it is. */
function kindOf(media: readonly { uri: string }[]): PostKind {
  const [first, ...more] = media;
  if (first === undefined) return null;
  if (more.length > 0) return 'carousel';
  if (isVideo(first.uri)) return 'video';
  return /\.\w{3,4}$/.test(first.uri) ? 'photo' : null;
}
