import { z } from 'zod';
import { CATEGORIES } from './outcome.ts';
import { LETTERS } from './snapshot.ts';

/** `config/scoring.yaml`: weights, bands and least coverages. */
export const scoringConfigSchema = z.strictObject({
  scoringVersion: z.string(),
  categories: z.record(z.enum(CATEGORIES), z.number().positive()),
  bands: z.record(z.enum(LETTERS), z.number().min(0).max(100)),
  failingBelow: z.number().min(0).max(1),
  leastCoverage: z.strictObject({ category: z.number().min(0).max(1), overall: z.number().min(0).max(1) }),
  leastHistory: z.strictObject({ days: z.number().int(), posts: z.number().int() }),
  silentScore: z.number().int(),
  caps: z
    .record(z.string(), z.number().int())
    .describe('audit id → highest score while it has a certain, open finding'),
});

export type ScoringConfig = z.infer<typeof scoringConfigSchema>;
