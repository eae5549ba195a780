import { ADULT_BANDS, type AdultBand, BANDS, type Band } from '../model/coverage.ts';
import type { PlatformId } from '../model/platforms.ts';
import { type ReachRow, type ReachTable, setKey, type TeensTable } from '../model/reference.ts';
import { type PatientMix, SURVEYED_BANDS, type SurveyedBand, surveyedShares } from './audience.ts';

/** One survey laid over one practice's patients. Sets of platforms must lie within the table. */
export interface Survey {
  table: ReachTable;
  teens: TeensTable;
  mix: PatientMix;
}

type Platforms = readonly PlatformId[];

/** 95 % of a normal distribution. */
const Z_95 = 1.96;
/** How much wider than a simple random sample's the errors of the weighted survey are. */
const DESIGN_EFFECT = 1.7;

/** Share of the patients who use at least one platform of the set, 0–1. An upper bound of who could see a post. */
export function reachOf(survey: Survey, set: Platforms): number {
  const reach = BANDS.reduce(
    (sum, band) => sum + (survey.mix.bands[band] ?? 0) * reachInBand(survey, set, band),
    0,
  );
  return Math.min(1, reach);
}

/** The same within one age band; children under 13 are reached through their parents. */
export function reachInBand(survey: Survey, set: Platforms, band: Band): number {
  if (band === '13-17') return Math.max(0, ...teensUsing(survey, set));
  if (band !== '0-12') return adultsUsing(survey, set, band);
  return ADULT_BANDS.reduce(
    (sum, parents) => sum + (survey.mix.parents?.[parents] ?? 0) * adultsUsing(survey, set, parents),
    0,
  );
}

/**
 * What the reach could be more, 0–1, because combinations are not known for teenagers: their largest platform counts, while at most
 * everybody uses only one of them.
 */
export function teensHeadroom(survey: Survey, set: Platforms): number {
  const using = teensUsing(survey, set);
  const most = Math.min(
    1,
    using.reduce((sum, share) => sum + share, 0),
  );
  return (survey.mix.bands['13-17'] ?? 0) * (most - Math.max(0, ...using));
}

/**
 * Half the 95 % interval of reach(set) − reach(other) from the survey's sampling. Both come from the same people, so only those count
 * who are reached by one and not by the other; with an empty other set that is the error of reach(set) itself, with p(1−p).
 */
export function surveyError(survey: Survey, set: Platforms, other: Platforms = []): number {
  const shares = surveyedShares(survey.mix);
  const either = [...set, ...other];
  const variance = SURVEYED_BANDS.reduce((sum, band) => {
    const all = reachInBand(survey, either, band);
    const bySetOnly = Math.max(0, all - reachInBand(survey, other, band));
    const byOtherOnly = Math.max(0, all - reachInBand(survey, set, band));
    const spread = Math.max(0, bySetOnly + byOtherOnly - (bySetOnly - byOtherOnly) ** 2);
    return sum + (shares[band] ** 2 * DESIGN_EFFECT * spread) / interviews(survey, band);
  }, 0);
  return Z_95 * Math.sqrt(variance);
}

/** The set of `size` candidates that reaches most; all sets are tried. Of equal ones the first in the candidates' order. */
export function bestSet(
  survey: Survey,
  candidates: Platforms,
  size: number,
): { platforms: PlatformId[]; reach: number } {
  let best = { platforms: [] as PlatformId[], reach: Number.NEGATIVE_INFINITY };
  for (const platforms of combinations(candidates, size)) {
    const reach = reachOf(survey, platforms);
    if (reach > best.reach + 1e-12) best = { platforms, reach };
  }
  return best;
}

function* combinations(candidates: Platforms, size: number): Generator<PlatformId[]> {
  if (size === 0) yield [];
  for (const [index, first] of candidates.entries()) {
    for (const rest of combinations(candidates.slice(index + 1), size - 1)) yield [first, ...rest];
  }
}

/**
 * Where the sexes of the patients are known, a band's figure is moved as the figure over all ages moves from both sexes to that mix:
 * the survey's combinations are not known by age and sex at once.
 */
function adultsUsing({ table, mix }: Survey, set: Platforms, band: AdultBand): number {
  if (set.length === 0) return 0;
  const row = table.reach.get(setKey(set));
  if (!row) throw new RangeError('a set of platforms must lie within the survey table');
  const women = mix.women?.[band] ?? null;
  return women === null ? row[band] : Math.min(1, row[band] * sexFactor(row, women));
}

function sexFactor({ men, women, total }: ReachRow, shareOfWomen: number): number {
  return (shareOfWomen * women + (1 - shareOfWomen) * men) / total;
}

function teensUsing({ teens }: Survey, set: Platforms): number[] {
  return [...new Set(set)].map((platform) => teens.usage[platform] ?? 0);
}

function interviews({ table, teens }: Survey, band: SurveyedBand): number {
  return band === '13-17' ? teens.interviews : table.interviews[band];
}
