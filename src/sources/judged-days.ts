import type { Practice } from '../model/practice.ts';
import { addDays, type Day, earlierOf, laterOf } from '../model/time.ts';
import type { FileReading } from './read-exports.ts';

/** Which days are to be judged. */
export interface DaysAsked {
  practice: Practice;
  /** Judge as of this day; null = the latest day a source speaks for. */
  asOf: Day | null;
  /** Widen the window to everything in the files. */
  all: boolean;
  today: Day;
}

/**
 * The day asked for, else the latest day a source speaks for, else the newest post's day: assumed, since nothing vouches for it.
 * Widened to everything in the files, it is never before their newest post.
 */
export function chooseAsOf(
  { asOf, practice, today, all }: DaysAsked,
  readings: readonly FileReading[],
  days: readonly Day[],
): { asOf: Day; asOfAssumed: boolean } {
  const asked = asOf ?? practice.asOf;
  if (asked) return { asOf: asked, asOfAssumed: false };
  const through = readings.reduce<Day | null>((latest, { report }) => laterOf(latest, report.through), null);
  const newest = days.findLast((day) => day <= today) ?? null;
  if (through === null) return { asOf: newest ?? today, asOfAssumed: true };
  return { asOf: (all && laterOf(through, newest)) || through, asOfAssumed: false };
}

/** So many days up to as-of; widened, from the first day the files speak for or hold a post of. */
export function chooseWindow(
  { all, practice }: DaysAsked,
  asOf: Day,
  readings: readonly FileReading[],
  days: readonly Day[],
): { from: Day; to: Day } {
  const from = addDays(asOf, 1 - practice.days);
  if (!all) return { from, to: asOf };
  const starts = readings.map(({ report }) => report.from);
  return { from: [...starts, days[0] ?? null].reduce(earlierOf, from) ?? from, to: asOf };
}
