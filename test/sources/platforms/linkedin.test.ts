import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpClient } from '../../../src/sources/http/client.ts';
import { linkedin } from '../../../src/sources/platforms/linkedin.ts';
import {
  accountOf,
  addSocial,
  addStatistics,
  commentOf,
  commentSchema,
  organizationSchema,
  plainText,
  postOf,
  postSchema,
  socialSchema,
  statisticsSchema,
} from '../../../src/sources/platforms/records/linkedin.ts';
import { describeWithShared } from '../../support/shared.ts';
import { fakeTime } from '../http/fake-time.ts';
import { recorded } from './recorded.ts';

const page = organizationSchema.parse({ id: 105029503, localizedName: 'Lakeside', vanityName: 'lakeside' });
const item = (fields: object) =>
  postOf(postSchema.parse({ id: 'urn:li:share:7', publishedAt: 1_741_660_073_818, ...fields }), page);

describe('a LinkedIn post', () => {
  it.each([
    ['no content', {}, { kind: 'text', mediaCount: 0, altTextCount: 0 }],
    [
      'an image',
      { content: { media: { id: 'urn:li:image:1', altText: 'A hat' } } },
      { kind: 'photo', altTextCount: 1 },
    ],
    ['a video', { content: { media: { id: 'urn:li:video:1' } } }, { kind: 'video' }],
    ['a document', { content: { media: { id: 'urn:li:document:1' } } }, { kind: 'carousel' }],
    [
      'images',
      { content: { multiImage: { images: [{ altText: 'a' }, { altText: '' }] } } },
      { kind: 'carousel', mediaCount: 2, altTextCount: 1 },
    ],
    [
      'an article, no picture of its own',
      { content: { article: { source: 'https://a.example' } } },
      { kind: 'link', links: ['https://a.example'], mediaCount: 0 },
    ],
    ['a poll', { content: { poll: {} } }, { kind: 'poll' }],
    ['an event', { content: { reference: { id: 'urn:li:event:1' } } }, { kind: 'event' }],
    ['others’ words', { reshareContext: { parent: 'urn:li:share:1' } }, { origin: 'shared' }],
    ['sponsorship', { adContext: { isDsc: true } }, { paid: true }],
    ['a boost, which is not told', {}, { paid: null }],
  ])('with %s', (_name, fields, expected) => expect(item(fields)?.post).toMatchObject(expected));

  it.each([
    ['{hashtag|\\#|Cardiology} clinics', '#Cardiology clinics'],
    ['By @[Dana Reed ✨](urn:li:person:AA) \\(one of many\\)', 'By Dana Reed ✨ (one of many)'],
    ['@[Kim Oslo](urn:li:person:Ww-h\\_\\_kIES) said \\*so\\*', 'Kim Oslo said *so*'],
    ['plain #word and 50\\% \\\\ back', 'plain #word and 50\\% \\ back'],
  ])('%j reads %j', (written, read) => expect(plainText(written)).toBe(read));

  it('that is a draft is none', () => expect(item({ lifecycleState: 'DRAFT' })).toBeNull());

  it('takes figures that were taken back as unknown', () => {
    const post = item({});
    if (!post) throw new Error('no post');
    addStatistics(post, statisticsSchema.parse({ totalShareStatistics: { shareCount: -1, clickCount: 0 } }));
    expect(post.post.engagement).toMatchObject({ shares: null, clicks: 0, views: null });
  });
});

it('lists of posts go over the wire with their brackets bare and their names encoded once', async () => {
  const asked: string[] = [];
  const at = Date.parse('2026-10-30T00:00:00Z');
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const body = request.url?.startsWith('/rest/organizations')
      ? { id: 99, localizedName: 'Lakeside' }
      : request.url?.startsWith('/rest/posts')
        ? {
            elements: [
              { id: 'urn:li:ugcPost:5', publishedAt: at },
              { id: 'urn:li:share:6', publishedAt: at },
            ],
          }
        : { results: {}, elements: [], firstDegreeSize: 1 };
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createHttpClient({ ...fakeTime(), allowPrivate: true });
  const account = {
    platform: 'linkedin',
    handle: '99',
    baseUrl,
    credentials: { token: 'a-token-of-the-page' },
  } as const;
  const request = { since: '2026-08-03T00:00:00.000Z', until: '2026-11-01T12:00:00.000Z' };
  for await (const one of linkedin.collect(client, account, request)) expect(one.type).not.toBe('rejected');
  server.close();
  expect(asked).toContain('/rest/socialMetadata?ids=List(urn%3Ali%3AugcPost%3A5,urn%3Ali%3Ashare%3A6)');
  expect(asked).toContain(
    '/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=urn%3Ali%3Aorganization%3A99&shares=List(urn%3Ali%3Ashare%3A6)&ugcPosts=List(urn%3Ali%3AugcPost%3A5)',
  );
  expect(asked).toContain(
    '/rest/posts?q=author&author=urn%3Ali%3Aorganization%3A99&count=100&start=0&sortBy=CREATED',
  );
});

describeWithShared('recorded LinkedIn answers', () => {
  it('posts', () => {
    const posts = recorded(z.array(postSchema), 'linkedin', 'posts_by_author.json', 'elements').map((post) =>
      postOf(post, page),
    );
    expect(posts.map((one) => [one?.post.kind, one?.post.origin, one?.post.publishedAt])).toEqual([
      ['carousel', 'own', '2025-03-11T02:27:53.818Z'],
      ['text', 'shared', '2025-02-27T23:33:06.940Z'],
      ['text', 'own', '2025-02-22T00:47:48.104Z'],
      ['text', 'own', '2025-02-11T00:50:44.536Z'],
      ['video', 'own', '2025-01-22T01:16:58.319Z'],
      ['photo', 'own', '2025-01-08T23:33:43.136Z'],
      ['video', 'own', '2024-12-13T23:43:18.753Z'],
    ]);
    expect(posts.map((one) => one?.post.text)).toMatchObject([
      expect.stringContaining('(𝐰𝐞𝐞𝐤 𝐨𝐟 𝐌𝐚𝐫 𝟑)'),
      'A great shot of Friday brain juice by Robin Vale.',
      expect.any(String),
      '💡 #Cardiology clinics and products were all over the #Superbowl yesterday.',
      expect.any(String),
      expect.stringMatching(/Dana Reed ✨ \(one of many\)$/),
      expect.stringMatching(/Kim Oslo \(one of our experts\)$/),
    ]);
    expect(posts[3]?.post.hashtags).toEqual(['Cardiology', 'Superbowl']);
  });

  it('comments with an answer of the page', () => {
    const comments = recorded(z.array(commentSchema), 'linkedin', 'comments_nested.json', 'elements');
    const post = item({});
    expect(post && comments.map((one) => commentOf(one, post, page).comment)).toMatchObject([
      { id: 'linkedin:200', by: 'public', parentId: null, text: 'Does it support video?' },
      {
        id: 'linkedin:201',
        by: 'practice',
        parentId: 'linkedin:200',
        publishedAt: '2023-09-14T14:10:00.000Z',
      },
    ]);
  });

  it('figures', () => {
    const results = recorded(
      z.record(z.string(), socialSchema),
      'linkedin',
      'social_metadata_batch.json',
      'results',
    );
    const post = item({});
    const told = results['urn:li:share:100'];
    if (!post || !told) throw new Error('no post');
    addSocial(post, told);
    const [statistics] = recorded(
      z.array(statisticsSchema),
      'linkedin',
      'share_statistics_lifetime.json',
      'elements',
    );
    if (statistics) addStatistics(post, statistics);
    expect(post.post.engagement).toEqual({
      reactions: 10,
      comments: 4,
      shares: 9,
      saves: null,
      views: 19_755,
      reach: 5734,
      clicks: 2534,
    });
    expect(post.keys.link).toBe('100');
  });

  it('page and the rest', () => {
    const told = recorded(organizationSchema, 'linkedin', 'organization_admin_view.json');
    expect(accountOf(told, 219_145, '2026-11-01').account).toMatchObject({
      handle: 'clinic-demo',
      bio: 'Family practice.',
      website: 'https://clinic-demo.example/',
      phone: null,
      cover: expect.stringContaining('urn:'),
    });
    expect(
      recorded(z.object({ firstDegreeSize: z.number() }), 'linkedin', 'network_size.json').firstDegreeSize,
    ).toBe(219_145);
    expect(
      recorded(z.object({ target: z.string() }), 'linkedin', 'social_actions_one.json').target,
    ).toContain('ugcPost');
    expect(recorded(z.array(z.object({ http: z.number() })), 'linkedin', 'errors.json')).toHaveLength(5);
  });
});
