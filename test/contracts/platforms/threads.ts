import { threads } from '../../../src/sources/platforms/threads.ts';
import { type Exchange, MARKER, NEWEST, type PlatformCase } from './case.ts';

const POSTS = '/v1.0/me/threads';

const post = (id: string, timestamp: string, extra: object = {}) => ({
  id,
  media_type: 'IMAGE',
  permalink: `https://www.threads.net/@lakeside/post/T${id}`,
  text: `Hats on, part ${id} #skin`,
  timestamp: timestamp.replace('.000Z', '+0000'),
  alt_text: 'A hat',
  has_replies: false,
  ...extra,
});
const profile: Exchange = {
  name: 'profile',
  path: '/v1.0/me',
  body: {
    id: '5',
    username: 'lakeside',
    name: 'Lakeside Dermatology',
    threads_biography: 'Skin care. https://lakeside.example',
    threads_profile_picture_url: 'https://cdn.example/p.jpg',
  },
  alongside: true,
};
const followers: Exchange = {
  name: 'profile',
  path: '/v1.0/me/threads_insights',
  query: { metric: 'followers_count' },
  body: { data: [{ name: 'followers_count', total_value: { value: 42 } }] },
  alongside: true,
};
const value = (name: string, amount: number) => ({ name, period: 'lifetime', values: [{ value: amount }] });
const insights = (id: string, metrics = 'views,likes,replies,reposts', data: object = {}): Exchange => ({
  name: 'detail',
  path: `/v1.0/${id}/insights`,
  query: { metric: metrics },
  body: { data: [value('views', 90), value('likes', 3), value('replies', 2), value('reposts', 0)] },
  ...data,
});
const pages = (newest: string): Exchange[] => [
  {
    name: 'posts-1',
    path: POSTS,
    query: { limit: '100' },
    body: {
      data: [post('3', newest, { has_replies: true }), post('2', '2026-09-10T08:00:00.000Z')],
      paging: {
        cursors: { after: 'A2' },
        next: `https://graph.threads.net${POSTS}?access_token=${encodeURIComponent(MARKER)}&after=A2`,
      },
    },
  },
  {
    name: 'posts-2',
    path: POSTS,
    query: { after: 'A2' },
    body: { data: [post('1', '2026-07-01T08:00:00.000Z')], paging: { cursors: { after: 'A3' } } },
  },
];
const conversation: Exchange = {
  name: 'detail',
  path: '/v1.0/3/conversation',
  body: {
    data: [
      { id: 'r1', text: 'Which hat?', timestamp: '2026-10-20T16:00:00+0000', replied_to: { id: '3' } },
      {
        id: 'r2',
        text: 'Any brim.',
        timestamp: '2026-10-20T17:00:00+0000',
        replied_to: { id: 'r1' },
        is_reply_owned_by_me: true,
      },
    ],
  },
};
const error = (code: number, message = 'x', more: object = {}) => ({
  error: { message, type: 'THApiException', code, ...more },
});
const dead = { status: 400, body: error(100, '(#100) The value must be a valid insights metric') };

export const threadsCase: PlatformCase = {
  source: threads,
  account: { platform: 'threads', handle: 'lakeside', credentials: { token: MARKER } },
  host: 'https://graph.threads.net',
  headers: { authorization: `Bearer ${MARKER}` },
  exchanges: (newest) => [
    profile,
    followers,
    ...pages(newest),
    conversation,
    ...['3', '2'].map((id) => insights(id)),
  ],
  expected: { posts: ['3', '2', '1'], comments: { total: 2, practice: 1 } },
  empty: [
    profile,
    followers,
    { name: 'posts-1', path: POSTS, query: { limit: '100' }, body: { data: [] } },
    { name: 'newest', path: POSTS, query: { limit: '1' }, body: { data: [] } },
  ],
  faults: {
    401: { status: 400, body: error(190, 'Error validating access token', { error_subcode: 463 }) },
    403: { status: 403, body: error(10, 'Application does not have permission') },
    404: { status: 400, body: error(100, 'Unsupported get request', { error_subcode: 33 }) },
    429: { status: 400, body: error(4, 'Application request limit reached'), waits: 500 },
    500: { status: 500, body: error(2, 'An unexpected error', { is_transient: true }) },
  },
  deadMetrics: [
    {
      name: 'a metric that is gone',
      notice: 'metric-gone',
      exchanges: [
        profile,
        followers,
        ...pages(NEWEST),
        conversation,
        insights('3', undefined, dead),
        insights('2', undefined, dead),
        ...['likes', 'replies', 'reposts'].map((name) => insights('3', name)),
        insights('3', 'views', dead),
        ...['3', '2'].map((id) => insights(id, 'likes,replies,reposts')),
      ],
    },
    {
      name: 'a field that is gone',
      notice: 'field-gone',
      exchanges: [
        profile,
        followers,
        {
          name: 'posts-1',
          path: POSTS,
          query: { limit: '100' },
          status: 400,
          body: error(100, 'Tried accessing nonexisting field (topic_tag) on node type (ThreadsMedia)'),
        },
        ...pages(NEWEST).map((page): Exchange => ({ ...page, lacks: 'topic_tag' })),
        conversation,
        ...['3', '2'].map((id) => insights(id)),
      ],
    },
    {
      name: 'the permission for figures',
      notice: 'figures-permission',
      exchanges: [
        profile,
        followers,
        ...pages(NEWEST),
        conversation,
        insights('3', undefined, { status: 403, body: error(10) }),
        insights('2', undefined, { status: 403, body: error(10) }),
      ],
    },
  ],
  minimum: 7,
};
