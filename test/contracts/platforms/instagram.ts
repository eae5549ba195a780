import { instagramFacebookLogin } from '../../../src/sources/platforms/instagram-facebook-login.ts';
import { instagramLogin } from '../../../src/sources/platforms/instagram-login.ts';
import { type Exchange, MARKER, type PlatformCase } from './case.ts';

const MEDIA = '/v26.0/178/media';

const metric = (name: string, value: number) => ({
  name,
  period: 'lifetime',
  values: [{ value }],
  title: 'x',
});
const medium = (id: string, timestamp: string, extra: object = {}) => ({
  id,
  caption: `Hats on, part ${id} #skin`,
  media_type: 'IMAGE',
  media_product_type: 'FEED',
  permalink: `https://www.instagram.com/p/C${id}/`,
  timestamp: timestamp.replace('.000Z', '+0000'),
  like_count: 7,
  comments_count: 0,
  alt_text: 'A hat',
  insights: { data: [metric('views', 300), metric('reach', 200), metric('saved', 0), metric('shares', 1)] },
  ...extra,
});
const account = {
  id: '178',
  username: 'lakeside',
  name: 'Lakeside Dermatology',
  biography: 'Skin care',
  website: 'https://lakeside.example',
  profile_picture_url: 'https://cdn.example/p.jpg',
  followers_count: 321,
  media_count: 3,
};
const stories: Exchange = {
  name: 'detail',
  path: '/v26.0/178/stories',
  body: { data: [] },
  alongside: true,
};
const withComments = {
  comments_count: 3,
  comments: {
    data: [
      {
        id: 'c1',
        text: 'Which hat?',
        timestamp: '2026-10-20T16:00:00+0000',
        username: 'someone',
        replies: {
          data: [
            { id: 'c2', text: 'Any brim.', timestamp: '2026-10-20T17:00:00+0000', username: 'lakeside' },
          ],
        },
      },
    ],
    paging: { cursors: { after: 'CA' }, next: 'https://graph.example/next' },
  },
};
const pages = (newest: string, extra: object): Exchange[] => [
  {
    name: 'posts-1',
    path: MEDIA,
    query: { limit: '50' },
    body: {
      data: [medium('3', newest, { ...withComments, ...extra }), medium('2', '2026-09-10T08:00:00.000Z')],
      paging: {
        cursors: { after: 'A2' },
        next: `https://graph.example/x?access_token=${encodeURIComponent(MARKER)}&after=A2`,
      },
    },
  },
  {
    name: 'posts-2',
    path: MEDIA,
    query: { after: 'A2' },
    body: { data: [medium('1', '2026-07-01T08:00:00.000Z')], paging: { cursors: { after: 'A3' } } },
  },
];
const nobodys = { id: 'c3', text: 'Thanks', timestamp: '2026-10-21T16:00:00+0000' };
const restOfComments: Exchange = {
  name: 'detail',
  path: '/v26.0/3/comments',
  query: { after: 'CA' },
  // Without the permission nobody is named.
  body: { data: [nobodys] },
};
const error = (code: number, message = 'x', more: object = {}) => ({
  error: { message, type: 'OAuthException', code, fbtrace_id: 'A', ...more },
});
const failing = (body: object, status = 400): Exchange => ({
  name: 'posts-1',
  path: MEDIA,
  query: { limit: '50' },
  status,
  body,
});
const figures = (id: string, data: Pick<Exchange, 'status' | 'body'>): Exchange => ({
  name: 'detail',
  path: `/v26.0/${id}/insights`,
  query: { metric: 'views,reach,saved,shares' },
  ...data,
});

function caseOf(
  source: PlatformCase['source'],
  host: string,
  profile: Exchange,
  emptyProfile: object,
  extra: object,
  permission: string,
): PlatformCase {
  const whole = (newest: string) => [...pages(newest, extra), stories, restOfComments];
  const newest = '2026-10-20T15:04:05.000Z';
  const without = (lacks: string, more: object = {}) => [
    ...pages(newest, { ...extra, ...more }).map((page): Exchange => ({ ...page, lacks })),
    stories,
    ...('comments' in more ? [] : [restOfComments]),
  ];
  const early = error(100, 'Invalid parameter', { error_subcode: 2108006 });
  return {
    source,
    account: { platform: 'instagram', handle: 'lakeside', credentials: { token: MARKER } },
    host,
    headers: { authorization: `Bearer ${MARKER}` },
    exchanges: (at) => [profile, ...whole(at)],
    expected: { posts: ['3', '2', '1'], comments: { total: 3, practice: 1 } },
    empty: [
      { ...profile, body: emptyProfile },
      { name: 'posts-1', path: MEDIA, query: { limit: '50' }, body: { data: [] } },
      { name: 'newest', path: MEDIA, query: { limit: '1' }, body: { data: [] } },
      stories,
    ],
    faults: {
      401: { status: 400, body: error(190, 'Session has expired', { error_subcode: 463 }) },
      403: { status: 403, body: error(10, 'Application does not have permission'), times: 4 },
      404: { status: 400, body: error(100, 'Unsupported get request', { error_subcode: 33 }) },
      429: { status: 403, body: error(4, 'Application request limit reached'), waits: 500 },
      500: { status: 500, body: error(2, 'An unexpected error', { is_transient: true }) },
    },
    deadMetrics: [
      {
        name: 'a metric that is gone',
        notice: 'metric-gone',
        exchanges: [
          profile,
          failing(error(100, '(#100) The value must be a valid insights metric')),
          ...['views', 'reach', 'saved', 'shares'].map((name): Exchange => {
            const dead = { status: 400, body: error(100, 'The value must be a valid insights metric') };
            const probe = { limit: '1', fields: `id,insights.metric(${name})` };
            return {
              name: 'detail',
              path: MEDIA,
              query: probe,
              body: { data: [] },
              ...(name === 'reach' ? dead : {}),
            };
          }),
          ...without('reach'),
        ],
      },
      {
        name: 'the permission for comments',
        notice: 'comments-permission',
        exchanges: [
          profile,
          failing(error(10), 403),
          { ...failing(error(10), 403), lacks: 'insights' },
          ...without('comments.limit', { comments: undefined }),
        ],
      },
      {
        name: 'the permission for figures',
        notice: 'figures-permission',
        exchanges: [
          profile,
          failing(error(10, `requires ${permission} permission`), 403),
          ...without('insights.metric'),
        ],
      },
      {
        name: 'what tells who wrote the comments',
        notice: 'comments-permission',
        exchanges: [profile, ...pages(newest, { ...extra, comments: { data: [nobodys] } }), stories],
      },
      {
        name: 'a field of the profile that is gone',
        notice: 'field-gone',
        exchanges: [
          {
            ...profile,
            status: 400,
            body: error(100, 'Tried accessing nonexisting field (website) on node'),
          },
          { ...profile, lacks: 'website' },
          ...whole(newest),
        ],
      },
      {
        name: 'a field that is gone',
        notice: 'field-gone',
        exchanges: [
          profile,
          failing(error(100, 'Tried accessing nonexisting field (alt_text) on node')),
          ...without('alt_text'),
        ],
      },
      {
        name: 'a medium that spoils the figures of all',
        notice: 'posts-without-figures',
        exchanges: [
          profile,
          failing(early),
          ...without('insights.metric'),
          figures('3', { body: { data: [metric('views', 9)] } }),
          figures('2', { body: { data: [] } }),
          figures('1', { status: 400, body: early }),
        ],
      },
    ],
    minimum: 5,
  };
}

export const instagramFacebookLoginCase = caseOf(
  instagramFacebookLogin,
  'https://graph.facebook.com',
  { name: 'profile', path: '/v26.0/me', body: { id: '100', instagram_business_account: account } },
  { id: '100', instagram_business_account: { id: '178', username: 'lakeside', media_count: 0 } },
  { boost_ads_list: [{ ad_id: '1', ad_status: 'ACTIVE' }] },
  'instagram_manage_insights',
);

export const instagramLoginCase = caseOf(
  instagramLogin,
  'https://graph.instagram.com',
  { name: 'profile', path: '/v26.0/me', body: { ...account, id: '999', user_id: 178 } },
  { id: '999', user_id: '178', username: 'lakeside', media_count: 0 },
  {},
  'instagram_business_manage_insights',
);
