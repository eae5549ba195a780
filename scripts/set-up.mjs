// Makes `npm start` and `npm test` work as the very first command in a fresh clone: installs what the lock file
// names, unless exactly that is installed already. Needs nothing but Node and the npm registry.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Social Vitals needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(2);
}

const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const marker = 'node_modules/.cache/installed-lock';
const installed = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
if (installed !== wanted) {
  console.error('Installing dependencies from the npm registry (once) …');
  const { status } = spawnSync(
    'npm',
    ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) {
    console.error(
      'The installation failed. Check that this machine reaches the npm registry (npm ping), then run the command again.',
    );
    process.exit(2);
  }
  mkdirSync('node_modules/.cache', { recursive: true });
  writeFileSync(marker, wanted);
}
