import { z } from 'zod';
import type { PostKind } from '../../../model/post.ts';
import type { Day } from '../../../model/time.ts';
import { hashtagsIn, linksIn } from '../../exports/shared/text.ts';
import {
  type AccountItem,
  accountItem,
  type CommentItem,
  commentItem,
  type PostItem,
  postIdOf,
  postItem,
} from '../shared/records.ts';
import { instantOfMs } from '../shared/time.ts';

const pictureSchema = z.object({ original: z.string().optional() }).optional();
export const organizationSchema = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  localizedName: z.string(),
  vanityName: z.string().optional(),
  localizedDescription: z.string().optional(),
  localizedWebsite: z.string().optional(),
  logoV2: pictureSchema,
  coverPhotoV2: pictureSchema,
});
export type Organization = z.infer<typeof organizationSchema>;

export function organizationUrn({ id }: Organization): string {
  return `urn:li:organization:${id}`;
}

/** Pictures are told by name only, not by address; that is enough to know that they are there. */
export function accountOf(
  organization: Organization,
  followers: number | null,
  observedAt: Day,
): AccountItem {
  const { vanityName, localizedName } = organization;
  return accountItem('linkedin', {
    handle: vanityName ?? localizedName,
    url: vanityName ? `https://www.linkedin.com/company/${vanityName}` : null,
    displayName: localizedName,
    bio: organization.localizedDescription ?? '',
    website: organization.localizedWebsite ?? '',
    picture: organization.logoV2?.original ?? '',
    cover: organization.coverPhotoV2?.original ?? '',
    followers,
    observedAt,
  });
}

const imageSchema = z.object({ id: z.string().optional(), altText: z.string().optional() });
export const postSchema = z.object({
  id: z.string(),
  commentary: z.string().default(''),
  createdAt: z.number().optional(),
  publishedAt: z.number().optional(),
  lifecycleState: z.string().optional(),
  content: z
    .object({
      media: imageSchema.optional(),
      multiImage: z.object({ images: z.array(imageSchema) }).optional(),
      article: z.object({ source: z.string().optional() }).optional(),
      poll: z.object({}).optional(),
      carousel: z.object({}).optional(),
      reference: z.object({ id: z.string().optional() }).optional(),
    })
    .optional(),
  reshareContext: z.object({ parent: z.string().optional() }).optional(),
  adContext: z.object({ isDsc: z.boolean().optional() }).optional(),
  distribution: z.object({ feedDistribution: z.string().optional() }).optional(),
});
export type LinkedinPost = z.infer<typeof postSchema>;

/** Null for drafts and what was taken back. */
export function postOf(post: LinkedinPost, organization: Organization): PostItem | null {
  if (post.lifecycleState !== undefined && post.lifecycleState !== 'PUBLISHED') return null;
  const text = plainText(post.commentary);
  const article = post.content?.article?.source;
  const images = post.content?.multiImage?.images ?? (post.content?.media ? [post.content.media] : []);
  const publishedMs = post.publishedAt ?? post.createdAt;
  return postItem(
    'linkedin',
    {
      account: organization.vanityName ?? organization.localizedName,
      permalink: `https://www.linkedin.com/feed/update/${post.id}/`,
      publishedAt: publishedMs === undefined ? null : instantOfMs(publishedMs),
      kind: kindOf(post),
      text,
      links: [...new Set([...linksIn(text), ...(article ? [article] : [])])],
      hashtags: hashtagsIn(text),
      mediaCount: images.length,
      altTextCount: images.filter(({ altText }) => altText?.trim()).length,
      origin: post.reshareContext ? 'shared' : 'own',
      // What was made for sponsoring stands in no feed; boosts of ordinary posts are not told.
      paid: post.adContext?.isDsc || post.distribution?.feedDistribution === 'NONE' ? true : null,
    },
    { id: post.id.replace('urn:li:', ''), link: null },
  );
}

function kindOf({ content }: LinkedinPost): PostKind {
  if (!content) return 'text';
  if (content.multiImage) return content.multiImage.images.length > 1 ? 'carousel' : 'photo';
  if (content.carousel) return 'carousel';
  if (content.poll) return 'poll';
  if (content.article) return 'link';
  if (content.reference) return content.reference.id?.includes(':event:') ? 'event' : null;
  const media = content.media?.id ?? '';
  if (media.includes(':video:')) return 'video';
  // A document is leafed through, page by page.
  if (media.includes(':document:')) return 'carousel';
  return media.includes(':image:') ? 'photo' : null;
}

/** LinkedIn's "little text": mentions and hashtags are templates, and signs of its own are escaped. */
export function plainText(commentary: string): string {
  return commentary
    .replace(/\{hashtag\|\\?#\|((?:\\.|[^}])*)\}/g, '#$1')
    .replace(/@\[((?:\\.|[^\]\\])*)\]\((?:\\.|[^)\\])*\)/g, '$1')
    .replace(/\\([\\|{}@[\]()<>#*_~])/g, '$1');
}

/** One post's reactions by kind and comments; `entity` is the activity, the name that exports know a post by. */
export const socialSchema = z.object({
  entity: z.string().optional(),
  reactionSummaries: z.record(z.string(), z.object({ count: z.number().default(0) })).default({}),
  commentSummary: z.object({ count: z.number().optional() }).optional(),
});
export const socialBatchSchema = z.object({ results: z.record(z.string(), z.unknown()).default({}) });

export function addSocial(item: PostItem, social: z.infer<typeof socialSchema>): void {
  const { engagement } = item.post;
  engagement.reactions = Object.values(social.reactionSummaries).reduce((sum, { count }) => sum + count, 0);
  engagement.comments = social.commentSummary?.count ?? null;
  item.keys.link = /^urn:li:activity:(\d+)$/.exec(social.entity ?? '')?.[1] ?? null;
}

/** Counts may be negative when people take something back: then they tell nothing. */
const count = z.number().transform((value) => (value < 0 ? null : value));
export const statisticsSchema = z.object({
  share: z.string().optional(),
  ugcPost: z.string().optional(),
  totalShareStatistics: z.object({
    impressionCount: count.optional(),
    uniqueImpressionsCount: count.optional(),
    clickCount: count.optional(),
    shareCount: count.optional(),
  }),
});

export function addStatistics(
  item: PostItem,
  { totalShareStatistics: told }: z.infer<typeof statisticsSchema>,
): void {
  const { engagement } = item.post;
  engagement.views = told.impressionCount ?? null;
  engagement.reach = told.uniqueImpressionsCount ?? null;
  engagement.clicks = told.clickCount ?? null;
  engagement.shares = told.shareCount ?? null;
}

export const commentSchema = z.object({
  id: z.string(),
  commentUrn: z.string().optional(),
  parentComment: z.string().optional(),
  actor: z.string(),
  created: z.object({ time: z.number() }),
  message: z.object({ text: z.string().default('') }).default({ text: '' }),
  commentsSummary: z.object({ aggregatedTotalComments: z.number().default(0) }).optional(),
});
export type LinkedinComment = z.infer<typeof commentSchema>;

export function commentOf(comment: LinkedinComment, post: PostItem, organization: Organization): CommentItem {
  const parent = /,(\d+)\)$/.exec(comment.parentComment ?? '')?.[1];
  // Pages were called companies before.
  const isOwn = new RegExp(`^urn:li:(organization|company):${organization.id}$`).test(comment.actor);
  return commentItem('linkedin', {
    id: comment.id,
    account: post.post.account,
    postId: postIdOf(post),
    parentId: parent === undefined ? null : `linkedin:${parent}`,
    by: isOwn ? 'practice' : 'public',
    publishedAt: instantOfMs(comment.created.time),
    text: comment.message.text,
  });
}
