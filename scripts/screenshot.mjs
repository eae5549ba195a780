// Takes the picture of the sample's report that the README shows:  npm run build && node scripts/screenshot.mjs [report.html] [picture.png]
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../dist/cli/browser.js';

const report = process.argv[2] ?? 'reports/sample-dermatology/2026-10/report.html';
const picture = process.argv[3] ?? 'docs/images/report.png';

const executablePath = findBrowser();
if (executablePath === null) {
  console.error('No Chrome or Chromium is installed in a usual place; install one and run this again.');
  process.exit(2);
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1120, height: 1180 }, colorScheme: 'light' });
  await page.goto(pathToFileURL(resolve(report)).href);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: picture });
  console.log(picture);
} finally {
  await browser.close();
}
