import { z } from 'zod';
import type { PostKind } from '../model/post.ts';
import { hashtagsIn } from './exports/shared/text.ts';

const pictureSchema = z.object({ alt: z.string().nullish() });
const mediaSchema = z.object({
  $type: z.string(),
  images: z.array(pictureSchema).optional(),
  items: z.array(pictureSchema).optional(),
  alt: z.string().nullish(),
  external: z.object({ uri: z.string() }).optional(),
});

/** What hangs on a post. Views of the interface and stored records differ in `#view` behind the type's name only. */
export const blueskyEmbedSchema = mediaSchema.extend({ media: mediaSchema.optional() });

/** A post as its author's client wrote it. */
export const blueskyPostSchema = z.object({
  text: z.string().default(''),
  createdAt: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  facets: z
    .array(
      z.object({ features: z.array(z.object({ tag: z.string().optional(), uri: z.string().optional() })) }),
    )
    .nullish(),
  reply: z.object({ parent: z.object({ uri: z.string() }) }).nullish(),
});

const KNOWN = /^app\.bsky\.embed\.(images|gallery|video|external|record)/;

type Embed = z.infer<typeof blueskyEmbedSchema>;
type Media = z.infer<typeof mediaSchema>;

/** Kind, addresses, tags and pictures of a post. */
export function blueskyContent(record: z.infer<typeof blueskyPostSchema>, embed: Embed | null | undefined) {
  const media = embed?.media ?? embed;
  const pictures = media?.images ?? media?.items ?? (isVideo(media) ? [media] : []);
  const features = record.facets?.flatMap((facet) => facet.features) ?? [];
  const links = [
    ...features.flatMap(({ uri }) => uri ?? []),
    ...(media?.external ? [media.external.uri] : []),
  ];
  const tags = [
    ...features.flatMap(({ tag }) => tag ?? []),
    ...(record.tags ?? []),
    ...hashtagsIn(record.text),
  ];
  // Bluesky adds kinds of attachments: what is not known is not told.
  const isKnown = !media || KNOWN.test(media.$type);
  return {
    kind: isKnown ? kindOf(media, pictures.length, links.length) : null,
    links: [...new Set(links)],
    hashtags: [...new Set(tags)],
    mediaCount: isKnown ? pictures.length : null,
    altTextCount: isKnown ? pictures.filter(({ alt }) => alt?.trim()).length : null,
  };
}

/** Whose account a post answers or shows: an answer to oneself continues a thread. */
export function blueskyOrigin(
  { reply }: z.infer<typeof blueskyPostSchema>,
  embed: Embed | null | undefined,
  did: string,
): 'reply' | 'quote' | 'own' {
  if (reply && !reply.parent.uri.startsWith(`at://${did}/`)) return 'reply';
  return embed?.$type.startsWith('app.bsky.embed.record') ? 'quote' : 'own';
}

function kindOf(media: Media | null | undefined, pictures: number, links: number): PostKind {
  if (isVideo(media)) return 'video';
  if (pictures > 0) return pictures === 1 ? 'photo' : 'carousel';
  return links > 0 ? 'link' : 'text';
}

function isVideo<T extends { $type: string }>(media: T | null | undefined): media is T {
  return media?.$type.startsWith('app.bsky.embed.video') ?? false;
}
