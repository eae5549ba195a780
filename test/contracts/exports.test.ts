import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PLATFORM_IDS } from '../../src/model/platforms.ts';
import { EXPORT_FORMATS } from '../../src/sources/exports/index.ts';

const EXPORTS = fileURLToPath(new URL('../../src/sources/exports', import.meta.url));
const FRAME = ['format', 'index', 'open', 'recognise'];

test('the list and the folder agree', () => {
  const files = readdirSync(EXPORTS)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => !FRAME.includes(name));
  expect(EXPORT_FORMATS.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
});

describe.each(EXPORT_FORMATS.map((format) => [format.id, format] as const))('%s', (_, format) => {
  test('is complete', () => {
    expect([...PLATFORM_IDS, 'any']).toContain(format.platform);
    expect(format.title.length).toBeGreaterThan(5);
    if (format.reads === 'posts') {
      expect(format.version).toMatch(/\S/);
      expect(format.how).toMatch(/\.$/);
    } else expect(format.because).toMatch(/\.$/);
  });
});
