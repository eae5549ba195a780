import { describe, expect, it } from 'vitest';
import { collectionSchema } from '../../src/model/collection.ts';
import type { PlatformId } from '../../src/model/platforms.ts';
import { practiceSchema } from '../../src/model/practice.ts';
import { type CollectRequest, collect } from '../../src/sources/collect.ts';
import { createHttpClient } from '../../src/sources/http/client.ts';
import { SourceFailure } from '../../src/sources/http/failure.ts';
import type { ApiItem, ApiRequest, PlatformSource } from '../../src/sources/platforms/platform.ts';
import { accountItem, commentItem, postItem } from '../../src/sources/platforms/shared/records.ts';
import type { AccountToRead } from '../../src/sources/read-apis.ts';
import { folderOf } from '../support/folder.ts';
import { fakeTime } from './http/fake-time.ts';

const NOW = '2026-11-01T15:00:00.000Z';

/** An interface that tells what it is given. */
function sourceOf(
  platform: PlatformId,
  tell: (request: ApiRequest) => Iterable<ApiItem>,
  more: Partial<PlatformSource> = {},
): PlatformSource {
  return {
    id: platform,
    platforms: [platform],
    title: platform,
    baseUrl: null,
    handle: '',
    credentials: [],
    scopes: [],
    supplies: { profile: [], figures: [], comments: 'nothing', altText: false, paid: false, not: {} },
    check: () => Promise.reject(new Error('not asked here')),
    async *collect(_client, _account, request) {
      yield* tell(request);
    },
    ...more,
  };
}

const toRead = (source: PlatformSource, handle = 'lakeside', id = handle): AccountToRead => ({
  handle,
  source,
  account: { platform: source.platforms[0], handle: id, credentials: {} },
});

async function collected(accounts: AccountToRead[], changes: Partial<CollectRequest> = {}) {
  const collection = await collect({
    practice: { ...practiceSchema.parse({ name: 'Lakeside' }), id: 'lakeside' },
    paths: [],
    asOf: null,
    through: null,
    all: false,
    today: '2026-11-01',
    apis: { accounts, client: createHttpClient(fakeTime(NOW)), tokens: null },
    ...changes,
  });
  expect(collectionSchema.parse(collection)).toEqual(collection);
  for (const { read, kept, duplicate, outsideWindow, rejected } of collection.sources)
    expect(read).toBe(kept + duplicate + outsideWindow + rejected);
  return collection;
}

/** An id of X that carries the time. */
const idAt = (instant: string) => String((BigInt(Date.parse(instant)) - 1288834974657n) << 22n);
const xPost = (instant: string, text: string, account = 'Lakeside', likes = 5) =>
  postItem(
    'x',
    { account, publishedAt: instant, text, figures: { reactions: likes } },
    { id: idAt(instant), link: null },
  );

describe('collecting by interfaces', () => {
  it('asks for the window in the practice’s zone up to now, and judges as of today', async () => {
    let asked: ApiRequest | null = null;
    const source = sourceOf('x', (request) => {
      asked = request;
      return [xPost('2026-10-20T12:00:00.000Z', 'one')];
    });
    const { asOf, asOfAssumed, window, periods } = await collected([toRead(source)]);
    expect(asked).toMatchObject({ since: '2026-08-04T04:00:00.000Z', until: NOW, knownPosts: 0 });
    expect({ asOf, asOfAssumed, from: window.from }).toEqual({
      asOf: '2026-11-01',
      asOfAssumed: false,
      from: '2026-08-04',
    });
    expect(periods).toEqual([
      { platform: 'x', account: 'lakeside', from: '2026-08-04', through: '2026-11-01' },
    ]);
  });

  it('brings interface and export of one account together, under the name of the practice file', async () => {
    const header =
      'Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks';
    const row = (instant: string) =>
      `${idAt(instant)},"Tue, Oct 20, 2026",Hats on,https://x.com/Lakeside_Old/status/${idAt(instant)},100,3,2,0,0,0,0,0,0,0,9,0,0`;
    const folder = folderOf({
      'account_analytics_content_2026-08-01_2026-10-31.csv': `${[header, row('2026-10-20T12:00:00.000Z'), row('2026-09-20T12:00:00.000Z')].join('\n')}\n`,
    });
    const source = sourceOf('x', () => [
      accountItem('x', { handle: 'Lakeside_Old', displayName: 'Lakeside Dermatology', followers: 9 }),
      xPost('2026-10-20T12:00:00.000Z', 'Hats on', 'Lakeside_Old'),
      xPost('2026-10-30T12:00:00.000Z', 'Hats off', 'Lakeside_Old'),
    ]);
    const { posts, accounts, periods, sources } = await collected([toRead(source)], { paths: [folder] });
    expect(
      posts.map(({ account, provenance, engagement }) => [
        account,
        provenance.source,
        engagement.reactions,
        engagement.clicks,
      ]),
    ).toEqual([
      ['lakeside', 'file-1', 3, 9],
      ['lakeside', 'api-1', 5, 9],
      ['lakeside', 'api-1', 5, null],
    ]);
    expect(accounts).toMatchObject([{ handle: 'lakeside', followers: 9 }]);
    expect(periods).toEqual([
      { platform: 'x', account: 'lakeside', from: '2026-08-01', through: '2026-11-01' },
    ]);
    expect(sources.map(({ id, account, duplicate }) => [id, account, duplicate])).toEqual([
      ['file-1', 'lakeside', 1],
      ['api-1', 'lakeside', 0],
    ]);
  });

  it('leaves a name alone that two accounts of a platform share', async () => {
    const source = (instant: string) =>
      sourceOf('facebook', () => [
        accountItem('facebook', { handle: null, displayName: 'Lakeside' }),
        postItem(
          'facebook',
          { account: 'Lakeside', publishedAt: instant, text: instant },
          { id: instant, link: null },
        ),
      ]);
    const folder = folderOf({
      'posts.csv': 'platform,account,published_at,text\nfacebook,Lakeside,2026-10-01,Whose is this?\n',
    });
    const { posts } = await collected(
      [
        toRead(source('2026-10-20T12:00:00.000Z'), 'lakeside-north'),
        toRead(source('2026-10-21T12:00:00.000Z'), 'lakeside-south'),
      ],
      { paths: [folder] },
    );
    expect(posts.map(({ account }) => account)).toEqual(['Lakeside', 'lakeside-north', 'lakeside-south']);
  });

  it('accounts for every record: posts, comments, repeats, records that are not as documented', async () => {
    const post = xPost('2026-10-20T12:00:00.000Z', 'one');
    const comment = commentItem('x', {
      id: '7',
      account: 'lakeside',
      by: 'public',
      publishedAt: '2026-10-21T12:00:00.000Z',
      text: 'Thanks',
    });
    const old = xPost('2026-01-20T12:00:00.000Z', 'old');
    const bad: ApiItem = { type: 'rejected', code: 'field-missing', place: 'data[3].text' };
    const source = sourceOf('x', () => [post, post, old, comment, bad]);
    const { sources, comments } = await collected([toRead(source)]);
    expect(sources).toMatchObject([
      {
        status: 'partial',
        read: 5,
        kept: 2,
        duplicate: 1,
        outsideWindow: 1,
        rejected: 1,
        problems: [{ code: 'field-missing', count: 1, detail: 'data[3].text' }],
      },
    ]);
    expect(comments).toHaveLength(1);
  });

  it('a failure half-way keeps what came, and the account speaks only as far back as that', async () => {
    const source = sourceOf('x', function* () {
      yield xPost('2026-10-20T12:00:00.000Z', 'one');
      throw new SourceFailure({ kind: 'permission', code: 'http-403' }, 'GET x.example/posts');
    });
    const { sources, periods } = await collected([
      toRead({ ...source, scopes: ['tweet.read', 'users.read'] }),
    ]);
    expect(sources).toMatchObject([{ status: 'partial', from: '2026-10-20', through: '2026-11-01' }]);
    expect(sources[0]?.problems[0]?.code).toBe('permission');
    expect(sources[0]?.problems[0]?.detail).toMatch(
      /Grant the permission .* It needs tweet\.read, users\.read\.$/,
    );
    expect(periods).toMatchObject([{ from: '2026-10-20' }]);
  });

  it('an account without a post is empty; where there were some, suspicious and of unknown silence', async () => {
    const source = sourceOf('x', () => [accountItem('x', { handle: 'lakeside' })]);
    const fresh = await collected([toRead(source)]);
    expect(fresh.sources).toMatchObject([{ status: 'empty', through: '2026-11-01', problems: [] }]);
    const known = await collected([toRead(source)], { knownPosts: new Map([['x:lakeside', 40]]) });
    expect(known.sources).toMatchObject([
      { status: 'partial', through: null, problems: [{ code: 'unexpectedly-empty' }] },
    ]);
  });

  it('a fault of the program in one account touches no other and tells nothing of what it saw', async () => {
    const broken = sourceOf('bluesky', () => {
      throw new TypeError('secret words');
    });
    const sound = sourceOf('x', () => [xPost('2026-10-20T12:00:00.000Z', 'one')]);
    const collection = await collected([toRead(broken), toRead(sound)]);
    expect(collection.sources.map(({ status }) => status)).toEqual(['failed', 'complete']);
    expect(JSON.stringify(collection)).not.toContain('secret');
  });
});
