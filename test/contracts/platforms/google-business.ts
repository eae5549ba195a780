import { googleBusiness } from '../../../src/sources/platforms/google-business.ts';
import { type Exchange, MARKER, NEWEST, type PlatformCase } from './case.ts';

const LOCATION = '/v4/accounts/111/locations/222';
const INFORMATION = 'https://mybusinessbusinessinformation.googleapis.com';

const post = (id: string, createTime: string) => ({
  name: `accounts/111/locations/222/localPosts/${id}`,
  summary: `Hats, part ${id}`,
  callToAction: { actionType: 'BOOK', url: 'https://lakeside.example/book' },
  state: 'LIVE',
  createTime: createTime.replace('.000Z', '.000123456Z'),
  searchUrl: `https://local.google.com/place?id=1&lpsid=${id}`,
  topicType: 'STANDARD',
  media: [{ mediaFormat: 'PHOTO' }],
});
const profile: Exchange = {
  name: 'profile',
  host: INFORMATION,
  path: '/v1/locations/222',
  query: { readMask: 'name,title,profile,websiteUri,phoneNumbers,openInfo,metadata' },
  body: {
    name: 'locations/222',
    title: 'Lakeside Dermatology',
    profile: { description: 'Skin care' },
    websiteUri: 'https://lakeside.example',
    phoneNumbers: { primaryPhone: '+1 555 0100' },
    openInfo: { status: 'OPEN' },
    metadata: { mapsUri: 'https://maps.google.com/maps?cid=1' },
  },
  alongside: true,
};
const pictures: Exchange = {
  name: 'profile',
  path: `${LOCATION}/media`,
  body: {
    mediaItems: [
      { googleUrl: 'https://lh3.example/logo', locationAssociation: { category: 'LOGO' } },
      { googleUrl: 'https://lh3.example/cover', locationAssociation: { category: 'COVER' } },
    ],
  },
  alongside: true,
};
const reviews: Exchange = {
  name: 'detail',
  path: `${LOCATION}/reviews`,
  query: { pageSize: '50', orderBy: 'updateTime desc' },
  body: {
    reviews: [
      {
        name: 'accounts/111/locations/222/reviews/R1',
        starRating: 'TWO',
        comment: 'Waited long',
        createTime: '2026-10-02T09:00:00Z',
        updateTime: '2026-10-03T09:00:00Z',
        reviewReply: {
          comment: 'Please call us.',
          updateTime: '2026-10-03T09:00:00Z',
          reviewReplyState: 'APPROVED',
        },
      },
    ],
    totalReviewCount: 1,
  },
  alongside: true,
};
const pages = (newest: string): Exchange[] => [
  {
    name: 'posts-1',
    path: `${LOCATION}/localPosts`,
    query: { pageSize: '100' },
    body: {
      localPosts: [
        post('3', newest),
        { ...post('4', newest), state: 'REJECTED' },
        post('2', '2026-09-10T08:00:00Z'),
      ],
      nextPageToken: 'P2',
    },
  },
  {
    name: 'posts-2',
    path: `${LOCATION}/localPosts`,
    query: { pageToken: 'P2' },
    body: { localPosts: [post('1', '2026-07-01T08:00:00Z')] },
  },
];
const error = (code: number, status: string, details: object[] = []) => ({
  error: { code, message: 'x', status, details },
});
const id = (number: number) => `locations/222/localPosts/${number}`;

export const googleBusinessCase: PlatformCase = {
  source: googleBusiness,
  account: {
    platform: 'google-business',
    handle: 'accounts/111/locations/222',
    credentials: {
      token: MARKER,
      refreshToken: `${MARKER}-r`,
      clientId: `${MARKER}-i`,
      clientSecret: `${MARKER}-s`,
    },
  },
  host: 'https://mybusiness.googleapis.com',
  headers: { authorization: `Bearer ${MARKER}` },
  exchanges: (newest) => [profile, pictures, reviews, ...pages(newest)],
  expected: { posts: [id(3), id(2), id(1)], comments: { total: 2, practice: 1 } },
  empty: [
    profile,
    { ...pictures, body: {} },
    { ...reviews, body: {} },
    { name: 'posts-1', path: `${LOCATION}/localPosts`, body: {} },
  ],
  faults: {
    401: { status: 401, body: error(401, 'UNAUTHENTICATED') },
    403: {
      status: 429,
      body: error(429, 'RESOURCE_EXHAUSTED', [
        { reason: 'RATE_LIMIT_EXCEEDED', metadata: { quota_limit_value: '0' } },
      ]),
    },
    404: { status: 404, body: error(404, 'NOT_FOUND') },
    429: { status: 429, body: error(429, 'RESOURCE_EXHAUSTED'), headers: { 'Retry-After': '20' } },
    500: { status: 503, body: error(503, 'UNAVAILABLE') },
  },
  deadMetrics: [
    {
      name: 'the right to pictures',
      notice: 'pictures-permission',
      exchanges: [
        profile,
        { ...pictures, status: 403, body: error(403, 'PERMISSION_DENIED') },
        reviews,
        ...pages(NEWEST),
      ],
    },
    {
      name: 'reviews of a location that is not verified',
      notice: 'reviews-permission',
      exchanges: [
        profile,
        pictures,
        { ...reviews, status: 403, body: error(403, 'PERMISSION_DENIED') },
        ...pages(NEWEST),
      ],
    },
    {
      name: 'a review that Google loses',
      notice: 'reviews-incomplete',
      exchanges: [
        profile,
        pictures,
        { ...reviews, body: { ...Object(reviews.body), totalReviewCount: 5 } },
        ...pages(NEWEST),
      ],
    },
  ],
  minimum: 5,
};
