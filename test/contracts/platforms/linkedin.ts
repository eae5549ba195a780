import { linkedin } from '../../../src/sources/platforms/linkedin.ts';
import { type Exchange, MARKER, NEWEST, type PlatformCase } from './case.ts';

const ORGANIZATION = 'urn:li:organization:99';
const SIZE = 100;
const urn = (n: number) => `urn:li:share:${n}`;
const encoded = encodeURIComponent;

const post = (n: number, at: string) => ({
  id: urn(n),
  author: ORGANIZATION,
  commentary: `Hats, part ${n} \\(new\\) {hashtag|\\#|skin}`,
  createdAt: Date.parse(at),
  publishedAt: Date.parse(at),
  lifecycleState: 'PUBLISHED',
  content: { media: { id: 'urn:li:image:1', altText: 'A hat' } },
  adContext: { isDsc: n === 3 },
});
const organization: Exchange = {
  name: 'profile',
  path: '/rest/organizations/99',
  body: {
    id: 99,
    vanityName: 'lakeside',
    localizedName: 'Lakeside Dermatology',
    localizedDescription: 'Skin care',
    localizedWebsite: 'https://lakeside.example',
    logoV2: { original: 'urn:li:digitalmediaAsset:1' },
    coverPhotoV2: { original: 'urn:li:digitalmediaAsset:2' },
  },
};
const followers: Exchange = {
  name: 'detail',
  path: `/rest/networkSizes/${encoded(ORGANIZATION)}`,
  query: { edgeType: 'COMPANY_FOLLOWED_BY_MEMBER' },
  body: { firstDegreeSize: 321 },
  alongside: true,
};
const pages = (newest: string): Exchange[] => [
  {
    name: 'posts-1',
    path: '/rest/posts',
    query: { q: 'author', author: ORGANIZATION, start: '0', sortBy: 'CREATED' },
    body: {
      elements: [post(3, newest), post(2, '2026-09-10T08:00:00Z')],
      paging: { links: [{ rel: 'next', href: '/rest/posts?start=100' }] },
    },
  },
  {
    name: 'posts-2',
    path: '/rest/posts',
    query: { start: String(SIZE) },
    body: { elements: [post(1, '2026-07-01T08:00:00Z')], paging: { links: [{ rel: 'prev', href: '/' }] } },
  },
];
const list = `List(${[urn(3), urn(2)].map(encoded).join()})`;
const social = (comments: number, activity: number) => ({
  reactionSummaries: { LIKE: { count: 2 }, PRAISE: { count: 1 } },
  commentSummary: { count: comments },
  entity: `urn:li:activity:${activity}`,
});
const reactions: Exchange = {
  name: 'detail',
  path: `/rest/socialMetadata?ids=${list}`,
  body: { results: { [urn(3)]: social(2, 93), [urn(2)]: social(0, 92) }, statuses: {}, errors: {} },
};
const statistics: Exchange = {
  name: 'detail',
  path: `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encoded(ORGANIZATION)}&shares=${list}`,
  body: {
    elements: [
      {
        share: urn(3),
        totalShareStatistics: {
          impressionCount: 90,
          uniqueImpressionsCount: 80,
          clickCount: 5,
          shareCount: 1,
          likeCount: -1,
        },
      },
    ],
  },
};
const comments: Exchange = {
  name: 'detail',
  path: `/rest/socialActions/${encoded(urn(3))}/comments`,
  query: { start: '0' },
  body: {
    elements: [
      {
        id: '200',
        commentUrn: 'urn:li:comment:(urn:li:activity:93,200)',
        actor: 'urn:li:person:A',
        created: { time: Date.parse('2026-10-20T16:00:00Z') },
        message: { text: 'Which hat?' },
        commentsSummary: { aggregatedTotalComments: 1 },
      },
    ],
  },
};
const answers: Exchange = {
  name: 'detail',
  path: `/rest/socialActions/${encoded('urn:li:comment:(urn:li:activity:93,200)')}/comments`,
  query: { start: '0' },
  body: {
    elements: [
      {
        id: '201',
        parentComment: 'urn:li:comment:(urn:li:activity:93,200)',
        actor: ORGANIZATION,
        created: { time: Date.parse('2026-10-20T17:00:00Z') },
        message: { text: 'Any brim.' },
      },
    ],
  },
};
const details = [reactions, statistics, comments, answers];
const error = (status: number, code: string, message = 'x') => ({
  status,
  code,
  message,
  serviceErrorCode: 1,
});

export const linkedinCase: PlatformCase = {
  source: linkedin,
  account: { platform: 'linkedin', handle: '99', credentials: { token: MARKER } },
  host: 'https://api.linkedin.com',
  headers: {
    authorization: `Bearer ${MARKER}`,
    'linkedin-version': '202609',
    'x-restli-protocol-version': '2.0.0',
  },
  exchanges: (newest) => [organization, followers, ...pages(newest), ...details],
  expected: { posts: ['share:3', 'share:2', 'share:1'], comments: { total: 2, practice: 1 } },
  empty: [
    organization,
    followers,
    { name: 'posts-1', path: '/rest/posts', body: { elements: [], paging: {} } },
  ],
  faults: {
    401: { status: 401, body: error(401, 'REVOKED_ACCESS_TOKEN') },
    403: { status: 403, body: error(403, 'ACCESS_DENIED', 'Not enough permissions to access: posts.FINDER') },
    404: { status: 404, body: error(404, 'NOT_FOUND') },
    429: {
      status: 429,
      body: { status: 429, message: 'Resource level throttle limit is reached.' },
      waits: 500,
    },
    500: { status: 500, body: error(500, 'INTERNAL') },
  },
  deadMetrics: [
    {
      name: 'the right to figures',
      notice: 'figures-permission',
      exchanges: [
        organization,
        followers,
        ...pages(NEWEST),
        reactions,
        { ...statistics, status: 403, body: error(403, 'ACCESS_DENIED') },
        comments,
        answers,
      ],
    },
    {
      name: 'the right to ask for many at once',
      notice: 'reactions-quota_or_payment',
      exchanges: [
        organization,
        followers,
        ...pages(NEWEST),
        { ...reactions, status: 403, body: error(403, 'ACCESS_DENIED') },
        { name: 'detail', path: `/rest/socialMetadata/${encoded(urn(3))}`, body: social(2, 93) },
        {
          name: 'detail',
          path: `/rest/socialMetadata/${encoded(urn(2))}`,
          status: 429,
          body: {
            status: 429,
            message: 'Resource level throttle APPLICATION DAY limit for calls to this resource is reached.',
          },
        },
        statistics,
        comments,
        answers,
      ],
    },
  ],
  minimum: 8,
};
