import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { paragraph, table } from '../../src/cli/table.ts';

describe('table', () => {
  it('puts cells under each other, numbers to the right', () => {
    const columns = [{ title: 'File' }, { title: 'Read', align: 'right' as const }];
    expect(
      table(columns, [
        ['a.csv', '1'],
        ['longer.csv', '1,204'],
      ]),
    ).toBe(['  File         Read', '  a.csv           1', '  longer.csv  1,204'].join('\n'));
  });

  it('measures what is seen: colours have no width, wide characters two', () => {
    const lines = table(
      [{ title: '' }, { title: '' }],
      [
        ['\u001b[31mred\u001b[39m', 'x'],
        ['皮肤', 'x'],
      ],
      0,
    ).split('\n');
    expect(lines.map((line) => stringWidth(line))).toEqual([7, 7]);
  });

  it.each(['wrap', 'cut'] as const)('stays within 100 columns: %s', (fit) => {
    const long = `${'folder/'.repeat(30)}tweets.js`;
    const text = table([{ title: 'File', fit }, { title: 'What' }], [[`  ${long}`, 'X archive']]);
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(100);
    if (fit === 'cut') expect(text).toMatch(/^ {4}….*\/tweets\.js {2}X archive$/m);
  });
});

it('paragraph wraps and hangs under its mark', () => {
  const lines = paragraph('word '.repeat(40).trim(), 4, '·').split('\n');
  expect(lines[0]).toMatch(/^ {2}· word/);
  expect(lines[1]).toMatch(/^ {4}word/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
});
