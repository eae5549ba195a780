import nock from 'nock';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryCache } from '../../../src/sources/http/cache.ts';
import type { Api, CallEvent } from '../../../src/sources/http/call.ts';
import { type ClientOptions, createHttpClient } from '../../../src/sources/http/client.ts';
import { remainingAndReset } from '../../../src/sources/http/limits.ts';
import { fakeTime } from './fake-time.ts';

const HOST = 'https://api.example.org';
const TOKEN = 'MARKER-token/with+signs-123';

function open(api: Partial<Api> = {}, options: ClientOptions = {}) {
  const time = fakeTime();
  const events: CallEvent[] = [];
  const client = createHttpClient({ ...time, observe: (event) => events.push(event), ...options });
  const connect = () =>
    client.connect({
      id: 'example',
      baseUrl: `${HOST}/v1`,
      headers: { Authorization: `Bearer ${TOKEN}` },
      secrets: [TOKEN],
      limits: { counted: 'host', concurrent: 4 },
      ...api,
    });
  return { time, events, client, connect, connection: connect() };
}

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

describe('a call', () => {
  it('sends the credential in the header and gives the body', async () => {
    nock(HOST, { reqheaders: { authorization: `Bearer ${TOKEN}` } })
      .get('/v1/things')
      .query({ limit: 5 })
      .reply(200, { data: [1], unknownField: true });
    const body = await open().connection.json({ path: '/things', query: { limit: 5, absent: undefined } });
    expect(body).toEqual({ data: [1], unknownField: true });
  });

  it('takes tokens out of whatever the server echoes', async () => {
    nock(HOST)
      .get('/v1/things')
      .reply(200, {
        next: `${HOST}/v1/things?access_token=${encodeURIComponent(TOKEN)}&after=x`,
        plain: `so ${TOKEN} it is`,
      });
    const text = JSON.stringify(await open().connection.json({ path: '/things' }));
    expect(text).not.toContain('MARKER');
    expect(text).toContain('[redacted]');
  });

  it.each([
    [401, 'auth_expired'],
    [402, 'quota_or_payment'],
    [403, 'permission'],
    [404, 'not_found'],
    [410, 'not_found'],
    [400, 'bad_request'],
    [422, 'bad_request'],
  ] as const)('answered with %i fails at once as %s', async (status, kind) => {
    nock(HOST).get(`/v1/${TOKEN}`).query(true).reply(status, { error: TOKEN });
    const { connection, time, events } = open();
    const failed = await connection
      .json({ path: `/${TOKEN}`, query: { token: TOKEN } })
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ kind, code: `http-${status}`, status });
    expect(`${failed} ${JSON.stringify(failed)} ${(failed as Error).stack}`).not.toContain('MARKER');
    expect(JSON.stringify(events)).not.toContain('MARKER');
    expect(time.waits).toEqual([]);
  });

  it('judges by the platform’s own codes first, even with status 200', async () => {
    nock(HOST)
      .get('/v1/things')
      .reply(200, { error: { code: 'no_scope' } });
    const { connection } = open({
      classify: ({ body }) =>
        body && JSON.stringify(body).includes('no_scope')
          ? { kind: 'permission', code: 'example-no-scope', remedy: 'Ask for the scope.' }
          : null,
    });
    await expect(connection.json({ path: '/things' })).rejects.toMatchObject({
      kind: 'permission',
      code: 'example-no-scope',
      remedy: 'Ask for the scope.',
      message: 'example-no-scope at GET api.example.org/v1/things. Ask for the scope.',
    });
  });

  it('counts bytes, tries and outcomes for the run log', async () => {
    nock(HOST).get('/v1/a').reply(503).get('/v1/a').reply(200, {});
    const { connection, events } = open();
    await connection.json({ path: '/a' });
    expect(events).toMatchObject([
      { place: 'GET api.example.org/v1/a', attempt: 1, status: 503, code: 'http-503' },
      { place: 'GET api.example.org/v1/a', attempt: 2, status: 200, code: null, bytes: 2 },
    ]);
  });
});

describe('trying again', () => {
  it('waits longer each time after a server fault, up to the number of tries', async () => {
    nock(HOST).get('/v1/a').times(5).reply(500, 'oops');
    const { connection, time } = open();
    await expect(connection.json({ path: '/a' })).rejects.toMatchObject({
      kind: 'transient',
      code: 'http-500',
    });
    expect(time.waits).toEqual([500, 2000, 8000, 32_000]);
  });

  it('takes away up to half of the pause by chance', async () => {
    nock(HOST).get('/v1/a').reply(500).get('/v1/a').reply(200, {});
    const { connection, time } = open({}, { random: () => 0.5 });
    await connection.json({ path: '/a' });
    expect(time.waits).toEqual([375]);
  });

  it.each([
    ['Retry-After in seconds', { 'Retry-After': '7' }, 7_000],
    ['Retry-After as a date', { 'Retry-After': 'Sun, 01 Nov 2026 12:00:09 GMT' }, 9_000],
    [
      'reset as unix time',
      { 'x-left': '0', 'x-reset': String(Date.parse('2026-11-01T12:00:11Z') / 1000) },
      11_000,
    ],
  ])('waits as the server asks: %s', async (_name, headers, wait) => {
    nock(HOST).get('/v1/a').reply(429, {}, headers).get('/v1/a').reply(200, {});
    const { connection, time } = open({
      limits: {
        counted: 'host',
        concurrent: 1,
        allowance: remainingAndReset('x-left', 'x-reset', 'unix-seconds'),
      },
    });
    await connection.json({ path: '/a' });
    expect(time.waits).toEqual([wait]);
  });

  it('makes all that share the budget wait', async () => {
    nock(HOST).get('/v1/a').reply(429, {}, { 'Retry-After': '60' }).get('/v1/a').reply(200, {});
    nock(HOST).get('/v1/b').reply(200, {});
    const { connection, connect, time } = open({ limits: { counted: 'host', concurrent: 1 } });
    await Promise.all([connection.json({ path: '/a' }), connect().json({ path: '/b' })]);
    expect(time.waits).toEqual([60_000]);
  });

  it('does not wait longer than allowed in all', async () => {
    nock(HOST).get('/v1/a').reply(429, {}, { 'Retry-After': '3600' });
    const { connection, time } = open();
    await expect(connection.json({ path: '/a' })).rejects.toMatchObject({
      kind: 'rate_limited',
      waitSeconds: 3600,
    });
    expect(time.waits).toEqual([]);
  });

  it('does not try again what will not change', async () => {
    nock(HOST).get('/v1/a').reply(400, {});
    await expect(open().connection.json({ path: '/a' })).rejects.toMatchObject({ kind: 'bad_request' });
  });
});

describe('a budget', () => {
  it('stops when the server says that nothing is left', async () => {
    nock(HOST).get('/v1/a').reply(200, {}, { 'x-left': '0', 'x-reset': '30' }).get('/v1/a').reply(200, {});
    const { connection, time } = open({
      limits: {
        counted: 'host',
        concurrent: 1,
        allowance: remainingAndReset('x-left', 'x-reset', 'seconds-to-wait'),
      },
    });
    await connection.json({ path: '/a' });
    await connection.json({ path: '/a' });
    expect(time.waits).toEqual([30_000]);
  });

  it('keeps to a documented rolling limit', async () => {
    nock(HOST).get('/v1/a').times(5).reply(200, {});
    const { connection, time } = open({
      limits: { counted: 'host', concurrent: 1, calls: { count: 2, seconds: 60 } },
    });
    for (let i = 0; i < 5; i++) await connection.json({ path: '/a' });
    expect(time.waits).toEqual([60_000, 60_000]);
  });

  it('is separate for each credential where the server counts so', async () => {
    nock(HOST).get('/v1/a').times(2).reply(200, {}, { 'x-left': '0', 'x-reset': '30' });
    const allowance = remainingAndReset('x-left', 'x-reset', 'seconds-to-wait');
    const { client, time } = open();
    for (const token of ['first-token-of-all', 'second-token-of-all'])
      await client
        .connect({
          id: 'example',
          baseUrl: `${HOST}/v1`,
          secrets: [token],
          limits: { counted: 'credential', concurrent: 1, allowance },
        })
        .json({ path: '/a' });
    expect(time.waits).toEqual([]);
  });

  it('is one for all tokens of an app where the server counts so', async () => {
    nock(HOST).get('/v1/a').times(3).reply(200, {});
    const { client, time } = open();
    for (const token of ['first-token-of-all', 'second-token-of-all', 'third-token-of-all'])
      await client
        .connect({
          id: 'example',
          baseUrl: `${HOST}/v1`,
          secrets: [token],
          app: 'our-project',
          limits: { counted: 'credential', concurrent: 1, calls: { count: 2, seconds: 60 } },
        })
        .json({ path: '/a' });
    expect(time.waits).toEqual([60_000]);
  });

  it('of waiting is one for all connections of an account', async () => {
    nock(HOST).get('/v1/a').times(2).reply(429, {}, { 'Retry-After': '50' });
    nock(HOST).get('/v1/a').reply(200, {});
    const { client, time } = open({}, { maxWaitMs: 80_000 });
    const account = client.forAccount();
    const connect = (id: string) =>
      account.connect({ id, baseUrl: `${HOST}/v1`, secrets: [], limits: { counted: 'host', concurrent: 1 } });
    await expect(connect('one').json({ path: '/a' })).rejects.toMatchObject({ kind: 'rate_limited' });
    await expect(connect('two').json({ path: '/a' })).resolves.toEqual({});
    expect(time.waits).toEqual([50_000]);
  });
});

it('a client remembers for the run what one account found out', () => {
  const { client } = open();
  client
    .forAccount()
    .remember('gone', () => new Set<string>())
    .add('impressions');
  expect([...client.forAccount().remember('gone', () => new Set<string>())]).toEqual(['impressions']);
});

describe('a body', () => {
  it.each([
    ['cut off', '{"data":[{"id":', 'broken-json', 'transient', 2],
    ['empty', '', 'empty-reply', 'transient', 2],
    ['a web page', '<!doctype html><title>Sign in</title>', 'html-instead-of-json', 'format_changed', 1],
  ] as const)('that is %s is located', async (_name, body, code, kind, calls) => {
    nock(HOST).get('/v1/a').times(calls).reply(200, body, { 'Content-Type': 'application/json' });
    await expect(open({}, { attempts: 2 }).connection.json({ path: '/a' })).rejects.toMatchObject({
      code,
      kind,
    });
  });

  it('that is too large is given up', async () => {
    nock(HOST)
      .get('/v1/a')
      .reply(200, `"${'x'.repeat(2000)}"`);
    await expect(open({}, { maxReplyBytes: 1000 }).connection.json({ path: '/a' })).rejects.toMatchObject({
      kind: 'bad_request',
      code: 'reply-too-large',
    });
  });

  it('that never comes ends in a timeout, tried again', async () => {
    nock(HOST).get('/v1/a').delay(2000).reply(200, {}).get('/v1/a').reply(200, { ok: true });
    await expect(open({}, { timeoutMs: 80 }).connection.json({ path: '/a' })).resolves.toEqual({ ok: true });
  });
});

describe('a redirect', () => {
  it('is followed within the host', async () => {
    nock(HOST).get('/v1/a').reply(302, '', { Location: '/v1/b' }).get('/v1/b').reply(200, { b: 1 });
    await expect(open().connection.json({ path: '/a' })).resolves.toEqual({ b: 1 });
  });

  it.each([
    'https://elsewhere.example/v1/a',
    'http://api.example.org/v1/a',
    'https://www.api.example.org/v1/a',
  ])('to %s is refused, the credential stays here', async (location) => {
    nock(HOST).get('/v1/a').reply(301, '', { Location: location });
    await expect(open().connection.json({ path: '/a' })).rejects.toMatchObject({ code: 'redirected-away' });
  });

  it('between a site and its www is followed for user-given addresses', async () => {
    nock('http://clinic.example')
      .get('/feed')
      .reply(301, '', { Location: 'https://www.clinic.example/feed' });
    nock('https://www.clinic.example').get('/feed').reply(200, '<rss/>');
    const { connection } = open({
      baseUrl: 'http://clinic.example',
      userGiven: true,
      headers: {},
      secrets: [],
    });
    const { bytes } = await connection.bytes({ path: '/feed' });
    expect(Buffer.from(bytes).toString()).toBe('<rss/>');
  });

  it('to a private address is refused', async () => {
    nock('http://127.0.0.1.example').get('/feed').reply(301, '', { Location: 'http://127.0.0.1/feed' });
    const { connection } = open({ baseUrl: 'http://127.0.0.1.example', userGiven: true });
    await expect(connection.bytes({ path: '/feed' })).rejects.toMatchObject({ code: 'redirected-away' });
  });

  it('in a circle ends', async () => {
    nock(HOST).get('/v1/a').times(6).reply(302, '', { Location: '/v1/a' });
    await expect(open().connection.json({ path: '/a' })).rejects.toMatchObject({
      code: 'too-many-redirects',
    });
  });
});

describe('an unchanged document', () => {
  it.each([
    ['ETag', { ETag: '"abc"' }, { 'if-none-match': '"abc"' }],
    [
      'Last-Modified',
      { 'Last-Modified': 'Sun, 01 Nov 2026 10:00:00 GMT' },
      { 'if-modified-since': 'Sun, 01 Nov 2026 10:00:00 GMT' },
    ],
  ])('is not sent again: %s', async (_name, sent, asked) => {
    nock(HOST)
      .get('/v1/feed')
      .reply(200, '<rss/>', { ...sent, 'Content-Type': 'text/xml' });
    nock(HOST, { reqheaders: asked }).get('/v1/feed').reply(304);
    const { connection } = open({}, { cache: memoryCache() });
    const first = await connection.bytes({ path: '/feed' });
    const second = await connection.bytes({ path: '/feed' });
    expect(Buffer.from(second.bytes)).toEqual(Buffer.from(first.bytes));
    expect(second).toMatchObject({ status: 200, headers: { 'content-type': 'text/xml' } });
  });
});

describe('a token endpoint', () => {
  it('gives the new token, which is a secret from then on', async () => {
    const fresh = 'FRESH-token-of-the-service';
    nock(HOST)
      .post('/v1/token', 'grant_type=refresh')
      .reply(200, { access_token: fresh, token_type: 'bearer' });
    nock(HOST).get('/v1/a').reply(200, { echo: fresh, type: 'bearer' });
    const { connection } = open();
    const body = await connection.tokens({ path: '/token', form: { grant_type: 'refresh' } });
    expect(body).toMatchObject({ access_token: fresh });
    expect(await connection.json({ path: '/a' })).toEqual({ echo: '[redacted]', type: 'bearer' });
  });
});
