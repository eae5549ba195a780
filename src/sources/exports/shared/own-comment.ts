import { createHash } from 'node:crypto';
import type { Comment } from '../../../model/comment.ts';
import type { PlatformId } from '../../../model/platforms.ts';
import type { Instant } from '../../../model/time.ts';

/**
 * A comment that the practice wrote somewhere, out of a download that tells neither its number nor the post's. `where` is what
 * little is told of the place, so that the same words at two places are two comments.
 */
export function ownComment(
  platform: PlatformId,
  account: string | null,
  publishedAt: Instant | null,
  text: string,
  where: string,
): Comment {
  const digest = createHash('sha256')
    .update([account, publishedAt, where, text].join('\n'))
    .digest('hex')
    .slice(0, 16);
  return {
    id: `${platform}:~${digest}`,
    platform,
    account,
    postId: null,
    parentId: null,
    by: 'practice',
    isReview: false,
    rating: null,
    publishedAt,
    text,
  };
}
