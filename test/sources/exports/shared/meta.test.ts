import { describe, expect, test } from 'vitest';
import {
  areIdsRounded,
  metaKind,
  metaLinkKey,
  metaText,
  wording,
} from '../../../../src/sources/exports/shared/meta-posts.ts';
import { metaTimeReader } from '../../../../src/sources/exports/shared/meta-time.ts';

const PACIFIC = 'America/Los_Angeles';

describe('publish time', () => {
  test.each([
    ['10/31/2026 14:05', '2026-10-31T21:05:00.000Z'],
    ['3/18/2025 2:39', '2025-03-18T09:39:00.000Z'],
    ['01/15/2026 23:59', '2026-01-16T07:59:00.000Z'],
    ['3/18/2025 2:39 PM', '2025-03-18T21:39:00.000Z'],
    ['3/18/2025 12:10 a.m.', '2025-03-18T07:10:00.000Z'],
    ['2026-10-31 14:05:09', '2026-10-31T21:05:00.000Z'],
    ['2026-10-31T14:05', '2026-10-31T21:05:00.000Z'],
    // the clock goes from 2:00 to 3:00
    ['03/08/2026 02:30', '2026-03-08T10:30:00.000Z'],
    ['03/08/2026 03:00', '2026-03-08T10:00:00.000Z'],
    // the clock goes from 2:00 back to 1:00: the first of the two
    ['11/01/2026 01:30', '2026-11-01T08:30:00.000Z'],
    ['11/01/2026 02:00', '2026-11-01T10:00:00.000Z'],
  ])('%s', (cell, instant) => {
    expect(metaTimeReader('second', PACIFIC)(cell)).toEqual({ publishedAt: instant, precision: 'minute' });
  });

  test('a day alone stays a day', () => {
    const day = { publishedAt: '2026-10-31T00:00:00.000Z', precision: 'day' };
    expect(metaTimeReader('second', PACIFIC)('10/31/2026')).toEqual(day);
  });

  test('the zone can be another, the day can stand first', () => {
    const read = metaTimeReader('first', 'Europe/Berlin');
    expect(read('18.03.2025 02:39')?.publishedAt).toBe('2025-03-18T01:39:00.000Z');
    expect(read('18/03/2025 2:39')?.publishedAt).toBe('2025-03-18T01:39:00.000Z');
  });

  test.each([
    '',
    'Lifetime',
    '13/31/2026 10:00',
    '02/30/2026 10:00',
    '10/31/2026 24:00',
    '10/31/2026 10:60',
    '45734.11',
    '10/31/26',
  ])('no time in %j', (cell) => expect(metaTimeReader('second', PACIFIC)(cell)).toBeNull());
});

test.each([
  ['https://www.facebook.com/reel/1234567890/', '1234567890'],
  ['https://www.facebook.com/sampleskin/videos/1234567890/', '1234567890'],
  ['https://www.facebook.com/sampleskin/videos/some-title/1234567890/', '1234567890'],
  ['https://www.facebook.com/photo.php?fbid=1234567890&set=a.99999999&type=3', '1234567890'],
  ['https://www.facebook.com/photo/?fbid=1234567890', '1234567890'],
  ['https://www.facebook.com/sampleskin/photos/a.99999999/1234567890/', '1234567890'],
  ['https://www.facebook.com/sampleskin/posts/1234567890', '1234567890'],
  ['https://www.facebook.com/permalink.php?story_fbid=1234567890&id=77777777', '1234567890'],
  ['https://www.facebook.com/watch/?v=1234567890', '1234567890'],
  ['https://www.facebook.com/events/1234567890/', '1234567890'],
  ['https://www.facebook.com/sampleskin/posts/pfbid02abcDEF1234567890', null],
  ['https://www.facebook.com/permalink.php?story_fbid=pfbid02abc1234567890&id=77777777', null],
  ['https://www.instagram.com/p/DE2b-McMr_R/', 'DE2b-McMr_R'],
  ['https://www.instagram.com/reel/DGTMxLTtOFA/', 'DGTMxLTtOFA'],
  ['https://www.instagram.com/sample.clinic/reel/DGTMxLTtOFA/', 'DGTMxLTtOFA'],
  ['https://www.instagram.com/stories/sample.clinic/3500000000000000000', '3500000000000000000'],
  ['', null],
  ['words', null],
])('key in the link %j', (link, key) => expect(metaLinkKey(link)).toBe(key));

test.each([
  ['Photos', '', 'photo'],
  ['Videos', '', 'video'],
  ['Reels', '', 'short'],
  ['Links', '', 'link'],
  ['Text', '', 'text'],
  ['Live', '', 'live'],
  ['IG image', '', 'photo'],
  ['IG carousel', '', 'carousel'],
  ['IG reel', '', 'short'],
  ['IG story', '', 'story'],
  ['Imagen de Instagram', '', 'photo'],
  ['Secuencia de Instagram', '', 'carousel'],
  ['Historia de Instagram', '', 'story'],
  ['Reel do Instagram', '', 'short'],
  ['?', 'https://www.instagram.com/reel/abc/', 'short'],
  ['?', 'https://www.instagram.com/stories/sample/1', 'story'],
  ['?', 'https://www.facebook.com/sample/videos/1/', 'video'],
  ['?', 'https://www.facebook.com/photo.php?fbid=1', 'photo'],
  ['?', 'https://www.instagram.com/p/abc/', null],
  ['', '', null],
])('kind of %j at %j', (type, link, kind) => expect(metaKind(type, link)).toBe(kind));

describe('words', () => {
  test.each([
    ['Title', '', { text: 'Title', title: null }],
    ['', 'Caption', { text: 'Caption', title: null }],
    ['', '', { text: '', title: null }],
    ['Same', 'Same', { text: 'Same', title: null }],
    [
      'A caption that is …',
      'A caption that\nis cut in the title',
      { text: 'A caption that\nis cut in the title', title: null },
    ],
    ['Moles', 'When to see a doctor', { text: 'When to see a doctor', title: 'Moles' }],
    ['The longer of the two', 'Short', { text: 'The longer of the two', title: 'Short' }],
    ['The whole caption, here', 'The whole', { text: 'The whole caption, here', title: null }],
  ])('title %j and description %j', (title, description, expected) =>
    expect(wording(title, description)).toEqual(expected),
  );

  test.each([
    ['Thanks @[100064878091978:2048:Sample Clinic] and @[1:2048:Ada]', 'Thanks Sample Clinic and Ada'],
    ['@[no markup] @ [1:2:x]', '@[no markup] @ [1:2:x]'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ])('mention markup and line ends in %j', (cell, text) => expect(metaText(cell)).toBe(text));
});

test.each<[string, string[], boolean]>([
  [
    'intact',
    ['18138859501375566', '18317696930159471', '18014398509481984', '18200000000000001', '18300000000000002'],
    false,
  ],
  [
    'rounded',
    ['18138859501375500', '18317696930159400', '18014398509481900', '18200000000000000', '1213499430137060'],
    true,
  ],
  ['too few to tell', ['18138859501375500', '18317696930159400'], false],
  [
    'of fifteen digits',
    ['120000000000000', '130000000000000', '140000000000000', '150000000000000', '160000000000000'],
    false,
  ],
])('ids that are %s', (_, ids, rounded) => expect(areIdsRounded(ids)).toBe(rounded));
