import { tiktok } from '../../../src/sources/platforms/tiktok.ts';
import { type Exchange, MARKER, NEWEST, type PlatformCase } from './case.ts';

const LIST = '/v2/video/list/';
const OK = { code: 'ok', message: '', log_id: '1' };

const video = (id: string, at: string) => ({
  id,
  create_time: Date.parse(at) / 1000,
  share_url: `https://www.tiktok.com/@lakeside/video/${id}?utm_source=x`,
  video_description: `Hats, part ${id} #skin`,
  duration: 42,
  like_count: 3,
  comment_count: 2,
  share_count: 1,
  view_count: 90,
});
const profile: Exchange = {
  name: 'profile',
  path: '/v2/user/info/',
  body: {
    data: {
      user: {
        open_id: 'o',
        display_name: 'Lakeside Dermatology',
        username: 'lakeside',
        bio_description: 'Skin care https://lakeside.example',
        avatar_url: 'https://cdn.example/p.jpg',
        follower_count: 321,
        video_count: 3,
      },
    },
    error: OK,
  },
  alongside: true,
};
const page = (videos: object[], cursor: number, has_more: boolean) => ({
  data: { videos, cursor, has_more },
  error: OK,
});
const pages = (newest: string): Exchange[] => [
  {
    name: 'posts-1',
    method: 'POST',
    path: LIST,
    sent: { max_count: 20, cursor: Date.parse('2026-11-01T12:00:00Z') },
    body: page([video('7003', newest), video('7002', '2026-09-10T08:00:00Z')], 1_789_000_000_000, true),
  },
  {
    name: 'posts-2',
    method: 'POST',
    path: LIST,
    sent: { max_count: 20, cursor: 1_789_000_000_000 },
    body: page([video('7001', '2026-07-01T08:00:00Z')], 1_780_000_000_000, false),
  },
];
const error = (code: string) => ({ data: {}, error: { code, message: 'x', log_id: '1' } });

const DETAILS = [
  'share_url',
  'video_description',
  'title',
  'duration',
  'like_count',
  'comment_count',
  'share_count',
  'view_count',
];

export const tiktokCase: PlatformCase = {
  source: tiktok,
  account: {
    platform: 'tiktok',
    handle: 'lakeside',
    credentials: {
      token: MARKER,
      refreshToken: `${MARKER}-r`,
      clientKey: `${MARKER}-k`,
      clientSecret: `${MARKER}-s`,
    },
  },
  host: 'https://open.tiktokapis.com',
  headers: { authorization: `Bearer ${MARKER}` },
  exchanges: (newest) => [profile, ...pages(newest)],
  expected: { posts: ['7003', '7002', '7001'], comments: { total: 0, practice: 0 } },
  empty: [
    { ...profile, body: { data: { user: { username: 'lakeside', video_count: 0 } }, error: OK } },
    { name: 'posts-1', method: 'POST', path: LIST, body: page([], 0, false) },
  ],
  faults: {
    401: { status: 401, body: error('access_token_invalid') },
    // A failure that calls itself a success.
    403: { status: 200, body: error('scope_not_authorized') },
    404: { status: 404, body: error('not_found') },
    429: { status: 429, body: error('rate_limit_exceeded'), waits: 60_000 },
    500: { status: 500, body: error('internal_error') },
  },
  deadMetrics: [
    {
      name: 'a field that is gone',
      notice: 'metric-gone',
      exchanges: [
        profile,
        { name: 'posts-1', method: 'POST', path: LIST, status: 400, body: error('invalid_params') },
        ...DETAILS.map(
          (name): Exchange => ({
            name: 'detail',
            method: 'POST',
            path: LIST,
            query: { fields: `id,create_time,${name}` },
            sent: { max_count: 1 },
            ...(name === 'share_count'
              ? { status: 400, body: error('invalid_params') }
              : { body: page([], 0, false) }),
          }),
        ),
        ...pages(NEWEST).map((exchange): Exchange => ({ ...exchange, lacks: 'share_count' })),
      ],
    },
    {
      name: 'a profile that its owner does not show',
      notice: 'profile-permission',
      exchanges: [
        { ...profile, status: 401, body: error('scope_not_authorized') },
        { ...profile, lacks: 'username' },
        ...pages(NEWEST),
      ],
    },
  ],
  minimum: 3,
};
