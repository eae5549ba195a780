import { z } from 'zod';
import type { PostKind } from '../../../model/post.ts';
import { NO_ENGAGEMENT } from '../../../model/post.ts';
import type { Instant } from '../../../model/time.ts';
import { readHtml, webAddress } from '../../html.ts';
import type { PostDraft } from '../format.ts';

const addresses = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);
const counted = z
  .object({ totalItems: z.number().int() })
  .nullish()
  .catch(null)
  .transform((collection) => collection?.totalItems ?? null);

const noteSchema = z.object({
  type: z.enum(['Note', 'Question', 'Article']),
  summary: z.string().nullish(),
  inReplyTo: z.string().nullish(),
  url: z.string().nullish(),
  content: z.string().nullish(),
  attachment: z
    .array(z.object({ mediaType: z.string().nullish(), name: z.string().nullish() }))
    .nullish()
    .catch(null),
  tag: z
    .array(z.object({ type: z.string().nullish(), name: z.string().nullish() }))
    .nullish()
    .catch(null),
  likes: counted,
  shares: counted,
});
type Note = z.infer<typeof noteSchema>;

const told = {
  id: z.string(),
  actor: z.string(),
  published: z.string().nullish(),
  to: addresses,
  cc: addresses,
};

/** What an outbox lists, in the words of ActivityPub: a post of one's own, or the passing on of somebody's (its address). */
export const activitySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Create'), ...told, object: noteSchema }),
  z.object({ type: z.literal('Announce'), ...told, object: z.string() }),
]);
export type Activity = z.infer<typeof activitySchema>;

const PUBLIC = new Set(['https://www.w3.org/ns/activitystreams#Public', 'as:Public', 'Public']);

/** Who may see a post: everybody, everybody who comes by, or followers and single people only. */
export function audienceOf({ to, cc }: Activity): 'everybody' | 'unlisted' | 'few' {
  const isPublic = (address: string) => PUBLIC.has(address);
  if (to.some(isPublic)) return 'everybody';
  return cc.some(isPublic) ? 'unlisted' : 'few';
}

/** `https://server/users/name/statuses/109305976208019063/activity` → the number. */
export function statusIdOf(address: string): string | null {
  return /\/statuses\/([^/]+)/.exec(address)?.[1] ?? null;
}

/** `name@server` of an account's address; null when it is another. */
export function handleOf(actor: string): string | null {
  const match = /^https?:\/\/([^/]+)\/(?:users\/|@)([^/]+)$/.exec(actor);
  return match ? `${match[2]}@${match[1]}` : null;
}

export function postOf(activity: Activity, publishedAt: Instant | null): PostDraft {
  const shared = {
    platform: 'mastodon',
    account: handleOf(activity.actor),
    publishedAt,
    precision: publishedAt === null ? null : 'minute',
    title: null,
    textCut: false,
    durationSeconds: null,
    paid: null,
  } as const;
  if (activity.type === 'Announce')
    return {
      ...shared,
      permalink: webAddress(activity.object),
      kind: null,
      text: '',
      links: [],
      hashtags: [],
      mediaCount: null,
      altTextCount: null,
      origin: 'repost',
      engagement: NO_ENGAGEMENT,
    };
  const note = activity.object;
  const permalink = webAddress(note.url);
  const { text, links } = readHtml(note.content ?? '', permalink);
  const media = (note.attachment ?? []).filter(({ mediaType }) => /^(image|video)\//.test(mediaType ?? ''));
  const tags = (note.tag ?? []).filter(({ type }) => type === 'Hashtag');
  return {
    ...shared,
    permalink,
    kind: kindOf(note, media, links),
    // A content warning stands above the words.
    text: [note.summary, text].filter(Boolean).join('\n\n'),
    links,
    hashtags: tags.flatMap(({ name }) => name?.replace(/^#/, '') || []),
    mediaCount: media.length,
    altTextCount: media.filter(({ name }) => name?.trim()).length,
    // An answer to oneself continues a thread.
    origin: note.inReplyTo && !isOwn(note.inReplyTo, activity.actor) ? 'reply' : 'own',
    engagement: { ...NO_ENGAGEMENT, reactions: note.likes, shares: note.shares },
  };
}

function isOwn(address: string, actor: string): boolean {
  return address.startsWith(`${actor}/`);
}

function kindOf(note: Note, media: { mediaType?: string | null | undefined }[], links: string[]): PostKind {
  if (media.some(({ mediaType }) => mediaType?.startsWith('video/'))) return 'video';
  if (media.length > 0) return media.length === 1 ? 'photo' : 'carousel';
  if (note.type === 'Question') return 'poll';
  return links.length > 0 ? 'link' : 'text';
}
