import type { Period } from '../../../model/time.ts';
import type { ExportFile, ReadContext, TableRow } from '../format.ts';
import { isoDay, untilToday } from './dates.ts';
import { parseCount } from './numbers.ts';

/** `…-Historical-Report-<list>-2021-01-01--2021-09-30.csv`; searches name the day they were made only. */
export function crowdtanglePeriod({ name }: ExportFile, context: ReadContext): Period {
  const [, from = '', through = ''] = /(\d{4}-\d\d-\d\d)--(\d{4}-\d\d-\d\d)/.exec(name) ?? [];
  return untilToday({ from: isoDay(from), through: isoDay(through) }, context.today);
}

/** `00:01:31` as seconds; null = none. */
export function secondsOfLength(cell: string): number | null {
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d)$/.exec(cell) ?? [];
  if (hours === undefined) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Sum of the columns that tell a figure; null = none does. */
export function sumOf(row: TableRow, columns: string[]): number | null {
  const counts = columns
    .map((column) => parseCount(row.get(column)))
    .filter((count) => typeof count === 'number');
  return counts.length === 0 ? null : counts.reduce((a, b) => a + b, 0);
}
