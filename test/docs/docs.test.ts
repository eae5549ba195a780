import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PLATFORMS } from '../../src/model/platforms.ts';
import { EXPORT_FORMATS } from '../../src/sources/exports/index.ts';
import { FAILURE_KINDS } from '../../src/sources/http/failure.ts';
import { PLATFORM_SOURCES, WITHOUT_INTERFACE } from '../../src/sources/platforms/index.ts';

const GUIDE = 'docs/export-guide';
const TOKENS = 'docs/tokens';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Targets of links and pictures that lie in this project. */
function linksOf(page: string): string[] {
  const words = readFileSync(page, 'utf8').replace(/```[\s\S]*?```/g, '');
  return [...words.matchAll(/\]\(([^)\s]+)\)/g)]
    .flatMap(([, target]) => target ?? [])
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** Addresses of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(pages)('%s', (page) => {
  test('links lead somewhere', () => {
    const broken = linksOf(page).filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

describe('the export guide', () => {
  /** Formats of several platforms' downloads. */
  const pagesOf: Record<string, string[]> = { 'meta-download-other': ['facebook.md', 'instagram.md'] };
  const guide = readFileSync(join(GUIDE, 'README.md'), 'utf8');
  const tools = readFileSync(join(GUIDE, 'third-party-tools.md'), 'utf8');
  const isTool = (id: string) => /^(crowdtangle|hootsuite|metricool|sprout)-/.test(id);

  test.each(
    EXPORT_FORMATS.filter(({ id }) => id !== 'template').map((format) => [format.id, format] as const),
  )('tells where %s comes from', (id, { platform, title }) => {
    // A tool's name is the first word of its titles.
    if (isTool(id)) expect(tools).toContain(title.split(/[ :]/)[0]);
    else {
      const pages = pagesOf[id] ?? [`${platform}.md`];
      expect(pages.filter((page) => !existsSync(join(GUIDE, page)))).toEqual([]);
    }
  });

  test.each(Object.entries(PLATFORMS))('says what to do for %s', (id, { name }) => {
    expect(existsSync(join(GUIDE, `${id}.md`)) || guide.includes(name)).toBe(true);
  });

  test('leads to each of its pages', () => {
    const linked = linksOf(join(GUIDE, 'README.md'));
    expect(readdirSync(GUIDE).filter((name) => name !== 'README.md' && !linked.includes(name))).toEqual([]);
  });
});

describe('the token guide', () => {
  const index = readFileSync(join(TOKENS, 'README.md'), 'utf8');
  const pageOf = (platform: string) => readFileSync(join(TOKENS, `${platform}.md`), 'utf8');

  test.each(PLATFORM_SOURCES.map((source) => [source.id, source] as const))(
    '%s: its page names interface, variables and permissions',
    (id, { platforms, credentials, scopes }) => {
      const page = pageOf(platforms[0]);
      expect(page).toContain(`\`${id}\``);
      for (const { env } of credentials) expect(page).toContain(`…_${env}\``);
      for (const scope of scopes) expect(page).toContain(`\`${scope}\``);
      // Failures lead to the page of the account's platform.
      if (credentials.length > 0) for (const platform of platforms) expect(pageOf(platform)).toBe(page);
    },
  );

  test('tells of platforms without an interface what is possible instead', () => {
    for (const platform of Object.keys(WITHOUT_INTERFACE)) expect(pageOf(platform)).toContain('csv-template');
  });

  test('explains every kind of failure', () => {
    for (const kind of FAILURE_KINDS) expect(index).toContain(`| \`${kind}\` |`);
  });

  test('leads to each of its pages', () => {
    const linked = linksOf(join(TOKENS, 'README.md'));
    expect(readdirSync(TOKENS).filter((name) => name !== 'README.md' && !linked.includes(name))).toEqual([]);
  });
});

test('the README fits on a few screens', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(150);
});

test('every decision is listed', () => {
  const linked = linksOf('docs/decisions/README.md');
  expect(
    readdirSync('docs/decisions').filter((name) => name !== 'README.md' && !linked.includes(name)),
  ).toEqual([]);
});
