import { describe, expect, test } from 'vitest';
import type { PlatformId } from '../../../../src/model/platforms.ts';
import { postIdentity } from '../../../../src/sources/exports/shared/post-identity.ts';
import { wallClock } from '../../../../src/sources/exports/shared/wall-clock.ts';

test.each([
  ['2026-10-31 14:05:00', '2026-10-31T18:05:00.000Z', 'minute'],
  ['2026-12-31 14:05', '2026-12-31T19:05:00.000Z', 'minute'],
  ['10/3/2026 2:05 pm', '2026-10-03T18:05:00.000Z', 'minute'],
  ['10/3/2026 12:05 AM', '2026-10-03T04:05:00.000Z', 'minute'],
  ['2026-10-31T14:05:00Z', '2026-10-31T14:05:00.000Z', 'minute'],
  ['2021-07-06 16:45:20 EDT', '2021-07-06T20:45:20.000Z', 'minute'],
  ['2021-01-06 23:45:20 EST', '2021-01-07T04:45:20.000Z', 'minute'],
  ['2021-01-06 23:45:20 XYZ', '2021-01-06T00:00:00.000Z', 'day'],
  ['2026-10-31', '2026-10-31T00:00:00.000Z', 'day'],
  ['2026-02-30 10:00', null, null],
  ['31/12/2026 10:00', null, null],
  ['2026-10-31 25:00', null, null],
  ['soon', null, null],
  ['', null, null],
])('the time %j', (cell, publishedAt, precision) => {
  expect(wallClock(cell, 'America/New_York')).toEqual(
    publishedAt === null ? null : { publishedAt, precision },
  );
});

describe('a post that a tool lists is the one its platform lists', () => {
  test.each<[PlatformId, string, string, string | null, string | null, string | null]>([
    [
      'facebook',
      '61550000000000_1220001',
      'https://www.facebook.com/1/posts/1220001',
      '1220001',
      '1220001',
      null,
    ],
    ['facebook', '', 'https://www.facebook.com/reel/123456789/', null, '123456789', null],
    ['instagram', '1.8E+17', 'https://www.instagram.com/p/Cabc1/', null, 'Cabc1', null],
    ['instagram', '17900000000000000', '', null, null, null],
    ['x', '2061251380638646272', '', '2061251380638646272', '2061251380638646272', null],
    [
      'x',
      '2.06E+18',
      'https://x.com/clinic/status/2061251380638646272',
      '2061251380638646272',
      '2061251380638646272',
      'clinic',
    ],
    ['youtube', '', 'https://youtu.be/abcdefghijk', 'abcdefghijk', 'abcdefghijk', null],
    ['youtube', '#NAME?', 'https://www.youtube.com/watch?v=-bcdefghijk', '-bcdefghijk', '-bcdefghijk', null],
    [
      'tiktok',
      '',
      'https://www.tiktok.com/@my.clinic/video/7590176156653988375',
      '7590176156653988375',
      '7590176156653988375',
      'my.clinic',
    ],
    [
      'linkedin',
      'urn:li:share:7502284204277760777',
      'https://www.linkedin.com/feed/update/urn:li:share:7502284204277760777',
      null,
      null,
      null,
    ],
    [
      'linkedin',
      '',
      'https://www.linkedin.com/feed/update/urn:li:activity:7502284204277760777',
      null,
      '7502284204277760777',
      null,
    ],
    ['pinterest', '7', 'https://www.pinterest.com/pin/7/', null, 'https://www.pinterest.com/pin/7/', null],
  ])('%s %j %j', (platform, written, address, id, link, handle) => {
    expect(postIdentity(platform, written, address)).toEqual({ id, link, handle });
  });
});
