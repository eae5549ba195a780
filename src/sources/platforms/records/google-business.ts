import { z } from 'zod';
import type { PostKind } from '../../../model/post.ts';
import type { Day } from '../../../model/time.ts';
import { originalWords } from '../../exports/shared/google-business.ts';
import { hashtagsIn, linksIn } from '../../exports/shared/text.ts';
import {
  type AccountItem,
  accountItem,
  type CommentItem,
  commentItem,
  type PostItem,
  postItem,
} from '../shared/records.ts';
import { instant } from '../shared/time.ts';

export const LOCATION_FIELDS = 'name,title,profile,websiteUri,phoneNumbers,openInfo,metadata';
/** Empty values are left out of every answer. */
export const locationSchema = z.object({
  title: z.string(),
  profile: z.object({ description: z.string().default('') }).optional(),
  websiteUri: z.string().optional(),
  phoneNumbers: z.object({ primaryPhone: z.string().optional() }).optional(),
  openInfo: z.object({ status: z.string().optional() }).optional(),
  metadata: z.object({ mapsUri: z.string().optional() }).optional(),
});
export type Location = z.infer<typeof locationSchema>;

export const mediumSchema = z.object({
  googleUrl: z.string().optional(),
  locationAssociation: z.object({ category: z.string().optional() }).optional(),
});
/** Pictures of a location, as far as they were looked at. */
export interface Media {
  items: z.infer<typeof mediumSchema>[];
  /** True when there are no others. */
  isWhole: boolean;
}

const LOGO = ['LOGO', 'PROFILE'];
const COVER = ['COVER'];

function pictureIn({ items, isWhole }: Media, categories: readonly string[]): string | null {
  const found = items.find(({ locationAssociation }) =>
    categories.includes(locationAssociation?.category ?? ''),
  );
  return found ? (found.googleUrl ?? '') : isWhole ? '' : null;
}

/** True when there is nothing more to look for. */
export function hasPictures(media: Media): boolean {
  return [LOGO, COVER].every((categories) => pictureIn({ ...media, isWhole: false }, categories) !== null);
}

export function accountOf(location: Location, media: Media, observedAt: Day): AccountItem {
  return accountItem('google-business', {
    handle: location.title,
    url: location.metadata?.mapsUri ?? null,
    displayName: location.title,
    bio: location.profile?.description ?? '',
    website: location.websiteUri ?? '',
    phone: location.phoneNumbers?.primaryPhone ?? '',
    picture: pictureIn(media, LOGO),
    cover: pictureIn(media, COVER),
    observedAt,
  });
}

export const localPostSchema = z.object({
  name: z.string(),
  summary: z.string().default(''),
  createTime: z.string(),
  state: z.string().optional(),
  topicType: z.string().optional(),
  searchUrl: z.string().optional(),
  callToAction: z.object({ url: z.string().optional() }).optional(),
  media: z.array(z.object({ mediaFormat: z.string().optional() })).default([]),
});
export type LocalPost = z.infer<typeof localPostSchema>;

/** Null for what Google has refused or not yet shown. */
export function postOf(post: LocalPost, { title }: Location): PostItem | null {
  if (post.state !== undefined && post.state !== 'LIVE') return null;
  const text = post.summary;
  const action = post.callToAction?.url;
  const links = [...new Set([...linksIn(text), ...(action && URL.canParse(action) ? [action] : [])])];
  return postItem(
    'google-business',
    {
      account: title,
      permalink: post.searchUrl ?? null,
      publishedAt: instant(post.createTime),
      kind: kindOf(post, links.length > 0),
      text,
      links,
      hashtags: hashtagsIn(text),
      mediaCount: post.media.length,
    },
    { id: localNameOf(post.name), link: null },
  );
}

/** One location often stands under several accounts: its things are known by the end of their names. */
function localNameOf(name: string): string {
  return name.replace(/^.*?(?=locations\/)/, '');
}

function kindOf({ media, topicType }: LocalPost, hasLink: boolean): PostKind {
  if (media.some(({ mediaFormat }) => mediaFormat === 'VIDEO')) return 'video';
  if (media.length > 0) return media.length === 1 ? 'photo' : 'carousel';
  if (topicType === 'EVENT') return 'event';
  return hasLink ? 'link' : 'text';
}

const STARS: Record<string, number> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 };

export const reviewSchema = z.object({
  name: z.string(),
  starRating: z.string().optional(),
  comment: z.string().optional(),
  createTime: z.string(),
  updateTime: z.string().optional(),
  reviewReply: z
    .object({
      comment: z.string().default(''),
      updateTime: z.string().optional(),
      reviewReplyState: z.string().optional(),
    })
    .optional(),
});
export type Review = z.infer<typeof reviewSchema>;

/**
 * A review and the practice's answer. Google tells when an answer was last changed, not when it was first given: the time to answer is
 * at most that. An answer that Google refused or still looks at is seen by nobody.
 */
export function commentsOf(
  { name, reviewReply: reply, ...review }: Review,
  { title }: Location,
): CommentItem[] {
  const own = { account: title, isReview: true };
  const item = commentItem('google-business', {
    ...own,
    id: localNameOf(name),
    rating: STARS[review.starRating ?? ''] ?? null,
    by: 'public',
    publishedAt: instant(review.createTime),
    text: originalWords(review.comment ?? ''),
  });
  if (!reply || /^(REJECTED|PENDING)$/.test(reply.reviewReplyState ?? '')) return [item];
  const answer = commentItem('google-business', {
    ...own,
    id: `${localNameOf(name)}/reply`,
    parentId: item.comment.id,
    by: 'practice',
    publishedAt: instant(reply.updateTime),
    text: originalWords(reply.comment),
  });
  return [item, answer];
}
