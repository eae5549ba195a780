import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../src/sources/http/client.ts';
import { bluesky } from '../../src/sources/platforms/bluesky.ts';
import { googleBusiness } from '../../src/sources/platforms/google-business.ts';
import { pinterest } from '../../src/sources/platforms/pinterest.ts';
import type { ApiAccount } from '../../src/sources/platforms/platform.ts';
import { threads } from '../../src/sources/platforms/threads.ts';
import { tiktok } from '../../src/sources/platforms/tiktok.ts';
import { tokenFile, withFreshToken } from '../../src/sources/token-file.ts';
import { fakeTime } from './http/fake-time.ts';

let path = '';
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'tokens-')), 'private', 'tokens.json');
});
afterEach(() => {
  const unasked = nock.pendingMocks();
  nock.cleanAll();
  expect(unasked).toEqual([]);
});

const DAY_MS = 86_400_000;
const app = { clientKey: 'key', clientSecret: 'secret-of-the-app' };
const account = (credentials: ApiAccount['credentials']): ApiAccount => ({
  platform: 'tiktok',
  handle: 'Lakeside',
  credentials: { ...app, ...credentials },
});
const renewal = (sent: string, answer: object, status = 200) =>
  nock('https://open.tiktokapis.com')
    .post('/v2/oauth/token/', (body) => body.refresh_token === sent && body.grant_type === 'refresh_token')
    .reply(status, answer);

describe('renewed tokens', () => {
  it('are kept, readable by their owner only, and the next trade uses the successor', async () => {
    const time = fakeTime();
    const client = createHttpClient(time);
    const file = tokenFile(path);
    renewal('refresh-one', {
      access_token: 'access-one-of-many',
      refresh_token: 'refresh-two',
      expires_in: 86_400,
    });
    const first = await withFreshToken(tiktok, client, account({ refreshToken: 'refresh-one' }), file);
    expect(first).toMatchObject({
      account: { credentials: { token: 'access-one-of-many' } },
      notice: null,
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(path, '..'))).toEqual(['tokens.json']);
    expect(await readFile(path, 'utf8')).not.toContain('secret-of-the-app');

    // Young enough: nothing is asked.
    const second = await withFreshToken(tiktok, client, account({ refreshToken: 'refresh-one' }), file);
    expect(second.account.credentials).toMatchObject({
      token: 'access-one-of-many',
      refreshToken: 'refresh-two',
    });

    await time.sleep(DAY_MS);
    renewal('refresh-two', { access_token: 'access-two-of-many', expires_in: 86_400 });
    const third = await withFreshToken(tiktok, client, account({ refreshToken: 'refresh-one' }), file);
    expect(third.account.credentials).toMatchObject({
      token: 'access-two-of-many',
      refreshToken: 'refresh-two',
    });
  });

  it('are void when the environment brings another credential', async () => {
    const client = createHttpClient(fakeTime());
    const file = tokenFile(path);
    renewal('refresh-old', { access_token: 'access-of-the-old', expires_in: 86_400 });
    await withFreshToken(tiktok, client, account({ refreshToken: 'refresh-old' }), file);
    renewal('refresh-new', { access_token: 'access-of-the-new', expires_in: 86_400 });
    const renewed = await withFreshToken(tiktok, client, account({ refreshToken: 'refresh-new' }), file);
    expect(renewed.account.credentials.token).toBe('access-of-the-new');
  });

  it('are not asked for where the answer would be lost with the only key', async () => {
    const client = createHttpClient(fakeTime());
    const given = account({ token: 'access-by-hand', refreshToken: 'refresh-one' });
    expect((await withFreshToken(tiktok, client, given, null)).account).toEqual(given);
  });

  it('are not asked for where only the end would move and nothing keeps the new one', async () => {
    const given: ApiAccount = {
      platform: 'threads',
      handle: 'x',
      credentials: { token: 'threads-token-old' },
    };
    expect((await withFreshToken(threads, createHttpClient(fakeTime()), given, null)).account).toEqual(given);
  });

  it('that cannot be had leave the old one in use, and say so', async () => {
    const client = createHttpClient(fakeTime());
    renewal('refresh-one', { error: 'invalid_grant', error_description: 'x', log_id: '1' }, 400);
    const given = account({ token: 'access-by-hand', refreshToken: 'refresh-one' });
    const { account: used, notice } = await withFreshToken(tiktok, client, given, tokenFile(path));
    expect(used.credentials.token).toBe('access-by-hand');
    expect(notice).toMatchObject({ code: 'renewal-auth_expired' });
    renewal('refresh-one', { error: 'invalid_grant' }, 400);
    await expect(
      withFreshToken(tiktok, client, account({ refreshToken: 'refresh-one' }), tokenFile(path)),
    ).rejects.toMatchObject({ kind: 'auth_expired', code: 'tiktok-invalid_grant' });
  });

  it('are no matter of platforms without tokens', async () => {
    const given: ApiAccount = { platform: 'bluesky', handle: 'lakeside.example', credentials: {} };
    expect(await withFreshToken(bluesky, createHttpClient(fakeTime()), given, tokenFile(path))).toEqual({
      account: given,
      notice: null,
      expiresAt: null,
    });
  });

  it('of several accounts are written one after the other', async () => {
    const file = tokenFile(path);
    const entry = (n: number) => ({
      origin: 'o',
      credentials: { token: `token-${n}` },
      refreshedAt: 'r',
      expiresAt: null,
    });
    await Promise.all(Array.from({ length: 20 }, (_, n) => file.set(`a${n}`, entry(n))));
    for (let n = 0; n < 20; n++) expect(await file.get(`a${n}`)).toEqual(entry(n));
  });

  it.each([
    [
      googleBusiness,
      { refreshToken: 'google-refresh', clientId: 'id', clientSecret: 'google-secret' },
      () =>
        nock('https://oauth2.googleapis.com')
          .post('/token', (body) => body.client_id === 'id' && body.client_secret === 'google-secret')
          .reply(200, { access_token: 'google-access-token', expires_in: 3599 }),
      'google-access-token',
    ],
    [
      pinterest,
      { refreshToken: 'pin-refresh', clientId: 'id', clientSecret: 'pin-secret' },
      () =>
        nock('https://api.pinterest.com', { reqheaders: { authorization: 'Basic aWQ6cGluLXNlY3JldA==' } })
          .post('/v5/oauth/token', (body) => body.continuous_refresh === 'true')
          .reply(200, {
            access_token: 'pinterest-access-token',
            refresh_token: 'next',
            expires_in: 2_592_000,
          }),
      'pinterest-access-token',
    ],
    [
      threads,
      { token: 'threads-token-old' },
      () =>
        nock('https://graph.threads.net')
          .get('/refresh_access_token')
          .query({ grant_type: 'th_refresh_token', access_token: 'threads-token-old' })
          .reply(200, { access_token: 'threads-token-new', expires_in: 5_184_000 }),
      'threads-token-new',
    ],
  ])('are had at $id in its own way', async (source, credentials, answer, token) => {
    answer();
    const given: ApiAccount = { platform: source.platforms[0], handle: 'x', credentials };
    const { account: used } = await withFreshToken(
      source,
      createHttpClient(fakeTime()),
      given,
      tokenFile(path),
    );
    expect(used.credentials.token).toBe(token);
  });
});
