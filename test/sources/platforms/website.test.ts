import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { memoryCache } from '../../../src/sources/http/cache.ts';
import { type ClientOptions, createHttpClient } from '../../../src/sources/http/client.ts';
import { readAccount } from '../../../src/sources/platforms/read-account.ts';
import {
  accountOf,
  entriesOf,
  nextAddress,
  postOf,
  readFeed,
} from '../../../src/sources/platforms/records/feed.ts';
import * as wordpress from '../../../src/sources/platforms/records/wordpress.ts';
import { decodeDocument } from '../../../src/sources/platforms/shared/decode.ts';
import { feedDate } from '../../../src/sources/platforms/shared/feed-date.ts';
import { isSameSite, withoutTracking } from '../../../src/sources/platforms/shared/site.ts';
import { website } from '../../../src/sources/platforms/website.ts';
import { describeWithShared, SHARED } from '../../support/shared.ts';
import { fakeTime } from '../http/fake-time.ts';
import { recorded, recordedBytes } from './recorded.ts';

const SITE = { platform: 'blog', handle: 'lakeside.example' } as const;
const ADDRESS = 'https://lakeside.example/feed/';

describe('dates in feeds', () => {
  it.each([
    ['Mon, 09 Apr 2018 18:55:38 GMT', '2018-04-09T18:55:38.000Z', 'minute'],
    ['Tue, 6 Oct 26 9:05 EST', '2026-10-06T14:05:00.000Z', 'minute'],
    ['6 Oct 2026 09:05:10 +0530', '2026-10-06T03:35:10.000Z', 'minute'],
    ['Mon, 06 Oct 2026 09:05:10 Z', '2026-10-06T09:05:10.000Z', 'minute'],
    ['Seg, 24 Set 2018 19:42:40 -0300', '2018-09-24T22:42:40.000Z', 'minute'],
    ['lundi, 5 février 2026 10:00:00 UT', '2026-02-05T10:00:00.000Z', 'minute'],
    ['Mi, 4. März 2026 08:00:00 +0100', '2026-03-04T07:00:00.000Z', 'minute'],
    ['5 de mayo de 2026', '2026-05-05T00:00:00.000Z', 'day'],
    ['6 Oct 2026 09:05 LMT', '2026-10-06T00:00:00.000Z', 'day'],
    ['2026-10-06', '2026-10-06T00:00:00.000Z', 'day'],
    ['2016-02-01T17:54:50+01:00', '2016-02-01T16:54:50.000Z', 'minute'],
    ['2018-04-09T19:39:12.675Z', '2018-04-09T19:39:12.675Z', 'minute'],
  ])('%s', (text, publishedAt, precision) => expect(feedDate(text)).toEqual({ publishedAt, precision }));

  it.each(['', 'soon', '31 Feb 2026 10:00 GMT', '6 Foo 2026', undefined])('%j is none', (text) =>
    expect(feedDate(text)).toBeNull(),
  );
});

describe('encodings', () => {
  const word = (bytes: number[]) => Uint8Array.from(bytes);
  const latin = word([0x4d, 0xe3, 0x65]);
  it.each([
    ['said by the server', latin, 'text/xml; charset=ISO-8859-1', 'Mãe'],
    ['unknown to anybody', latin, 'text/xml; charset=klingon', 'Mãe'],
    ['said wrongly by the server', latin, 'text/xml; charset=utf-8', 'Mãe'],
    ['not said', latin, '', 'Mãe'],
    ['UTF-8', new TextEncoder().encode('Mãe'), '', 'Mãe'],
    ['UTF-8 with a mark', word([0xef, 0xbb, 0xbf, 0x4d]), '', 'M'],
    ['UTF-16 with a mark', word([0xff, 0xfe, 0x4d, 0x00]), '', 'M'],
    [
      'said by the document',
      Buffer.from('<?xml version="1.0" encoding="windows-1252"?>\x80', 'latin1'),
      '',
      '<?xml version="1.0" encoding="windows-1252"?>€',
    ],
  ])('%s', (_name, bytes, type, text) => expect(decodeDocument(bytes, type)).toBe(text));
});

it('an address is known with and without www, and without marks of where a reader came from', () => {
  expect(isSameSite('http://www.lakeside.example/a', 'https://lakeside.example')).toBe(true);
  expect(isSameSite('https://lakeside.example', 'https://other.example')).toBe(false);
  expect(withoutTracking('https://lakeside.example/a?p=5&utm_source=rss')).toBe(
    'https://lakeside.example/a?p=5',
  );
  expect(withoutTracking('https://lakeside.example/a')).toBe('https://lakeside.example/a');
});

describe('an entry of a feed', () => {
  const read = (items: string) => {
    const feed = readFeed(
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>t</title>${items}</channel></rss>`,
    );
    return feed ? entriesOf(feed).map((entry, i) => postOf(entry, SITE, ADDRESS, `entries[${i}]`)) : [];
  };
  it.each([
    [
      'whole text before its summary, counts, relative link',
      '<item><title>A &amp;amp; B</title><link>/p/1</link><description>short […]</description><content:encoded><![CDATA[<p>whole</p><img src="x" alt="y">]]></content:encoded><slash:comments>3</slash:comments></item>',
      {
        title: 'A & B',
        text: 'whole',
        textCut: false,
        permalink: 'https://lakeside.example/p/1',
        mediaCount: 1,
        altTextCount: 1,
        engagement: { comments: 3 },
      },
    ],
    [
      'a summary that breaks off',
      '<item><title>A</title><description>so on […]</description></item>',
      { textCut: true },
    ],
    [
      'address in the guid',
      '<item><title>A</title><guid>https://lakeside.example/?p=9</guid></item>',
      { permalink: 'https://lakeside.example/?p=9', publishedAt: null, precision: null },
    ],
    [
      'no address at all',
      '<item><title>A</title><guid isPermaLink="false">tag:1</guid></item>',
      { permalink: null, altTextCount: 0 },
    ],
    [
      'a picture attached only',
      '<item><title>A</title><enclosure url="https://x/y.jpg" type="image/jpeg" length="1"/></item>',
      { mediaCount: 1, altTextCount: null },
    ],
  ])('%s', (_name, xml, expected) =>
    expect(read(xml)[0]?.item).toMatchObject({ post: { kind: 'article', ...expected } }),
  );

  it('that says nothing is rejected with its place', () => {
    expect(
      read('<item><title>A</title></item><item><guid isPermaLink="false">x</guid></item>')[1]?.item,
    ).toEqual({
      type: 'rejected',
      code: 'not-a-post',
      place: 'entries[1]',
    });
  });

  it('with declared entities is not read at all', () => {
    expect(
      readFeed(
        '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><channel><title>&e;</title></channel></rss>',
      ),
    ).toBeNull();
  });
});

describe('reading a web site', () => {
  const HOST = 'https://lakeside.example';
  async function read(handle: string, options: ClientOptions = {}) {
    const client = createHttpClient({ ...fakeTime(), ...options });
    const account = { platform: 'newsroom', handle, credentials: {} } as const;
    const request = { since: '2026-08-03T00:00:00.000Z', until: '2026-11-01T12:00:00.000Z' };
    const items = [];
    for await (const item of readAccount(website, client, account, request)) items.push(item);
    return items;
  }
  const rss = (entries: string, head = '') =>
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>News</title><link>${HOST}</link>${head}${entries}</channel></rss>`;
  const entry = (n: number, date: string) =>
    `<item><title>Entry ${n}</title><link>${HOST}/n/${n}</link><pubDate>${date}</pubDate></item>`;
  const codes = (items: Awaited<ReturnType<typeof read>>) =>
    items.flatMap((item) => (item.type === 'notice' ? item.code : []));

  afterEach(() => {
    const unasked = nock.pendingMocks();
    nock.cleanAll();
    expect(unasked).toEqual([]);
  });

  it('a feed is read with one call, its older parts back to the window’s start', async () => {
    const next = (n: number) => `<atom:link rel="next" href="/feed/?paged=${n}"/>`;
    nock(HOST)
      .get('/feed/')
      .reply(200, rss(entry(3, '20 Oct 2026 10:00 GMT'), next(2)));
    nock(HOST)
      .get('/feed/?paged=2')
      .reply(200, rss(entry(2, '10 Sep 2026 10:00 GMT') + entry(1, '1 Jul 2026 10:00 GMT'), next(3)));
    const items = await read(`${HOST}/feed/`);
    expect(
      items.flatMap((item) => (item.type === 'post' ? [[item.post.platform, item.keys.link]] : [])),
    ).toEqual([
      ['newsroom', 'https://lakeside.example/n/3'],
      ['newsroom', 'https://lakeside.example/n/2'],
      ['newsroom', 'https://lakeside.example/n/1'],
    ]);
    expect(codes(items)).toEqual(['comments-not-offered']);
  });

  it('an unchanged feed is not sent again and read all the same', async () => {
    const cache = memoryCache();
    nock(HOST)
      .get('/feed/')
      .reply(200, rss(entry(1, '20 Oct 2026 10:00 GMT')), { ETag: '"v1"' });
    nock(HOST, { reqheaders: { 'if-none-match': '"v1"' } })
      .get('/feed/')
      .reply(304);
    expect(await read(`${HOST}/feed/`, { cache })).toEqual(await read(`${HOST}/feed/`, { cache }));
  });

  it('a page leads to the feed that it names', async () => {
    nock(HOST)
      .get('/news')
      .reply(
        200,
        '<head><link rel="alternate" type="application/rss+xml" href="/comments/feed/"><link rel="alternate" type="application/atom+xml" href="/news.atom"></head>',
      );
    nock(HOST)
      .get('/news.atom')
      .reply(
        200,
        `<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><id>1</id><title>Only changed</title><updated>2026-10-01T00:00:00Z</updated><link href="${HOST}/n/1"/></entry></feed>`,
      );
    expect(codes(await read('lakeside.example/news'))).toEqual(['comments-not-offered', 'date-of-change']);
  });

  it('where the WordPress interface is closed, the feed speaks', async () => {
    nock(HOST)
      .get('/')
      .reply(200, `<head><link rel="alternate" type="application/rss+xml" href="/feed/"></head>`, {
        Link: `<${HOST}/index.php?rest_route=/>; rel="https://api.w.org/"`,
      });
    nock(HOST)
      .get('/index.php')
      .query(true)
      .reply(401, { code: 'rest_not_logged_in', data: { status: 401 } });
    nock(HOST)
      .get('/feed/')
      .reply(200, rss(entry(1, '20 Oct 2026 10:00 GMT')));
    const items = await read(HOST);
    expect(codes(items)).toEqual(['wordpress-permission', 'comments-not-offered']);
    expect(items.filter(({ type }) => type === 'post')).toHaveLength(1);
  });

  const generator = '<generator>https://wordpress.org/?v=6.8</generator>';

  it('older parts of a WordPress feed are found although it does not name them; behind the last lies nothing', async () => {
    nock(HOST)
      .get('/feed/')
      .reply(200, rss(entry(2, '20 Oct 2026 10:00 GMT'), generator));
    nock(HOST)
      .get('/feed/?paged=2')
      .reply(200, rss(entry(1, '10 Sep 2026 10:00 GMT'), generator));
    nock(HOST).get('/feed/?paged=3').reply(404);
    const items = await read(`${HOST}/feed/`);
    expect(items.filter(({ type }) => type === 'post')).toHaveLength(2);
    expect(codes(items)).toEqual(['comments-not-offered']);
  });

  it('a feed that gives the same part again has come to its end', async () => {
    nock(HOST)
      .get('/feed/')
      .query(true)
      .times(2)
      .reply(200, rss(entry(2, '20 Oct 2026 10:00 GMT'), generator));
    expect(codes(await read(`${HOST}/feed/`))).toEqual(['comments-not-offered']);
  });

  it('a feed without end is told to be cut', async () => {
    let part = 0;
    nock(HOST)
      .get('/feed/')
      .query(true)
      .times(20)
      .reply(200, () => rss(entry(++part, '20 Oct 2026 10:00 GMT'), generator));
    expect(codes(await read(`${HOST}/feed/`))).toContain('posts-page-cap');
  });

  it('a page that names nothing has its interface in the usual place', async () => {
    nock(HOST).get('/news').reply(200, '<html>Welcome</html>');
    nock(HOST).get('/wp-json/').reply(200, '{"name":"Lakeside","namespaces":["oembed\\/1.0","wp\\/v2"]}');
    nock(HOST).get('/wp-json/').query({ _fields: wordpress.SITE_FIELDS }).reply(200, { name: 'Lakeside' });
    nock(HOST).get('/wp-json/wp/v2/types').reply(200, {});
    nock(HOST)
      .get('/wp-json/wp/v2/posts')
      .query(true)
      .reply(200, [
        { id: 1, date_gmt: '2026-10-05T10:00:00', link: `${HOST}/new`, title: { rendered: 'New' } },
      ]);
    nock(HOST).get('/wp-json/wp/v2/comments').query(true).reply(200, []);
    expect((await read(`${HOST}/news`)).filter(({ type }) => type === 'post')).toHaveLength(1);
  });

  it('a page that names nothing has its feed in the usual place', async () => {
    nock(HOST).get('/news').reply(200, '<html>Welcome</html>');
    for (const path of ['/wp-json/', '/?rest_route=/', '/news/feed/']) nock(HOST).get(path).reply(404);
    nock(HOST)
      .get('/feed/')
      .reply(200, rss(entry(1, '20 Oct 2026 10:00 GMT')));
    expect((await read(`${HOST}/news`)).filter(({ type }) => type === 'post')).toHaveLength(1);
  });

  it.each([
    ['a type of its own', { press: { rest_base: 'press-releases' } }, '', 'press-releases', {}],
    ['the type that the page lists', {}, 'wp/v2/updates', 'updates', {}],
    ['the category that the page lists', {}, 'wp/v2/categories/5', 'posts', { categories: '5' }],
    [
      'the posts, where the page is one of them',
      { post: { rest_base: 'posts' } },
      'wp/v2/pages/7',
      'posts',
      {},
    ],
  ])('press releases are %s', async (_name, types, listed, route, wanted) => {
    const json = listed && `<link rel="alternate" type="application/json" href="${HOST}/wp-json/${listed}">`;
    nock(HOST).get('/press/').reply(200, `<link rel="https://api.w.org/" href="/wp-json/">${json}`);
    nock(HOST).get('/wp-json/').query(true).reply(200, { name: 'Lakeside' });
    if (Object.keys(types).length > 0) nock(HOST).get('/wp-json/wp/v2/types').reply(200, types);
    nock(HOST)
      .get(`/wp-json/wp/v2/${route}`)
      .query((query) => query.categories === (wanted as { categories?: string }).categories)
      .reply(200, [
        { id: 1, date_gmt: '2026-10-05T10:00:00', link: `${HOST}/new`, title: { rendered: 'New' } },
      ]);
    nock(HOST).get('/wp-json/wp/v2/comments').query(true).reply(200, []);
    expect((await read(`${HOST}/press/`)).filter(({ type }) => type === 'post')).toHaveLength(1);
  });

  const nothingUsual = () => {
    for (const path of ['/wp-json/', '/?rest_route=/', '/feed/', '/feed/atom/', '/rss.xml', '/feed.json'])
      nock(HOST).get(path).reply(404);
  };

  it('a page that names nothing says what to do', async () => {
    nock(HOST).get('/').reply(200, '<html>Welcome</html>');
    nothingUsual();
    await expect(read(HOST)).rejects.toMatchObject({ code: 'no-feed', kind: 'not_found' });
  });

  it('an interface elsewhere is not followed', async () => {
    nock(HOST).get('/').reply(200, '<link rel="https://api.w.org/" href="https://evil.example/wp-json/">');
    nothingUsual();
    await expect(read(HOST)).rejects.toMatchObject({ code: 'no-feed' });
  });

  it('a silent WordPress site tells its newest post of any age', async () => {
    nock(HOST).get('/').reply(200, '<link rel="https://api.w.org/" href="/wp-json/">');
    nock(HOST).get('/wp-json/').query(true).reply(200, { name: 'Lakeside' });
    nock(HOST)
      .get('/wp-json/wp/v2/types')
      .reply(200, { post: { rest_base: 'posts' } });
    nock(HOST)
      .get('/wp-json/wp/v2/posts')
      .query({
        per_page: 100,
        page: 1,
        after: /.*/,
        orderby: 'date',
        order: 'desc',
        _embed: 'wp:featuredmedia',
        _fields: wordpress.POST_FIELDS,
      })
      .reply(200, []);
    nock(HOST)
      .get('/wp-json/wp/v2/posts')
      .query((query) => query.per_page === '1' && query.after === undefined)
      .reply(200, [
        { id: 1, date_gmt: '2024-01-05T10:00:00', link: `${HOST}/old`, title: { rendered: 'Old' } },
      ]);
    const posts = (await read(HOST)).flatMap((item) => (item.type === 'post' ? [item.post.publishedAt] : []));
    expect(posts).toEqual(['2024-01-05T10:00:00.000Z']);
  });
});

describeWithShared('recorded answers of web sites', () => {
  const FEEDS: Record<string, { entries: number; dated: number; first: object } | null> = {
    'feed_content-encoded_rss.xml': {
      entries: 7,
      dated: 7,
      first: { title: 'THE CREATIVE FORAGER', publishedAt: '2018-04-09T18:55:38.000Z' },
    },
    'feed_customfields_rss.xml': { entries: 15, dated: 15, first: { mediaCount: 4 } },
    'feed_encoding_rss.xml': {
      entries: 40,
      dated: 40,
      first: { title: 'Mãe de utente é a nova presidente da Raríssimas', mediaCount: 0 },
    },
    'feed_feedburner_atom.xml': {
      entries: 25,
      dated: 25,
      first: { engagement: { comments: null }, links: expect.arrayContaining([expect.any(String)]) },
    },
    'feed_guardian_rss.xml': { entries: 55, dated: 55, first: { mediaCount: 1 } },
    'feed_heise_atom.xml': { entries: 15, dated: 15, first: { mediaCount: 1, altTextCount: 1 } },
    'feed_incomplete-fields_atom.xml': { entries: 0, dated: 0, first: {} },
    'feed_instant-article_rss.xml': { entries: 1, dated: 1, first: { text: 'Lorem ipsum' } },
    'feed_missing-fields_atom.xml': { entries: 0, dated: 0, first: {} },
    'feed_pagination-links_rss.xml': {
      entries: 1,
      dated: 1,
      first: { publishedAt: '2021-01-21T07:58:00.000Z' },
    },
    'feed_reddit-atom_rss.xml': { entries: 24, dated: 24, first: { title: 'The Difficulties in Space' } },
    'feed_rss-1_rss.xml': { entries: 69, dated: 69, first: { publishedAt: '2017-06-15T17:29:47.000Z' } },
    'feed_unrecognized_rss.xml': null,
    'feed_uolNoticias_rss.xml': {
      entries: 15,
      dated: 15,
      first: { publishedAt: '2018-09-24T22:42:40.000Z' },
    },
  };

  it('every recorded feed is expected', () => {
    const files = readdirSync(join(SHARED, 'fixtures/api/wordpress-feeds')).filter((name) =>
      name.endsWith('.xml'),
    );
    expect(files.toSorted()).toEqual(Object.keys(FEEDS).toSorted());
  });

  it.each(Object.entries(FEEDS))('%s', (file, expected) => {
    const feed = readFeed(decodeDocument(recordedBytes('wordpress-feeds', file)));
    expect(feed === null).toBe(expected === null);
    if (feed === null || expected === null) return;
    const items = entriesOf(feed).map((entry, i) => postOf(entry, SITE, ADDRESS, `entries[${i}]`).item);
    const posts = items.flatMap((item) => (item.type === 'post' ? [item.post] : []));
    expect(posts).toHaveLength(expected.entries);
    expect(posts.filter(({ publishedAt }) => publishedAt !== null)).toHaveLength(expected.dated);
    expect(posts[0] ?? {}).toMatchObject(expected.first);
    expect(accountOf(feed, ADDRESS, SITE, '2026-11-01').type).toBe('account');
  });

  it('the link to the next part', () => {
    const feed = readFeed(decodeDocument(recordedBytes('wordpress-feeds', 'feed_pagination-links_rss.xml')));
    expect(feed && nextAddress(feed, ADDRESS)).toBe('http://example.org/index.atom?page=4');
  });

  it('WordPress posts with pictures', () => {
    const posts = recorded(z.array(wordpress.postSchema), 'wordpress-feeds', 'wp_posts_embed.json');
    const items = posts.map((post) => wordpress.postOf(post, SITE)?.post);
    expect(items.map((post) => post?.publishedAt)).toEqual([
      '2020-05-07T23:12:51.000Z',
      '2020-05-07T22:16:20.000Z',
      '2020-05-07T21:38:08.000Z',
      '2020-05-07T21:37:46.000Z',
    ]);
    expect(items[0]).toMatchObject({
      title: 'Modi qui dignissimos sed assumenda sint iusto',
      kind: 'article',
    });
    expect(items.every((post) => post && post.text.length > 100 && !/<\w/.test(post.text))).toBe(true);
    expect((items[2]?.mediaCount ?? 0) >= 1).toBe(true);
  });

  it('WordPress excerpts, pages and categories', () => {
    const posts = recorded(z.array(wordpress.postSchema), 'wordpress-feeds', 'wp_posts_fields.json');
    expect(posts).toHaveLength(10);
    expect(wordpress.postOf(posts[0] as wordpress.WordpressPost, SITE)?.post).toMatchObject({
      textCut: true,
    });
    expect(
      recorded(z.array(wordpress.postSchema), 'wordpress-feeds', 'wp_pages.json').length,
    ).toBeGreaterThan(0);
    expect(
      recorded(z.array(z.object({ name: z.string() })), 'wordpress-feeds', 'wp_categories.json').length,
    ).toBeGreaterThan(0);
    expect(
      recorded(z.array(z.object({ http: z.number() })), 'wordpress-feeds', 'wp_errors_and_headers.json'),
    ).toHaveLength(5);
  });
});
