import { x } from '../../../src/sources/platforms/x.ts';
import { type Exchange, MARKER, NEWEST, type PlatformCase } from './case.ts';

const TIMELINE = '/2/users/77/tweets';

const post = (id: string, createdAt: string, extra: object = {}) => ({
  id,
  text: `Hats on, part ${id} #skin https://t.co/pic${id}`,
  created_at: createdAt,
  conversation_id: id,
  attachments: { media_keys: ['3_1'] },
  entities: {
    hashtags: [{ start: 1, end: 5, tag: 'skin' }],
    urls: [
      {
        url: `https://t.co/pic${id}`,
        expanded_url: `https://x.com/lakeside/status/${id}/photo/1`,
        media_key: '3_1',
      },
    ],
  },
  public_metrics: {
    like_count: 3,
    reply_count: 2,
    retweet_count: 1,
    quote_count: 0,
    bookmark_count: 0,
    impression_count: 90,
  },
  edit_history_tweet_ids: [id],
  ...extra,
});
const includes = { media: [{ media_key: '3_1', type: 'photo', alt_text: 'A hat' }] };
const profile: Exchange = {
  name: 'profile',
  path: '/2/users/by/username/lakeside',
  body: {
    data: {
      id: '77',
      name: 'Lakeside Dermatology',
      username: 'lakeside',
      description: 'Skin care',
      url: 'https://t.co/x',
      entities: { url: { urls: [{ url: 'https://t.co/x', expanded_url: 'https://lakeside.example' }] } },
      profile_image_url: 'https://pbs.example/p.jpg',
      profile_banner_url: 'https://pbs.example/b.jpg',
      public_metrics: { followers_count: 321, tweet_count: 3 },
      protected: false,
    },
  },
};
const answer = {
  id: '1006',
  text: '@someone Any brim.',
  created_at: '2026-10-20T17:00:00.000Z',
  conversation_id: '1003',
  in_reply_to_user_id: '88',
  referenced_tweets: [{ type: 'replied_to', id: '1005' }],
  public_metrics: { like_count: 0, reply_count: 0, retweet_count: 0 },
};
const mentions: Exchange = {
  name: 'detail',
  path: '/2/users/77/mentions',
  query: { start_time: '2026-08-03T00:00:00Z' },
  body: {
    data: [
      {
        id: '1005',
        text: '@lakeside Which hat?',
        created_at: '2026-10-20T16:00:00.000Z',
        conversation_id: '1003',
        author_id: '88',
        referenced_tweets: [{ type: 'replied_to', id: '1003' }],
      },
      {
        id: '1007',
        text: '@lakeside hello',
        created_at: '2026-10-20T16:00:00.000Z',
        conversation_id: '1007',
        author_id: '88',
      },
    ],
    meta: { result_count: 2 },
  },
  alongside: true,
};
const problem = (status: number, type: string) => ({
  status,
  body: { title: 'x', detail: 'x', status, type: `https://api.x.com/2/problems/${type}` },
});

const pages = (newest: string): Exchange[] => [
  {
    name: 'posts-1',
    path: TIMELINE,
    query: { max_results: '100', start_time: '2026-08-03T00:00:00Z' },
    lacks: '2026-11-01',
    body: {
      data: [post('1003', newest), answer],
      includes,
      meta: { result_count: 2, next_token: 'N2' },
    },
  },
  {
    name: 'posts-2',
    path: TIMELINE,
    query: { pagination_token: 'N2' },
    body: { data: [post('1001', '2026-08-03T08:00:00.000Z')], includes, meta: { result_count: 1 } },
  },
];

export const xCase: PlatformCase = {
  source: x,
  account: { platform: 'x', handle: '@lakeside', credentials: { token: MARKER } },
  host: 'https://api.x.com',
  headers: { authorization: `Bearer ${MARKER}` },
  exchanges: (newest) => [profile, mentions, ...pages(newest)],
  expected: {
    posts: ['1003', '1006', '1001'],
    comments: { total: 2, practice: 1 },
    notices: ['comments-partial'],
  },
  empty: [
    { ...profile, body: { data: { id: '77', name: 'Lakeside', username: 'lakeside' } } },
    { ...mentions, body: { meta: { result_count: 0 } } },
    { name: 'posts-1', path: TIMELINE, query: { max_results: '100' }, body: { meta: { result_count: 0 } } },
    { name: 'newest', path: TIMELINE, query: { max_results: '5' }, body: { meta: { result_count: 0 } } },
  ],
  faults: {
    401: {
      status: 401,
      body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
    },
    403: problem(403, 'client-forbidden'),
    404: problem(404, 'resource-not-found'),
    429: {
      status: 429,
      body: { title: 'Too Many Requests', type: 'about:blank', status: 429 },
      headers: {
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': String(Date.parse('2026-11-01T12:00:20Z') / 1000),
      },
    },
    500: { status: 503, body: { title: 'Service Unavailable', type: 'about:blank', status: 503 } },
  },
  // X leaves out fields that it does not know and fails none of the rest.
  deadMetrics: [
    {
      name: 'the right to mentions',
      notice: 'comments-permission',
      exchanges: [profile, { ...mentions, ...problem(403, 'client-forbidden') }, ...pages(NEWEST)],
    },
  ],
  minimum: 4,
};
