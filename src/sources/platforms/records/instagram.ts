import { z } from 'zod';
import type { PostKind } from '../../../model/post.ts';
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
  'id,username,name,biography,website,profile_picture_url,followers_count,media_count';
/** `biography` and `website` are absent when empty. */
export const profileSchema = z.object({
  id: z.string(),
  /** Only where the account itself has signed in; the number that both doors share. */
  user_id: z.union([z.string(), z.number()]).transform(String).optional(),
  username: z.string(),
  name: z.string().optional(),
  biography: z.string().optional(),
  website: z.string().optional(),
  profile_picture_url: z.string().optional(),
  followers_count: z.number().int().optional(),
  media_count: z.number().int().optional(),
});
export type Profile = z.infer<typeof profileSchema>;

/** `gone`: fields not asked for, the absence of which tells nothing. */
export function accountOf(profile: Profile, gone: ReadonlySet<string>, observedAt: Day): AccountItem {
  const told = (field: keyof Profile, value: string | undefined) => value ?? (gone.has(field) ? null : '');
  return accountItem(
    'instagram',
    {
      handle: profile.username,
      url: `https://www.instagram.com/${profile.username}/`,
      displayName: told('name', profile.name),
      bio: told('biography', profile.biography),
      website: told('website', profile.website),
      picture: told('profile_picture_url', profile.profile_picture_url),
      followers: profile.followers_count ?? null,
      observedAt,
    },
    profile.media_count ?? null,
  );
}

const AUTHOR = 'id,text,timestamp,username,from{id}';
export const COMMENT_FIELDS = `${AUTHOR},replies.limit(50){${AUTHOR}}`;
const FIELDS = [
  'id',
  'caption',
  'media_type',
  'media_product_type',
  'permalink',
  'timestamp',
  'like_count',
  'comments_count',
  'alt_text',
  'children{id,media_type,alt_text}',
];
export const STORY_FIELDS = 'id,caption,media_type,media_product_type,permalink,timestamp';
export const METRICS = ['views', 'reach', 'saved', 'shares'];

/** What is asked of every medium; less of it where a permission or a metric is missing. `extra`: fields that only one of the doors knows. */
export function mediaFields({ metrics, talk }: Wanted, extra: readonly string[]): string {
  return [
    ...FIELDS,
    ...extra,
    ...(talk ? [`comments.limit(50){${COMMENT_FIELDS}}`] : []),
    ...(metrics.length > 0 ? [`insights.metric(${metrics.join(',')})`] : []),
  ].join(',');
}

const commentAuthor = {
  id: z.string(),
  text: z.string().default(''),
  timestamp: z.string(),
  username: z.string().optional(),
  from: z.object({ id: z.string() }).optional(),
};
const replySchema = z.object(commentAuthor);
export const commentSchema = replySchema.extend({
  replies: z.object({ data: z.array(replySchema).default([]) }).optional(),
});
export type InstagramComment = z.infer<typeof commentSchema>;
const childSchema = z.object({ media_type: z.string().optional(), alt_text: z.string().nullish() });
export const mediumSchema = z.object({
  id: z.string(),
  caption: z.string().optional(),
  media_type: z.string().optional(),
  media_product_type: z.string().optional(),
  permalink: z.string().optional(),
  timestamp: z.string().optional(),
  like_count: z.number().optional(),
  comments_count: z.number().optional(),
  alt_text: z.string().nullish(),
  children: z.object({ data: z.array(childSchema) }).optional(),
  comments: z.object({ data: z.array(z.unknown()).default([]), paging: innerPagingSchema }).optional(),
  insights: insightsSchema,
  boost_ads_list: z.array(z.unknown()).optional(),
});
export type Medium = z.infer<typeof mediumSchema>;

/** `gone`: as for the account. */
export function postOf(medium: Medium, { username }: Profile, gone: ReadonlySet<string>): PostItem {
  const text = medium.caption ?? '';
  const shown = medium.children?.data ?? [medium];
  // Alternative text is for pictures: of videos there is nothing to tell.
  const pictures = shown.filter(({ media_type }) => media_type !== 'VIDEO');
  return postItem(
    'instagram',
    {
      account: username,
      permalink: medium.permalink ?? null,
      publishedAt: instant(medium.timestamp),
      kind: kindOf(medium),
      text,
      links: linksIn(text),
      hashtags: hashtagsIn(text),
      mediaCount: shown.length,
      altTextCount:
        gone.has('alt_text') || pictures.length === 0
          ? null
          : pictures.filter(({ alt_text }) => alt_text?.trim()).length,
      paid:
        medium.media_product_type === 'AD' ||
        (medium.boost_ads_list ? medium.boost_ads_list.length > 0 : null),
      figures: {
        // Absent when the account hides its likes.
        reactions: medium.like_count ?? null,
        comments: medium.comments_count ?? null,
        ...insightFigures(medium.insights),
      },
    },
    { id: medium.id, link: metaLinkKey(medium.permalink ?? '') },
  );
}

/** An empty answer means that there is nothing to tell, which is not 0. */
export function insightFigures(insights: z.infer<typeof insightsSchema>) {
  return {
    shares: metric(insights, 'shares'),
    saves: metric(insights, 'saved'),
    views: metric(insights, 'views', 'impressions'),
    reach: metric(insights, 'reach'),
  };
}

function kindOf({ media_type, media_product_type }: Medium): PostKind {
  if (media_product_type === 'REELS') return 'short';
  if (media_product_type === 'STORY') return 'story';
  if (media_type === 'CAROUSEL_ALBUM') return 'carousel';
  if (media_type === 'VIDEO') return 'video';
  return media_type === 'IMAGE' ? 'photo' : null;
}

/** A comment and its answers. Without the permission nobody is named; then nothing counts as the practice's. */
export function commentsOf(comment: InstagramComment, post: PostItem, profile: Profile): CommentItem[] {
  const item = (one: z.infer<typeof replySchema>, parentId: string | null) =>
    commentItem('instagram', {
      id: one.id,
      account: profile.username,
      postId: postIdOf(post),
      parentId,
      by: isOwn(one, profile) ? 'practice' : 'public',
      publishedAt: instant(one.timestamp),
      text: one.text,
    });
  return [
    item(comment, null),
    ...(comment.replies?.data ?? []).map((reply) => item(reply, `instagram:${comment.id}`)),
  ];
}

function isOwn({ from, username }: z.infer<typeof replySchema>, profile: Profile): boolean {
  if (from !== undefined && (from.id === profile.id || from.id === profile.user_id)) return true;
  return username !== undefined && username === profile.username;
}
