import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const PURE = ['model', 'labels', 'facts', 'audits', 'scoring'];

function filesIn(folder: string): string[] {
  return readdirSync(join(SRC, folder), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts') && !name.includes('planted-'))
    .map((name) => join(SRC, folder, name));
}

/** Source without comments and strings, so that prose may speak of clocks. */
function codeOf(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''");
}

describe('the core knows no clock, chance or environment', () => {
  test.each(PURE.flatMap(filesIn).map((file) => [file.slice(SRC.length), file]))('%s', (_, file) => {
    expect(codeOf(file)).not.toMatch(
      /Date\.now|new Date\(\)|Math\.random|\bprocess\.|\bglobalThis\b|performance\.now|toLocale/,
    );
  });
});

describe('only the command line sees the process and the console', () => {
  const folders = readdirSync(SRC).filter((folder) => folder !== 'cli');
  test.each(folders.flatMap(filesIn).map((file) => [file.slice(SRC.length), file]))('%s', (_, file) => {
    expect(codeOf(file)).not.toMatch(/\bconsole\.|process\.(?!pid\b)/);
  });
});
