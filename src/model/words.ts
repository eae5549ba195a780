import type { Arguments, Outcome, Scored } from './outcome.ts';

/**
 * Everything a reader is told about one audit. Numbers come from the options and the outcome, never from the sentence itself, so
 * that prose and threshold cannot part. `Options` are the audit's own, defaults filled in.
 */
export interface AuditWords<Options = Record<string, unknown>> {
  /** Noun phrase for the thing shown: "Newest posts". */
  title: string;
  /** One true sentence for the good state, one for the bad; no numbers. */
  good: string;
  bad: string;
  /** Why it matters, one or two sentences. */
  why: string;
  /** Where the rule comes from: S0–S4, L (law), editorial. */
  sources: string[];
  /** How it is computed, with its limits. */
  how(options: Options): string;
  /** The value against the limit: "Newest post 12 days ago; full marks up to 7 days". */
  measured(outcome: Scored, options: Options): string;
  /** A sentence per finding code. */
  findings: Record<string, (args: Arguments) => string>;
  /** What to do: verb first, safe in healthcare. */
  action(outcome: Outcome, options: Options): ActionWords;
}

export interface ActionWords {
  what: string;
  who: string;
  /** Days from the report until it should be done. */
  days: number;
  /** Minutes of work. */
  minutes: number;
}
