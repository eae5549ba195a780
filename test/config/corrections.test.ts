import { describe, expect, test } from 'vitest';
import { readCorrections } from '../../src/config/corrections.ts';
import { folderOf } from '../support/folder.ts';

const HEADER = 'post,label,value,who,when';
const read = (...lines: string[]) =>
  readCorrections(`${folderOf({ 'labels.csv': `${lines.join('\n')}\n` })}/labels.csv`);

describe('labels.csv', () => {
  test('is read, with or without BOM; further columns are somebody’s notes', () => {
    expect(
      read(`\uFEFF${HEADER},note`, 'x:1, purpose ,own,Office manager,2026-10-31,we give this away'),
    ).toEqual({
      corrections: [
        { post: 'x:1', label: 'purpose', value: 'own', who: 'Office manager', when: '2026-10-31' },
      ],
      problems: [],
    });
  });
  test('that is not there holds none', () => {
    expect(readCorrections('no/such/labels.csv')).toEqual({ corrections: [], problems: [] });
  });
  test('names every bad line, never its values', () => {
    const { corrections, problems } = read(
      HEADER,
      'x:1,purpose,yes,Me,2026-10-31',
      'x:2,nonsense,yes,Me,2026-10-31',
      'x:3,cta,own,Me,2026-10-31',
      'x:4,cta,yes,Me,31.10.2026',
      ',cta,yes,Me,2026-10-31',
    );
    expect(corrections).toEqual([]);
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(problems.map(({ message }) => message).join()).not.toMatch(/nonsense|31\.10/);
  });
  test('without its columns', () => {
    expect(read('post,value', 'x:1,own').problems).toMatchObject([
      { line: 1, message: 'Columns are missing: label, who, when.' },
    ]);
  });
});
