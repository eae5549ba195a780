import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadReference, readReference } from '../../src/config/reference.ts';
import { ADULT_BANDS } from '../../src/model/coverage.ts';
import { findSpecialty, listSpecialties, setKey, specialtyNames } from '../../src/model/reference.ts';
import { describeWithShared, SHARED } from '../support/shared.ts';

const reference = loadReference();

describe('reference data', () => {
  it('holds every set of the platforms of each survey, newest survey first', () => {
    expect(
      reference.tables.map(({ year, platforms, reach }) => [year, platforms.length, reach.size]),
    ).toEqual([
      [2025, 9, 511],
      [2024, 10, 1023],
    ]);
  });

  it('never shows less reach for more platforms', () => {
    const losses = reference.tables.flatMap(({ platforms, reach }) =>
      [...reach].flatMap(([set, row]) =>
        platforms.filter((platform) => {
          const more = reach.get(
            setKey([...platforms.filter((one) => set.split('+').includes(one)), platform]),
          );
          return ADULT_BANDS.some((band) => more === undefined || more[band] < row[band]);
        }),
      ),
    );
    expect(losses).toEqual([]);
  });

  it('names the survey and its maker wherever a number may be shown', () => {
    for (const { title, url } of [...reference.tables, reference.teens]) {
      expect(title).toContain('Pew Research Center');
      expect(url).toMatch(/^https:\/\/www\.pewresearch\.org\//);
    }
  });

  it('gives every specialty ages that sum to about 100 %, or none', () => {
    for (const { id, basis, ages } of reference.specialties) {
      expect(ages === null, id).toBe(basis === 'none');
      const sum = Object.values(ages ?? { all: 1 }).reduce((total, share) => total + share, 0);
      expect(sum, id).toBeGreaterThan(0.97);
      expect(sum, id).toBeLessThan(1.004);
    }
  });

  it('is read once', () => {
    expect(loadReference()).toBe(reference);
  });
});

describe('a damaged file', () => {
  it.each([
    ['missing', 'teens-2024.yaml', null, /teens-2024\.yaml: it cannot be read/],
    ['cut off', 'reach-2025.json', '{"id": "us-2025", "reach"', /reach-2025\.json: it cannot be read/],
    ['changed', 'patient-mix.yaml', 'specialties: {}', /patient-mix\.yaml: source: /],
  ])('%s: says which, where and what to do', (_, file, content, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'audience-'));
    try {
      cpSync(new URL('../../config/audience/', import.meta.url), folder, { recursive: true });
      if (content === null) rmSync(join(folder, file));
      else writeFileSync(join(folder, file), content);
      const read = () => readReference(pathToFileURL(`${folder}/`));
      expect(read).toThrow(message);
      expect(read).toThrow(/restore it/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('a reach table without one of its sets is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'audience-'));
    try {
      cpSync(new URL('../../config/audience/', import.meta.url), folder, { recursive: true });
      const file = join(folder, 'reach-2025.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"facebook+x"', '"facebook+y"'));
      expect(() => readReference(pathToFileURL(`${folder}/`))).toThrow(/reach\.facebook\+x/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('findSpecialty', () => {
  it.each([
    ['dermatology', 'dermatology'],
    ['Dermatologist', 'dermatology'],
    ['Family Medicine', 'family-medicine'],
    ['family_practice', 'family-medicine'],
    ['Paediatrics', 'pediatrics'],
    ['pædiatrics', null],
    ['Orthopedics', 'orthopedics'],
    ['orthopedic-surgery', 'orthopedics'],
    ['OB/GYN', 'ob-gyn'],
    ['Obstetrics & Gynecology', 'ob-gyn'],
    ['obgyn', 'ob-gyn'],
    ['Ear, Nose & Throat', 'ent'],
    ['cardiology', 'cardiology'],
    ['Dentistry', 'dentistry'],
    ['Women’s health', 'ob-gyn'],
    ['Alchemy', null],
    ['', null],
  ])('%s → %s', (name, id) => {
    expect(findSpecialty(reference, name)?.id ?? null).toBe(id);
  });

  it('finds no name under two specialties', () => {
    const names = reference.specialties.flatMap(specialtyNames);
    expect(names.length).toBe(new Set(names).size);
    expect(names).not.toContain('');
  });

  it('lists ids for messages', () => {
    expect(listSpecialties(reference)).toContain('dermatology');
    expect(listSpecialties(reference)).toHaveLength(reference.specialties.length);
  });
});

describeWithShared('reference data against the facts', () => {
  const fact = (name: string) => JSON.parse(readFileSync(`${SHARED}facts/reference/${name}.json`, 'utf8'));
  const share = (percent: number) => Number((percent / 100).toFixed(6));

  it.each(reference.tables.map((table) => [table.year, table] as const))('reach %i', (year, table) => {
    const combinations = fact(`platform-reach-combinations.us-${year}`);
    const usage = fact(`platform-usage.us-${year}`);
    expect(table.url).toBe(combinations.source.url);
    expect(table.platforms).toEqual(combinations.platforms);
    expect([...table.reach.keys()].sort()).toEqual(Object.keys(combinations.reach_pct).sort());
    for (const [set, row] of table.reach) {
      const expected = combinations.columns.map((column: string, i: number) => [
        column,
        share(combinations.reach_pct[set][i]),
      ]);
      expect(row, set).toEqual(Object.fromEntries(expected));
    }
    for (const band of ADULT_BANDS) expect(table.interviews[band]).toBe(usage.by_age[band].n_unweighted);
  });

  it('teens', () => {
    const teens = fact('teens.us-2024');
    expect(reference.teens.interviews).toBe(teens.source.n);
    expect(reference.teens.url).toBe(teens.source.url);
    const shares = Object.entries<number>(teens.total.usage_pct).map(([platform, value]) => [
      platform,
      share(value),
    ]);
    expect(reference.teens.usage).toEqual(Object.fromEntries(shares));
  });

  const mix = fact('patient-mix-by-specialty');
  const factIds: Record<string, string> = {
    'family-medicine': 'family_general_practice',
    'internal-medicine': 'internal_medicine',
    'ob-gyn': 'obgyn',
    orthopedics: 'orthopedic_surgery',
    'general-surgery': 'general_surgery',
    ent: 'otolaryngology',
    'other-specialty': 'other_physician_specialties',
    'all-specialties': 'all_specialties',
  };

  it.each(
    reference.specialties.filter(({ basis }) => basis === 'measured').map((one) => [one.id, one] as const),
  )('measured mix: %s', (id, { ages, women }) => {
    const expected = mix.specialties[factIds[id] ?? id];
    for (const [band, value] of Object.entries(ages ?? {}))
      expect(value).toBe(share(expected.age_share_pct[band]));
    expect(Object.keys(ages ?? {})).toEqual(mix.bands);
    for (const band of ADULT_BANDS)
      expect(women?.[band]).toBe(share(expected.female_share_by_band_pct[band]));
  });

  it('no measured specialty is left out', () => {
    const measured = reference.specialties
      .filter(({ basis }) => basis === 'measured')
      .map(({ id }) => factIds[id] ?? id);
    expect(measured.sort()).toEqual(Object.keys(mix.specialties).sort());
  });

  it('every alias of the facts is known', () => {
    for (const [alias, target] of Object.entries<string>(mix.aliases)) {
      const id = findSpecialty(reference, alias)?.id ?? '';
      expect(factIds[id] ?? id, alias).toBe(target);
    }
  });

  it('specialties without ages stay without', () => {
    for (const name of ['optometry', 'podiatry', 'allergy_immunology', 'chiropractic', 'physical_therapy'])
      expect(findSpecialty(reference, name)?.ages, name).toBeNull();
    expect(findSpecialty(reference, 'geriatrics')?.ages).toEqual({ '65+': 1 });
  });

  it('dentistry and plastic surgery are spread evenly over years of age', () => {
    const dental = mix.outside_namcs.dentistry.derived_patient_share_pct;
    const cosmetic = mix.outside_namcs.aesthetic_plastic_surgery.procedure_share_pct_2015;
    const expected = {
      dentistry: {
        '0-12': (dental['2-17'] * 11) / 16,
        '13-17': (dental['2-17'] * 5) / 16,
        '18-29': (dental['18-44'] * 12) / 27,
        '30-49': (dental['18-44'] * 15) / 27 + (dental['45-64'] * 5) / 20,
        '50-64': (dental['45-64'] * 15) / 20,
        '65+': dental['65+'],
      },
      'plastic-surgery': {
        '18-29': (cosmetic['19-34'] * 11) / 16,
        '30-49': (cosmetic['19-34'] * 5) / 16 + (cosmetic['35-50'] * 15) / 16,
        '50-64': cosmetic['35-50'] / 16 + cosmetic['51-64'],
        '65+': cosmetic['65+'],
      },
    };
    for (const [id, ages] of Object.entries(expected)) {
      const ours = Object.entries(findSpecialty(reference, id)?.ages ?? {});
      expect(ours.map(([band]) => band)).toEqual(Object.keys(ages));
      for (const [band, value] of ours)
        expect(value * 100).toBeCloseTo(ages[band as keyof typeof ages] ?? 0, 1);
    }
  });
});
