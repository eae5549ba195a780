import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDay } from '../../src/model/post.ts';
import {
  addDays,
  dayFrom,
  daysBetween,
  daysOfMonth,
  instantOf,
  isDay,
  isTimeZone,
  localTime,
  weekdayOf,
} from '../../src/model/time.ts';

describe('a wall clock reading becomes an instant', () => {
  test.each([
    ['summer in Los Angeles', '2026-07-01', 9, 30, 'America/Los_Angeles', '2026-07-01T16:30:00.000Z'],
    ['winter in Los Angeles', '2026-12-01', 9, 30, 'America/Los_Angeles', '2026-12-01T17:30:00.000Z'],
    [
      'skipped by the spring change: as if it had not changed',
      '2026-03-08',
      2,
      30,
      'America/Los_Angeles',
      '2026-03-08T10:30:00.000Z',
    ],
    [
      'repeated by the autumn change: the first of the two',
      '2026-11-01',
      1,
      30,
      'America/Los_Angeles',
      '2026-11-01T08:30:00.000Z',
    ],
    [
      'the hour after the repeated one',
      '2026-11-01',
      2,
      0,
      'America/Los_Angeles',
      '2026-11-01T10:00:00.000Z',
    ],
    ['half-hour zone', '2026-07-01', 0, 0, 'Asia/Kolkata', '2026-06-30T18:30:00.000Z'],
    ['far east', '2026-01-01', 0, 0, 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
  ])('%s', (_, day, hour, minute, zone, instant) => {
    expect(instantOf(day, hour, minute, 0, zone)).toBe(instant);
  });

  test('no such day or hour: null, never now', () => {
    expect(dayFrom(2026, 2, 30)).toBeNull();
    expect(instantOf(dayFrom(2026, 2, 30), 9, 0, 0, 'UTC')).toBeNull();
    expect(instantOf('2026-02-28', 24, 0, 0, 'UTC')).toBeNull();
  });

  test('there and back, outside the repeated hour', () => {
    const zones = ['America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.constantFrom(...zones),
        (offset, hour, minute, zone) => {
          const day = addDays('1990-01-01', offset);
          const instant = instantOf(day, hour, minute, 0, zone);
          if (instant === null || day === '2011-12-30') return;
          expect(localTime(instant, zone)).toEqual({ day, hour, minute });
        },
      ),
    );
  });
});

describe('calendar days', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s + %i = %s', (day, count, result) => {
    expect(addDays(day, count)).toBe(result);
    expect(daysBetween(day, result)).toBe(count);
  });
  test('a month is its first and last day', () => {
    expect(daysOfMonth('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(daysOfMonth('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });
  test('Monday is 0', () => {
    expect(weekdayOf('2026-10-26')).toBe(0);
    expect(weekdayOf('2026-11-01')).toBe(6);
  });
  test('what is a day, what is a zone', () => {
    expect(['2026-10-31', '2026-10-32', '10/31/2026', '2026-1-1'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['America/New_York', 'Eastern', ''].map(isTimeZone)).toEqual([true, false, false]);
  });
});

describe('the day of a post', () => {
  const provenance = { source: 's', format: 'f', file: null, row: null, observedAt: null };
  test.each([
    ['late evening in New York is still that day', '2026-10-31T03:30:00.000Z', 'minute', null, '2026-10-30'],
    ['a day without a time is not moved by the zone', '2026-10-31T00:00:00.000Z', 'day', null, '2026-10-31'],
    [
      'one local day past the day its source ends: the zone moved it',
      '2026-10-31T05:30:00.000Z',
      'minute',
      '2026-10-30',
      '2026-10-30',
    ],
    [
      'two days past the end of its source: really dated so',
      '2026-11-01T15:30:00.000Z',
      'minute',
      '2026-10-30',
      '2026-11-01',
    ],
    ['undated', null, null, '2026-10-30', null],
  ] as const)('%s', (_, publishedAt, precision, observedAt, day) => {
    expect(
      localDay({ publishedAt, precision, provenance: { ...provenance, observedAt } }, 'America/New_York'),
    ).toBe(day);
  });
});
