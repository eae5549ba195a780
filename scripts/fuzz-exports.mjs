// Damages the fixtures of all export formats in many ways and reads them: `node scripts/fuzz-exports.mjs [mutations] [seed]`.
// Prints the seed and every crash, hang, unhandled rejection and silent zero; exits 1 if there is any. One line's seed with
// 1 mutation repeats that mutation alone. The same code runs, shorter, in test/sources/exports/fuzz.test.ts.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [mutations = '6000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
/** No fixture takes longer than this; then the last mutation named hangs. */
const PATIENCE_MS = 30_000;

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
const log = join(folder, 'tried');
writeFileSync(log, '');
console.log(`${mutations} mutations from seed ${seed}`);

const run = spawn(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'test/sources/exports/fuzz.test.ts', '--pool=forks'],
  {
    stdio: 'inherit',
    detached: true,
    env: { ...process.env, FUZZ_MUTATIONS: mutations, FUZZ_SEED: seed, FUZZ_LOG: log },
  },
);
const watch = setInterval(() => {
  if (Date.now() - statSync(log).mtimeMs < PATIENCE_MS) return;
  console.error(`Hang: ${readFileSync(log, 'utf8').trim().split('\n').at(-1)}`);
  process.exitCode = 1;
  process.kill(-run.pid, 'SIGKILL');
}, 1000);
run.on('exit', (code) => {
  clearInterval(watch);
  const tried = readFileSync(log, 'utf8').split('\n').length - 1;
  rmSync(folder, { recursive: true, force: true });
  console.log(`${tried} tried`);
  if (code !== 0 || tried < Number(mutations)) process.exitCode = 1;
});
