import { facebook } from '../../../src/sources/platforms/facebook.ts';
import { type Exchange, MARKER, NEWEST, type PlatformCase } from './case.ts';

const POSTS = '/v26.0/lakeside/published_posts';
const FIELDS = '/v26.0/lakeside';

const metric = (name: string, value: number) => ({
  name,
  period: 'lifetime',
  values: [{ value }],
  title: 'x',
});
const post = (id: string, createdAt: string, extra: object = {}) => ({
  id: `100_${id}`,
  created_time: createdAt.replace('.000Z', '+0000'),
  message: `Hats on, part ${id} #skin`,
  permalink_url: `https://www.facebook.com/100/posts/${id}/`,
  status_type: 'added_photos',
  attachments: { data: [{ media_type: 'photo', type: 'photo' }] },
  promotion_status: 'inactive',
  reactions: { data: [], summary: { total_count: 7 } },
  comments: { data: [], summary: { total_count: 0 } },
  insights: {
    data: [
      metric('post_media_view', 300),
      metric('post_total_media_view_unique', 200),
      metric('post_clicks', 5),
    ],
  },
  ...extra,
});
const comment = (id: string, from: string, extra: object = {}) => ({
  id: `9000001_${id}`,
  message: 'Which hat?',
  created_time: '2026-10-20T16:00:00+0000',
  from: { id: from },
  permalink_url: 'https://www.facebook.com/x',
  ...extra,
});
const profile: Exchange = {
  name: 'profile',
  path: FIELDS,
  body: {
    id: '100',
    name: 'Lakeside Dermatology',
    username: 'lakeside',
    about: 'Skin care',
    website: 'https://lakeside.example',
    phone: '+1 555 0100',
    followers_count: 321,
    picture: { data: { url: 'https://cdn.example/p.jpg', is_silhouette: false } },
    is_published: true,
    rating_count: 2,
  },
  alongside: true,
};
const withComments = {
  comments: {
    data: [comment('1', '555'), comment('2', '100', { parent: { id: '9000001_1' } })],
    summary: { total_count: 3 },
    paging: {
      cursors: { after: 'CA' },
      next: `https://graph.facebook.com/x?access_token=${encodeURIComponent(MARKER)}`,
    },
  },
};
const next = `https://graph.facebook.com${POSTS}?access_token=${encodeURIComponent(MARKER)}&limit=25&after=A2`;
const pages = (newest: string, talk: object = withComments): Exchange[] => [
  {
    name: 'posts-1',
    path: POSTS,
    query: { limit: '25' },
    body: {
      data: [post('9000001', newest, talk), post('9000002', '2026-09-10T08:00:00.000Z')],
      paging: { cursors: { after: 'A2' }, next },
    },
  },
  {
    name: 'posts-2',
    path: POSTS,
    query: { after: 'A2' },
    body: { data: [post('9000003', '2026-07-01T08:00:00.000Z')], paging: { cursors: { after: 'A3' } } },
  },
];
const ratings: Exchange = {
  name: 'detail',
  path: `${FIELDS}/ratings`,
  body: {
    data: [
      {
        created_time: '2026-10-02T10:00:00+0000',
        recommendation_type: 'positive',
        review_text: 'Kind people',
        open_graph_story: {
          id: '4711',
          comments: {
            data: [
              {
                id: '4712',
                from: { id: '100' },
                message: 'Thank you',
                created_time: '2026-10-02T12:00:00+0000',
              },
            ],
          },
        },
      },
    ],
  },
};
const details: Exchange[] = [
  {
    name: 'detail',
    path: '/v26.0/100_9000001/comments',
    query: { after: 'CA', filter: 'stream' },
    // Without a name the author may be anybody.
    body: { data: [comment('3', '', { from: undefined })] },
  },
  ratings,
];
const videos: Exchange = {
  name: 'detail',
  path: `${FIELDS}/videos`,
  query: { limit: '100' },
  body: {
    data: [
      {
        id: '8000001',
        created_time: '2026-08-20T10:00:00+0000',
        description: 'A reel that the posts leave out',
        permalink_url: '/reel/8000001/',
        length: 12.4,
        views: 40,
        published: true,
      },
      // The video of a post that is known.
      { id: '9000002', created_time: '2026-09-10T08:00:30+0000', permalink_url: '/lakeside/videos/9000002/' },
    ],
  },
  alongside: true,
};
const error = (code: number, message = 'x', more: object = {}) => ({
  error: { message, type: 'OAuthException', code, fbtrace_id: 'A', ...more },
});

const refused = (status: number, message: string, code = 100): Exchange => ({
  name: 'posts-1',
  path: POSTS,
  query: { limit: '25' },
  status,
  body: error(code, message),
});
const probe = (name: string): Exchange => ({
  name: 'detail',
  path: POSTS,
  query: { limit: '1', fields: `id,insights.metric(${name})` },
  body: { data: [] },
});
/** Both pages, asked for without something. */
const without = (lacks: string, talk?: object): Exchange[] =>
  pages(NEWEST, talk).map((page) => ({ ...page, lacks }));

export const facebookCase: PlatformCase = {
  source: facebook,
  account: { platform: 'facebook', handle: 'lakeside', credentials: { token: MARKER } },
  host: 'https://graph.facebook.com',
  headers: { authorization: `Bearer ${MARKER}` },
  exchanges: (newest) => [profile, videos, ...pages(newest), ...details],
  expected: { posts: ['9000001', '9000002', '9000003', '8000001'], comments: { total: 5, practice: 2 } },
  empty: [
    { ...profile, body: { id: '100', name: 'Lakeside Dermatology' } },
    { ...videos, body: { data: [] } },
    { name: 'posts-1', path: POSTS, query: { limit: '25' }, body: { data: [] } },
    { name: 'newest', path: POSTS, query: { limit: '1' }, body: { data: [] } },
  ],
  faults: {
    401: { status: 400, body: error(190, 'Error validating access token', { error_subcode: 463 }) },
    403: { status: 403, body: error(200, 'Permissions error'), times: 4 },
    404: { status: 400, body: error(100, 'Unsupported get request', { error_subcode: 33 }) },
    429: { status: 400, body: error(32, '(#32) Page request limit reached'), waits: 500 },
    500: { status: 500, body: error(2, 'An unexpected error', { is_transient: true }) },
  },
  deadMetrics: [
    {
      name: 'the list of videos',
      notice: 'videos-permission',
      exchanges: [profile, { ...videos, body: error(200), status: 403 }, ...pages(NEWEST), ...details],
      posts: ['9000001', '9000002', '9000003'],
    },
    {
      name: 'a metric that is gone',
      notice: 'metric-gone',
      exchanges: [
        profile,
        videos,
        refused(400, '(#100) The value must be a valid insights metric'),
        probe('post_media_view'),
        {
          ...probe('post_total_media_view_unique'),
          status: 400,
          body: error(100, 'a valid insights metric'),
        },
        probe('post_clicks'),
        ...without('post_total_media_view_unique'),
        ...details,
      ],
    },
    {
      name: 'a field that is gone',
      notice: 'field-gone',
      exchanges: [
        profile,
        videos,
        refused(400, '(#100) Tried accessing nonexisting field (promotion_status) on node type (PagePost)'),
        ...without('promotion_status'),
        ...details,
      ],
    },
    {
      name: 'a field inside another one that is gone',
      notice: 'field-gone',
      exchanges: [
        profile,
        videos,
        refused(
          400,
          '(#100) Tried accessing nonexisting field (unshimmed_url) on node type (StoryAttachment)',
        ),
        ...without('unshimmed_url'),
        ...details,
      ],
    },
    {
      name: 'a field of the profile that is gone',
      notice: 'field-gone',
      exchanges: [
        {
          ...profile,
          status: 400,
          body: error(100, 'Tried accessing nonexisting field (bio) on node type (Page)'),
        },
        { ...profile, lacks: 'bio' },
        videos,
        ...pages(NEWEST),
        ...details,
      ],
    },
    {
      name: 'a permission for figures',
      notice: 'figures-permission',
      exchanges: [
        profile,
        videos,
        refused(403, '(#10) This endpoint requires the read_insights permission', 10),
        ...without('insights'),
        ...details,
      ],
    },
    {
      name: 'the permission for comments',
      notice: 'comments-permission',
      exchanges: [
        profile,
        videos,
        refused(403, "(#10) This endpoint requires the 'pages_read_user_content' permission", 10),
        ...without('comments', { comments: undefined }),
        ratings,
      ],
    },
    {
      name: 'a permission that is not named, which turns out to be that for comments,',
      notice: 'comments-permission',
      exchanges: [
        profile,
        videos,
        refused(403, 'Permissions error', 200),
        { ...refused(403, 'Permissions error', 200), lacks: 'insights' },
        ...without('comments', { comments: undefined }),
        ratings,
      ],
    },
    {
      name: 'what tells who wrote the comments',
      notice: 'comments-permission',
      exchanges: [
        profile,
        videos,
        ...pages(NEWEST, {
          comments: {
            data: [comment('1', '555', { from: undefined })],
            summary: { total_count: 1 },
          },
        }),
        ratings,
      ],
    },
  ],
  minimum: 6,
};
