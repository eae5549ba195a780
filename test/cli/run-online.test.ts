import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Collection } from '../../src/model/collection.ts';
import { MARKER, NEWEST } from '../contracts/platforms/case.ts';
import { CASES } from '../contracts/platforms/index.ts';
import { buildProgram, socialVitalsMeanwhile } from '../support/command-line.ts';
import { folderOf } from '../support/folder.ts';
import { failingProxy, platformsOnLoopback, type Trouble } from '../support/loopback.ts';
import { practiceOn } from '../support/practice-on.ts';

// The built program as a process of its own, asking servers on loopback that speak the platforms' interfaces.
beforeAll(buildProgram, 120_000);

const ALL = CASES.map(({ source }) => source.id);
const SECRETS = Object.fromEntries(
  CASES.flatMap(({ source }) => source.credentials.map(({ env }) => [`LAKESIDE_${env}`, MARKER])),
);

/** What every spelling of the credential contains. */
const PRINT = MARKER.slice(0, 10).toLowerCase();

/** Runs, and demands that no credential came out anywhere but in the files that are meant to hold them. */
async function run(root: string, args: string[] = ['--allow-private'], env = SECRETS) {
  const { status, stdout, stderr } = await socialVitalsMeanwhile(root, ['run', '--quiet', ...args], env);
  expect(`${stdout}${stderr}`.toLowerCase(), 'a credential was printed').not.toContain(PRINT);
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (/\.env$|tokens\.json$/.test(name) || statSync(join(root, name)).isDirectory()) continue;
    const content = readFileSync(join(root, name), 'latin1');
    expect(content.toLowerCase().includes(PRINT), `a credential lies in ${name}`).toBe(false);
    expect(content.includes(btoa(MARKER).slice(0, 20)), `a credential lies in ${name}`).toBe(false);
  }
  return { status, stdout, stderr };
}

function keptIn(root: string): Collection {
  return JSON.parse(readFileSync(join(root, '.social-vitals/lakeside/2026-10/collection.json'), 'utf8'));
}

const inBrief = ({ posts, comments, accounts, sources }: Collection) => ({
  posts: posts.map(({ id }) => id),
  comments: comments.length,
  accounts: accounts.length,
  sources: sources.map(({ format, status, read, kept }) => [format, status, read, kept]),
});

describe('run with interfaces', { timeout: 120_000 }, () => {
  it('reads every interface into one report: posts, comments, profiles, each account accounted for', async () => {
    const server = await platformsOnLoopback(CASES, NEWEST);
    const root = folderOf({
      'config/practices/lakeside.yaml': practiceOn(server.url, ALL, 'tokenFile: tokens.json'),
    });
    const { status, stdout, stderr } = await run(root);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Bluesky\n +@lakeside\.example +5 +4 +0 +1 +0/);
    const { sources, posts, comments, accounts } = keptIn(root);
    expect(sources.map(({ format }) => format).toSorted()).toEqual(ALL.toSorted());
    for (const { format, status, read, kept, duplicate, outsideWindow, rejected } of sources) {
      expect([format, status]).toEqual([format, 'complete']);
      expect([format, read]).toEqual([format, kept + duplicate + outsideWindow + rejected]);
    }
    expect(new Set(posts.map(({ platform }) => platform)).size).toBe(12);
    expect(comments.filter(({ by }) => by === 'practice').length).toBeGreaterThan(5);
    expect(accounts.every(({ displayName }) => displayName !== null)).toBe(true);
    const tokens = join(root, 'config/practices/tokens.json');
    expect(readFileSync(tokens, 'utf8')).toContain(`${MARKER}-renewed`);
    if (process.platform !== 'win32') expect(statSync(tokens).mode & 0o777).toBe(0o600);
  });

  it('gets the same records through limits, resets, broken and slow replies', async () => {
    const troubles: Record<string, (seen: number) => Trouble> = {
      bluesky: (seen) => (seen === 0 ? 'busy' : 'none'),
      mastodon: (seen) => (seen === 0 ? 'reset' : 'none'),
      x: (seen) => (seen === 0 ? 'cut' : 'none'),
      website: () => 'slow',
    };
    const ids = Object.keys(troubles);
    const smooth = await platformsOnLoopback(CASES, NEWEST);
    const rough = await platformsOnLoopback(CASES, NEWEST);
    const proxy = await failingProxy(rough.url, (path, seen) => {
      const trouble = troubles[path.split('/')[1] ?? ''];
      return trouble ? trouble(seen) : 'none';
    });
    const [expected, troubled] = [smooth.url, proxy.url].map((url) =>
      folderOf({ 'config/practices/lakeside.yaml': practiceOn(url, ids) }),
    ) as [string, string];
    expect((await run(expected)).status).toBe(0);
    expect((await run(troubled)).status).toBe(0);
    expect(inBrief(keptIn(troubled))).toEqual(inBrief(keptIn(expected)));
    expect(rough.asked.toSorted()).toEqual(smooth.asked.toSorted());
    expect(proxy.asked.length).toBeGreaterThan(rough.asked.length + 6);
  });

  it('accounts that fail are named with what helps; the others are judged', async () => {
    const server = await platformsOnLoopback(CASES, NEWEST);
    const troubles: Record<string, Trouble> = { facebook: 'echo', x: 'html', threads: 'refuse' };
    const proxy = await failingProxy(server.url, (path) => troubles[path.split('/')[1] ?? ''] ?? 'none');
    const root = folderOf({
      'config/practices/lakeside.yaml': practiceOn(proxy.url, ['bluesky', ...Object.keys(troubles)]),
    });
    const { status, stdout, stderr } = await run(root);
    expect(status).toBe(1);
    for (const words of [
      /^✖ Lakeside: Source Facebook lakeside: Sign-in not accepted\. graph-190 at .* Create a new access token .*\.$/m,
      /^✖ Lakeside: Source X @lakeside: Answer in another form .*html-instead-of-json at .*Open the address .*\.$/m,
      /^✖ Lakeside: Source Threads lakeside: Sign-in not accepted\. http-401 at .*\.$/m,
    ])
      expect(stderr).toMatch(words);
    expect(stderr.match(/✖/g)).toHaveLength(3);
    expect(stdout).toMatch(/Bluesky\n +@lakeside\.example +5/);
    expect(keptIn(root).sources.map(({ format, status }) => [format, status])).toEqual([
      ['bluesky', 'complete'],
      ['facebook', 'failed'],
      ['threads', 'failed'],
      ['x', 'failed'],
    ]);
    expect(existsSync(join(root, 'reports/lakeside/2026-10/report.html'))).toBe(true);
  });

  it('credentials may stand in a .env beside the practice file; one that is missing is asked for by its name', async () => {
    const server = await platformsOnLoopback(CASES, NEWEST);
    const practice = practiceOn(server.url, ['x', 'facebook']);
    const root = folderOf({
      'config/practices/lakeside.yaml': practice,
      'config/practices/.env': `LAKESIDE_X_TOKEN='${MARKER}'\n`,
    });
    const { status, stderr } = await run(root, ['--allow-private'], {});
    expect(status).toBe(1);
    expect(stderr).toContain('Set the environment variable LAKESIDE_FACEBOOK_TOKEN; docs/tokens/facebook.md');
    expect(keptIn(root).sources.map(({ status }) => status)).toEqual(['failed', 'complete']);
  });

  it('says of a platform without an interface what is possible instead', async () => {
    const server = await platformsOnLoopback(CASES, NEWEST);
    const accounts = '  - { platform: snapchat, handle: lakeside }';
    const root = folderOf({
      'config/practices/lakeside.yaml': `${practiceOn(server.url, ['google-business'])}\n${accounts}`,
    });
    const { status, stdout } = await run(root);
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('No interface for posts: Snapchat lakeside. Snap opens');
    const report = readFileSync(join(root, 'reports/lakeside/2026-10/report.html'), 'utf8');
    for (const words of [
      'keep the posts in the table',
      'Not offered by the platforms',
      'Google locations have no followers',
    ])
      expect(report).toContain(words);
  });

  it('an address inside a private network is not asked unless that is allowed', async () => {
    const server = await platformsOnLoopback(CASES, NEWEST);
    const root = folderOf({
      'config/practices/lakeside.yaml': practiceOn(server.url, ['bluesky', 'facebook', 'website']),
    });
    const { status, stderr } = await run(root, []);
    expect(status).toBe(1);
    expect(stderr).toMatch(/no account could be read(.*\n)*.*private-address/);
    expect(server.asked).toEqual([]);
    expect(existsSync(join(root, 'reports'))).toBe(false);
  });

  it('an account that answers without posts where there were some is suspicious, never silent', async () => {
    const server = await platformsOnLoopback(CASES, NEWEST);
    const root = folderOf({ 'config/practices/lakeside.yaml': practiceOn(server.url, ['bluesky', 'x']) });
    await run(root);
    const empty = CASES.map((platform) => ({ ...platform, exchanges: () => platform.empty }));
    const emptied = await platformsOnLoopback(empty, NEWEST);
    const again = folderOf({
      'config/practices/lakeside.yaml': practiceOn(emptied.url, ['bluesky', 'x']),
      '.social-vitals/lakeside/2026-10/collection.json': JSON.stringify(keptIn(root)),
    });
    const { stdout } = await run(again);
    expect(stdout).toContain('Suspicious: no posts, although there were some');
    const { sources, periods } = keptIn(again);
    expect(sources.map(({ status }) => status)).toEqual(['partial', 'partial']);
    expect(periods.map(({ through }) => through)).toEqual([null, null]);
  });

  it('of several practices one that fails stops no other', async () => {
    const server = await platformsOnLoopback(CASES, NEWEST);
    const root = folderOf({
      'config/practices/lakeside.yaml': practiceOn(server.url, ['bluesky']),
      'config/practices/other.yaml': practiceOn(server.url, ['x']).replace('Lakeside', 'Other'),
    });
    const { status, stdout, stderr } = await run(root, ['--allow-private', '--json']);
    expect(status).toBe(1);
    expect(stderr).toContain('Other');
    expect(JSON.parse(stdout)).toMatchObject({
      practices: [{ practice: { id: 'lakeside' }, status: 'too-early' }, { error: { code: 'nothing-read' } }],
    });
  });
});
