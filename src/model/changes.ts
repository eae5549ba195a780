import type { CategoryId, Finding, Outcome } from './outcome.ts';
import type { PlatformId } from './platforms.ts';
import type { Letter, Overall } from './snapshot.ts';
import type { Day } from './time.ts';

/** What differs between a snapshot and the one before it. A thing that either side could not measure has no difference. */
export interface Changes {
  previous: {
    asOf: Day;
    status: Overall['status'];
    score: number | null;
    grade: Letter | null;
    scoringVersion: string;
  };
  /** Points, 0–100. */
  overall: Difference;
  categories: (Difference & { id: CategoryId })[];
  /** Scores 0–1; audits that both snapshots hold. */
  audits: (Difference & { id: string; outcomeBefore: Outcome['outcome'] })[];
  findings: {
    /** Keys of findings that the previous snapshot did not hold. */
    new: string[];
    /** Keys that both hold. */
    still: string[];
    /** Findings only the previous one holds: newer data merely no longer contain them, which does not mean resolved. */
    notSeen: Finding[];
  };
  accounts: { added: ChangedAccount[]; removed: ChangedAccount[] };
  /** Scores were made under different rules: differences say little. */
  scoringVersionChanged: boolean;
  /** Both windows share days, so part of the posts was judged twice. */
  windowsOverlap: boolean;
}

export interface Difference {
  before: number | null;
  after: number | null;
  /** after − before; null where either is unknown. */
  difference: number | null;
}

export interface ChangedAccount {
  platform: PlatformId;
  handle: string | null;
}
