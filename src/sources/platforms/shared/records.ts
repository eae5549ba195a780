import type { Account } from '../../../model/account.ts';
import type { Comment } from '../../../model/comment.ts';
import type { PlatformId } from '../../../model/platforms.ts';
import { type Engagement, NO_ENGAGEMENT } from '../../../model/post.ts';
import type { Instant } from '../../../model/time.ts';
import type { PostDraft, PostKeys } from '../../exports/format.ts';
import type { ApiItem } from '../platform.ts';

export type PostItem = Extract<ApiItem, { type: 'post' }>;
export type AccountItem = Extract<ApiItem, { type: 'account' }>;
export type CommentItem = Extract<ApiItem, { type: 'comment' }>;

/** A profile; what is not given is not told. */
export function accountItem(
  platform: PlatformId,
  told: Partial<Account>,
  postsTold: number | null = null,
): AccountItem {
  const nothing = {
    handle: null,
    url: null,
    displayName: null,
    bio: null,
    website: null,
    phone: null,
    picture: null,
    cover: null,
    followers: null,
    observedAt: null,
  };
  return { type: 'account', account: { platform, ...nothing, ...told }, postsTold };
}

/** A post; what is not given is not told. Nearly every interface gives times to the minute at least. */
export function postItem(
  platform: PlatformId,
  told: Omit<Partial<PostDraft>, 'platform' | 'engagement'> & {
    account: string | null;
    publishedAt: Instant | null;
    text: string;
    figures?: Partial<Engagement>;
  },
  keys: PostKeys,
): PostItem {
  const { figures, ...rest } = told;
  return {
    type: 'post',
    post: {
      platform,
      permalink: null,
      kind: null,
      title: null,
      textCut: false,
      links: [],
      hashtags: [],
      mediaCount: null,
      altTextCount: null,
      durationSeconds: null,
      origin: 'own',
      paid: null,
      ...rest,
      precision: told.publishedAt === null ? null : (told.precision ?? 'minute'),
      engagement: { ...NO_ENGAGEMENT, ...figures },
    },
    keys,
  };
}

/** Id that a post gets in the collection (see `mergePosts`), for the comments under it. */
export function postIdOf({ post, keys }: PostItem): string {
  return `${post.platform}:${(keys.id ?? keys.link ?? '').replaceAll(' ', ':')}`;
}

/** A comment or reply; a review says so itself. */
export function commentItem(
  platform: PlatformId,
  told: Pick<Comment, 'id' | 'account' | 'by' | 'publishedAt' | 'text'> & Partial<Comment>,
): CommentItem {
  return {
    type: 'comment',
    comment: {
      postId: null,
      parentId: null,
      isReview: false,
      rating: null,
      ...told,
      platform,
      id: `${platform}:${told.id}`,
    },
  };
}
