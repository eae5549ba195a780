import { expect, test } from 'vitest';
import { splitAtLines } from '../../../../src/sources/exports/files/unmatched-quotes.ts';

const MARKS = { delimiter: ',', newline: '\n' as const };

test.each<[string, string, string[][] | null]>([
  [
    'a quote never closed swallowed the next record',
    '1,2026-10-01,a,"open, to the end\n2,2026-10-02,b,"fine",x\n',
    [
      ['1', '2026-10-01', 'a', 'open, to the end'],
      ['2', '2026-10-02', 'b', 'fine', 'x'],
    ],
  ],
  [
    'a record over several lines stays together',
    '1,2026-10-01,a,"open\n2,2026-10-02,b,"two\nlines",x\n',
    [
      ['1', '2026-10-01', 'a', 'open'],
      ['2', '2026-10-02', 'b', 'two\nlines', 'x'],
    ],
  ],
  [
    'a broken record over several lines keeps them',
    '1,2026-10-01,a,"open\nand on\n2,2026-10-02,b,"fine"\n',
    [
      ['1', '2026-10-01', 'a', 'open\nand on'],
      ['2', '2026-10-02', 'b', 'fine'],
    ],
  ],
  ['one record with quotes in its text', '1,2026-10-01,a,"she said "no"\nand, 2, left"\n', null],
  ['a list inside a text', '1,2026-10-01,a,"we "open"\n1,2,3\n4,5,6"\n', null],
  ['nothing but words before the quote', 'Anna,Berlin,home,"open\nBert,Bonn,away,"fine"\n', null],
  ['the quote stands in the first cell', '"open,1,2026-10-01\n"fine",2,2026-10-02\n', null],
])('%s', (_, stretch, records) => {
  expect(splitAtLines(stretch, MARKS)).toEqual(records);
});
