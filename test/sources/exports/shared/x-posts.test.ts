import { describe, expect, test } from 'vitest';
import {
  identify,
  instantFromXId,
  startsAsReply,
  unescapeXText,
  xAddress,
} from '../../../../src/sources/exports/shared/x-posts.ts';

describe('what an X id and address tell', () => {
  test.each([
    ['1856851577470230528', '2024-11-14T00:08:09.359Z'],
    ['29700859247', '2010-11-04T01:42:54.664Z'],
    ['20', null],
    ['1.85685E+18', null],
    ['', null],
    ['99999999999999999999', null],
  ])('id %j was made at %j', (id, instant) => {
    expect(instantFromXId(id)?.slice(0, 10) ?? null).toBe(instant?.slice(0, 10) ?? null);
  });

  test.each([
    ['https://twitter.com/clinic/status/123', { handle: 'clinic', id: '123' }],
    ['https://x.com/Clinic_1/status/123?s=20', { handle: 'Clinic_1', id: '123' }],
    ['https://mobile.twitter.com/clinic/statuses/123/photo/1', { handle: 'clinic', id: '123' }],
    ['https://x.com/clinic', null],
    ['https://example.com/x.com/clinic/status/123', null],
  ])('%s', (address, told) => {
    expect(xAddress(address)).toEqual(told);
  });

  test.each([
    [
      'whole id and link',
      '1856851577470230528',
      'https://x.com/a/status/1856851577470230528',
      '1856851577470230528',
    ],
    [
      'rounded by a spreadsheet',
      '1856851577470230000',
      'https://x.com/a/status/1856851577470230528',
      '1856851577470230528',
    ],
    ['in powers of ten', '1.85685E+18', 'https://x.com/a/status/1856851577470230528', '1856851577470230528'],
    ['rounded, and no link', '1856851577470230000', '', null],
    ['in powers of ten, and no link', '1.85685E+18', '', null],
    ['no link', '1856851577470230528', '', '1856851577470230528'],
  ])('id: %s', (_, id, link, known) => {
    expect(identify(id, link).id).toBe(known);
  });
});

describe('what the text of an X post tells', () => {
  test.each([
    ['a &amp; b &lt;3 &gt;', 'a & b <3 >'],
    ['&amp;lt;', '&lt;'],
    ['&nbsp;', '&nbsp;'],
  ])('%s reads %s', (text, read) => {
    expect(unescapeXText(text)).toBe(read);
  });

  test.each([
    ['@patient thank you', true],
    ['@Clinic second part', false],
    ['.@patient said', false],
    ['@ home', false],
    ['thanks @patient', false],
  ])('%s answers somebody else: %s', (text, answers) => {
    expect(startsAsReply(text, 'clinic')).toBe(answers);
  });
});
