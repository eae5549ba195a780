import { website } from '../../../src/sources/platforms/website.ts';
import { type Exchange, NEWEST, type PlatformCase } from './case.ts';

const POSTS = '/wp-json/wp/v2/posts';

const post = (id: number, publishedAt: string) => ({
  id,
  date_gmt: publishedAt.replace('.000Z', '').replace('Z', ''),
  link: `https://lakeside.example/blog/p${id}/`,
  title: { rendered: `Hats &#8211; part ${id}` },
  content: { rendered: '<p>Wear a hat.</p><img src="hat.jpg" alt="A hat">', protected: false },
  status: 'publish',
  _embedded: { 'wp:featuredmedia': [{ code: 'rest_forbidden' }] },
});
const page: Exchange = {
  name: 'profile',
  path: '/blog/',
  body: '<html><head><link rel="https://api.w.org/" href="/wp-json/"></head></html>',
  headers: { 'Content-Type': 'text/html' },
};
const root: Exchange = {
  name: 'profile',
  path: '/wp-json/',
  query: { _fields: 'name,description,url,home,site_icon_url' },
  body: { name: 'Lakeside &amp; Co', description: 'Skin care', home: 'https://lakeside.example' },
};
const comment = (id: number, fields: object) => ({
  id,
  post: 3,
  parent: 0,
  author: 0,
  date_gmt: '2026-10-21T09:00:00',
  content: { rendered: '<p>Which hat?</p>' },
  type: 'comment',
  ...fields,
});

const pages = (newest: string): Exchange[] => [
  {
    name: 'posts-1',
    path: POSTS,
    query: { per_page: '100', page: '1', after: '2026-08-02T00:00:00' },
    body: [post(3, newest), post(2, '2026-09-10T08:00:00Z')],
    headers: { 'X-WP-TotalPages': '2' },
  },
  {
    name: 'posts-2',
    path: POSTS,
    query: { page: '2' },
    body: [post(1, '2026-08-02T08:00:00Z')],
    headers: { 'X-WP-TotalPages': '2' },
  },
];
const comments: Exchange = {
  name: 'detail',
  path: '/wp-json/wp/v2/comments',
  query: { post: '3,2,1' },
  body: [
    comment(11, {}),
    comment(12, { parent: 11, author: 5, content: { rendered: '<p>Any brim.</p>' } }),
    comment(13, { type: 'pingback' }),
  ],
};

export const websiteCase: PlatformCase = {
  source: website,
  account: { platform: 'blog', handle: 'https://lakeside.example/blog/', credentials: {} },
  host: 'https://lakeside.example',
  headers: {},
  exchanges: (newest) => [page, root, ...pages(newest), comments],
  expected: {
    posts: ['lakeside.example 3', 'lakeside.example 2', 'lakeside.example 1'],
    comments: { total: 2, practice: 1 },
  },
  empty: [
    page,
    root,
    { name: 'posts-1', path: POSTS, query: { per_page: '100' }, body: [] },
    { name: 'newest', path: POSTS, query: { per_page: '1' }, body: [] },
  ],
  faults: {
    401: { status: 401, body: '<html>Authorization Required</html>' },
    403: { status: 401, body: { code: 'rest_not_logged_in', message: 'You are not', data: { status: 401 } } },
    404: { status: 404, body: { code: 'rest_no_route', message: 'No route', data: { status: 404 } } },
    429: { status: 429, body: 'Too many', headers: { 'Retry-After': '20' } },
    500: { status: 503, body: '<html>Maintenance</html>' },
  },
  deadMetrics: [
    {
      name: 'the way to comments',
      notice: 'comments-permission',
      exchanges: [
        page,
        root,
        ...pages(NEWEST),
        { ...comments, status: 401, body: { code: 'rest_cannot_access', message: 'x' } },
      ],
    },
  ],
  minimum: 5,
};
