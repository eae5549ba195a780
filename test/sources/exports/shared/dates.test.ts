import { describe, expect, test } from 'vitest';
import {
  dayFromWords,
  isoDay,
  rangeInName,
  untilToday,
} from '../../../../src/sources/exports/shared/dates.ts';
import { dayFromNumbers, dayPosition } from '../../../../src/sources/exports/shared/numeric-dates.ts';

describe('dates with a month in words', () => {
  test.each([
    ['Mar 3, 2025', '2025-03-03'],
    ['30-Mar-23', '2023-03-30'],
    ['1-Apr-23', '2023-04-01'],
    ['Mon Feb 10 2025', '2025-02-10'],
    ['Fri, Jun 5, 2026', '2026-06-05'],
    ['28 sept. 2026', '2026-09-28'],
    ['1 août 2026', '2026-08-01'],
    ['3 févr. 2026', '2026-02-03'],
    ['14 juil. 2026', '2026-07-14'],
    ['14 juin 2026', '2026-06-14'],
    ['3 de jun. de 2025', '2025-06-03'],
    ['5 de out. de 2025', '2025-10-05'],
    ['7 ago 2025', '2025-08-07'],
    ['2 gen 2025', '2025-01-02'],
    ['4. März 2026', '2026-03-04'],
    ['24. Dez. 2025', '2025-12-24'],
    ['Feb 30, 2025', null],
    ['July 16', null],
    ['2025-03-03', null],
    ['', null],
    ['soon', null],
  ])('%j is %j', (text, day) => {
    expect(dayFromWords(text)).toBe(day);
  });
});

describe('dates in numbers', () => {
  test.each([
    [['3/4/2026', '3/14/2026'], 'second'],
    [['3/4/2026', '14/3/2026 08:00'], 'first'],
    [['3/4/2026'], null],
    [['14/3/2026', '3/14/2026'], null],
    [['2026-03-14', '', '14.3.2026'], null],
  ] as const)('of %j the day stands %j', (dates, position) => {
    expect(dayPosition(dates)).toBe(position);
  });

  test.each([
    ['3/4/2026', 'second', '2026-03-04'],
    ['3/4/2026', 'first', '2026-04-03'],
    ['3/4/2026', null, 'unclear'],
    ['4/4/2026', null, '2026-04-04'],
    ['3.4.2026', null, '2026-04-03'],
    ['2026-04-03', null, '2026-04-03'],
    ['13/13/2026', 'first', null],
    ['04/2026', 'first', null],
  ] as const)('%j with the day %j is %j', (date, position, day) => {
    expect(dayFromNumbers(date, position)).toBe(day);
  });
});

describe('days in names', () => {
  test.each([
    ['account_analytics_content_2026-01-24_2026-04-23.csv', '2026-01-24', '2026-04-23'],
    ['account_analytics_content_20241114_20250212 (1).csv', '2024-11-14', '2025-02-12'],
    ['tweet_activity_metrics_clinic_2020_20161201_20170101_en.csv', '2016-12-01', '2017-01-01'],
    ['Content 2020-06-10_2025-07-07 Channel.zip', '2020-06-10', '2025-07-07'],
  ])('%s speaks from %s to %s', (name, from, to) => {
    expect(rangeInName(name)).toEqual({ from, to });
  });

  test.each([
    'OctToDec.csv',
    '20261301_20261401.csv',
    '2026-02-01_2026-01-01.csv',
    '120241114_202502121.csv',
  ])('%s has no range', (name) => {
    expect(rangeInName(name)).toBeNull();
  });

  test('a range never reaches beyond today', () => {
    expect(untilToday({ from: '2026-01-01', through: '2026-12-31' }, '2026-11-01').through).toBe(
      '2026-11-01',
    );
    expect(untilToday({ from: null, through: null }, '2026-11-01').through).toBeNull();
  });

  test('the day of an ISO moment', () => {
    expect([isoDay('2022-11-05T05:48:42.988Z'), isoDay('5 Nov'), isoDay('2022-13-05')]).toEqual([
      '2022-11-05',
      null,
      null,
    ]);
  });
});
