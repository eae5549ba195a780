import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/sources/exports/index.ts';
import type { LeftOut } from '../../../src/sources/exports/open.ts';
import { openExports } from '../../../src/sources/exports/open.ts';
import { CONTEXT, formatOf, readItems } from '../../support/exports.ts';

/**
 * Walks `test/fixtures/exports/<format>/<file, folder or archive>` with `<same name>.expected.json` beside it: at least one
 * file in it must be recognised, by exactly that format, and what is read must equal the expected result.
 * `UPDATE_EXPECTED=1 npx vitest run test/sources/exports/fixtures.test.ts` writes the expected files: read the difference.
 */
const FIXTURES = fileURLToPath(new URL('../../fixtures/exports', import.meta.url));
const EXPECTED = '.expected.json';
const updates = process.env.UPDATE_EXPECTED === '1';

const fixtures = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: format }) =>
    readdirSync(join(FIXTURES, format))
      .filter((name) => !name.endsWith(EXPECTED))
      .map((name) => ({ format, name, path: join(FIXTURES, format, name) })),
  );

describe.each(fixtures)('$format: $name', ({ format, path }) => {
  test('is recognised and read as expected', async () => {
    const seen = await everythingIn(path);
    expect(seen.files.map((file) => file.format)).toContain(format);
    const expected = `${path}${EXPECTED}`;
    if (updates) writeFileSync(expected, `${JSON.stringify(seen, null, 2)}\n`);
    expect(seen).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });
});

test('each format has a fixture, each expected result its file', () => {
  const covered = new Set(fixtures.map(({ format }) => format));
  expect(EXPORT_FORMATS.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
  const orphans = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(EXPECTED))
    .filter((name) => !existsSync(join(FIXTURES, name.slice(0, -EXPECTED.length))));
  expect(orphans).toEqual([]);
});

async function everythingIn(path: string) {
  const files = [];
  const leftOut: LeftOut[] = [];
  for await (const found of openExports([path])) {
    if (!('rows' in found)) {
      leftOut.push(found);
      continue;
    }
    const format = EXPORT_FORMATS.find(({ id }) => id === formatOf(found));
    files.push({
      path: relative(basename(path), found.path) || basename(path),
      format: format?.id ?? null,
      period: format?.reads === 'posts' ? await format.period(found, CONTEXT) : null,
      ...(await readItems(found)),
    });
  }
  // As JSON, so that what is absent and what is undefined are the same.
  return JSON.parse(JSON.stringify({ files, leftOut })) as { files: typeof files; leftOut: LeftOut[] };
}
