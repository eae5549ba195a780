// Runs every benchmark of this folder, one after another, each in a process of its own. `npm run bench [name…]`
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.mjs'))
  .map((name) => name.replace('.bench.mjs', ''));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark called ${unknown.join(', ')}. There are: ${names.join(', ')}`);
  process.exit(2);
}
spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
for (const name of wanted.length > 0 ? wanted : names) {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(process.execPath, [`${folder}${name}.bench.mjs`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
