// Compiles src/ to dist/. Files whose source is gone are removed first, so that a stale module is never loaded.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

if (existsSync('dist')) {
  for (const entry of readdirSync('dist', { recursive: true })) {
    const source = join('src', String(entry).replace(/\.js$/, '.ts'));
    if (!existsSync(source)) rmSync(join('dist', String(entry)), { recursive: true, force: true });
  }
}
const { status } = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
