import { bluesky } from '../../../src/sources/platforms/bluesky.ts';
import { type Exchange, NEWEST, type PlatformCase } from './case.ts';

const DID = 'did:plc:lakeside';
const FEED = '/xrpc/app.bsky.feed.getAuthorFeed';

const author = { did: DID, handle: 'lakeside.example' };
const post = (rkey: string, createdAt: string, replyCount = 0) => ({
  uri: `at://${DID}/app.bsky.feed.post/${rkey}`,
  author,
  record: { text: `Post ${rkey} #skin`, createdAt },
  embed: {
    $type: 'app.bsky.embed.images#view',
    images: [{ alt: 'The practice at dawn', fullsize: 'https://cdn.example/1' }],
  },
  indexedAt: createdAt < '2027' ? createdAt : '2026-10-21T00:00:00.000Z',
  likeCount: 4,
  replyCount,
  repostCount: 1,
  bookmarkCount: 0,
  unknownField: true,
});
const profile: Exchange = {
  name: 'profile',
  path: '/xrpc/app.bsky.actor.getProfile',
  query: { actor: 'lakeside.example' },
  body: {
    did: DID,
    handle: 'lakeside.example',
    displayName: 'Lakeside Dermatology',
    description: 'Skin care.',
    website: 'https://lakeside.example',
    followersCount: 12,
    postsCount: 3,
  },
  alongside: true,
};

const pages = (newest: string): Exchange[] => [
  profile,
  {
    name: 'posts-1',
    path: FEED,
    query: { actor: 'lakeside.example', limit: '100' },
    body: {
      feed: [{ post: post('p1', newest, 2) }, { post: post('p2', '2026-09-10T08:00:00Z') }],
      cursor: 'c2',
    },
  },
  {
    name: 'posts-2',
    path: FEED,
    query: { cursor: 'c2' },
    body: { feed: [{ post: post('p3', '2026-07-01T08:00:00Z') }] },
  },
];
const thread = (newest: string): Exchange => ({
  name: 'detail',
  path: '/xrpc/app.bsky.feed.getPostThread',
  query: { uri: `at://${DID}/app.bsky.feed.post/p1` },
  body: {
    thread: {
      post: post('p1', newest, 2),
      replies: [
        {
          post: {
            ...post('r1', '2026-10-20T16:00:00Z'),
            uri: 'at://did:plc:someone/app.bsky.feed.post/r1',
            author: { did: 'did:plc:someone', handle: 'someone.example' },
          },
          replies: [{ post: post('r2', '2026-10-20T17:00:00Z') }],
        },
      ],
    },
  },
});

export const blueskyCase: PlatformCase = {
  source: bluesky,
  account: { platform: 'bluesky', handle: '@lakeside.example', credentials: {} },
  host: 'https://public.api.bsky.app',
  headers: {},
  exchanges: (newest) => [...pages(newest), thread(newest)],
  expected: { posts: ['p1', 'p2', 'p3'], comments: { total: 2, practice: 1 } },
  empty: [
    { ...profile, body: { did: DID, handle: 'lakeside.example', postsCount: 0 } },
    { name: 'posts-1', path: FEED, body: { feed: [] } },
  ],
  faults: {
    401: { status: 401, body: { error: 'AuthMissing', message: 'Authentication Required' } },
    403: { status: 403, body: { error: 'Forbidden' } },
    404: { status: 400, body: { error: 'InvalidRequest', message: 'Profile not found' } },
    429: {
      status: 429,
      body: { error: 'RateLimitExceeded' },
      headers: {
        'RateLimit-Remaining': '0',
        'RateLimit-Reset': String(Date.parse('2026-11-01T12:00:20Z') / 1000),
      },
    },
    500: { status: 502, body: { error: 'UpstreamFailure' } },
  },
  // Nothing is asked for by name that could be gone but whole parts.
  deadMetrics: [
    {
      name: 'the way to replies',
      notice: 'comments-permission',
      exchanges: [
        ...pages(NEWEST),
        { ...thread(NEWEST), status: 403, body: { error: 'Forbidden', message: 'x' } },
      ],
    },
    {
      name: 'a handle the domain of which leads nowhere',
      notice: 'handle-broken',
      exchanges: [
        { ...profile, body: { did: DID, handle: 'handle.invalid' } },
        ...pages(NEWEST).slice(1),
        thread(NEWEST),
      ],
    },
  ],
  minimum: 4,
};
