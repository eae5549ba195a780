import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nextParameters } from '../../../src/sources/http/paging.ts';
import {
  accountOf,
  commentOf,
  commentSchema,
  postFields,
  postOf,
  postSchema,
  profileSchema,
} from '../../../src/sources/platforms/records/facebook.ts';
import { addVideos } from '../../../src/sources/platforms/shared/facebook-videos.ts';
import { GRAPH_PAGES } from '../../../src/sources/platforms/shared/graph.ts';
import { describeWithShared } from '../../support/shared.ts';
import { recorded } from './recorded.ts';

const NOTHING = new Set<string>();
const page = profileSchema.parse({ id: '19292868552', name: 'Lakeside' });
const post = (fields: object) =>
  postOf(postSchema.parse({ id: '1_2', created_time: '2026-10-01T10:00:00+0000', ...fields }), page)?.post;
const attached = (attachment: object) => ({ attachments: { data: [attachment] } });

describe('a Facebook post', () => {
  it.each([
    ['words only', { message: 'Hi' }, { kind: 'text', mediaCount: 0, origin: 'own' }],
    ['a photo', attached({ media_type: 'photo' }), { kind: 'photo', mediaCount: 1, text: '' }],
    [
      'an album',
      attached({ media_type: 'album', subattachments: { data: [{}, {}, {}] } }),
      { kind: 'carousel', mediaCount: 3 },
    ],
    ['a video', attached({ media_type: 'video', type: 'video_inline' }), { kind: 'video' }],
    ['a live video', attached({ media_type: 'video', type: 'live_video' }), { kind: 'live' }],
    [
      'a reel',
      { ...attached({ media_type: 'video' }), permalink_url: 'https://www.facebook.com/reel/123456789/' },
      { kind: 'short' },
    ],
    [
      'a link preview, filled with a picture that is not its own',
      {
        message: 'Read https://a.example/x',
        status_type: 'shared_story',
        ...attached({ media_type: 'link', type: 'share', unshimmed_url: 'https://b.example/y' }),
      },
      { kind: 'link', mediaCount: 0, origin: 'own', links: ['https://a.example/x', 'https://b.example/y'] },
    ],
    ['an event', attached({ media_type: 'event' }), { kind: 'event' }],
    ['something new', attached({ media_type: 'hologram' }), { kind: null, mediaCount: null }],
    ['a parent', { parent_id: '9_9', ...attached({ media_type: 'photo' }) }, { origin: 'shared' }],
    [
      'pictures of others',
      { status_type: 'shared_story', ...attached({ media_type: 'photo' }) },
      { origin: 'shared' },
    ],
    ['a promotion that runs', { promotion_status: 'active' }, { paid: true }],
    ['a promotion that ran', { promotion_status: 'finished' }, { paid: true }],
    ['no promotion', { promotion_status: 'inactive' }, { paid: false }],
    ['a promotion status nobody knows', { promotion_status: 'lunar' }, { paid: null }],
    [
      'no figures',
      {},
      {
        engagement: { reactions: null, comments: null, shares: null, views: null, reach: null, clicks: null },
      },
    ],
    [
      'reactions and no shares',
      { reactions: { data: [], summary: { total_count: 0 } } },
      { engagement: { reactions: 0, shares: 0 } },
    ],
  ])('with %s', (_name, fields, expected) => expect(post(fields)).toMatchObject(expected));

  it.each([
    [
      'a new cover picture',
      { story: 'Lakeside updated their cover photo.', ...attached({ type: 'cover_photo' }) },
    ],
    ['words of the system', { story: 'Lakeside changed their name.' }],
  ])('that is %s was published by nobody', (_name, fields) => expect(post(fields)).toBeUndefined());

  it('is asked for with less where a part is not granted', () => {
    const all = postFields({ metrics: ['a', 'b'], talk: true });
    expect(all).toContain('insights.metric(a,b)');
    expect(all).toContain('comments.filter(stream)');
    const less = postFields({ metrics: [], talk: false });
    expect(less).not.toMatch(/insights|reactions|comments/);
    expect(less).toContain('attachments');
  });
});

describe('the list of videos', () => {
  const at = '2026-10-01T10:00:30+0000';
  const told = (fields: object) => {
    const post = postSchema.parse({ id: '1_2', created_time: '2026-10-01T10:00:00+0000', ...fields });
    const item = postOf(post, page);
    return item ? [{ post, item }] : [];
  };
  async function* list(...records: object[]) {
    yield { number: 1, records, body: {}, headers: {}, stopped: null };
  }
  const reel = {
    id: '7700000077',
    created_time: at,
    permalink_url: '/reel/7700000077/',
    description: 'Hats',
    length: 12.4,
    views: 9,
  };

  it.each([
    ['the number of what is attached', attached({ media_type: 'video', target: { id: '7700000077' } })],
    [
      'its address',
      {
        ...attached({ media_type: 'video' }),
        permalink_url: 'https://www.facebook.com/1/videos/7700000077/',
      },
    ],
    ['words and minute', { message: 'Hats ', ...attached({ media_type: 'video' }) }],
  ])('tells the length of a video that is known by %s', async (_name, fields) => {
    const read = told(fields);
    expect(await addVideos(list(reel), read, page, '2026-08-01')).toEqual([]);
    expect(read[0]?.item.post.durationSeconds).toBe(12);
  });

  it('brings Reels that the posts leave out, and nothing else', async () => {
    const others = [
      { ...reel, id: '78', published: false },
      { ...reel, id: '79', permalink_url: '/lakeside/videos/79/' },
    ];
    const items = await addVideos(list(reel, ...others), told({ message: 'Another' }), page, '2026-08-01');
    expect(items).toMatchObject([
      {
        post: {
          kind: 'short',
          text: 'Hats',
          permalink: 'https://www.facebook.com/reel/7700000077/',
          publishedAt: '2026-10-01T10:00:30.000Z',
          durationSeconds: 12,
          engagement: { views: 9, reactions: null },
        },
        keys: { id: '7700000077' },
      },
    ]);
  });
});

describeWithShared('recorded Facebook answers', () => {
  const postsOf = (file: string) =>
    recorded(z.array(postSchema), 'facebook', file, 'data').map((one) => postOf(one, page));

  it('two pages of posts', () => {
    const posts = [...postsOf('page_feed_full_fields_p1.json'), ...postsOf('page_feed_full_fields_p2.json')];
    expect(
      posts.map((item) => {
        const { kind, publishedAt, engagement, origin } = item?.post ?? {};
        return [
          item?.keys.id,
          kind,
          origin,
          publishedAt,
          engagement?.reactions,
          engagement?.comments,
          engagement?.shares,
        ];
      }),
    ).toEqual([
      ['10158349356748553', 'photo', 'own', '2021-07-09T19:09:52.000Z', 125, 13, 10],
      ['10158347294088553', 'link', 'own', '2021-07-08T15:30:19.000Z', 131, 17, 6],
      ['10158345715593553', 'photo', 'own', '2021-07-07T17:02:59.000Z', 143, 15, 15],
      ['10158343840773553', 'photo', 'own', '2021-07-06T18:31:13.000Z', 178, 23, 16],
      ['10158333323653553', 'video', 'own', '2021-06-30T21:21:18.000Z', 179, 49, 15],
      ['10158331020098553', 'link', 'own', '2021-06-29T15:47:56.000Z', 157, 23, 17],
      ['10158329301388553', 'photo', 'own', '2021-06-28T15:17:28.000Z', 219, 16, 19],
      ['10158319774218553', 'photo', 'own', '2021-06-23T15:45:41.000Z', 210, 47, 14],
      ['10158317908683553', 'link', 'own', '2021-06-22T17:10:48.000Z', 142, 15, 10],
      ['10158316421783553', 'video', 'own', '2021-06-21T20:57:12.000Z', 26959, 82, 183],
    ]);
    expect(posts.every((item) => item?.keys.id === item?.keys.link)).toBe(true);
  });

  it('both styles of paging, and their ends', () => {
    const next = (file: string) =>
      nextParameters(GRAPH_PAGES.paging, {
        body: recorded(z.unknown(), 'facebook', file),
        headers: {},
        query: {},
        number: 1,
        count: 5,
      });
    expect(next('page_feed_full_fields_p1.json')).toMatchObject({ after: 'after', limit: '5' });
    expect(next('page_feed_full_fields_p1.json')).not.toHaveProperty('access_token');
    expect(next('page_feed_full_fields_p2.json')).toBeNull();
    expect(next('page_posts_time_paging_p1.json')).toMatchObject({ until: '1624385168' });
    expect(next('page_posts_time_paging_p2.json')).toBeNull();
    expect(postsOf('page_posts_time_paging_p1.json')).toHaveLength(5);
  });

  it('comments in one list with answers, without their authors', () => {
    const files = ['post_comments_stream_p1.json', 'post_comments_stream_p2.json'];
    const records = files.flatMap((file) => recorded(z.array(commentSchema), 'facebook', file, 'data'));
    const under = postOf(postSchema.parse({ id: '1_10158407654328553', created_time: 'x' }), page);
    const comments = records.map((record) => under && commentOf(record, under, page)?.comment);
    expect(comments.length).toBe(records.length);
    expect(comments.every((comment) => comment?.by === 'public')).toBe(true);
    expect(comments[0]).toMatchObject({ id: 'facebook:10158407835073553', parentId: null });
    expect(comments.find((comment) => comment?.id === 'facebook:10158409983033553')?.parentId).toBe(
      'facebook:10158407903973553',
    );
  });

  it('profiles', () => {
    const full = recorded(profileSchema, 'facebook', 'page_profile_default_fields.json');
    expect(accountOf(full, NOTHING, '2026-11-01').account).toMatchObject({
      handle: 'Facebook',
      displayName: 'Facebook',
      website: 'http://www.facebook.com',
      phone: '',
      followers: 214507731,
      picture: expect.stringContaining('https://'),
      cover: expect.stringContaining('https://'),
    });
    const few = recorded(profileSchema, 'facebook', 'page_profile_few_fields.json');
    expect(accountOf(few, NOTHING, '2026-11-01').account.cover).toBe('');
  });

  it('the rest parses', () => {
    const single = recorded(postSchema, 'facebook', 'post_reactions_per_type.json');
    expect(postOf(single, page)?.post).toMatchObject({
      text: '我测试一下 MyLife',
      engagement: { reactions: 1, comments: 0 },
    });
    expect(
      Object.keys(recorded(z.record(z.string(), postSchema), 'facebook', 'posts_by_ids.json')).length,
    ).toBeGreaterThan(1);
    expect(
      Object.keys(recorded(z.record(z.string(), commentSchema), 'facebook', 'comments_by_ids.json')),
    ).toHaveLength(2);
    const pictures = z.object({ data: z.object({ is_silhouette: z.boolean() }) });
    expect(recorded(pictures, 'facebook', 'page_picture.json').data.is_silhouette).toBe(false);
    expect(
      recorded(z.array(z.object({ length: z.number() })), 'facebook', 'page_videos_p1.json', 'data').length,
    ).toBeGreaterThan(2);
    for (const file of ['me_accounts_p1.json', 'me_accounts_p2.json'])
      expect(
        recorded(z.array(z.object({ id: z.string(), tasks: z.array(z.string()) })), 'facebook', file, 'data')
          .length,
      ).toBeGreaterThan(0);
    expect(
      recorded(z.object({ expires_in: z.number() }), 'facebook', 'token_long_lived.json').expires_in,
    ).toBeGreaterThan(0);
  });
});
