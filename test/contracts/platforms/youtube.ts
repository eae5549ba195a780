import { youtube } from '../../../src/sources/platforms/youtube.ts';
import { type Exchange, MARKER, NEWEST, type PlatformCase } from './case.ts';

const ID = 'UClakeside00000000000000';
const LIST = '/youtube/v3/playlistItems';

const upload = (id: string, at: string) => ({ contentDetails: { videoId: id, videoPublishedAt: at } });
const video = (id: string, publishedAt: string) => ({
  id,
  snippet: { publishedAt, title: `Hats, part ${id}`, description: 'Book: https://lakeside.example #skin' },
  contentDetails: { duration: 'PT1M5S', caption: 'true' },
  statistics: { viewCount: '90', likeCount: '3', commentCount: '2' },
  status: { privacyStatus: 'public' },
});
const channel: Exchange = {
  name: 'profile',
  path: '/youtube/v3/channels',
  query: { forHandle: '@lakeside' },
  body: {
    items: [
      {
        id: ID,
        snippet: {
          title: 'Lakeside Dermatology',
          description: 'Skin care. https://lakeside.example',
          customUrl: '@lakeside',
          thumbnails: { default: { url: 'https://cdn.example/p.jpg' } },
        },
        statistics: { subscriberCount: '321', hiddenSubscriberCount: false, videoCount: '3' },
        brandingSettings: { image: { bannerExternalUrl: 'https://cdn.example/b' } },
        contentDetails: { relatedPlaylists: { uploads: `UU${ID.slice(2)}` } },
      },
    ],
  },
};
const shorts: Exchange = {
  name: 'detail',
  path: LIST,
  query: { playlistId: `UUSH${ID.slice(2)}` },
  body: { items: [upload('v2', '2026-09-10T08:00:00Z')] },
  alongside: true,
};
const comment = (id: string, author: string, text: string) => ({
  id,
  snippet: {
    videoId: 'v3',
    textDisplay: text,
    authorChannelId: { value: author },
    publishedAt: '2026-10-20T16:00:00Z',
  },
});
const threads: Exchange = {
  name: 'detail',
  path: '/youtube/v3/commentThreads',
  query: { allThreadsRelatedToChannelId: ID, textFormat: 'plainText' },
  body: {
    items: [
      {
        id: 'c1',
        snippet: {
          videoId: 'v3',
          topLevelComment: comment('c1', 'UCother', 'Which hat?'),
          totalReplyCount: 1,
        },
        replies: { comments: [comment('c1.a', ID, 'Any brim.')] },
      },
    ],
  },
  alongside: true,
};
const noThreads = { ...threads, body: { items: [] } };
const uploads = { playlistId: `UU${ID.slice(2)}` };
const error = (code: number, reason: string) => ({
  error: { code, message: 'x', errors: [{ reason, domain: 'd' }] },
});

const pages = (newest: string): Exchange[] => [
  channel,
  {
    name: 'posts-1',
    path: LIST,
    query: uploads,
    body: { items: [upload('v3', newest), upload('v2', '2026-09-10T08:00:00Z')], nextPageToken: 'P2' },
  },
  {
    name: 'posts-2',
    path: LIST,
    query: { ...uploads, pageToken: 'P2' },
    body: { items: [upload('v1', '2026-07-01T08:00:00Z'), { contentDetails: { videoId: 'gone' } }] },
  },
  shorts,
  {
    name: 'detail',
    path: '/youtube/v3/videos',
    query: { id: 'v3,v2,v1' },
    body: {
      items: [video('v3', newest), video('v2', '2026-09-10T08:00:00Z'), video('v1', '2026-07-01T08:00:00Z')],
    },
  },
];

export const youtubeCase: PlatformCase = {
  source: youtube,
  account: { platform: 'youtube', handle: 'lakeside', credentials: { key: MARKER } },
  host: 'https://www.googleapis.com',
  headers: { 'x-goog-api-key': MARKER },
  exchanges: (newest) => [...pages(newest), threads],
  expected: { posts: ['v3', 'v2', 'v1'], comments: { total: 2, practice: 1 } },
  empty: [
    {
      ...channel,
      body: {
        items: [{ id: ID, snippet: { title: 'Lakeside', description: '' }, statistics: { videoCount: '0' } }],
      },
    },
    { name: 'posts-1', path: LIST, query: uploads, status: 404, body: error(404, 'playlistNotFound') },
    { ...shorts, status: 404, body: error(404, 'playlistNotFound') },
    noThreads,
  ],
  faults: {
    401: { status: 400, body: error(400, 'keyInvalid') },
    403: { status: 403, body: error(403, 'accessNotConfigured') },
    404: { status: 200, body: { pageInfo: { totalResults: 0 } }, at: 'profile' },
    429: { status: 403, body: error(403, 'rateLimitExceeded'), headers: { 'Retry-After': '20' } },
    500: { status: 503, body: error(503, 'backendError') },
  },
  // Nothing is asked for by name that could be gone but whole parts.
  deadMetrics: [
    {
      name: 'the right to comments',
      notice: 'comments-permission',
      exchanges: [...pages(NEWEST), { ...threads, status: 403, body: error(403, 'forbidden') }],
    },
    {
      name: 'the list of shorts',
      notice: 'shorts-permission',
      exchanges: [
        ...pages(NEWEST).filter((exchange) => exchange !== shorts),
        { ...shorts, status: 403, body: error(403, 'forbidden') },
        threads,
      ],
    },
  ],
  minimum: 6,
};
