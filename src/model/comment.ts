import { z } from 'zod';
import { PLATFORM_IDS } from './platforms.ts';

/** A comment, review or reply. Who wrote it is kept as a side, never as a person. Raw text stays in the collection. */
export const commentSchema = z.strictObject({
  id: z.string(),
  platform: z.enum(PLATFORM_IDS),
  account: z.string().nullable().describe('the practice account it stands under'),
  postId: z.string().nullable().describe('post it belongs to; null for a review'),
  parentId: z.string().nullable().describe('comment it answers; null = top level'),
  by: z.enum(['practice', 'public']),
  isReview: z.boolean(),
  rating: z.number().nullable().describe('1–5 stars; null for comments'),
  publishedAt: z.string().nullable(),
  text: z.string(),
});

export type Comment = z.infer<typeof commentSchema>;
