import { z } from 'zod';
import type { PostKind, PostOrigin } from '../../../model/post.ts';
import type { Day } from '../../../model/time.ts';
import { metaLinkKey } from '../../exports/shared/meta-posts.ts';
import { hashtagsIn, linksIn } from '../../exports/shared/text.ts';
import { innerPagingSchema, insightsSchema, metric } from '../shared/graph.ts';
import type { Wanted } from '../shared/graph-asking.ts';
import {
  type AccountItem,
  accountItem,
  type CommentItem,
  commentItem,
  type PostItem,
  postIdOf,
  postItem,
} from '../shared/records.ts';
import { instant } from '../shared/time.ts';

export const PROFILE_FIELDS =
  'id,name,username,about,bio,description,website,phone,followers_count,fan_count,link,picture.type(large){url,is_silhouette},cover{source},is_published,rating_count';
export const profileSchema = z.object({
  id: z.string(),
  name: z.string(),
  about: z.string().optional(),
  bio: z.string().optional(),
  description: z.string().optional(),
  website: z.string().optional(),
  phone: z.string().optional(),
  followers_count: z.number().int().optional(),
  fan_count: z.number().int().optional(),
  picture: z
    .object({ data: z.object({ url: z.string().optional(), is_silhouette: z.boolean().optional() }) })
    .optional(),
  cover: z.object({ source: z.string().optional() }).optional(),
  is_published: z.boolean().optional(),
  rating_count: z.number().optional(),
});
export type Profile = z.infer<typeof profileSchema>;

/** Exports know a Page by its name, so does the record. `gone`: fields not asked for, the absence of which tells nothing. */
export function accountOf(profile: Profile, gone: ReadonlySet<string>, observedAt: Day): AccountItem {
  const told = (field: string, value: string | undefined) => value ?? (gone.has(field) ? null : '');
  const picture = profile.picture?.data;
  return accountItem('facebook', {
    handle: profile.name,
    url: `https://www.facebook.com/${profile.id}`,
    displayName: profile.name,
    bio: told('about', profile.about ?? profile.bio ?? profile.description),
    website: told('website', profile.website),
    phone: told('phone', profile.phone),
    picture: told('picture', picture?.is_silhouette ? '' : picture?.url),
    cover: told('cover', profile.cover?.source),
    followers: profile.followers_count ?? profile.fan_count ?? null,
    observedAt,
  });
}

export const COMMENT_FIELDS = 'id,message,created_time,from,parent{id},permalink_url';
const FIELDS = [
  'id',
  'created_time',
  'message',
  'story',
  'permalink_url',
  'status_type',
  'parent_id',
  'shares',
  'promotion_status',
  'attachments{media_type,type,title,url,unshimmed_url,target{id},subattachments.limit(20){media_type}}',
];
const ENGAGEMENT = [
  'reactions.limit(0).summary(total_count)',
  `comments.filter(stream).order(chronological).limit(50).summary(true){${COMMENT_FIELDS}}`,
];
export const METRICS = ['post_media_view', 'post_total_media_view_unique', 'post_clicks'];

/** What is asked of every post; less of it where a permission or a metric is missing. */
export function postFields({ metrics, talk }: Wanted): string {
  const insights = metrics.length > 0 ? [`insights.metric(${metrics.join(',')})`] : [];
  return [...FIELDS, ...(talk ? ENGAGEMENT : []), ...insights].join(',');
}

const attachmentSchema = z.object({
  media_type: z.string().optional(),
  type: z.string().optional(),
  url: z.string().optional(),
  unshimmed_url: z.string().optional(),
  target: z.object({ id: z.string().optional() }).optional(),
  subattachments: z.object({ data: z.array(z.unknown()) }).optional(),
});
const commentsSchema = z.object({
  data: z.array(z.unknown()).default([]),
  summary: z.object({ total_count: z.number().optional() }).optional(),
  paging: innerPagingSchema,
});
export const postSchema = z.object({
  id: z.string(),
  created_time: z.string(),
  message: z.string().optional(),
  story: z.string().optional(),
  permalink_url: z.string().optional(),
  status_type: z.string().optional(),
  parent_id: z.string().optional(),
  shares: z.object({ count: z.number() }).optional(),
  promotion_status: z.string().optional(),
  attachments: z.object({ data: z.array(attachmentSchema) }).optional(),
  reactions: z.object({ summary: z.object({ total_count: z.number().optional() }).optional() }).optional(),
  comments: commentsSchema.optional(),
  insights: insightsSchema,
});
export type FacebookPost = z.infer<typeof postSchema>;
type Attachment = z.infer<typeof attachmentSchema>;

/** Null for what the system wrote ("updated their cover photo"): nobody published that. */
export function postOf(post: FacebookPost, { name }: Profile): PostItem | null {
  const [attachment] = post.attachments?.data ?? [];
  const isPicture = /^(profile_media|cover_photo)$/.test(attachment?.type ?? '');
  if (post.message === undefined && post.story !== undefined && (isPicture || !attachment)) return null;
  const kind = kindOf(attachment, post.permalink_url ?? '');
  const text = post.message ?? '';
  const link = kind === 'link' ? (attachment?.unshimmed_url ?? attachment?.url) : undefined;
  return postItem(
    'facebook',
    {
      account: name,
      permalink: post.permalink_url ?? null,
      publishedAt: instant(post.created_time),
      kind,
      text,
      links: [...new Set([...linksIn(text), ...(link ? linksIn(link) : [])])],
      hashtags: hashtagsIn(text),
      mediaCount: mediaCountOf(kind, attachment),
      origin: originOf(post, attachment),
      paid: paidOf(post.promotion_status),
      figures: {
        reactions: post.reactions?.summary?.total_count ?? null,
        comments: post.comments?.summary?.total_count ?? null,
        // Absent when nobody has shared the post; the reactions show that figures were given at all.
        shares: post.shares?.count ?? (post.reactions ? 0 : null),
        views: metric(post.insights, 'post_media_view'),
        reach: metric(post.insights, 'post_total_media_view_unique'),
        clicks: metric(post.insights, 'post_clicks'),
      },
    },
    { id: post.id.slice(post.id.indexOf('_') + 1), link: metaLinkKey(post.permalink_url ?? '') },
  );
}

function kindOf(attachment: Attachment | undefined, permalink: string): PostKind {
  if (!attachment) return 'text';
  if (/\/reel\//.test(permalink)) return 'short';
  if ((attachment.subattachments?.data.length ?? 0) > 1) return 'carousel';
  switch (attachment.media_type) {
    case 'photo':
      return 'photo';
    case 'album':
      return 'carousel';
    case 'video':
      return /live/.test(attachment.type ?? '') ? 'live' : 'video';
    case 'link':
      return 'link';
    case 'event':
      return 'event';
    default:
      return attachment.type === 'share' ? 'link' : null;
  }
}

function mediaCountOf(kind: PostKind, attachment: Attachment | undefined): number | null {
  if (kind === 'carousel') return attachment?.subattachments?.data.length ?? null;
  return kind === null ? null : Number(kind !== 'text' && kind !== 'link' && kind !== 'event');
}

/** A link with own words is called a shared story, too; a post of others has a parent or shows their pictures. */
function originOf({ parent_id, status_type }: FacebookPost, attachment: Attachment | undefined): PostOrigin {
  if (parent_id !== undefined) return 'shared';
  return status_type === 'shared_story' && attachment && attachment.media_type !== 'link' ? 'shared' : 'own';
}

function paidOf(status: string | undefined): boolean | null {
  if (status === undefined) return null;
  return /^(inactive|ineligible)$/i.test(status)
    ? false
    : /^(active|finished|paused|pending)/i.test(status) || null;
}

export const commentSchema = z.object({
  id: z.string().optional(),
  message: z.string().default(''),
  created_time: z.string(),
  from: z.object({ id: z.string() }).optional(),
  parent: z.object({ id: z.string() }).optional(),
  permalink_url: z.string().default(''),
});

export type FacebookComment = z.infer<typeof commentSchema>;

/** An author who is not named may be anybody: never the practice. */
export function commentOf(comment: FacebookComment, post: PostItem, page: Profile): CommentItem | null {
  const inLink = (name: string) => new RegExp(`[?&]${name}=(\\d+)`).exec(comment.permalink_url)?.[1];
  const answer = inLink('reply_comment_id');
  const id = comment.id?.split('_').at(-1) ?? answer ?? inLink('comment_id');
  if (id === undefined) return null;
  const parent = comment.parent?.id.split('_').at(-1) ?? (answer ? inLink('comment_id') : undefined);
  return commentItem('facebook', {
    id,
    account: page.name,
    postId: postIdOf(post),
    parentId: parent === undefined ? null : `facebook:${parent}`,
    by: comment.from?.id === page.id ? 'practice' : 'public',
    publishedAt: instant(comment.created_time),
    text: comment.message,
  });
}

export const REVIEW_FIELDS =
  'created_time,recommendation_type,review_text,rating,open_graph_story{id,comments{id,from,message,created_time}}';
const answerSchema = z.object({
  id: z.string().optional(),
  from: z.object({ id: z.string() }).optional(),
  message: z.string().default(''),
  created_time: z.string(),
});
export const reviewSchema = z.object({
  created_time: z.string(),
  review_text: z.string().optional(),
  rating: z.number().optional(),
  open_graph_story: z
    .object({ id: z.string(), comments: z.object({ data: z.array(answerSchema) }).optional() })
    .optional(),
});

/** A recommendation and what the Page answered; since stars went, most have no rating. */
export function reviewOf(review: z.infer<typeof reviewSchema>, { id: pageId, name }: Profile): CommentItem[] {
  const own = { account: name, isReview: true };
  const id = review.open_graph_story?.id ?? `review-${review.created_time}`;
  const item = commentItem('facebook', {
    ...own,
    id,
    rating: review.rating ?? null,
    by: 'public',
    publishedAt: instant(review.created_time),
    text: review.review_text ?? '',
  });
  const comments = review.open_graph_story?.comments?.data ?? [];
  return [
    item,
    ...comments.map((comment, index) =>
      commentItem('facebook', {
        ...own,
        id: comment.id ?? `${id}/${index}`,
        parentId: item.comment.id,
        by: comment.from?.id === pageId ? 'practice' : 'public',
        publishedAt: instant(comment.created_time),
        text: comment.message,
      }),
    ),
  ];
}
