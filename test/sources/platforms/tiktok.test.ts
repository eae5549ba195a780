import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  accountOf,
  postOf,
  profileSchema,
  videoSchema,
} from '../../../src/sources/platforms/records/tiktok.ts';
import { describeWithShared } from '../../support/shared.ts';
import { recorded } from './recorded.ts';

const post = (fields: object) =>
  postOf(videoSchema.parse({ id: '7', create_time: 1_648_483_200, ...fields }), 'lakeside').post;

it.each([
  [
    'a video',
    { share_url: 'https://www.tiktok.com/@old_name/video/7?utm_source=x', duration: 42 },
    {
      kind: 'short',
      mediaCount: 1,
      durationSeconds: 42,
      permalink: 'https://www.tiktok.com/@old_name/video/7',
    },
  ],
  [
    'pictures',
    { share_url: 'https://www.tiktok.com/@lakeside/photo/7', duration: 0 },
    { kind: 'photo', mediaCount: null, durationSeconds: null },
  ],
  ['a title only', { title: 'Tour', video_description: '' }, { text: 'Tour' }],
  ['no counts', {}, { engagement: { reactions: null, comments: null, shares: null, views: null } }],
  ['real zeros', { like_count: 0, view_count: 0 }, { engagement: { reactions: 0, views: 0 } }],
])('a TikTok post with %s', (_name, fields, expected) => expect(post(fields)).toMatchObject(expected));

describeWithShared('recorded TikTok answers', () => {
  it('videos', () => {
    const videos = recorded(z.array(videoSchema), 'tiktok', 'video_list_page.json', 'data.videos');
    expect(
      videos.map((video) => postOf(video, 'clinic_demo')).map(({ keys, post: told }) => [keys.id, told]),
    ).toMatchObject([
      [
        '7080213458555737986',
        {
          publishedAt: '2022-03-28T16:00:00.000Z',
          text: 'Clinic tour #clinic #health',
          hashtags: ['clinic', 'health'],
          durationSeconds: 42,
          engagement: { reactions: 12, comments: 3, shares: 1, views: 1540, saves: null, reach: null },
        },
      ],
      ['7080211111111111111', { text: '', engagement: { reactions: 0, views: 0 } }],
    ]);
    expect(recorded(z.array(videoSchema), 'tiktok', 'video_list_last_page.json', 'data.videos')).toEqual([]);
  });

  it('profile, tokens and failures', () => {
    const profile = recorded(profileSchema, 'tiktok', 'user_info.json', 'data.user');
    expect(accountOf(profile, 'clinic_demo', '2026-11-01')).toMatchObject({
      postsTold: 61,
      account: { displayName: 'Clinic Demo', bio: 'Care for all', website: '', phone: null, followers: 1220 },
    });
    expect(recorded(z.object({ expires_in: z.number() }), 'tiktok', 'oauth_token.json').expires_in).toBe(
      86_400,
    );
    expect(recorded(z.object({ code: z.literal(0) }).loose(), 'tiktok', 'business_api_token.json').code).toBe(
      0,
    );
    expect(recorded(z.array(z.object({ http: z.number() })), 'tiktok', 'errors.json')).toHaveLength(5);
  });
});
