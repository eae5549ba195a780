import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  accountOf,
  commentsOf,
  localPostSchema,
  locationSchema,
  postOf,
  reviewSchema,
} from '../../../src/sources/platforms/records/google-business.ts';
import { classifyGoogle } from '../../../src/sources/platforms/shared/google.ts';
import { describeWithShared } from '../../support/shared.ts';
import { recorded } from './recorded.ts';

const location = locationSchema.parse({ title: 'Lakeside' });
const post = (fields: object) =>
  postOf(
    localPostSchema.parse({
      name: 'accounts/1/locations/2/localPosts/3',
      createTime: '2026-10-01T00:00:00Z',
      ...fields,
    }),
    location,
  );
const review = (fields: object) =>
  commentsOf(
    reviewSchema.parse({
      name: 'accounts/1/locations/2/reviews/R',
      createTime: '2026-10-01T00:00:00.123456789Z',
      ...fields,
    }),
    location,
  ).map(({ comment }) => comment);

it.each([
  ['words only', { summary: 'Hi' }, { kind: 'text', mediaCount: 0 }],
  [
    'a button',
    { callToAction: { url: 'https://a.example/' } },
    { kind: 'link', links: ['https://a.example/'] },
  ],
  ['a button to call', { callToAction: { actionType: 'CALL' } }, { kind: 'text', links: [] }],
  ['an event', { topicType: 'EVENT' }, { kind: 'event' }],
  ['a photo', { media: [{ mediaFormat: 'PHOTO' }] }, { kind: 'photo', mediaCount: 1 }],
  [
    'a video',
    { media: [{ mediaFormat: 'PHOTO' }, { mediaFormat: 'VIDEO' }] },
    { kind: 'video', mediaCount: 2 },
  ],
])('a post with %s', (_name, fields, expected) => expect(post(fields)?.post).toMatchObject(expected));

it('a post is known by the end of its name, and not at all when Google refused it', () => {
  expect(post({})?.keys.id).toBe('locations/2/localPosts/3');
  expect(post({ state: 'PROCESSING' })).toBeNull();
});

it.each([
  ['answered', { reviewReply: { comment: 'Thanks', updateTime: '2026-10-02T00:00:00Z' } }, 2],
  ['answered, refused by Google', { reviewReply: { comment: 'Thanks', reviewReplyState: 'REJECTED' } }, 1],
  ['open', {}, 1],
])('a review that is %s', (_name, fields, comments) => expect(review(fields)).toHaveLength(comments));

it('stars are words, some without a comment', () => {
  expect(review({ starRating: 'FOUR' })[0]).toMatchObject({
    rating: 4,
    text: '',
    isReview: true,
    postId: null,
  });
  expect(review({ starRating: 'STAR_RATING_UNSPECIFIED' })[0]?.rating).toBeNull();
});

describeWithShared('recorded Google Business answers', () => {
  it('posts', () => {
    const posts = recorded(
      z.array(localPostSchema),
      'google-business',
      'local_posts_list.json',
      'localPosts',
    );
    const [live] = posts;
    expect(live && postOf(live, location)?.post).toMatchObject({
      text: 'We are open on Saturday.',
      kind: 'photo',
      publishedAt: '2026-04-01T02:00:00.000Z',
      permalink: 'https://local.google.com/place?id=1&use=posts&lpsid=9',
      links: ['https://example.org/booking'],
    });
    expect(posts[1] && postOf(posts[1], location)).toBeNull();
  });

  it('reviews', () => {
    const reviews = recorded(z.array(reviewSchema), 'google-business', 'reviews_list.json', 'reviews');
    expect(
      reviews
        .flatMap((one) => commentsOf(one, location))
        .map(({ comment: { by, rating, text, publishedAt } }) => [by, rating, text, publishedAt]),
    ).toEqual([
      ['public', 5, 'Great service!', '2026-01-15T10:30:00.123Z'],
      ['practice', null, 'Thank you!', '2026-01-16T11:30:00.000Z'],
      ['public', 2, 'Lange gewartet', '2026-01-12T09:00:00.000Z'],
      ['public', 4, '', '2026-01-10T09:00:00.000Z'],
    ]);
  });

  it('profile', () => {
    const told = recorded(locationSchema, 'google-business', 'location_profile.json');
    expect(accountOf(told, { items: [], isWhole: false }, '2026-11-01').account).toMatchObject({
      handle: 'Clinic Demo',
      bio: 'Family practice.',
      website: 'https://example.org/',
      phone: '(415) 555-0100',
      picture: null,
      followers: null,
    });
    expect(
      recorded(z.array(z.object({ name: z.string() })), 'google-business', 'accounts_list.json', 'accounts'),
    ).toHaveLength(1);
  });

  it('a project that was never approved is no matter of waiting', () => {
    const body = recorded(z.unknown(), 'google-business', 'error_429_zero_quota.json');
    expect(classifyGoogle({ status: 429, body })).toMatchObject({
      kind: 'permission',
      code: 'google-not-approved',
    });
  });
});
