#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/cli/main.js', import.meta.url);
if (!existsSync(main)) {
  console.error('Social Vitals is not built yet. Run: npm start');
  process.exit(2);
}
await import(main.href);
