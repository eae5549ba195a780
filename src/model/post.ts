import { z } from 'zod';
import { PLATFORM_IDS, type PlatformId } from './platforms.ts';
import type { Day } from './time.ts';
import { addDays, localTime } from './time.ts';

export const POST_KINDS = [
  'text',
  'link',
  'photo',
  'carousel',
  'video',
  'short',
  'live',
  'story',
  'article',
  'poll',
  'event',
] as const;
export const POST_ORIGINS = ['own', 'shared', 'repost', 'quote', 'reply', 'cross-post'] as const;

const count = z.number().nullable();

/** Figures of one post, each a number, or null where the source does not tell. Null is never 0. */
export const engagementSchema = z.strictObject({
  reactions: count.describe('likes and all other reactions'),
  comments: count.describe('comments or replies received'),
  shares: count.describe('shares, reposts, retweets'),
  saves: count.describe('saves, bookmarks'),
  views: count.describe('times shown (formerly impressions), or video views where the platform counts those'),
  reach: count.describe('different people or accounts reached'),
  clicks: count.describe('all clicks the platform counts'),
});

export const provenanceSchema = z.strictObject({
  source: z.string().describe('id of the source report this record came through'),
  format: z.string().describe('export format or API, with version'),
  file: z.string().nullable().describe('file inside the folder or archive; null for an API'),
  row: z
    .number()
    .int()
    .nullable()
    .describe('record number in the file, from 1, header not counted; null for an API'),
  observedAt: z.string().nullable().describe('day until which the figures speak; null = unknown'),
});

/** One publication of a practice, whatever it came from. */
export const postSchema = z.strictObject({
  id: z
    .string()
    .describe('platform and its own id (`x:123`), or a digest where the id is lost; unique in a collection'),
  platform: z.enum(PLATFORM_IDS),
  account: z.string().nullable().describe('handle or name the file gives; null = not told'),
  permalink: z.string().nullable().describe('http(s) address of the post'),
  publishedAt: z
    .string()
    .nullable()
    .describe('UTC instant; null = undated. With precision day: midnight UTC of that calendar day'),
  precision: z.enum(['minute', 'day']).nullable().describe('null when undated'),
  kind: z.enum(POST_KINDS).nullable().describe('null = the source does not tell'),
  title: z.string().nullable().describe('headline, where it differs from the text'),
  text: z.string().describe('what the post says, entities and mention markup resolved; empty = no words'),
  textCut: z.boolean().describe('true when the source shortened the text'),
  links: z.array(z.string()).describe('http(s) addresses the post leads to'),
  hashtags: z.array(z.string()).describe('without #, as written'),
  mediaCount: z.number().int().nullable().describe('photos and videos attached; null = not told'),
  altTextCount: z
    .number()
    .int()
    .nullable()
    .describe('how many of them carry alternative text; null = not told'),
  durationSeconds: z.number().nullable().describe('length of the video; null = none or not told'),
  origin: z.enum(POST_ORIGINS),
  paid: z.boolean().nullable().describe('true = boosted or promoted; null = not told'),
  engagement: engagementSchema,
  provenance: provenanceSchema,
});

export type Engagement = z.infer<typeof engagementSchema>;
export type Post = z.infer<typeof postSchema>;
export type PostKind = Post['kind'];
export type PostOrigin = Post['origin'];

export const NO_ENGAGEMENT: Engagement = {
  reactions: null,
  comments: null,
  shares: null,
  saves: null,
  views: null,
  reach: null,
  clicks: null,
};

/**
 * The practice's calendar day of a post; null when undated. A post that gives its day only is not moved by the zone. Nor is one moved
 * past the last day its source speaks for: there the source counts days in another zone than the practice.
 */
export function localDay(
  post: Pick<Post, 'publishedAt' | 'precision' | 'provenance'>,
  zone: string,
): Day | null {
  if (post.publishedAt === null) return null;
  if (post.precision === 'day') return post.publishedAt.slice(0, 10);
  const { day } = localTime(post.publishedAt, zone);
  const last = post.provenance.observedAt;
  return last !== null && day > last && day === addDays(last, 1) ? last : day;
}

/** Identity of an account: handles differ in case and a leading @ only by accident. */
export function accountKey(platform: PlatformId, handle: string | null): string {
  return `${platform}:${(handle ?? '').trim().replace(/^@/, '').toLowerCase()}`;
}
