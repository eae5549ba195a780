import { mastodon } from '../../../src/sources/platforms/mastodon.ts';
import { type Exchange, MARKER, NEWEST, type PlatformCase } from './case.ts';

const STATUSES = '/api/v1/accounts/77/statuses';

const status = (id: string, createdAt: string, replies = 0) => ({
  id,
  created_at: createdAt,
  url: `https://social.example/@lakeside/${id}`,
  visibility: 'public',
  content:
    '<p>Wear a hat.<br>And sunscreen.</p><p><a href="https://lakeside.example/sun" rel="x">lakeside.example/sun</a></p>',
  media_attachments: [{ id: '1', type: 'image', description: 'A hat' }],
  replies_count: replies,
  reblogs_count: 1,
  favourites_count: 2,
  tags: [{ name: 'skin' }],
  account: { id: '77' },
});
const profile: Exchange = {
  name: 'profile',
  path: '/api/v1/accounts/lookup',
  query: { acct: 'lakeside' },
  body: {
    id: '77',
    acct: 'lakeside',
    url: 'https://social.example/@lakeside',
    display_name: 'Lakeside Dermatology',
    note: '<p>Skin care</p>',
    avatar: 'https://files.example/a.png',
    header: 'https://social.example/headers/original/missing.png',
    followers_count: 5,
    statuses_count: 3,
    fields: [{ name: 'Web', value: '<a href="https://lakeside.example">lakeside.example</a>' }],
  },
};

const pages = (newest: string): Exchange[] => [
  {
    name: 'posts-1',
    path: STATUSES,
    query: { limit: '40' },
    body: [status('1003', newest, 2), status('1002', '2026-09-10T08:00:00.000Z')],
    headers: { Link: `<https://social.example${STATUSES}?limit=40&max_id=1002>; rel="next"` },
  },
  {
    name: 'posts-2',
    path: STATUSES,
    query: { max_id: '1002' },
    body: [status('1001', '2026-07-01T08:00:00.000Z')],
  },
];
const context: Exchange = {
  name: 'detail',
  path: '/api/v1/statuses/1003/context',
  body: {
    ancestors: [],
    descendants: [
      {
        id: '2001',
        created_at: '2026-10-20T16:00:00.000Z',
        in_reply_to_id: '1003',
        content: '<p>Which sunscreen?</p>',
        account: { id: '88' },
      },
      {
        id: '2002',
        created_at: '2026-10-20T17:00:00.000Z',
        in_reply_to_id: '2001',
        content: '<p>Any with SPF 30.</p>',
        account: { id: '77' },
      },
      {
        id: '2003',
        created_at: '2026-10-20T18:00:00.000Z',
        in_reply_to_id: '1003',
        visibility: 'direct',
        content: '<p>For your eyes only</p>',
        account: { id: '88' },
      },
    ],
  },
};

export const mastodonCase: PlatformCase = {
  source: mastodon,
  account: { platform: 'mastodon', handle: '@lakeside@social.example', credentials: { token: MARKER } },
  host: 'https://social.example',
  headers: { authorization: `Bearer ${MARKER}` },
  exchanges: (newest) => [profile, ...pages(newest), context],
  expected: { posts: ['1003', '1002', '1001'], comments: { total: 2, practice: 1 } },
  empty: [
    { ...profile, body: { id: '77', acct: 'lakeside', statuses_count: 0 } },
    { name: 'posts-1', path: STATUSES, body: [] },
  ],
  faults: {
    401: { status: 401, body: { error: 'This method requires an authenticated user' } },
    403: { status: 403, body: { error: 'This action is not allowed' } },
    404: { status: 404, body: { error: 'Record not found' } },
    429: {
      status: 429,
      body: { error: 'Too many requests' },
      headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '2026-11-01T12:00:20.000Z' },
    },
    500: { status: 503, body: { error: 'Remote data could not be fetched' } },
  },
  // Nothing is asked for by name that could be gone but whole parts.
  deadMetrics: [
    {
      name: 'the way to replies',
      notice: 'comments-permission',
      exchanges: [
        profile,
        ...pages(NEWEST),
        { ...context, status: 403, body: { error: 'This action is not allowed' } },
      ],
    },
  ],
  minimum: 4,
};
