import { BANDS, type Band } from '../model/coverage.ts';

/** What a list of ages comes to. The ages themselves are not kept. */
export interface CountedAges {
  ages: Partial<Record<Band, number>>;
  counted: number;
  /** Lines that hold neither an age nor a birth year; the first line may be a heading and is not among them. */
  rejected: number;
}

/** The file holds more than ages, or none at all. Says where, never what. */
export class PatientAgesError extends Error {
  override name = 'PatientAgesError';
  readonly code: 'ages-several-columns' | 'ages-none';

  constructor(code: PatientAgesError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const OLDEST = 120;

/**
 * Counts a one-column list of patients' ages or birth years into bands. Birth years become the age reached in `year`.
 * Throws `PatientAgesError` for several columns: a list that could tell who somebody is does not belong here.
 */
export function countPatientAges(text: string, year: number): CountedAges {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const counts = new Map<Band, number>();
  let rejected = 0;
  for (const [index, line] of lines.entries()) {
    const cell = line.trim().replace(/^"(.*)"$/, '$1');
    if (cell === '') continue;
    if (/[,;\t|]/.test(cell)) {
      throw new PatientAgesError(
        'ages-several-columns',
        `line ${index + 1}: more than one column. Keep a single column of ages or birth years, such as 47 or 1979.`,
      );
    }
    const age = ageOf(cell, year);
    if (age !== null) counts.set(bandOf(age), (counts.get(bandOf(age)) ?? 0) + 1);
    else if (index > 0) rejected++;
  }
  const counted = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (counted === 0) {
    throw new PatientAgesError(
      'ages-none',
      'no ages found. Give one age or birth year per line, such as 47 or 1979.',
    );
  }
  const ages = Object.fromEntries(
    BANDS.flatMap((band) => (counts.has(band) ? [[band, counts.get(band)]] : [])),
  );
  return { ages, counted, rejected };
}

function ageOf(cell: string, year: number): number | null {
  if (!/^\d{1,4}$/.test(cell)) return null;
  const number = Number(cell);
  const age = number > OLDEST ? year - number : number;
  return age >= 0 && age <= OLDEST ? age : null;
}

function bandOf(age: number): Band {
  if (age < 13) return '0-12';
  if (age < 18) return '13-17';
  if (age < 30) return '18-29';
  if (age < 50) return '30-49';
  return age < 65 ? '50-64' : '65+';
}
