import { pinterest } from '../../../src/sources/platforms/pinterest.ts';
import { type Exchange, MARKER, NEWEST, type PlatformCase } from './case.ts';

const PINS = '/v5/pins';

const pin = (id: string, at: string) => ({
  id,
  created_at: at.replace('.000Z', '').replace('Z', ''),
  title: `Hats, part ${id}`,
  description: 'Wear one #skin',
  link: 'https://lakeside.example/hats',
  alt_text: 'A hat',
  media: { media_type: 'image' },
  has_been_promoted: false,
  is_owner: true,
  pin_metrics: {
    '90d': { impression: 5 },
    lifetime_metrics: { pin_click: 4, impression: 90, clickthrough: 1, reaction: 3, comment: 2 },
  },
});
const profile: Exchange = {
  name: 'profile',
  path: '/v5/user_account',
  body: {
    username: 'lakeside',
    about: 'Skin care',
    business_name: 'Lakeside Dermatology',
    website_url: 'https://lakeside.example',
    profile_image: 'https://cdn.example/p.jpg',
    follower_count: 321,
    pin_count: 3,
    monthly_views: -1,
  },
  alongside: true,
};
const pages = (newest: string): Exchange[] => [
  {
    name: 'posts-1',
    path: PINS,
    query: { page_size: '250', pin_metrics: 'true' },
    body: { items: [pin('903', newest), pin('902', '2026-09-10T08:00:00Z')], bookmark: 'B2' },
  },
  {
    name: 'posts-2',
    path: PINS,
    query: { bookmark: 'B2' },
    body: { items: [pin('901', '2026-07-01T08:00:00Z')], bookmark: null },
  },
];
const saves: Exchange = {
  name: 'detail',
  path: '/v5/pins/analytics',
  query: { pin_ids: '903,902', metric_types: 'SAVE', start_date: '2026-08-04', end_date: '2026-11-01' },
  body: {
    903: { all: { lifetime_metrics: { SAVE: 6 }, daily_metrics: [] } },
    902: { all: { summary_metrics: { SAVE: 0 } } },
  },
};

const refused = { status: 403, body: { code: 403, message: 'x' } };

export const pinterestCase: PlatformCase = {
  source: pinterest,
  account: {
    platform: 'pinterest',
    handle: 'lakeside',
    credentials: {
      token: MARKER,
      refreshToken: `${MARKER}-r`,
      clientId: `${MARKER}-i`,
      clientSecret: `${MARKER}-s`,
    },
  },
  host: 'https://api.pinterest.com',
  headers: { authorization: `Bearer ${MARKER}` },
  exchanges: (newest) => [profile, ...pages(newest), saves],
  expected: { posts: ['903', '902', '901'], comments: { total: 0, practice: 0 } },
  empty: [
    { ...profile, body: { username: 'lakeside', pin_count: 0 } },
    { name: 'posts-1', path: PINS, body: { items: [], bookmark: null } },
  ],
  faults: {
    401: { status: 401, body: { code: 2, message: 'Authentication failed.' } },
    403: {
      status: 403,
      body: { code: 29, message: 'You are not permitted to access that resource.' },
      times: 2,
    },
    404: { status: 404, body: { code: 30, message: 'User not found.' } },
    429: {
      status: 429,
      body: { code: 8, message: 'x' },
      headers: {
        'x-ratelimit-limit': '100, 100;w=60;name="r"',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '20',
      },
    },
    500: { status: 500, body: { code: 500, message: 'x' } },
  },
  deadMetrics: [
    {
      name: 'the analytics that not every app may read',
      notice: 'saves-permission',
      exchanges: [
        profile,
        ...pages(NEWEST),
        { ...saves, ...refused },
        { name: 'detail', path: '/v5/pins/903/analytics', ...refused },
      ],
    },
    {
      name: 'the right to figures',
      notice: 'figures-permission',
      exchanges: [
        profile,
        { name: 'posts-1', path: PINS, query: { pin_metrics: 'true' }, ...refused },
        ...pages(NEWEST).map((page): Exchange => ({ ...page, query: {}, lacks: 'pin_metrics' })),
        saves,
      ],
    },
  ],
  minimum: 4,
};
