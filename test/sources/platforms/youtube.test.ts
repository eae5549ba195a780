import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  accountOf,
  channelSchema,
  commentOf,
  postOf,
  replySchema,
  threadSchema,
  uploadSchema,
  videoSchema,
} from '../../../src/sources/platforms/records/youtube.ts';
import { classifyGoogle } from '../../../src/sources/platforms/shared/google.ts';
import { describeWithShared } from '../../support/shared.ts';
import { recorded } from './recorded.ts';

const channel = channelSchema.parse({ id: 'UC1', snippet: { title: 'Lakeside', customUrl: '@lakeside' } });
const post = (fields: object, shorts: string[] = []) =>
  postOf(
    videoSchema.parse({
      id: 'v1',
      snippet: { publishedAt: '2026-10-01T10:00:00Z', title: 'Hats', description: '' },
      ...fields,
    }),
    channel,
    new Set(shorts),
  )?.post;

describe('a video', () => {
  it.each([
    [
      'counts written as texts',
      { statistics: { viewCount: '90', likeCount: '0' } },
      { views: 90, reactions: 0, comments: null },
    ],
    ['hidden counts', { statistics: {} }, { views: null, reactions: null, comments: null }],
  ])('with %s', (_name, fields, engagement) => expect(post(fields)?.engagement).toMatchObject(engagement));

  it.each([
    [
      'captions',
      { contentDetails: { caption: 'true', duration: 'PT2M' } },
      { altTextCount: 1, durationSeconds: 120 },
    ],
    ['no captions', { contentDetails: { caption: 'false' } }, { altTextCount: 0 }],
    ['no word on captions', {}, { altTextCount: null, durationSeconds: null }],
    ['a live past', { liveStreamingDetails: {} }, { kind: 'live' }],
    [
      'a description',
      {
        snippet: {
          publishedAt: '2026-10-01T10:00:00Z',
          title: 'Hats',
          description: 'Why #spf https://a.example',
        },
      },
      {
        text: 'Hats\n\nWhy #spf https://a.example',
        hashtags: ['spf'],
        links: ['https://a.example'],
        title: null,
      },
    ],
  ])('with %s', (_name, fields, expected) => expect(post(fields)).toMatchObject(expected));

  it('is a short when the list of shorts has it', () => {
    expect(post({}, ['v1'])?.kind).toBe('short');
    expect(post({}, ['v2'])?.kind).toBe('video');
  });

  it.each([
    [
      'announced',
      { snippet: { publishedAt: '2026-10-01T10:00:00Z', title: 'x', liveBroadcastContent: 'upcoming' } },
    ],
    ['unlisted', { status: { privacyStatus: 'unlisted' } }],
  ])('that is %s is no publication', (_name, fields) => expect(post(fields)).toBeUndefined());
});

it('a hidden number of subscribers is unknown', () => {
  const told = channelSchema.parse({
    id: 'UC1',
    snippet: { title: 'x' },
    statistics: { subscriberCount: '0', hiddenSubscriberCount: true },
  });
  expect(accountOf(told, '2026-11-01').account).toMatchObject({
    followers: null,
    handle: 'UC1',
    cover: null,
  });
});

it.each([
  [{ error: 'invalid_grant', error_description: 'x' }, 400, 'auth_expired', 'google-invalid_grant'],
  [{ error: { errors: [{ reason: 'commentsDisabled' }] } }, 403, 'not_found', 'google-commentsDisabled'],
  [
    { error: { errors: [{ reason: 'userRateLimitExceeded' }] } },
    403,
    'rate_limited',
    'google-userRateLimitExceeded',
  ],
  [{ error: { details: [{ reason: 'API_KEY_INVALID' }] } }, 400, 'auth_expired', 'google-API_KEY_INVALID'],
] as const)('%j', (body, status, kind, code) =>
  expect(classifyGoogle({ status, body })).toMatchObject({ kind, code }),
);

it('what Google does not explain is left to the status', () => {
  expect(classifyGoogle({ status: 403, body: { error: { status: 'PERMISSION_DENIED' } } })).toBeNull();
  expect(classifyGoogle({ status: 200, body: { items: [] } })).toBeNull();
});

describeWithShared('recorded YouTube answers', () => {
  it.each([
    ['error_400_key_invalid.json', 400, 'auth_expired'],
    ['error_403_quota_exceeded.json', 403, 'quota_or_payment'],
    ['error_429_rate_limit_errorinfo.json', 429, 'rate_limited'],
    ['error_403_permission.json', 403, undefined],
  ])('%s', (file, status, kind) => {
    expect(classifyGoogle({ status, body: recorded(z.unknown(), 'youtube', file) })?.kind).toBe(kind);
  });

  it('channels', () => {
    const [one] = recorded(z.array(channelSchema), 'youtube', 'channels_list_one.json', 'items');
    expect(one && accountOf(one, '2026-11-01').account).toMatchObject({
      handle: '@googledevelopers',
      displayName: 'Google Developers',
      website: 'https://goo.gle/developers',
      picture: expect.stringContaining('s800'),
      cover: null,
      followers: null,
    });
    const several = recorded(z.array(channelSchema), 'youtube', 'channels_list.json', 'items');
    expect(
      several.map((told) => accountOf(told, '2026-11-01').account.followers).every((n) => Number(n) > 0),
    ).toBe(true);
  });

  it('uploads over two pages', () => {
    const pages = ['uploads_page_1.json', 'uploads_page_2.json'].map((file) =>
      recorded(
        z.array(z.object({ snippet: z.object({ publishedAt: z.string() }) })),
        'youtube',
        file,
        'items',
      ),
    );
    expect(pages.map((page) => page.length)).toEqual([10, 3]);
    expect(uploadSchema.safeParse({ contentDetails: { videoId: 'x' } }).success).toBe(true);
  });

  it('videos', () => {
    const files = [
      'videos_list_full_parts_page_1.json',
      'videos_list_one.json',
      'videos_list_snippet_player.json',
    ];
    const posts = files.flatMap((file) =>
      recorded(z.array(videoSchema), 'youtube', file, 'items').map(
        (video) => postOf(video, channel, new Set())?.post,
      ),
    );
    expect(posts.length).toBeGreaterThan(5);
    expect(posts.every((one) => one?.kind === 'video' || one?.kind === 'live')).toBe(true);
    const [one] = recorded(z.array(videoSchema), 'youtube', 'videos_list_one.json', 'items');
    expect(one && postOf(one, channel, new Set())?.post).toMatchObject({
      publishedAt: '2019-03-21T20:37:49.000Z',
      text: expect.stringMatching(/^What are Actions on Google \(Assistant on Air\)\n\nIn the first/),
    });
  });

  it('comments, with markup and without', () => {
    const files = [
      'comment_threads_page_1.json',
      'comment_threads_page_2.json',
      'comment_threads_by_channel.json',
      'comment_threads_all_related.json',
    ];
    const threads = files.flatMap((file) => recorded(z.array(threadSchema), 'youtube', file, 'items'));
    const comments = threads.map(({ snippet }) =>
      commentOf(snippet.topLevelComment, { videoId: snippet.videoId, parent: null }, channel),
    );
    expect(comments.every(({ comment }) => comment.text !== '' && !/<\w/.test(comment.text))).toBe(true);
    expect(comments[0]?.comment).toMatchObject({
      text: 'Google.com',
      publishedAt: '2019-11-26T15:51:44.000Z',
      postId: 'youtube:F1UP7wRCPH8',
      by: 'public',
    });
    const replies = ['comments_by_parent_page_1.json', 'comments_by_parent_page_2.json'].flatMap((file) =>
      recorded(z.array(replySchema), 'youtube', file, 'items'),
    );
    expect(replies).toHaveLength(3);
    expect(
      recorded(z.array(z.unknown()), 'youtube', 'search_by_channel.json', 'items').length,
    ).toBeGreaterThan(0);
    expect(recorded(z.object({ expires_in: z.number() }), 'youtube', 'oauth_token.json').expires_in).toBe(
      3599,
    );
  });
});
