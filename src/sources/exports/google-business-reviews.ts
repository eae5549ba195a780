import { z } from 'zod';
import type { Comment } from '../../model/comment.ts';
import type { PostFormat } from './format.ts';
import { damaged, locationNameOf, originalWords, parsed } from './shared/google-business.ts';
import { signature } from './shared/signature.ts';
import { takeoutPeriod } from './shared/takeout.ts';

const STARS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];

/**
 * Reviews of a practice's locations with its replies, as Google Takeout packs them: pages `reviews.json`, `reviews-<token>.json`.
 * Who wrote a review is left unread. One location often stands under several accounts: a review is known by the end of its name.
 */
export const googleBusinessReviews: PostFormat = {
  id: 'google-business-reviews',
  title: 'Google Business Profile (Takeout): reviews',
  platform: 'google-business',
  reads: 'posts',
  version: '2024',
  how: 'takeout.google.com → Google Business Profile; hand over the zip as it is.',

  recognise: ({ head, type }) =>
    signature({
      '"reviews" with starRating':
        type === 'text' && /^\s*\{\s*"reviews"\s*:\s*\[\s*(\]|\{[\s\S]*"starRating"\s*:)/.test(head),
    }),

  period: takeoutPeriod,

  async *read(file) {
    const account = await locationNameOf(file, 'data.json');
    const pages = pageSchema.safeParse(await parsed(file));
    if (!pages.success) throw damaged(file);
    let row = 0;
    for (const element of pages.data.reviews) {
      row += 1;
      const review = reviewSchema.safeParse(element);
      if (!review.success) {
        yield { type: 'rejected', row, code: 'not-a-review' };
        continue;
      }
      for (const comment of commentsOf(review.data, account)) yield { type: 'comment', row, comment };
    }
  },
};

const pageSchema = z.object({ reviews: z.array(z.unknown()) });
const reviewSchema = z.object({
  name: z.string(),
  starRating: z.string(),
  comment: z.string().optional(),
  createTime: z.string(),
  reviewReply: z.object({ comment: z.string(), updateTime: z.string() }).optional(),
});

function commentsOf(review: z.infer<typeof reviewSchema>, account: string | null): Comment[] {
  const id = `google-business:${review.name.replace(/^.*?(?=locations\/)/, '')}`;
  const shared = { platform: 'google-business', account, postId: null, isReview: true } as const;
  const stars = STARS.indexOf(review.starRating) + 1;
  const own: Comment = {
    ...shared,
    id,
    parentId: null,
    by: 'public',
    rating: stars > 0 ? stars : null,
    publishedAt: instant(review.createTime),
    text: originalWords(review.comment ?? ''),
  };
  const { reviewReply: reply } = review;
  if (reply === undefined) return [own];
  return [
    own,
    {
      ...shared,
      id: `${id}/reply`,
      parentId: id,
      by: 'practice',
      rating: null,
      publishedAt: instant(reply.updateTime),
      text: originalWords(reply.comment),
    },
  ];
}

/** Fractions of a second come in any length. */
function instant(text: string): string | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
