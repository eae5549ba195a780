import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../src/cli/expertise.ts';
import { loadAssets } from '../../src/reporting/assets.ts';
import { renderPage } from '../../src/reporting/renderers/html.ts';
import { makeView } from '../../src/reporting/view.ts';
import { snapshots } from '../support/scenes.ts';

const CHROMIUM = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
  '--disable-component-update',
];

describe.skipIf(!CHROMIUM)(
  `the report in a real browser${CHROMIUM ? '' : ' (skipped: no Chromium or Chrome found; set CHROMIUM)'}`,
  () => {
    let browser: Browser;
    const folder = mkdtempSync(join(tmpdir(), 'social-vitals-browser-'));

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });
      const assets = await loadAssets();
      for (const [name, snapshot] of snapshots()) {
        writeFileSync(
          join(folder, `${name}.html`),
          renderPage('report', makeView(snapshot, null, WORDS), assets),
        );
      }
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function open(
      name: string,
      width: number,
      colorScheme: 'light' | 'dark' = 'light',
    ): Promise<{ page: Page; complaints: string[]; requests: string[] }> {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
        colorScheme,
      });
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
      return { page, complaints, requests };
    }

    test.each([
      ...snapshots().map(([name]) => ({ name, scheme: 'light' as const })),
      ...['healthy', 'failing', 'half blind'].map((name) => ({ name, scheme: 'dark' as const })),
    ])(
      '$name, $scheme: accessible by axe-core, quiet, fetches nothing',
      async ({ name, scheme }) => {
        const { page, complaints, requests } = await open(name, 1280, scheme);
        expect(complaints).toEqual([]);
        expect(requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
        for (const details of await page.locator('details').all())
          await details.evaluate((element) => element.setAttribute('open', ''));
        // The page forbids scripts by its own policy, so the checker comes in through the debugger, not as a tag.
        const { readFileSync } = await import('node:fs');
        await page.evaluate(readFileSync(AXE, 'utf8'));
        const violations = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as {
            axe: {
              run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
            };
          };
          const result = await axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          });
          return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
        });
        expect(violations).toEqual([]);
        await page.close();
      },
      60_000,
    );

    test.each(snapshots().flatMap(([name]) => [320, 375, 768, 1280].map((width) => ({ name, width }))))(
      '$name fits $width px without scrolling sideways',
      async ({ name, width }) => {
        const { page } = await open(name, width);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await page.close();
      },
      30_000,
    );

    test('prints on A4 with the calculations open', async () => {
      const { page } = await open('healthy', 1280);
      await page.emulateMedia({ media: 'print' });
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      const shown = await page.evaluate(
        "[...document.querySelectorAll('details .calc')].filter((p) => p.getBoundingClientRect().height > 0).length",
      );
      expect(shown).toBeGreaterThan(5);
      await page.close();
    }, 60_000);
  },
);
