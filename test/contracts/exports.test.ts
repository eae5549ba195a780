import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PLATFORM_IDS } from '../../src/model/platforms.ts';
import { problems } from '../../src/reporting/languages/english/references.ts';
import { EXPORT_FORMATS } from '../../src/sources/exports/index.ts';
import { openExports } from '../../src/sources/exports/open.ts';
import { SAMPLES } from '../support/samples.ts';
import { describeWithShared } from '../support/shared.ts';

const EXPORTS = fileURLToPath(new URL('../../src/sources/exports', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../fixtures/exports', import.meta.url));
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

test('every problem that the fixtures show has words of its own', () => {
  const texts = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => readFileSync(join(FIXTURES, name), 'utf8'));
  const codes = new Set(
    texts.flatMap((text) => [...text.matchAll(/"code": "([^"]+)"/g)].map(([, code]) => code)),
  );
  expect(codes.size).toBeGreaterThan(10);
  expect([...codes].filter((code) => !(code && code in problems))).toEqual([]);
});

describe('each format refuses every other format’s files', () => {
  test('of the fixtures', async () => {
    const claimed = new Set<string>();
    for await (const file of openExports([FIXTURES])) {
      if (!('rows' in file) || file.name.endsWith('.expected.json')) continue;
      const claims = EXPORT_FORMATS.filter((format) => format.recognise(file).missing.length === 0);
      expect([file.path, claims.map(({ id }) => id).slice(1)]).toEqual([file.path, []]);
      for (const { id } of claims) claimed.add(id);
    }
    expect(EXPORT_FORMATS.map(({ id }) => id).filter((id) => !claimed.has(id))).toEqual([]);
  });
});

describeWithShared('each format refuses every other format’s files', () => {
  test('of the samples', async () => {
    for await (const file of openExports([SAMPLES])) {
      if (!('rows' in file)) continue;
      const claims = EXPORT_FORMATS.filter((format) => format.recognise(file).missing.length === 0);
      expect([file.path, claims.map(({ id }) => id).slice(1)]).toEqual([file.path, []]);
    }
  });
});
