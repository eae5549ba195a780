import { expect, it } from 'vitest';
import {
  durationSeconds,
  earlier,
  instant,
  instantOfMs,
} from '../../../src/sources/platforms/shared/time.ts';

it.each([
  ['2021-07-04T19:50:58+0000', '2021-07-04T19:50:58.000Z'],
  ['2021-07-04T19:50:58-0530', '2021-07-05T01:20:58.000Z'],
  ['2021-07-04T19:50:58+02:00', '2021-07-04T17:50:58.000Z'],
  ['2020-01-01T20:10:40', '2020-01-01T20:10:40.000Z'],
  ['2020-01-01 20:10:40', '2020-01-01T20:10:40.000Z'],
  ['2026-01-01T00:00:00.123456789Z', '2026-01-01T00:00:00.123Z'],
  ['2026-01-01T00:00:00.5z', '2026-01-01T00:00:00.500Z'],
  ['2026-02-30T00:00:00Z', null],
  ['0000-00-00T00:00:00', null],
  ['yesterday', null],
  ['', null],
  [null, null],
])('%s is %s', (text, expected) => expect(instant(text)).toBe(expected));

it.each([
  ['PT45S', 45],
  ['PT1H2M3S', 3723],
  ['P1DT1S', 86_401],
  ['P0D', 0],
  ['soon', null],
  [undefined, null],
])('the duration %s is %s seconds', (text, expected) => expect(durationSeconds(text)).toBe(expected));

it('an unknown time is neither early nor late', () => {
  expect(earlier(null, '2026-01-01T00:00:00.000Z')).toBe('2026-01-01T00:00:00.000Z');
  expect(earlier('2026-01-01T00:00:00.000Z', null)).toBe('2026-01-01T00:00:00.000Z');
  expect(instantOfMs(9e15)).toBeNull();
});
