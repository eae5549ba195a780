import { z } from 'zod';
import type { Facts } from '../facts/index.ts';
import type { Arguments, CategoryId, NotMeasuredReason, Outcome, Tier } from '../model/outcome.ts';
import type { AuditWords } from '../model/words.ts';

/**
 * One rule for one thing shown to the user. One file in this folder, one line in `index.ts`. Reading order inside the file: id,
 * category, tier, options, judgement, words.
 */
export interface Audit<Options = Record<string, unknown>> {
  /** Noun for the thing shown; equals the file's name. */
  id: string;
  category: CategoryId;
  tier: Tier;
  /** Limits, each with its default and a description that names its source. A practice's file may override them. */
  options: z.ZodType<Options>;
  /** Judges facts only: no clock, no files. It catches nothing; a fault is caught once, by the runner. */
  judge(facts: Facts, options: Options): Outcome;
  words: AuditWords<Options>;
}

/** Checks an audit against its own options' type, then shows it to the list as one of many. */
export function defineAudit<Options>(audit: Audit<Options>): Audit {
  return audit as unknown as Audit;
}

/** A share between 0 and 1 as an option, with its default. */
export function shareOption(value: number, description: string) {
  return z.number().min(0).max(1).default(value).describe(description);
}

/** A number of at least 0 as an option, with its default. */
export function numberOption(value: number, description: string) {
  return z.number().min(0).default(value).describe(description);
}

/** Why the data of no account reach the day of the report: files that are too old first, then accounts that could not be read. */
export function whyUnobserved(accounts: Facts['accounts']): NotMeasuredReason {
  if (accounts.some(({ staleInput }) => staleInput)) return 'stale-input';
  return accounts.some(({ unread }) => unread) ? 'source-failed' : 'through-unknown';
}

/** A finding's argument as text. */
export function said(args: Arguments, name: string): string {
  const value = args[name];
  return Array.isArray(value) ? value.join(', ') : String(value ?? 'unknown');
}
