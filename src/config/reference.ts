import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ADULT_BANDS, BANDS } from '../model/coverage.ts';
import { PLATFORM_IDS } from '../model/platforms.ts';
import {
  type ReachTable,
  type Reference,
  type Specialty,
  setKey,
  type TeensTable,
} from '../model/reference.ts';

/** Two levels up both from src/config and from dist/config. */
const FOLDER = new URL('../../config/audience/', import.meta.url);

/** Files write percent, records hold shares. Rounded, so that 6.1 % is 0.061 and not 0.06099…. */
const percent = z
  .number()
  .min(0)
  .max(100)
  .transform((value) => Number((value / 100).toFixed(6)));
const citation = { id: z.string(), title: z.string(), year: z.number().int(), url: z.url() };
const source = z.strictObject({ title: z.string(), years: z.string().nullable(), url: z.url().nullable() });
const platform = z.enum(PLATFORM_IDS);
const adultBand = z.enum(ADULT_BANDS);

const COLUMNS = ['total', ...ADULT_BANDS, 'men', 'women'] as const;

const reachFile = z
  .strictObject({
    ...citation,
    note: z.string(),
    interviews: z.record(adultBand, z.number().int().positive()),
    columns: z
      .array(z.string())
      .refine((names) => names.join() === COLUMNS.join(), `must be ${COLUMNS.join(', ')}`),
    platforms: z.array(platform),
    reach: z.record(z.string(), z.array(percent).length(COLUMNS.length)),
  })
  .superRefine(({ platforms, reach }, context) => {
    const missing = everySet(platforms).filter((set) => !Object.hasOwn(reach, set));
    if (missing.length > 0)
      context.addIssue({ code: 'custom', path: ['reach', missing[0] ?? ''], message: 'is missing' });
  })
  .transform(
    ({ id, title, year, url, interviews, platforms, reach }): ReachTable => ({
      id,
      title,
      year,
      url,
      interviews,
      platforms,
      reach: new Map(
        Object.entries(reach).map(([set, shares]) => [
          set,
          Object.fromEntries(COLUMNS.map((column, i) => [column, shares[i]])) as Record<
            (typeof COLUMNS)[number],
            number
          >,
        ]),
      ),
    }),
  );

const teensFile: z.ZodType<TeensTable> = z.strictObject({
  ...citation,
  interviews: z.number().int().positive(),
  usage: z.partialRecord(platform, percent),
});

const patientMixFile = z
  .strictObject({
    source,
    specialties: z.record(
      z.string(),
      z.strictObject({
        title: z.string(),
        aliases: z.array(z.string()),
        basis: z.enum(['measured', 'derived', 'editorial', 'none']),
        source: source.optional(),
        visits: z.number().int().optional(),
        ages: z.partialRecord(z.enum(BANDS), percent).nullable(),
        women: z.union([percent, z.record(adultBand, percent)]).optional(),
      }),
    ),
  })
  .transform((file): Specialty[] =>
    Object.entries(file.specialties).map(([id, { title, aliases, basis, source, ages, women }]) => ({
      id,
      title,
      aliases,
      basis,
      source: source ?? file.source,
      ages,
      women: typeof women === 'number' ? everyAdultBand(women) : (women ?? null),
    })),
  );

let loaded: Reference | null = null;

/** Survey tables and patient mixes that come with the program; read once. Throws `DamagedReferenceError`. */
export function loadReference(): Reference {
  loaded ??= readReference(FOLDER);
  return loaded;
}

/** Reads them from any folder. */
export function readReference(folder: URL): Reference {
  const read = <T>(file: string, schema: z.ZodType<T>): T => {
    try {
      const text = readFileSync(new URL(file, folder), 'utf8');
      return schema.parse(file.endsWith('.json') ? JSON.parse(text) : parse(text));
    } catch (error) {
      throw new DamagedReferenceError(file, error);
    }
  };
  return {
    tables: [read('reach-2025.json', reachFile), read('reach-2024.json', reachFile)],
    teens: read('teens-2024.yaml', teensFile),
    specialties: read('patient-mix.yaml', patientMixFile),
  };
}

/** A file of `config/audience/` is missing, or was changed into something else. */
export class DamagedReferenceError extends Error {
  override name = 'DamagedReferenceError';
  code = 'reference-damaged';

  constructor(file: string, cause: unknown) {
    const [issue] = cause instanceof z.ZodError ? cause.issues : [];
    const what = issue ? `${issue.path.join('.')}: ${issue.message}` : 'it cannot be read';
    super(
      `config/audience/${file}: ${what}. The file belongs to the program: restore it from the repository.`,
      { cause },
    );
  }
}

function everySet(platforms: z.infer<typeof platform>[]): string[] {
  let sets: (typeof platforms)[] = [[]];
  for (const one of platforms) sets = [...sets, ...sets.map((set) => [...set, one])];
  return sets.slice(1).map(setKey);
}

function everyAdultBand<T>(value: T): Record<(typeof ADULT_BANDS)[number], T> {
  return { '18-29': value, '30-49': value, '50-64': value, '65+': value };
}
