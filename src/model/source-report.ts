import { z } from 'zod';
import { PLATFORM_IDS } from './platforms.ts';

/** Something wrong or worth knowing about a source: a code, a place, a number. Never the offending value. */
export const problemSchema = z.strictObject({
  code: z.string(),
  count: z.number().int(),
  rows: z.array(z.number().int()).describe('the first record numbers concerned, at most ten'),
  detail: z.string().nullable().describe('what to know or do, without any value from the file'),
});

/**
 * What became of one file or one account's API. For files
 * read = kept + duplicate + outsideWindow + rejected, so nothing is lost silently.
 */
export const sourceReportSchema = z.strictObject({
  id: z.string(),
  file: z.string().nullable().describe('path inside what was handed over; null for an API'),
  format: z.string().nullable().describe('id of the export format or API; null = nobody recognised it'),
  version: z.string().optional().describe('generation of the format’s layout; absent = unknown, or an API'),
  title: z.string().describe('the format in words, or what the file is'),
  platform: z.enum(PLATFORM_IDS).nullable(),
  account: z.string().nullable(),
  status: z.enum(['complete', 'partial', 'empty', 'failed', 'skipped', 'unrecognised']),
  from: z.string().nullable().describe('first day the source can speak for; null = unknown'),
  through: z.string().nullable().describe('last day the source can speak for; null = unknown'),
  read: z.number().int(),
  kept: z.number().int().describe('in the window, or undated'),
  duplicate: z.number().int(),
  outsideWindow: z.number().int().describe('in the collection, but before or after the window'),
  rejected: z.number().int(),
  problems: z.array(problemSchema),
  notOffered: z
    .array(z.string())
    .optional()
    .describe('what this interface tells of no account, a sentence each; absent for files'),
});

export type Problem = z.infer<typeof problemSchema>;
export type SourceReport = z.infer<typeof sourceReportSchema>;
