import type { z } from 'zod';
import type { Facts } from '../facts/index.ts';
import type { CategoryId, Outcome, Tier } from '../model/outcome.ts';
import type { AuditWords } from '../model/words.ts';

/**
 * One rule for one thing shown to the user. One file in this folder, one line in `index.ts`. Reading order inside the file: options,
 * id, category, tier, judgement, words.
 */
export interface Audit<Options = Record<string, unknown>> {
  /** Noun for the thing shown; equals the file's name. */
  id: string;
  category: CategoryId;
  tier: Tier;
  /** Limits, each with its default and a description that names its source. A practice's file may override them. */
  options: z.ZodType<Options>;
  /** Judges facts only: no clock, no files. It throws nothing on purpose; a fault is caught once, by the runner. */
  judge(facts: Facts, options: Options): Outcome;
  words: AuditWords<Options>;
}

/** Keeps the options' type inside one audit and hides it from the list of all. */
export function defineAudit<Options>(audit: Audit<Options>): Audit {
  return audit as unknown as Audit;
}
