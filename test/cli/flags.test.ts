import { describe, expect, it } from 'vitest';
import { CommandError } from '../../src/cli/faults.ts';
import {
  asOfFrom,
  type Flags,
  idFromName,
  nameFromPath,
  practiceFrom,
  throughFrom,
} from '../../src/cli/flags.ts';
import { loadReference } from '../../src/config/reference.ts';

const practice = (flags: Flags) => practiceFrom(flags, { id: 'lakeside', name: 'Lakeside' }, loadReference());

function faultOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof CommandError) return error.fault;
    throw error;
  }
  return null;
}

describe('flags of a practice', () => {
  it('fill in what a practice file would say', () => {
    expect(
      practice({
        practice: 'Lakeside Dermatology',
        specialty: 'Dermatology',
        timeZone: 'America/Chicago',
        days: '180',
        ages: '0-12:5, 13-17:5,18–29:10,30-49:30,50-64=25,65+:25%',
        women: '60%',
      }),
    ).toMatchObject({
      id: 'lakeside',
      name: 'Lakeside Dermatology',
      specialty: 'Dermatology',
      timeZone: 'America/Chicago',
      days: 180,
      audience: {
        ages: { '0-12': 5, '13-17': 5, '18-29': 10, '30-49': 30, '50-64': 25, '65+': 25 },
        women: 0.6,
      },
    });
  });

  it('default to what the practice file defaults to', () => {
    expect(practice({})).toMatchObject({ name: 'Lakeside', timeZone: 'America/New_York', days: 90 });
  });

  it('accept any specialty when the ages are given', () => {
    expect(practice({ specialty: 'hair transplants', ages: '30-49:1' }).specialty).toBe('hair transplants');
  });

  it.each<[Flags, RegExp]>([
    [{ ages: '30-50:4' }, /--ages .*65\+:25/],
    [{ ages: '30-49' }, /--ages/],
    [{ ages: '30-49:-4' }, /--ages/],
    [{ ages: '30-49:4,30-49:5' }, /--ages/],
    [{ ages: '30-49:0' }, /--ages/],
    [{ ages: '' }, /--ages/],
    [{ ages: '30-49:4', women: '60' }, /--women .*0\.6/],
    [{ women: '0.6' }, /needs --ages/],
    [{ days: '7' }, /--days .*28 to 3660/],
    [{ days: 'ninety' }, /--days/],
    [{ timeZone: 'America/Chicag' }, /--time-zone America\/Chicago/],
    [{ timeZone: 'EST5' }, /--time-zone/],
    [{ specialty: 'dermatolgy' }, /Did you mean dermatology\?/],
    [{ specialty: 'astrology' }, /list specialties/],
  ])('%o is refused with an example', (flags, message) => {
    const fault = faultOf(() => practice(flags));
    expect(`${fault?.what} ${fault?.remedy}`).toMatch(message);
  });
});

describe('days', () => {
  it.each<[Flags, string | null]>([
    [{}, null],
    [{ asOf: '2026-10-31' }, '2026-10-31'],
    [{ month: '2026-10' }, '2026-10-31'],
    [{ month: '2028-02' }, '2028-02-29'],
    [{ month: '2026-12' }, '2026-12-31'],
  ])('%o → %s', (flags, day) => {
    expect(asOfFrom(flags)).toBe(day);
  });

  it.each<Flags>([
    { asOf: '2026-02-30' },
    { asOf: 'yesterday' },
    { month: '2026-13' },
    { month: '2026-10-01' },
  ])('%o is refused', (flags) => {
    expect(faultOf(() => asOfFrom(flags))?.code).toBe('bad-flag');
  });

  it('through is a day or unknown', () => {
    expect(throughFrom({})).toBeNull();
    expect(throughFrom({ through: '2026-10-30' })).toBe('2026-10-30');
    expect(faultOf(() => throughFrom({ through: '30.10.2026' }))?.what).toContain('--through');
  });
});

describe('names', () => {
  it.each([
    ['Lakeside Dermatology', 'lakeside-dermatology'],
    ['Dr. Müller & Søn', 'dr-mueller-and-son'],
    ['Клиника', 'klinika'],
    ['皮肤科', 'practice'],
  ])('%s → %s', (name, id) => {
    expect(idFromName(name)).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    expect(idFromName(name)).toBe(id);
  });

  it.each([
    ['exports/lakeside', 'lakeside'],
    ['exports/lakeside/', 'lakeside'],
    ['exports/client.zip', 'client'],
    ['/', 'Practice'],
  ])('%s is called %s', (path, name) => {
    expect(nameFromPath(path)).toBe(name);
  });
});
