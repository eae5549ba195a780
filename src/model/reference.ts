import type { AdultBand, Band } from './coverage.ts';
import type { PlatformId } from './platforms.ts';

/** Published numbers on who uses what and who goes to which doctor, read from `config/audience/` at the edge. */
export interface Reference {
  /** Surveys of adults, newest first. Their numbers never mix within a calculation. */
  tables: [ReachTable, ...ReachTable[]];
  teens: TeensTable;
  specialties: Specialty[];
}

/** A published work, named wherever one of its numbers is shown. */
export interface Citation {
  id: string;
  title: string;
  year: number;
  url: string;
}

/** Unduplicated reach in one survey: which share of a group uses at least one platform of a set. */
export interface ReachTable extends Citation {
  platforms: PlatformId[];
  /** People interviewed per age band, unweighted. */
  interviews: Record<AdultBand, number>;
  /** One row for every set of the platforms but the empty one, by `setKey`. */
  reach: ReadonlyMap<string, ReachRow>;
}

/** Shares 0–1 of all adults, of each age band over both sexes, of each sex over all ages. */
export type ReachRow = Readonly<Record<AdultBand | 'total' | 'men' | 'women', number>>;

/** Teenagers of 13–17. Only single platforms are known; one that is absent was not published. */
export interface TeensTable extends Citation {
  interviews: number;
  /** Shares 0–1. */
  usage: Partial<Record<PlatformId, number>>;
}

/** Ages of the patients of one field of medicine. */
export interface Specialty {
  id: string;
  title: string;
  aliases: string[];
  /** `measured`: shares of office visits · `derived`: regrouped from other age groups · `editorial`: by judgement · `none`: unknown. */
  basis: 'measured' | 'derived' | 'editorial' | 'none';
  source: { title: string; years: string | null; url: string | null };
  /** Shares 0–1; null = no figures were found. */
  ages: Partial<Record<Band, number>> | null;
  /** Share of women among the patients of each adult band, 0–1; null = unknown. */
  women: Record<AdultBand, number> | null;
}

/** How tables name a set of platforms: alphabetical, joined with +. */
export function setKey(platforms: Iterable<PlatformId>): string {
  return [...new Set(platforms)].sort().join('+');
}

/** A specialty by id, title or alias, whatever the case, hyphens or accents; null = not known. */
export function findSpecialty(reference: Reference, name: string): Specialty | null {
  const wanted = plainName(name);
  return reference.specialties.find((one) => specialtyNames(one).includes(wanted)) ?? null;
}

/** Every name a specialty answers to, as `findSpecialty` compares them. */
export function specialtyNames({ id, title, aliases }: Specialty): string[] {
  return [...new Set([id, title, ...aliases].map(plainName))];
}

/** Ids for a message such as "known specialties: …", in alphabetical order. */
export function listSpecialties(reference: Reference): string[] {
  return reference.specialties.map(({ id }) => id).sort();
}

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]/g, '');
}
