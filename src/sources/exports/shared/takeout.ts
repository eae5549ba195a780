import type { Period } from '../../../model/time.ts';
import type { ExportFile, ReadContext } from '../format.ts';
import { isoDay, untilToday } from './dates.ts';

/** Takeout holds everything up to the day in the archive's name (`takeout-20260131T101112Z-001.zip`). */
export function takeoutPeriod({ containers }: ExportFile, { today }: ReadContext): Period {
  const stamp = containers
    .map((name) => /^takeout-(\d{4})(\d{2})(\d{2})T/.exec(name))
    .find((match) => match !== null);
  const made = stamp ? isoDay(`${stamp[1]}-${stamp[2]}-${stamp[3]}`) : null;
  return untilToday({ from: null, through: made }, today);
}
