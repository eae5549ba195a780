import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const planted: string[] = [];

afterEach(() => {
  for (const path of planted.splice(0)) rmSync(path, { recursive: true, force: true });
});

function cruise(path: string): { status: number | null; output: string } {
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.cjs', path],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  return { status, output: stdout + stderr };
}

/** Puts a module into a folder of the core, in a folder of its own so that nothing else ever loads it. */
function plant(folder: string, source: string): string {
  const home = mkdtempSync(join(ROOT, folder, 'planted-'));
  planted.push(home);
  const file = join(home, 'planted.ts');
  writeFileSync(file, source);
  return file;
}

test('nothing in the product crosses a border', () => {
  const { status, output } = cruise('src');
  expect(output).toContain('no dependency violations found');
  expect(status).toBe(0);
}, 60_000);

test.each([
  [
    'src/facts',
    "import { collect } from '../../sources/collect.ts';\nexport const x = collect;\n",
    'facts-imports',
  ],
  ['src/audits', "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n", 'pure-core'],
  ['src/reporting', "import axios from 'axios';\nexport const x = axios;\n", 'axios-in-http'],
  [
    'src/model',
    "import { mean } from 'simple-statistics';\nexport const x = mean;\n",
    'statistics-in-pure-core',
  ],
])(
  'a forbidden import planted in %s is found',
  (folder, source, rule) => {
    const { status, output } = cruise(plant(folder, source));
    expect(output).toContain(rule);
    expect(status).not.toBe(0);
  },
  60_000,
);
