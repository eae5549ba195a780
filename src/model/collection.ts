import { z } from 'zod';
import { accountSchema } from './account.ts';
import { commentSchema } from './comment.ts';
import { PLATFORM_IDS } from './platforms.ts';
import { postSchema } from './post.ts';
import { sourceReportSchema } from './source-report.ts';

/** 0 until the whole rule catalogue is in; then raised with every change of a saved record's shape. */
export const SCHEMA_VERSION = 0;

/** Until when and since when one account's data can speak, all its sources taken together. */
export const accountPeriodSchema = z.strictObject({
  platform: z.enum(PLATFORM_IDS),
  account: z.string().nullable(),
  from: z.string().nullable(),
  through: z.string().nullable(),
});

/** Everything that was gathered for one practice; the first saved record. Holds raw texts: private. */
export const collectionSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  practice: z.string(),
  asOf: z.string().describe('calendar day the judgement stands at'),
  asOfAssumed: z
    .boolean()
    .describe('true when no source told until when it speaks, so that the newest post set the day'),
  window: z
    .strictObject({ from: z.string(), to: z.string() })
    .describe('days that scores look at, both included'),
  timeZone: z.string(),
  accounts: z.array(accountSchema),
  periods: z.array(accountPeriodSchema),
  posts: z.array(postSchema),
  comments: z.array(commentSchema),
  sources: z.array(sourceReportSchema),
});

export type AccountPeriod = z.infer<typeof accountPeriodSchema>;
export type Collection = z.infer<typeof collectionSchema>;
