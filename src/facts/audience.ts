import { ADULT_BANDS, type AdultBand, BANDS, type Band } from '../model/coverage.ts';
import type { Practice } from '../model/practice.ts';
import { findSpecialty, type Reference } from '../model/reference.ts';

/** Who the patients are, as far as reach depends on it. */
export interface PatientMix {
  source: 'practice' | 'specialty';
  /** Where the ages come from, in words. */
  note: string;
  /** Shares that sum to 1; a band without patients is absent. */
  bands: Partial<Record<Band, number>>;
  /** How children of 0–12 spread over the bands of their parents, summing to 1; null = no children. */
  parents: Record<AdultBand, number> | null;
  /** Share of women per adult band, 0–1; null = unknown, the figures for both sexes apply. */
  women: Record<AdultBand, number> | null;
}

/** Bands whose use of platforms is known. Children are not among them: their parents are reached. */
export const SURVEYED_BANDS = ['13-17', ...ADULT_BANDS] as const;
export type SurveyedBand = (typeof SURVEYED_BANDS)[number];

/** Editorial: parents of children under 13 are mostly between 30 and 49. */
const PARENTS: Partial<Record<AdultBand, number>> = { '18-29': 25, '30-49': 75 };

/**
 * The practice's own figures, else those of its specialty, else null. An unknown specialty, or one without figures by age, gives
 * null too: nothing is guessed.
 */
export function patientMix(
  practice: Pick<Practice, 'audience' | 'specialty'>,
  reference: Reference,
): PatientMix | null {
  const { audience } = practice;
  if (audience) {
    return {
      ...withChildren(audience.ages, audience.parents),
      source: 'practice',
      note: audience.source ?? 'entered by the practice',
      women: audience.women === undefined ? null : everyBand(audience.women),
    };
  }
  const specialty = practice.specialty === undefined ? null : findSpecialty(reference, practice.specialty);
  if (!specialty?.ages) return null;
  const { title, years } = specialty.source;
  return {
    ...withChildren(specialty.ages),
    source: 'specialty',
    note: `${specialty.title} (${specialty.basis}): ${title}${years === null ? '' : `, ${years}`}`,
    women: specialty.women,
  };
}

/** Shares of the people whose use decides: children counted as their parents, everybody else as they are. */
export function surveyedShares({ bands, parents }: PatientMix): Record<SurveyedBand, number> {
  const children = bands['0-12'] ?? 0;
  const adults = ADULT_BANDS.map(
    (band) => [band, (bands[band] ?? 0) + children * (parents?.[band] ?? 0)] as const,
  );
  return { '13-17': bands['13-17'] ?? 0, ...recordOf(adults) };
}

function withChildren(
  ages: Partial<Record<Band, number>>,
  parents: Partial<Record<AdultBand, number>> = PARENTS,
): Pick<PatientMix, 'bands' | 'parents'> {
  const bands = normalised(BANDS, ages);
  if (!bands['0-12']) return { bands, parents: null };
  const split = normalised(ADULT_BANDS, sum(Object.values(parents)) > 0 ? parents : PARENTS);
  return { bands, parents: recordOf(ADULT_BANDS.map((band) => [band, split[band] ?? 0])) };
}

function normalised<B extends Band>(
  order: readonly B[],
  parts: Partial<Record<B, number>>,
): Partial<Record<B, number>> {
  const total = sum(order.map((band) => parts[band] ?? 0));
  const shares: Partial<Record<B, number>> = {};
  for (const band of order) {
    const part = parts[band] ?? 0;
    if (part > 0) shares[band] = part / total;
  }
  return shares;
}

function everyBand(value: number): Record<AdultBand, number> {
  return recordOf(ADULT_BANDS.map((band) => [band, value]));
}

function recordOf(entries: readonly (readonly [AdultBand, number])[]): Record<AdultBand, number> {
  return { '18-29': 0, '30-49': 0, '50-64': 0, '65+': 0, ...Object.fromEntries(entries) };
}

function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
}
