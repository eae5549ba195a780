import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpClient } from '../../../src/sources/http/client.ts';
import { instagramLogin } from '../../../src/sources/platforms/instagram-login.ts';
import {
  accountOf,
  commentSchema,
  commentsOf,
  mediumSchema,
  postOf,
  profileSchema,
} from '../../../src/sources/platforms/records/instagram.ts';
import { describeWithShared } from '../../support/shared.ts';
import { fakeTime } from '../http/fake-time.ts';
import { recorded } from './recorded.ts';

const profile = profileSchema.parse({ id: '178', username: 'practice_demo' });
const nothingGone = new Set<string>();
const post = (fields: object) =>
  postOf(
    mediumSchema.parse({ id: '1', timestamp: '2026-10-01T10:00:00+0000', ...fields }),
    profile,
    nothingGone,
  ).post;

describe('an Instagram medium', () => {
  it.each([
    [
      'a picture',
      { media_type: 'IMAGE', alt_text: 'A hat' },
      { kind: 'photo', mediaCount: 1, altTextCount: 1 },
    ],
    ['a reel', { media_type: 'VIDEO', media_product_type: 'REELS' }, { kind: 'short', altTextCount: null }],
    ['a video', { media_type: 'VIDEO', media_product_type: 'FEED' }, { kind: 'video' }],
    ['a story', { media_type: 'IMAGE', media_product_type: 'STORY' }, { kind: 'story' }],
    [
      'a carousel',
      {
        media_type: 'CAROUSEL_ALBUM',
        children: {
          data: [
            { media_type: 'IMAGE', alt_text: 'a' },
            { media_type: 'IMAGE', alt_text: ' ' },
          ],
        },
      },
      { kind: 'carousel', mediaCount: 2, altTextCount: 1 },
    ],
    ['something new', { media_type: 'HOLOGRAM' }, { kind: null }],
    ['an ad', { media_product_type: 'AD' }, { paid: true }],
    ['a boost', { boost_ads_list: [{ ad_id: '1' }] }, { paid: true }],
    ['no boost', { boost_ads_list: [] }, { paid: false }],
    ['no word on boosts', {}, { paid: null }],
    ['hidden likes', { comments_count: 0 }, { engagement: { reactions: null, comments: 0, views: null } }],
    ['no caption', {}, { text: '', hashtags: [] }],
    [
      'figures of which some are absent',
      { insights: { data: [{ name: 'reach', values: [{ value: 0 }] }] } },
      { engagement: { reach: 0, views: null, saves: null } },
    ],
  ])('with %s', (_name, fields, expected) => expect(post(fields)).toMatchObject(expected));

  it('has no alternative text to count where the field is gone', () => {
    const medium = mediumSchema.parse({ id: '1', media_type: 'IMAGE' });
    expect(postOf(medium, profile, new Set(['alt_text'])).post.altTextCount).toBeNull();
  });
});

it('a token is traded in for one that lives longer', async () => {
  nock('https://graph.instagram.com')
    .get('/refresh_access_token')
    .query({ grant_type: 'ig_refresh_token', access_token: 'old-token-of-the-practice' })
    .reply(200, { access_token: 'new-token-of-the-practice', token_type: 'bearer', expires_in: 5_184_000 });
  const account = {
    platform: 'instagram',
    handle: 'x',
    credentials: { token: 'old-token-of-the-practice' },
  } as const;
  expect(await instagramLogin.refresh?.run(createHttpClient(fakeTime()), account)).toEqual({
    credentials: { token: 'new-token-of-the-practice' },
    expiresAt: '2026-12-31T12:00:00.000Z',
  });
});

describeWithShared('recorded Instagram answers', () => {
  it('two pages of media, one a carousel of pictures and a video', () => {
    const media = ['user_media_p1.json', 'user_media_p2_carousel_children.json'].flatMap((file) =>
      recorded(z.array(mediumSchema), 'instagram', file, 'data'),
    );
    const posts = media.map((medium) => postOf(medium, profile, nothingGone));
    expect(
      posts.map(({ keys, post: { kind, mediaCount, publishedAt, engagement } }) => [
        keys.id,
        keys.link,
        kind,
        mediaCount,
        publishedAt,
        engagement.reactions,
        engagement.comments,
      ]),
    ).toEqual([
      ['17895731045244887', 'CSgf9BChwVq', 'photo', 1, '2021-08-13T08:25:28.000Z', 0, 0],
      ['17896622936197745', 'CSgdWACBeKr', 'photo', 1, '2021-08-13T08:02:40.000Z', 2, 6],
      ['17896129349106152', 'CRyZpmrjYC4', 'carousel', 3, '2021-07-26T10:45:20.000Z', 1, 0],
      ['17893085207160254', 'CP5Rq0bjBzn', 'photo', 1, '2021-06-09T09:47:29.000Z', 1, 0],
    ]);
  });

  it('comments without names, answers, and named ones', () => {
    const under = postOf(mediumSchema.parse({ id: '9' }), profile, nothingGone);
    const pages = ['media_comments_p1.json', 'media_comments_p2.json'].flatMap((file) =>
      recorded(z.array(commentSchema), 'instagram', file, 'data'),
    );
    expect(
      pages.flatMap((comment) => commentsOf(comment, under, profile)).map(({ comment }) => comment.by),
    ).toEqual(Array(4).fill('public'));
    const named = Object.values(
      recorded(z.record(z.string(), commentSchema), 'instagram', 'comments_by_ids.json'),
    );
    expect(
      named.flatMap((comment) => commentsOf(comment, under, profile)).map(({ comment }) => comment.by),
    ).toEqual(['practice', 'public']);
    expect(recorded(z.array(commentSchema), 'instagram', 'comment_replies.json', 'data')).toHaveLength(1);
  });

  it('profile', () => {
    const told = recorded(profileSchema, 'instagram', 'user_profile.json');
    expect(accountOf(told, nothingGone, '2026-11-01')).toMatchObject({
      postsTold: 427,
      account: { handle: 'facebookfordevelopers', website: '', phone: null, followers: 64363 },
    });
  });

  it('the rest parses', () => {
    for (const file of ['tags.json', 'stories_p1.json', 'media_children.json'])
      expect(recorded(z.array(mediumSchema), 'instagram', file, 'data').length).toBeGreaterThan(0);
    expect(recorded(mediumSchema, 'instagram', 'media_one.json').children?.data.length).toBe(3);
    expect(
      Object.keys(recorded(z.record(z.string(), mediumSchema), 'instagram', 'media_by_ids.json')),
    ).toHaveLength(2);
  });
});
