import { readdirSync } from 'node:fs';
import nock from 'nock';
import { afterEach, describe, expect, it } from 'vitest';
import { accountSchema } from '../../src/model/account.ts';
import { commentSchema } from '../../src/model/comment.ts';
import { postSchema } from '../../src/model/post.ts';
import type { CallEvent } from '../../src/sources/http/call.ts';
import { type ClientOptions, createHttpClient } from '../../src/sources/http/client.ts';
import { PLATFORM_SOURCES } from '../../src/sources/platforms/index.ts';
import type { ApiItem } from '../../src/sources/platforms/platform.ts';
import { readAccount } from '../../src/sources/platforms/read-account.ts';
import { fakeTime } from '../sources/http/fake-time.ts';
import {
  type Exchange,
  type Fault,
  MARKER,
  NEWEST,
  NOW,
  type PlatformCase,
  SINCE,
} from './platforms/case.ts';
import { CASES } from './platforms/index.ts';

function declare(platform: PlatformCase, exchange: Exchange): void {
  const {
    method = 'GET',
    host = platform.host,
    path,
    query = {},
    lacks,
    sent,
    status = 200,
    headers,
  } = exchange;
  const body = JSON.stringify(exchange.body);
  // A query may be part of the path.
  const [bare = '', literal] = path.split('?');
  const inPath = Object.fromEntries(new URLSearchParams(literal));
  nock(host, { reqheaders: platform.headers })
    .intercept(
      bare,
      method,
      sent && ((got) => Object.entries(sent).every(([name, value]) => got[name] === value)),
    )
    .query(
      (got) =>
        Object.entries({ ...inPath, ...query }).every(([name, value]) => got[name] === value) &&
        !(lacks && JSON.stringify(got).includes(lacks)) &&
        // Credentials travel in headers.
        !JSON.stringify(got).includes('MARKER'),
    )
    .reply(status, typeof exchange.body === 'string' ? exchange.body : body, {
      'Content-Type': 'application/json',
      ...headers,
    });
}

/** A page cut down to its first record. */
function firstRecord(body: unknown): unknown {
  if (Array.isArray(body)) return body.slice(0, 1);
  const { data = [], ...rest } = body as { data?: unknown[] };
  return { ...rest, data: data.slice(0, 1) };
}

async function read(platform: PlatformCase, options: ClientOptions & { knownPosts?: number } = {}) {
  const time = fakeTime(NOW);
  const events: CallEvent[] = [];
  const client = createHttpClient({ ...time, observe: (event) => events.push(event), ...options });
  const items: ApiItem[] = [];
  let failure: unknown = null;
  try {
    const request = { since: SINCE, until: NOW, knownPosts: options.knownPosts ?? 0 };
    for await (const item of readAccount(platform.source, client, platform.account, request))
      items.push(item);
  } catch (error) {
    failure = error;
  }
  client.close();
  const all = JSON.stringify({ items, events, failure: `${failure} ${JSON.stringify(failure)}` });
  expect(all.toLowerCase(), 'a credential came out').not.toContain('marker');
  return {
    items,
    events,
    failure,
    waits: time.waits,
    posts: items.filter((item) => item.type === 'post'),
    comments: items.filter((item) => item.type === 'comment'),
    notices: items.filter((item) => item.type === 'notice').map(({ code }) => code),
  };
}

afterEach(() => {
  const unasked = nock.pendingMocks();
  nock.cleanAll();
  expect(unasked).toEqual([]);
});

it('every interface has a case here, and the list agrees with the folder', () => {
  const files = readdirSync(new URL('../../src/sources/platforms/', import.meta.url))
    .filter((name) => name.endsWith('.ts') && !['index.ts', 'platform.ts', 'read-account.ts'].includes(name))
    .map((name) => name.replace('.ts', ''));
  expect(PLATFORM_SOURCES.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  expect(CASES.map(({ source }) => source.id).toSorted()).toEqual(files.toSorted());
});

describe.each(CASES.map((platform) => [platform.source.id, platform] as const))('%s', (_id, platform) => {
  const { source, expected, faults } = platform;
  const whole = platform.exchanges(NEWEST);
  const broken = ({ at, ...fault }: Fault) =>
    at === 'profile'
      ? whole
          .filter(({ name }) => name === 'profile')
          .slice(0, 1)
          .map((exchange) => ({ ...exchange, ...fault }))
      : brokenPosts(fault);
  const brokenPosts = (fault: Fault) =>
    whole
      .filter(({ name, alongside }) => name === 'posts-1' || name === 'profile' || alongside)
      .flatMap((exchange) =>
        exchange.name === 'posts-1'
          ? Array.from({ length: fault.times ?? 1 }, () => ({
              ...exchange,
              query: {},
              headers: {},
              ...fault,
            }))
          : [exchange],
      );
  const postIds = (result: Awaited<ReturnType<typeof read>>) =>
    result.posts.map(({ keys }) => keys.id ?? keys.link);

  it('reads profile, two pages of posts up to the end of the list, and comments', async () => {
    for (const exchange of whole) declare(platform, exchange);
    const result = await read(platform);
    expect(result.failure).toBeNull();
    expect(postIds(result)).toEqual(expected.posts);
    expect(result.comments).toHaveLength(expected.comments.total);
    expect(result.comments.filter(({ comment }) => comment.by === 'practice')).toHaveLength(
      expected.comments.practice,
    );
    expect(result.items.filter(({ type }) => type === 'account')).toHaveLength(1);
    expect(result.items.filter(({ type }) => type === 'rejected')).toEqual([]);
    expect(result.notices).toEqual(expected.notices ?? []);
    expect(result.events.length, 'calls').toBe(platform.minimum);
  });

  it('delivers records of the model, times in UTC with milliseconds, comments that belong to posts', async () => {
    for (const exchange of whole) declare(platform, exchange);
    const { items, posts } = await read(platform);
    const provenance = { source: 's', format: 'f', file: null, row: null, observedAt: null };
    const ids = new Set(
      posts.map(({ post, keys }) => `${post.platform}:${(keys.id ?? keys.link ?? '').replace(' ', ':')}`),
    );
    for (const item of items) {
      if (item.type === 'account') accountSchema.parse(item.account);
      if (item.type === 'post') {
        const post = postSchema.parse({ id: 'x:1', ...item.post, provenance });
        expect(post.publishedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(post.precision).toBe('minute');
        expect(source.platforms).toContain(post.platform);
      }
      if (item.type === 'comment') {
        commentSchema.parse(item.comment);
        if (item.comment.postId !== null) expect(ids).toContain(item.comment.postId);
        expect(item.comment.publishedAt).toMatch(/^\d{4}-.*\.\d{3}Z$/);
      }
    }
    expect(posts[0]?.post.publishedAt).toBe(NEWEST);
  });

  it('tells exactly what it declares to supply', async () => {
    for (const exchange of whole) declare(platform, exchange);
    const { items, posts, comments } = await read(platform);
    const figures = ['reactions', 'comments', 'shares', 'saves', 'views', 'reach', 'clicks'] as const;
    for (const figure of figures) {
      const told = posts.some(({ post }) => post.engagement[figure] !== null);
      expect([figure, told]).toEqual([figure, source.supplies.figures.includes(figure)]);
      expect([figure, figure in source.supplies.not]).toEqual([figure, !told]);
    }
    const account = items.find((item) => item.type === 'account')?.account;
    const fields = [
      'url',
      'displayName',
      'bio',
      'website',
      'phone',
      'picture',
      'cover',
      'followers',
    ] as const;
    for (const field of fields) {
      const told = account?.[field] != null;
      expect([field, told]).toEqual([field, source.supplies.profile.includes(field)]);
      expect([field, field in source.supplies.not]).toEqual([field, !told]);
    }
    expect(posts.some(({ post }) => post.altTextCount !== null)).toBe(source.supplies.altText);
    expect(posts.some(({ post }) => post.paid !== null)).toBe(source.supplies.paid);
    expect(comments.length > 0).toBe(['comments', 'reviews'].includes(source.supplies.comments));
  });

  it.each([
    [401, 'auth_expired'],
    [403, 'permission'],
    [404, 'not_found'],
  ] as const)('%i is %s, with a remedy, and is not tried again', async (status, kind) => {
    for (const exchange of broken(faults[status])) declare(platform, exchange);
    const result = await read(platform);
    const { at, status: told } = faults[status];
    expect(result.failure).toMatchObject(at ? { kind } : { kind, status: told });
    expect(result.failure).toHaveProperty('remedy', expect.stringMatching(/^[A-Z].+\.$/));
    expect(result.waits).toEqual([]);
  });

  it('waits as asked after too many requests, then goes on', async () => {
    const first = whole.find(({ name }) => name === 'posts-1');
    if (first) declare(platform, { ...first, headers: {}, ...faults[429] });
    for (const exchange of whole) declare(platform, exchange);
    const result = await read(platform);
    expect(result.failure).toBeNull();
    expect(postIds(result)).toEqual(expected.posts);
    expect(result.waits).toEqual([faults[429].waits ?? 20_000]);
  });

  it('tries again after a server fault', async () => {
    const first = whole.find(({ name }) => name === 'posts-1');
    if (first) declare(platform, { ...first, headers: {}, ...faults[500] });
    for (const exchange of whole) declare(platform, exchange);
    const result = await read(platform);
    expect(result.failure).toBeNull();
    expect(postIds(result)).toEqual(expected.posts);
    expect(result.waits).toEqual([500]);
  });

  it('gives up on a server that does not answer', async () => {
    for (const { name, alongside, ...exchange } of broken({ status: 200, body: {} }))
      if (name !== 'posts-1') declare(platform, { name, ...exchange });
      else {
        const { host = platform.host, path, method = 'GET' } = exchange;
        nock(host, { reqheaders: platform.headers })
          .intercept(path, method)
          .query(true)
          .delay(3000)
          .reply(200, {});
      }
    const result = await read(platform, { timeoutMs: 500, attempts: 1 });
    expect(result.failure).toMatchObject({ kind: 'transient', code: 'timeout' });
  });

  it.each([
    ['JSON that is cut off', '{"data":[{"id":"1","te', 'transient'],
    ['a web page', '<!doctype html><html><title>Please wait</title></html>', 'format_changed'],
  ])('%s is told apart from an empty account', async (_name, body, kind) => {
    for (const exchange of broken({ status: 200, body })) declare(platform, exchange);
    const result = await read(platform, { attempts: 1 });
    expect(result.failure).toMatchObject({ kind });
    expect(result.posts).toEqual([]);
  });

  it('an account without posts is empty and no failure; where there were posts, it is suspicious', async () => {
    for (const exchange of platform.empty) declare(platform, exchange);
    const fresh = await read(platform);
    expect(fresh.failure).toBeNull();
    expect(fresh.posts).toEqual([]);
    expect(fresh.notices.filter((code) => code === 'unexpectedly-empty')).toEqual([]);
    for (const exchange of platform.empty) declare(platform, exchange);
    expect((await read(platform, { knownPosts: 40 })).notices).toContain('unexpectedly-empty');
  });

  it.each(platform.empty.filter(({ name }) => name === 'newest'))(
    'an account that is silent in the window tells its newest post of any age',
    async (newest) => {
      const old = platform.exchanges('2026-02-01T10:00:00.000Z').find(({ name }) => name === 'posts-1');
      for (const exchange of platform.empty)
        declare(platform, exchange === newest ? { ...exchange, body: firstRecord(old?.body) } : exchange);
      const result = await read(platform);
      expect(result.failure).toBeNull();
      expect(result.posts[0]?.post.publishedAt).toBe('2026-02-01T10:00:00.000Z');
      expect(result.notices.filter((code) => code !== 'comments-partial')).toEqual([]);
    },
  );

  it('a post dated ahead of the clock is kept as dated and told', async () => {
    for (const exchange of platform.exchanges('2027-03-01T00:00:00.000Z')) declare(platform, exchange);
    const result = await read(platform);
    expect(result.failure).toBeNull();
    if (result.posts[0]?.post.publishedAt === '2027-03-01T00:00:00.000Z')
      expect(result.notices).toContain('dated-in-future');
    // Otherwise the service's own clock set the record straight.
    else expect(result.posts[0]?.post.publishedAt).toMatch(/^2026-/);
    expect(postIds(result)).toEqual(expected.posts);
  });

  it.each(platform.deadMetrics)('$name is dropped with a message, the rest comes', async (dead) => {
    for (const exchange of dead.exchanges) declare(platform, exchange);
    const result = await read(platform);
    expect(result.failure).toBeNull();
    expect(postIds(result)).toEqual(dead.posts ?? expected.posts);
    expect(result.notices).toContain(dead.notice);
  });

  it('has something that may be gone', () => expect(platform.deadMetrics).not.toEqual([]));

  it('asks for a missing credential by name before anything is called', async () => {
    const required = source.credentials.filter((credential) => credential.required);
    for (const { env } of required) {
      const result = await read({ ...platform, account: { ...platform.account, credentials: {} } });
      expect(result.failure).toMatchObject({ code: 'credential-missing' });
      expect(`${result.failure}`).toContain(required[0]?.env ?? env);
    }
    expect(
      Object.values(platform.account.credentials).every((value) => value?.includes(MARKER) ?? true),
    ).toBe(true);
  });
});
