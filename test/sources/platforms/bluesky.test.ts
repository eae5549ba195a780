import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  accountOf,
  commentsOf,
  feedItemSchema,
  postOf,
  profileSchema,
  threadSchema,
} from '../../../src/sources/platforms/records/bluesky.ts';
import { describeWithShared } from '../../support/shared.ts';
import { recorded } from './recorded.ts';

const profile = profileSchema.parse({ did: 'did:plc:own', handle: 'lakeside.example' });
const item = (post: object, reason?: object) =>
  postOf(
    feedItemSchema.parse({
      post: {
        uri: 'at://did:plc:own/app.bsky.feed.post/abc',
        author: { did: 'did:plc:own', handle: 'lakeside.example' },
        indexedAt: '2026-10-01T10:00:05.000Z',
        ...post,
      },
      reason,
    }),
    profile,
  );
const record = (fields: object = {}) => ({
  record: { text: 'Hats on', createdAt: '2026-10-01T10:00:00.123456+02:00', ...fields },
});

describe('a Bluesky post', () => {
  it.each([
    ['words only', {}, { kind: 'text', mediaCount: 0, altTextCount: 0, origin: 'own' }],
    [
      'one picture',
      { embed: { $type: 'app.bsky.embed.images#view', images: [{ alt: '' }] } },
      { kind: 'photo', mediaCount: 1, altTextCount: 0 },
    ],
    [
      'several pictures',
      { embed: { $type: 'app.bsky.embed.images#view', images: [{ alt: 'A hat' }, { alt: '' }] } },
      { kind: 'carousel', mediaCount: 2, altTextCount: 1 },
    ],
    [
      'a gallery',
      { embed: { $type: 'app.bsky.embed.gallery#view', items: [{ alt: 'a' }, { alt: 'b' }, { alt: 'c' }] } },
      { kind: 'carousel', mediaCount: 3, altTextCount: 3 },
    ],
    [
      'a video',
      { embed: { $type: 'app.bsky.embed.video#view', alt: 'How to put it on' } },
      { kind: 'video', mediaCount: 1, altTextCount: 1 },
    ],
    [
      'a link preview, which is no picture of its own',
      { embed: { $type: 'app.bsky.embed.external#view', external: { uri: 'https://aad.example/sun' } } },
      { kind: 'link', mediaCount: 0, links: ['https://aad.example/sun'] },
    ],
    [
      'a quote',
      { embed: { $type: 'app.bsky.embed.record#view', record: {} } },
      { kind: 'text', origin: 'quote' },
    ],
    [
      'a quote with a picture',
      {
        embed: {
          $type: 'app.bsky.embed.recordWithMedia#view',
          media: { $type: 'app.bsky.embed.images#view', images: [{ alt: 'x' }] },
          record: {},
        },
      },
      { kind: 'photo', origin: 'quote', mediaCount: 1, altTextCount: 1 },
    ],
    [
      'something new',
      { embed: { $type: 'app.bsky.embed.hologram#view' } },
      { kind: null, mediaCount: null, altTextCount: null },
    ],
  ])('with %s', (_name, fields, expected) => {
    expect(item({ ...record(), ...fields }).post).toMatchObject(expected);
  });

  it('takes the earlier of the author’s clock and the service’s', () => {
    expect(item(record()).post.publishedAt).toBe('2026-10-01T08:00:00.123Z');
    expect(item(record({ createdAt: '2031-01-01T00:00:00Z' })).post.publishedAt).toBe(
      '2026-10-01T10:00:05.000Z',
    );
    expect(item(record({ createdAt: 'soon' })).post.publishedAt).toBe('2026-10-01T10:00:05.000Z');
    expect(item({ ...record({ createdAt: 'soon' }), indexedAt: null }).post).toMatchObject({
      publishedAt: null,
      precision: null,
    });
  });

  it('is a thread when it answers itself, a reply when it answers others', () => {
    const answer = (did: string) =>
      record({ reply: { parent: { uri: `at://${did}/app.bsky.feed.post/x` } } });
    expect(item(answer('did:plc:own')).post.origin).toBe('own');
    expect(item(answer('did:plc:other')).post.origin).toBe('reply');
  });

  it('finds links and hashtags in its markup', () => {
    const facets = [
      {
        index: {},
        features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://lakeside.example/book' }],
      },
      { index: {}, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'SPF' }] },
    ];
    const post = item(record({ text: 'lakeside.example/bo… #SPF #skin', facets })).post;
    expect(post).toMatchObject({
      kind: 'link',
      links: ['https://lakeside.example/book'],
      hashtags: ['SPF', 'skin'],
    });
  });

  it('shared from others is dated by the sharing and has no figures of its own', () => {
    const other = { did: 'did:plc:other', handle: 'other.example' };
    const reason = {
      $type: 'app.bsky.feed.defs#reasonRepost',
      by: {},
      uri: 'at://did:plc:own/app.bsky.feed.repost/r9',
      indexedAt: '2026-10-05T00:00:00Z',
    };
    const { post, keys } = item({ ...record(), author: other, likeCount: 99 }, reason);
    expect(keys).toEqual({ id: 'repost-r9', link: null });
    expect(post).toMatchObject({
      origin: 'repost',
      publishedAt: '2026-10-05T00:00:00.000Z',
      account: 'lakeside.example',
      permalink: 'https://bsky.app/profile/other.example/post/abc',
      engagement: { reactions: null },
    });
  });

  it('keeps no words of people who do not want to be shown to strangers', () => {
    const by = (did: string) => ({ did, handle: 'x.example', labels: [{ val: '!no-unauthenticated' }] });
    expect(item({ ...record(), author: by('did:plc:x') }).post.text).toBe('');
    expect(item({ ...record(), author: by('did:plc:own') }).post.text).toBe('Hats on');
  });
});

describe('Bluesky replies', () => {
  it('are told apart by side; the own thread is no reply', () => {
    const node = (did: string, rkey: string, replies: object[] = []) => ({
      $type: 'app.bsky.feed.defs#threadViewPost',
      post: {
        uri: `at://${did}/app.bsky.feed.post/${rkey}`,
        author: { did, handle: 'h' },
        ...record(),
      },
      replies,
    });
    const gone = { $type: 'app.bsky.feed.defs#notFoundPost', uri: 'at://x', notFound: true };
    const thread = threadSchema.parse(
      node('did:plc:own', 'abc', [
        node('did:plc:own', 'part2', [node('did:plc:a', 'q2')]),
        node('did:plc:b', 'q1', [node('did:plc:own', 'a1'), gone]),
      ]),
    );
    const post = item(record());
    expect(
      commentsOf(thread, post, profile).map(({ comment: { id, parentId, by, postId } }) => [
        id,
        parentId,
        by,
        postId,
      ]),
    ).toEqual([
      ['bluesky:did:plc:a/q2', null, 'public', 'bluesky:abc'],
      ['bluesky:did:plc:b/q1', null, 'public', 'bluesky:abc'],
      ['bluesky:did:plc:own/a1', 'bluesky:did:plc:b/q1', 'practice', 'bluesky:abc'],
    ]);
  });
});

describeWithShared('recorded Bluesky answers', () => {
  it('feed', () => {
    const items = recorded(z.array(feedItemSchema), 'bluesky', 'author_feed_items.json', 'feed');
    const posts = items.map((recordedItem) => postOf(recordedItem, profile).post);
    expect(
      posts.map(({ kind, origin, publishedAt, engagement, text, links }) => [
        kind,
        origin,
        publishedAt,
        engagement.reactions,
        text === '',
        links.length,
      ]),
    ).toEqual([
      ['text', 'quote', '2024-11-26T00:44:09.567Z', 4, true, 0],
      ['text', 'own', '2024-11-26T00:44:07.264Z', 7, false, 0],
      ['text', 'own', '2024-11-26T00:43:47.544Z', 0, false, 0],
      ['video', 'own', '2024-11-26T00:43:32.494Z', 6, true, 0],
      ['text', 'own', '2024-11-26T00:43:29.960Z', 2, false, 0],
    ]);
  });

  it('thread of a quote with a picture without alternative text', () => {
    const thread = recorded(threadSchema, 'bluesky', 'post_thread_record_with_media.json', 'thread');
    const { post } = postOf(feedItemSchema.parse({ post: thread.post }), profile);
    expect(post).toMatchObject({ kind: 'photo', origin: 'quote', mediaCount: 1, altTextCount: 0, text: '' });
    expect(post.engagement.saves).toBeNull();
    expect(commentsOf(thread, postOf(feedItemSchema.parse({ post: thread.post }), profile), profile)).toEqual(
      [],
    );
  });

  it('profile', () => {
    const told = recorded(profileSchema, 'bluesky', 'profile_detailed.json');
    expect(accountOf(told, '2026-11-01')).toMatchObject({
      postsTold: 78,
      account: {
        handle: 'clinic-demo.example',
        displayName: 'Clinic Demo',
        website: 'https://clinic-demo.example',
        phone: null,
        followers: 456,
      },
    });
  });

  it('bare records with unknown fields and times without a zone', () => {
    for (const file of ['post_record.json', 'post_record_unknown_fields.json']) {
      const value = recorded(z.record(z.string(), z.unknown()), 'bluesky', file, 'value');
      expect(item({ record: value, indexedAt: null }).post.publishedAt).toMatch(/^202[34]-.*Z$/);
    }
  });
});
