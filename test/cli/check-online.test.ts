import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { check } from '../../src/cli/commands/check.ts';
import { MARKER, NEWEST } from '../contracts/platforms/case.ts';
import { CASES } from '../contracts/platforms/index.ts';
import { folderOf } from '../support/folder.ts';
import { failingProxy, platformsOnLoopback, type Trouble } from '../support/loopback.ts';
import { practiceOn } from '../support/practice-on.ts';

let printed = '';
beforeEach(() => {
  printed = '';
  vi.stubEnv('NO_COLOR', '1');
  for (const { source } of CASES) for (const { env } of source.credentials) vi.stubEnv(`LAKESIDE_${env}`, '');
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  return () => {
    write.mockRestore();
    vi.unstubAllEnvs();
    expect(printed, 'a credential was printed').not.toContain(MARKER);
  };
});

const withSecrets = () => {
  for (const { source } of CASES)
    for (const { env } of source.credentials) vi.stubEnv(`LAKESIDE_${env}`, MARKER);
};
const installed = (practice: string, more: Record<string, string> = {}) =>
  join(folderOf({ 'config/practices/lakeside.yaml': practice, ...more }), 'config');

describe('check', () => {
  it('tells which environment variables are set or missing, by name only, and asks nobody', async () => {
    const server = await platformsOnLoopback(CASES, NEWEST);
    const config = installed(practiceOn(server.url, ['bluesky', 'x', 'facebook']), {
      'config/practices/.env': `LAKESIDE_X_TOKEN=${MARKER}`,
    });
    expect(await check([], { config })).toBe(1);
    expect(printed).toMatch(/· Bluesky @lakeside\.example by bluesky$/m);
    expect(printed).toMatch(/✖ Facebook lakeside by facebook\n +LAKESIDE_FACEBOOK_TOKEN is missing/);
    expect(printed).toMatch(
      /· X @lakeside by x\n +LAKESIDE_X_TOKEN is set\n +LAKESIDE_X_REFRESH_TOKEN is not set/,
    );
    expect(printed).not.toContain('No export');
    expect(server.asked).toEqual([]);

    vi.stubEnv('LAKESIDE_FACEBOOK_TOKEN', MARKER);
    expect(await check([], { config })).toBe(0);
  });
});

describe('check --online', () => {
  it('tries every interface with a call or two: account, permissions, end of the token', async () => {
    withSecrets();
    const server = await platformsOnLoopback(CASES, NEWEST);
    const ids = CASES.map(({ source }) => source.id);
    const config = installed(practiceOn(server.url, ids, 'tokenFile: tokens.json'));
    expect(await check([], { config, online: true, allowPrivate: true, json: true })).toBe(0);
    const [{ accounts }] = JSON.parse(printed).subjects;
    expect(accounts.map(({ api }: { api: string }) => api)).toEqual(ids);
    for (const { api, online } of accounts) {
      expect([api, online.ok, online.failure]).toEqual([api, true, null]);
      expect(online.reached).toMatch(/\w/);
    }
    expect(accounts.find(({ api }: { api: string }) => api === 'facebook').online).toMatchObject({
      scopesGranted: ['pages_show_list'],
      expiresAt: 'never',
      advice: [expect.stringContaining('Create a new token with pages_read_engagement')],
    });
    expect(accounts.find(({ api }: { api: string }) => api === 'tiktok').online.expiresAt).toMatch(/^\d{4}-/);
    expect(server.asked.length).toBeLessThan(ids.length * 3);
    const tokens = join(config, 'practices/tokens.json');
    expect(readFileSync(tokens, 'utf8')).toContain(`${MARKER}-renewed`);
    if (process.platform !== 'win32') expect(statSync(tokens).mode & 0o777).toBe(0o600);
  });

  it('says of an account that cannot be read what it is and what helps', async () => {
    withSecrets();
    const server = await platformsOnLoopback(CASES, NEWEST);
    const troubles: Record<string, Trouble> = { x: 'refuse', mastodon: 'html' };
    const proxy = await failingProxy(server.url, (path) => troubles[path.split('/')[1] ?? ''] ?? 'none');
    const config = installed(practiceOn(proxy.url, ['bluesky', 'mastodon', 'x']));
    expect(await check([], { config, online: true, allowPrivate: true })).toBe(1);
    expect(printed).toMatch(/✔ Bluesky @lakeside\.example by bluesky\n +Reached lakeside\.example/);
    expect(printed).toMatch(/✖ X @lakeside by x\n(.*\n)+? +Sign-in not accepted\n +→ http-401 at GET/);
    expect(printed).toMatch(/✖ Mastodon .*\n(.*\n)+? +Answer in another form than documented\n +→ .*html/);
    for (const line of printed.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
  });
});
