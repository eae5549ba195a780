import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpClient } from '../../../src/sources/http/client.ts';
import {
  accountOf,
  type Media,
  mediaSchema,
  postOf,
  postSchema,
  userSchema,
} from '../../../src/sources/platforms/records/x.ts';
import { x } from '../../../src/sources/platforms/x.ts';
import { describeWithShared } from '../../support/shared.ts';
import { fakeTime } from '../http/fake-time.ts';
import { recorded } from './recorded.ts';

const user = userSchema.parse({ id: '77', name: 'Lakeside', username: 'lakeside' });
const media = (...records: object[]) =>
  new Map<string, Media>(
    records.map((record) => [mediaSchema.parse(record).media_key, mediaSchema.parse(record)]),
  );
const post = (fields: object, shown = media()) =>
  postOf(
    postSchema.parse({ id: '1003', text: 'Hats on', created_at: '2026-10-01T10:00:00.000Z', ...fields }),
    user,
    shown,
  )?.post;
const attached = (...media_keys: string[]) => ({ attachments: { media_keys } });

describe('an X post', () => {
  it.each([
    ['words only', {}, undefined, { kind: 'text', mediaCount: 0, altTextCount: 0, origin: 'own' }],
    [
      'a photo',
      attached('3_1'),
      media({ media_key: '3_1', type: 'photo' }),
      { kind: 'photo', altTextCount: 0 },
    ],
    [
      'photos',
      attached('3_1', '3_2'),
      media({ media_key: '3_1', type: 'photo', alt_text: 'A hat' }, { media_key: '3_2', type: 'photo' }),
      { kind: 'carousel', mediaCount: 2, altTextCount: 1 },
    ],
    [
      'a video',
      attached('13_1'),
      media({ media_key: '13_1', type: 'video', duration_ms: 12500 }),
      { kind: 'video', durationSeconds: 12.5 },
    ],
    [
      'media that were not told',
      attached('3_1'),
      undefined,
      { kind: null, mediaCount: 1, altTextCount: null },
    ],
    ['a poll', { attachments: { poll_ids: ['1'] } }, undefined, { kind: 'poll' }],
    [
      'a link',
      {
        text: 'Read &amp; learn https://t.co/a',
        entities: { urls: [{ url: 'https://t.co/a', expanded_url: 'https://aad.example/sun' }] },
      },
      undefined,
      { kind: 'link', text: 'Read & learn https://aad.example/sun', links: ['https://aad.example/sun'] },
    ],
    [
      'many words',
      {
        text: 'Hats on and…',
        note_tweet: { text: 'Hats on and off', entities: { hashtags: [{ tag: 'spf' }] } },
      },
      undefined,
      { text: 'Hats on and off', textCut: false, hashtags: ['spf'] },
    ],
    ['words cut off', { text: 'Hats on and… https://t.co/x' }, undefined, { textCut: true }],
    [
      'an answer to itself',
      { in_reply_to_user_id: '77', referenced_tweets: [{ type: 'replied_to', id: '1' }] },
      undefined,
      { origin: 'own' },
    ],
    [
      'an answer to others',
      { in_reply_to_user_id: '88', referenced_tweets: [{ type: 'replied_to', id: '1' }] },
      undefined,
      { origin: 'reply' },
    ],
    ['a quote', { referenced_tweets: [{ type: 'quoted', id: '1' }] }, undefined, { origin: 'quote' }],
    [
      'a repost',
      {
        text: 'RT @other: Hats',
        referenced_tweets: [{ type: 'retweeted', id: '1' }],
        public_metrics: { retweet_count: 49 },
      },
      undefined,
      { origin: 'repost', engagement: { shares: null, reactions: null } },
    ],
    [
      'older figures',
      { public_metrics: { like_count: 3, reply_count: 0, retweet_count: 1 } },
      undefined,
      { engagement: { reactions: 3, comments: 0, shares: 1, saves: null, views: null } },
    ],
  ])('with %s', (_name, fields, shown, expected) => expect(post(fields, shown)).toMatchObject(expected));

  it('that was edited counts in its last version only', () => {
    expect(post({ edit_history_tweet_ids: ['1003', '1009'] })).toBeUndefined();
    expect(post({ id: '1009', edit_history_tweet_ids: ['1003', '1009'] })).toBeDefined();
  });
});

it('a refresh token buys an access token and its own successor', async () => {
  nock('https://api.x.com', { reqheaders: { authorization: 'Basic aWQ6c2VjcmV0LW9mLXRoZS1hcHA=' } })
    .post('/2/oauth2/token', {
      grant_type: 'refresh_token',
      refresh_token: 'old-refresh-token',
      client_id: 'id',
    })
    .reply(200, { access_token: 'new-access-token', refresh_token: 'new-refresh-token', expires_in: 7200 });
  const credentials = {
    token: 'old-access-token',
    refreshToken: 'old-refresh-token',
    clientId: 'id',
    clientSecret: 'secret-of-the-app',
  };
  const account = { platform: 'x', handle: 'lakeside', credentials } as const;
  expect(await x.refresh?.run(createHttpClient(fakeTime()), account)).toEqual({
    credentials: { token: 'new-access-token', refreshToken: 'new-refresh-token' },
    expiresAt: '2026-11-01T14:00:00.000Z',
  });
});

describeWithShared('recorded X answers', () => {
  const posts = z.array(postSchema);

  it('a page of posts with the older figures', () => {
    const page = recorded(posts, 'x', 'user_tweets_page.json', 'data').map(
      (one) => postOf(one, user, media())?.post,
    );
    expect(page.map((one) => [one?.publishedAt, one?.engagement.reactions, one?.engagement.views])).toEqual([
      ['2021-02-23T18:07:07.000Z', 37, null],
      ['2021-02-19T21:28:10.000Z', 58, null],
      ['2021-02-18T16:30:25.000Z', 9, null],
      ['2021-02-18T16:30:25.000Z', 8, null],
      ['2021-02-18T16:30:25.000Z', 74, null],
    ]);
  });

  it('the newer dialect', () => {
    const file = 'post_fields_dialect_constructed.json';
    const shown = media(...recorded(z.array(z.object({}).loose()), 'x', file, 'includes.media'));
    const [told] = recorded(posts, 'x', file, 'data');
    expect(told && postOf(told, user, shown)?.post).toMatchObject({
      kind: 'photo',
      altTextCount: 1,
      origin: 'quote',
      textCut: false,
      text: expect.stringMatching(/of that week\.$/),
      engagement: { reactions: 14, comments: 2, shares: 3, saves: 0, views: 1204 },
    });
  });

  it('reposts', () => {
    const page = recorded(posts, 'x', 'retweets_with_impressions.json', 'data');
    expect(page.length).toBeGreaterThan(3);
    for (const one of page)
      expect(postOf(one, user, media())?.post).toMatchObject({ origin: 'repost', textCut: true });
  });

  it('one with nearly every field, its own picture taken out of the words', () => {
    const own = userSchema.parse({ id: '2244994945', name: 'x', username: 'XDevelopers' });
    const told = recorded(postSchema, 'x', 'tweet_full_object.json');
    const shown = media({ media_key: '16_1211797899316740096', type: 'animated_gif' });
    expect(postOf(told, own, shown)?.post).toMatchObject({
      kind: 'video',
      origin: 'own',
      links: [],
      text: expect.stringMatching(/in the new year\.$/),
      engagement: { reactions: 40, comments: 2, shares: 8, saves: null },
    });
  });

  it('profiles', () => {
    const [, second] = recorded(z.array(userSchema), 'x', 'users_with_entities_metrics_pinned.json', 'data');
    expect(second && accountOf(second, '2026-11-01')).toMatchObject({
      postsTold: 3639,
      account: {
        handle: 'TwitterDev',
        website: 'https://developer.twitter.com/en/community',
        followers: 514020,
        cover: '',
      },
    });
    expect(
      accountOf(recorded(userSchema, 'x', 'user_profile.json', 'data'), '2026-11-01').account.website,
    ).toBe('');
  });

  it('the rest parses', () => {
    for (const file of [
      'user_mentions_page.json',
      'quote_tweets_expansions.json',
      'tweets_by_ids_author_expansion.json',
      'docs_reference_expansions_1.json',
      'docs_reference_expansions_2.json',
      'docs_reference_expansions_3.json',
      'docs_error_2.json',
      'search_entities_urls_images.json',
    ])
      expect(recorded(posts, 'x', file, 'data').length).toBeGreaterThan(0);
    for (const file of [
      'docs_metrics_1.json',
      'docs_metrics_2.json',
      'docs_metrics_3.json',
      'tweet_media_expansion.json',
    ])
      expect(recorded(postSchema, 'x', file, 'data').id).toMatch(/^\d+$/);
    expect(
      recorded(z.object({ data: z.object({ project_usage: z.string() }) }), 'x', 'usage_tweets.json'),
    ).toBeTruthy();
    for (const file of ['docs_error_1.json', 'error_402_credits_depleted.json', 'error_429_and_headers.json'])
      expect(recorded(z.object({}).loose(), 'x', file)).toBeTruthy();
  });

  it('an empty balance is told as such', async () => {
    const body = recorded(z.object({ status: z.number() }).loose(), 'x', 'error_402_credits_depleted.json');
    nock('https://api.x.com').get('/2/users/by/username/lakeside').query(true).reply(402, body);
    const account = {
      platform: 'x',
      handle: 'lakeside',
      credentials: { token: 'a-token-of-the-app' },
    } as const;
    await expect(x.check(createHttpClient(fakeTime()), account)).rejects.toMatchObject({
      kind: 'quota_or_payment',
      code: 'x-credits-depleted',
    });
  });
});
