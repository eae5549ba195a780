import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { WORDS } from '../../src/cli/expertise.ts';
import { compare } from '../../src/history/compare.ts';
import { type Snapshot, snapshotSchema } from '../../src/model/snapshot.ts';
import { loadAssets } from '../../src/reporting/assets.ts';
import { RENDERERS } from '../../src/reporting/renderers/index.ts';
import { makeView } from '../../src/reporting/view.ts';
import { snapshots } from '../support/scenes.ts';

async function documentsOf(
  snapshot: Snapshot,
  previous: Snapshot | null = null,
): Promise<Map<string, string>> {
  const view = makeView(snapshot, previous && compare(snapshot, previous), WORDS);
  const assets = await loadAssets();
  const documents = (await Promise.all(RENDERERS.map((renderer) => renderer.render(view, assets)))).flat();
  return new Map(documents.map(({ name, content }) => [name, [...content].join('')]));
}

const table = (text: string | undefined) =>
  Papa.parse<Record<string, string>>((text ?? '').replace('\uFEFF', ''), {
    header: true,
    skipEmptyLines: true,
  });

describe.each(snapshots())('%s', (name, snapshot) => {
  test('is a valid snapshot', () => {
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
  });

  test('renders the same twice, every file once', async () => {
    const first = await documentsOf(snapshot);
    expect(first.size).toBeGreaterThanOrEqual(RENDERERS.length);
    expect([...first.keys()]).toEqual(
      expect.arrayContaining(['audits.csv', 'findings.csv', 'posts.csv', 'report.html', 'snapshot.json']),
    );
    expect(await documentsOf(snapshot)).toEqual(first);
  });

  test('the page leaves no hole: no undefined, null, NaN or object', async () => {
    const page = (await documentsOf(snapshot)).get('report.html') ?? '';
    const words = page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, ' ');
    expect(words).not.toMatch(/\bundefined\b|\bNaN\b|\[object|Infinity/);
    expect(words.replaceAll('{{constructor}}', '')).not.toMatch(/\{\{|\}\}/);
    expect(page.length).toBeLessThan(300_000);
    expect(page.match(/<h1\b/g)).toHaveLength(1);
  });

  test('what strangers wrote stays text', async () => {
    const page = (await documentsOf(snapshot)).get('report.html') ?? '';
    expect(page).not.toMatch(/<script/i);
    expect(page).not.toMatch(/(href|src)\s*=\s*["']?\s*javascript:/i);
  });

  test('tables: BOM, one header, a row per thing, formulas neutralised', async () => {
    const files = await documentsOf(snapshot);
    for (const file of ['audits.csv', 'findings.csv', 'posts.csv']) {
      expect(files.get(file)?.startsWith('\uFEFF'), file).toBe(true);
      const { data, errors } = table(files.get(file));
      expect(
        errors.filter(({ code }) => code !== 'UndetectableDelimiter'),
        file,
      ).toEqual([]);
      for (const cell of data.flatMap(Object.values)) expect(cell, file).not.toMatch(/^[=+@\t\r]|^-(?!\d)/);
    }
    expect(table(files.get('posts.csv')).data).toHaveLength(snapshot.posts.length);
    expect(table(files.get('findings.csv')).data).toHaveLength(
      snapshot.audits.reduce((sum, { outcome }) => sum + outcome.findings.length, 0),
    );
  });

  test('the kept snapshot reads back as it was', async () => {
    const kept = (await documentsOf(snapshot)).get('snapshot.json') ?? '';
    expect(snapshotSchema.parse(JSON.parse(kept))).toEqual(snapshot);
  });

  test(`"${name}" compares with any other without a hole`, async () => {
    for (const [, other] of snapshots()) {
      const page = (await documentsOf(snapshot, { ...other, asOf: '2026-09-30' })).get('report.html') ?? '';
      expect(page.replace(/<style>[\s\S]*?<\/style>/, '')).not.toMatch(/\bundefined\b|\bNaN\b|\[object/);
    }
  });
});

describe('what a reader must be told', () => {
  const pages = new Map(snapshots());
  const words = async (name: string) => {
    const snapshot = pages.get(name);
    if (!snapshot) throw new Error(`no scene ${name}`);
    const page = (await documentsOf(snapshot)).get('report.html') ?? '';
    return page
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
  };

  test.each([
    ['healthy', /Overall grade\s+A\s/],
    ['healthy', /Replies not checked/i],
    ['healthy', /upper bound/i],
    ['healthy', /Pew Research Center/],
    ['failing', /looks abandoned/],
    ['half blind', /Not enough data/i],
    ['half blind', /What would help|through|fetch/i],
    ['too early', /Too early to grade/i],
    ['silent', /Overall grade\s+F\s/],
    ['capped', /74/],
    ['capped', /93/],
    ['nothing known', /Too early to grade|Not enough data/i],
  ])('%s says %s', async (name, sentence) => {
    expect(await words(name)).toMatch(sentence);
  });
});
