import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  accountOf,
  commentsOf,
  postOf,
  postSchema,
  profileSchema,
  replySchema,
} from '../../../src/sources/platforms/records/threads.ts';
import { describeWithShared } from '../../support/shared.ts';
import { recorded } from './recorded.ts';

const profile = profileSchema.parse({ id: '5', username: 'lakeside' });
const post = (fields: object) =>
  postOf(postSchema.parse({ id: '1', timestamp: '2026-10-01T10:00:00+0000', ...fields }), profile);

describe('a Threads post', () => {
  it.each([
    ['words only', { media_type: 'TEXT_POST', text: 'Hi' }, { kind: 'text', mediaCount: 0, altTextCount: 0 }],
    [
      'a link preview, no picture of its own',
      { media_type: 'TEXT_POST', text: 'Read', link_attachment_url: 'https://a.example' },
      { kind: 'link', links: ['https://a.example'], mediaCount: 0 },
    ],
    ['a poll', { media_type: 'TEXT_POST', poll_attachment: { option_a: 'x' } }, { kind: 'poll' }],
    ['a picture', { media_type: 'IMAGE', alt_text: 'A hat' }, { kind: 'photo', altTextCount: 1 }],
    ['a video', { media_type: 'VIDEO' }, { kind: 'video', mediaCount: 1 }],
    [
      'a carousel',
      { media_type: 'CAROUSEL_ALBUM', children: { data: [{ alt_text: 'a' }, {}] } },
      { kind: 'carousel', mediaCount: 2, altTextCount: 1 },
    ],
    ['a repost', { media_type: 'REPOST_FACADE' }, { origin: 'repost', text: '', kind: null }],
    ['a quote', { media_type: 'TEXT_POST', is_quote_post: true }, { origin: 'quote' }],
    ['a topic', { media_type: 'TEXT_POST', text: '#spf', topic_tag: 'Skin' }, { hashtags: ['spf', 'Skin'] }],
  ])('with %s', (_name, fields, expected) => expect(post(fields).post).toMatchObject(expected));

  it('is answered, or goes on by itself', () => {
    const replies = [
      { id: 'own2', replied_to: { id: '1' }, is_reply_owned_by_me: true },
      { id: 'q', replied_to: { id: 'own2' } },
      { id: 'a', replied_to: { id: 'q' }, is_reply_owned_by_me: true },
    ].map((reply) => replySchema.parse({ timestamp: '2026-10-02T10:00:00+0000', ...reply }));
    expect(
      commentsOf(replies, post({}), profile).map(({ comment: { id, by, parentId } }) => [id, by, parentId]),
    ).toEqual([
      ['threads:q', 'public', null],
      ['threads:a', 'practice', 'threads:q'],
    ]);
  });
});

describeWithShared('recorded Threads answers', () => {
  it('posts', () => {
    const posts = ['threads_list_docs_example.json', 'threads_list_next_link.json'].flatMap((file) =>
      recorded(z.array(postSchema), 'threads', file, 'data').map((one) => postOf(one, profile)),
    );
    expect(
      posts.map(({ keys, post: { text, publishedAt, hashtags } }) => [keys.id, text, publishedAt, hashtags]),
    ).toEqual([
      ['1234567', 'Today Is Monday', '2023-10-17T05:42:03.000Z', ['Mondays']],
      ['18097354066831962', '投稿内容...', '2025-11-16T09:00:20.000Z', []],
    ]);
  });

  it('profile and tokens', () => {
    const told = recorded(profileSchema, 'threads', 'me_profile.json');
    expect(accountOf(told, null, new Set(), '2026-11-01').account).toMatchObject({
      handle: 'coach_demo',
      displayName: 'Demo コーチ｜公式',
      followers: null,
      website: '',
    });
    expect(
      recorded(z.object({ expires_in: z.number() }), 'threads', 'token_long_lived.json').expires_in,
    ).toBe(5183944);
    expect(recorded(z.object({ user_id: z.number() }), 'threads', 'token_short.json').user_id).toBe(12345678);
  });
});
