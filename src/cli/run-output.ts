import { z } from 'zod';
import { SCHEMA_VERSION } from '../model/collection.ts';
import { summarySchema } from '../pipeline/summary.ts';

const faultSchema = z.strictObject({
  code: z.string(),
  what: z.string(),
  where: z.string().nullable(),
  remedy: z.string(),
  details: z.array(z.string()).optional(),
  problems: z
    .array(
      z.strictObject({
        code: z.string(),
        file: z.string(),
        line: z.number().int().nullable(),
        message: z.string(),
        example: z.string(),
      }),
    )
    .optional()
    .describe('of the configuration; never with the value that is wrong'),
});

const version = z.literal(SCHEMA_VERSION);
const failedPractice = z.strictObject({
  practice: z.strictObject({ id: z.string(), name: z.string() }),
  error: faultSchema,
});

/** What `audit`, `run` and `render` print with `--json`: always exactly one of these. */
export const runOutputSchema = z.union([
  summarySchema.describe('one practice'),
  failedPractice.extend({ schemaVersion: version }).describe('one practice, which failed'),
  z
    .strictObject({ schemaVersion: version, practices: z.array(z.union([summarySchema, failedPractice])) })
    .describe('several practices, in the order they were run'),
  z.strictObject({ schemaVersion: version, error: faultSchema }).describe('nothing was run'),
]);
