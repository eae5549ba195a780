import { utils, write } from '@e965/xlsx';
import * as bluesky from '../../../src/sources/platforms/records/bluesky.ts';
import * as facebook from '../../../src/sources/platforms/records/facebook.ts';
import * as google from '../../../src/sources/platforms/records/google-business.ts';
import * as instagram from '../../../src/sources/platforms/records/instagram.ts';
import * as linkedin from '../../../src/sources/platforms/records/linkedin.ts';
import * as mastodon from '../../../src/sources/platforms/records/mastodon.ts';
import * as pinterest from '../../../src/sources/platforms/records/pinterest.ts';
import * as threads from '../../../src/sources/platforms/records/threads.ts';
import * as tiktok from '../../../src/sources/platforms/records/tiktok.ts';
import * as wordpress from '../../../src/sources/platforms/records/wordpress.ts';
import * as x from '../../../src/sources/platforms/records/x.ts';
import * as youtube from '../../../src/sources/platforms/records/youtube.ts';
import { carOf } from '../../support/car.ts';
import type { Pair } from './pair.ts';

const AT = '2026-10-20T15:04:00.000Z';
const MS = Date.parse(AT);
/** Numbers of X, LinkedIn and TikTok carry the time. */
const X_ID = String((BigInt(MS) - 1_288_834_974_657n) << 22n);
const ACTIVITY = String(BigInt(MS) << 22n);
const TIKTOK_ID = String(BigInt(MS / 1000) << 32n);

const MASTODON_ID = String(BigInt(MS) << 16n);
const MASTODON_HTML =
  '<p>Hats on <a href="https://social.example/tags/skin" class="mention hashtag">#<span>skin</span></a></p>';
const BLUESKY_POST = {
  $type: 'app.bsky.feed.post',
  text: 'Hats on #skin',
  createdAt: AT,
  embed: { $type: 'app.bsky.embed.images', images: [{ alt: 'A hat' }] },
};

const csv = (record: Record<string, string | number>) =>
  `${Object.keys(record).join()}\n${Object.values(record)
    .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
    .join()}\n`;

const metaInsights = (figures: Record<string, number>) => ({
  data: Object.entries(figures).map(([name, value]) => ({ name, values: [{ value }] })),
});

const xAccount = `window.YTD.account.part0 = ${JSON.stringify([{ account: { username: 'lakeside', accountId: '77' } }])}`;
const xUser = x.userSchema.parse({ id: '77', name: 'Lakeside', username: 'lakeside' });
const xPost = (extra: object = {}) => ({
  id: X_ID,
  text: 'Hats on &amp; off #skin https://t.co/a https://t.co/p',
  created_at: AT,
  attachments: { media_keys: ['3_1'] },
  entities: {
    hashtags: [{ tag: 'skin' }],
    urls: [
      { url: 'https://t.co/a', expanded_url: 'https://lakeside.example/hats' },
      {
        url: 'https://t.co/p',
        expanded_url: `https://x.com/lakeside/status/${X_ID}/photo/1`,
        media_key: '3_1',
      },
    ],
  },
  public_metrics: {
    like_count: 3,
    reply_count: 2,
    retweet_count: 1,
    bookmark_count: 4,
    impression_count: 90,
  },
  ...extra,
});

const wxr = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Lakeside</title><link>https://lakeside.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://lakeside.example</wp:base_blog_url>
<item><title>Hats on</title><link>https://lakeside.example/hats/</link><pubDate>Tue, 20 Oct 2026 15:04:00 +0000</pubDate><guid isPermaLink="false">https://lakeside.example/?p=57</guid>
<content:encoded><![CDATA[<p>Wear one.</p><img src="h.jpg" alt="A hat"><p><a href="/book">Book</a></p>]]></content:encoded>
<wp:post_id>57</wp:post_id><wp:post_date>2026-10-20 11:04:00</wp:post_date><wp:post_date_gmt>2026-10-20 15:04:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password></item>
</channel></rss>`;

function linkedinWorkbook(): Buffer {
  const book = utils.book_new();
  const header = [
    'Post title',
    'Post link',
    'Post type',
    'Campaign name',
    'Posted by',
    'Created date',
    'Impressions',
    'Clicks',
    'Likes',
    'Comments',
    'Reposts',
    'Content Type',
  ];
  const record = [
    'Hats on #skin',
    `https://www.linkedin.com/feed/update/urn:li:activity:${ACTIVITY}`,
    'Organic',
    '',
    '',
    '10/20/2026',
    90,
    5,
    3,
    2,
    1,
    'Image',
  ];
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([['All dates and times are in UTC.'], header, record]),
    'All posts',
  );
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx' });
  return Buffer.from(bytes as Uint8Array);
}

const location = google.locationSchema.parse({ title: 'Lakeside' });
const localPost = {
  name: 'accounts/111/locations/222/localPosts/42',
  summary: 'Open on Saturday.',
  callToAction: { actionType: 'BOOK', url: 'https://lakeside.example/book' },
  createTime: '2026-10-20T15:04:00Z',
  state: 'LIVE',
  topicType: 'STANDARD',
  searchUrl: 'https://local.google.com/place?id=1&lpsid=9',
  media: [{ mediaFormat: 'PHOTO' }],
};

/** One post per platform and way, as its interface and as its export tell it. */
export const PAIRS: Pair[] = [
  {
    name: 'Facebook: interface and Meta Business Suite',
    files: {
      'Oct-01-2026_Oct-31-2026_900000000000020.csv': csv({
        'Post ID': '900000000000101',
        'Page ID': '100000000000777',
        'Page name': 'Lakeside',
        Title: 'Hats on #skin https://lakeside.example/hats',
        Description: '',
        'Duration (sec)': 0,
        // Meta writes Pacific time.
        'Publish time': '10/20/2026 08:04',
        'Caption type': 'N/A',
        Permalink: 'https://www.facebook.com/100000000000777/posts/900000000000101/',
        'Is crosspost': 0,
        'Is share': 0,
        'Post type': 'Photos',
        Date: 'Lifetime',
        Views: 300,
        Reach: 200,
        Reactions: 7,
        Comments: 2,
        Shares: 1,
        'Total clicks': 5,
        'Reach from Boosted posts': 40,
      }),
    },
    api: () =>
      facebook.postOf(
        facebook.postSchema.parse({
          id: '100000000000777_900000000000101',
          created_time: '2026-10-20T15:04:00+0000',
          message: 'Hats on #skin https://lakeside.example/hats',
          permalink_url: 'https://www.facebook.com/100000000000777/posts/900000000000101/',
          attachments: { data: [{ media_type: 'photo' }] },
          promotion_status: 'active',
          shares: { count: 1 },
          reactions: { summary: { total_count: 7 } },
          comments: { data: [], summary: { total_count: 2 } },
          insights: metaInsights({ post_media_view: 300, post_total_media_view_unique: 200, post_clicks: 5 }),
        }),
        facebook.profileSchema.parse({ id: '100000000000777', name: 'Lakeside' }),
      ),
    onlyApi: ['mediaCount'],
    onlyExport: [],
  },
  {
    name: 'Instagram: interface and Meta Business Suite',
    files: {
      'Oct-01-2026_Oct-31-2026_900000000000021.csv': csv({
        'Post ID': '18100000000000001',
        'Account ID': '17841400000000777',
        'Account username': 'lakeside',
        'Account name': 'Lakeside',
        Description: 'Hats on #skin',
        'Duration (sec)': 0,
        'Publish time': '10/20/2026 08:04',
        Permalink: 'https://www.instagram.com/p/Cabc123/',
        'Post type': 'IG image',
        'Data comment': '',
        Date: 'Lifetime',
        Views: 300,
        Reach: 200,
        Likes: 7,
        Shares: 1,
        Follows: 0,
        Comments: 2,
        Saves: 4,
      }),
    },
    api: () =>
      instagram.postOf(
        instagram.mediumSchema.parse({
          id: '18100000000000001',
          caption: 'Hats on #skin',
          media_type: 'IMAGE',
          media_product_type: 'FEED',
          permalink: 'https://www.instagram.com/p/Cabc123/',
          timestamp: '2026-10-20T15:04:00+0000',
          like_count: 7,
          comments_count: 2,
          insights: metaInsights({ views: 300, reach: 200, saved: 4, shares: 1 }),
        }),
        instagram.profileSchema.parse({ id: '178', username: 'lakeside' }),
        new Set(),
      ),
    onlyApi: ['altTextCount'],
    onlyExport: [],
  },
  {
    name: 'Facebook: interface and download',
    files: {
      'posts/profile_posts_1.json': JSON.stringify([
        {
          timestamp: MS / 1000,
          attachments: [{ data: [{ media: { uri: 'posts/media/1.jpg', description: 'Hats on #skin' } }] }],
          data: [{ post: 'Hats on #skin' }],
          title: 'Lakeside added a new photo.',
        },
      ]),
      'profile_information/profile_information.json': JSON.stringify({
        profile_v2: { name: { full_name: 'Lakeside' } },
      }),
    },
    api: () =>
      facebook.postOf(
        facebook.postSchema.parse({
          id: '100000000000777_900000000000101',
          created_time: '2026-10-20T15:04:00+0000',
          message: 'Hats on #skin',
          permalink_url: 'https://www.facebook.com/100000000000777/posts/900000000000101/',
          attachments: { data: [{ media_type: 'photo' }] },
          reactions: { summary: { total_count: 7 } },
          comments: { data: [], summary: { total_count: 2 } },
        }),
        facebook.profileSchema.parse({ id: '100000000000777', name: 'Lakeside' }),
      ),
    onlyApi: ['permalink', 'reactions', 'comments', 'shares'],
    onlyExport: [],
  },
  ...(
    [
      [
        'download',
        { media: [{ uri: 'media/1.jpg', creation_timestamp: MS / 1000, title: 'Hats on #skin' }] },
        ['permalink'],
      ],
      [
        'download with labels',
        {
          timestamp: MS / 1000,
          media: [{ uri: 'media/1.jpg', creation_timestamp: MS / 1000 }],
          label_values: [
            { label: 'Caption', value: 'Hats on #skin' },
            {
              label: 'URL',
              value: 'https://www.instagram.com/p/Cabc123/',
              href: 'https://www.instagram.com/p/Cabc123/',
            },
          ],
          fbid: '18000000000000009',
        },
        [],
      ],
    ] as const
  ).map(
    ([name, entry, onlyApi]): Pair => ({
      name: `Instagram: interface and ${name}`,
      files: {
        'instagram-lakeside-2026-10-31-AbCdEfGh/your_instagram_activity/media/posts_1.json': JSON.stringify([
          entry,
        ]),
      },
      api: () =>
        instagram.postOf(
          instagram.mediumSchema.parse({
            id: '18100000000000001',
            caption: 'Hats on #skin',
            media_type: 'IMAGE',
            media_product_type: 'FEED',
            permalink: 'https://www.instagram.com/p/Cabc123/',
            timestamp: '2026-10-20T15:04:00+0000',
            like_count: 7,
            comments_count: 2,
          }),
          instagram.profileSchema.parse({ id: '178', username: 'lakeside' }),
          new Set(),
        ),
      onlyApi: [...onlyApi, 'altTextCount', 'reactions', 'comments'],
      onlyExport: [],
    }),
  ),
  {
    name: 'Threads: interface and download',
    files: {
      'instagram-lakeside-2026-10-31-AbCdEfGh/your_instagram_activity/threads/threads_and_replies.json':
        JSON.stringify({
          text_post_app_text_posts: [
            {
              media: [
                { uri: '', creation_timestamp: MS / 1000, title: 'Hats on, https://lakeside.example/a' },
              ],
            },
          ],
        }),
    },
    api: () =>
      threads.postOf(
        threads.postSchema.parse({
          id: '18200000000000001',
          media_type: 'TEXT_POST',
          permalink: 'https://www.threads.com/@lakeside/post/Dabc123',
          text: 'Hats on, https://lakeside.example/a',
          timestamp: '2026-10-20T15:04:00+0000',
        }),
        threads.profileSchema.parse({ id: '179', username: 'lakeside' }),
      ),
    onlyApi: ['permalink', 'altTextCount'],
    onlyExport: [],
  },
  {
    name: 'X: interface and archive',
    files: {
      'data/tweets.js': `window.YTD.tweets.part0 = ${JSON.stringify([
        {
          tweet: {
            id_str: X_ID,
            created_at: 'Tue Oct 20 15:04:00 +0000 2026',
            full_text: 'Hats on &amp; off #skin https://t.co/a https://t.co/p',
            favorite_count: '3',
            retweet_count: '1',
            entities: {
              hashtags: [{ text: 'skin' }],
              urls: [{ url: 'https://t.co/a', expanded_url: 'https://lakeside.example/hats' }],
              media: [{ type: 'photo', url: 'https://t.co/p' }],
            },
          },
        },
      ])}`,
      'data/account.js': xAccount,
    },
    api: () =>
      x.postOf(
        x.postSchema.parse(xPost()),
        xUser,
        new Map([['3_1', x.mediaSchema.parse({ media_key: '3_1', type: 'photo' })]]),
      ),
    onlyApi: ['altTextCount', 'comments', 'saves', 'views'],
    onlyExport: [],
  },
  {
    name: 'X: interface and analytics',
    files: {
      'account_analytics_content_2026-10-01_2026-10-31.csv': csv({
        'Post id': X_ID,
        Date: 'Tue, Oct 20, 2026',
        'Post text': 'Hats on &amp; off #skin',
        'Post Link': `https://x.com/lakeside/status/${X_ID}`,
        Impressions: 90,
        Likes: 3,
        Engagements: 10,
        Bookmarks: 4,
        Shares: 0,
        'New follows': 0,
        Replies: 2,
        Reposts: 1,
        'Profile visits': 0,
        'Detail Expands': 0,
        'URL Clicks': 6,
        'Hashtag Clicks': 0,
        'Permalink Clicks': 0,
      }),
    },
    api: () =>
      x.postOf(
        x.postSchema.parse(
          xPost({
            text: 'Hats on &amp; off #skin',
            attachments: undefined,
            entities: { hashtags: [{ tag: 'skin' }] },
          }),
        ),
        xUser,
        new Map(),
      ),
    onlyApi: ['kind', 'mediaCount', 'altTextCount'],
    onlyExport: ['clicks'],
  },
  {
    name: 'YouTube: interface and Studio',
    files: {
      'Content 2026-10-01_2026-10-31 Lakeside/Table data.csv': csv({
        Content: 'abcdefghijk',
        'Video title': 'Hats on',
        'Video publish time': 'Oct 20, 2026',
        Duration: 65,
        Views: 90,
        Likes: 3,
        'Comments added': 2,
        Shares: 1,
      }),
    },
    api: () =>
      youtube.postOf(
        youtube.videoSchema.parse({
          id: 'abcdefghijk',
          snippet: { publishedAt: AT, title: 'Hats on', description: '' },
          contentDetails: { duration: 'PT1M5S', caption: 'false' },
          statistics: { viewCount: '90', likeCount: '3', commentCount: '2' },
        }),
        youtube.channelSchema.parse({ id: 'UC1', snippet: { title: 'Lakeside', customUrl: '@lakeside' } }),
        new Set(),
      ),
    // A day only, and the channel's name in place of its handle.
    onlyApi: ['publishedAt', 'precision', 'altTextCount', 'account'],
    onlyExport: ['shares'],
  },
  {
    name: 'TikTok: interface and Studio',
    files: {
      'Content.csv': csv({
        Time: 'October 31',
        'Video title': 'Hats on #skin',
        'Video link': `https://www.tiktok.com/@lakeside/video/${TIKTOK_ID}`,
        'Post time': 'October 20',
        'Total likes': 3,
        'Total comments': 2,
        'Total shares': 1,
        'Total views': 90,
      }),
    },
    api: () =>
      tiktok.postOf(
        tiktok.videoSchema.parse({
          id: TIKTOK_ID,
          create_time: MS / 1000,
          share_url: `https://www.tiktok.com/@lakeside/video/${TIKTOK_ID}?utm_source=x`,
          video_description: 'Hats on #skin',
          duration: 42,
          like_count: 3,
          comment_count: 2,
          share_count: 1,
          view_count: 90,
        }),
        'lakeside',
      ),
    onlyApi: ['durationSeconds'],
    onlyExport: [],
  },
  {
    name: 'LinkedIn: interface and page export',
    files: { 'lakeside_content_1793491200000.xlsx': linkedinWorkbook() },
    api() {
      const item = linkedin.postOf(
        linkedin.postSchema.parse({
          id: 'urn:li:share:7300938514823618560',
          commentary: 'Hats on {hashtag|\\#|skin}',
          publishedAt: MS,
          content: { media: { id: 'urn:li:image:1' } },
          lifecycleState: 'PUBLISHED',
        }),
        linkedin.organizationSchema.parse({ id: 1, localizedName: 'Lakeside', vanityName: 'lakeside' }),
      );
      if (!item) return null;
      linkedin.addSocial(
        item,
        linkedin.socialSchema.parse({
          entity: `urn:li:activity:${ACTIVITY}`,
          reactionSummaries: { LIKE: { count: 3 } },
          commentSummary: { count: 2 },
        }),
      );
      linkedin.addStatistics(
        item,
        linkedin.statisticsSchema.parse({
          totalShareStatistics: {
            impressionCount: 90,
            uniqueImpressionsCount: 80,
            clickCount: 5,
            shareCount: 1,
          },
        }),
      );
      return item;
    },
    onlyApi: ['altTextCount', 'reach', 'permalink'],
    onlyExport: ['paid'],
  },
  {
    name: 'Google Business: interface and Takeout',
    files: {
      'Takeout/Google Business Profile/account-1/location-2/localPost-1/data.json': JSON.stringify(localPost),
      'Takeout/Google Business Profile/account-1/location-2/data.json': JSON.stringify({
        name: 'accounts/111/locations/222',
        locationName: 'Lakeside',
        title: 'Lakeside',
      }),
    },
    api: () => google.postOf(google.localPostSchema.parse(localPost), location),
    onlyApi: [],
    onlyExport: [],
  },
  {
    name: 'WordPress: interface and export',
    files: { 'lakeside.WordPress.2026-10-31.xml': wxr },
    api: () =>
      wordpress.postOf(
        wordpress.postSchema.parse({
          id: 57,
          date_gmt: '2026-10-20T15:04:00',
          link: 'https://lakeside.example/hats/',
          title: { rendered: 'Hats on' },
          content: {
            rendered: '<p>Wear one.</p><img src="h.jpg" alt="A hat"><p><a href="/book">Book</a></p>',
          },
          status: 'publish',
        }),
        wordpress.siteAt('blog', 'https://lakeside.example'),
      ),
    onlyApi: [],
    // The interface counts comments once it has read them.
    onlyExport: ['comments'],
  },
  {
    name: 'Mastodon: interface and archive',
    files: {
      'archive-20261031000000-0123/outbox.json': JSON.stringify({
        id: 'outbox.json',
        type: 'OrderedCollection',
        orderedItems: [
          {
            id: `https://social.example/users/lakeside/statuses/${MASTODON_ID}/activity`,
            type: 'Create',
            actor: 'https://social.example/users/lakeside',
            published: AT,
            to: ['https://www.w3.org/ns/activitystreams#Public'],
            object: {
              type: 'Note',
              url: `https://social.example/@lakeside/${MASTODON_ID}`,
              content: MASTODON_HTML,
              attachment: [{ type: 'Document', mediaType: 'image/png', name: 'A hat' }],
              tag: [{ type: 'Hashtag', name: '#skin' }],
            },
          },
        ],
      }),
    },
    api: () =>
      mastodon.postOf(
        mastodon.statusSchema.parse({
          id: MASTODON_ID,
          created_at: AT,
          url: `https://social.example/@lakeside/${MASTODON_ID}`,
          content: MASTODON_HTML,
          visibility: 'public',
          media_attachments: [{ type: 'image', description: 'A hat' }],
          tags: [{ name: 'skin' }],
          favourites_count: 3,
          replies_count: 2,
          reblogs_count: 1,
        }),
        mastodon.profileSchema.parse({ id: '7', acct: 'lakeside@social.example' }),
      ),
    onlyApi: ['reactions', 'comments', 'shares'],
    onlyExport: [],
  },
  {
    name: 'Bluesky: interface and repository',
    files: {
      'repo.car': await carOf('did:plc:lakeside', { 'app.bsky.feed.post/3mycvsfwy2227': BLUESKY_POST }),
    },
    api: () =>
      bluesky.postOf(
        bluesky.feedItemSchema.parse({
          post: {
            uri: 'at://did:plc:lakeside/app.bsky.feed.post/3mycvsfwy2227',
            author: { did: 'did:plc:lakeside', handle: 'lakeside.example' },
            record: BLUESKY_POST,
            embed: { $type: 'app.bsky.embed.images#view', images: [{ alt: 'A hat' }] },
            indexedAt: AT,
            likeCount: 3,
            replyCount: 2,
            repostCount: 1,
          },
        }),
        bluesky.profileSchema.parse({ did: 'did:plc:lakeside', handle: 'lakeside.example' }),
      ),
    // The repository knows its owner's number only.
    onlyApi: ['account', 'permalink', 'reactions', 'comments', 'shares'],
    onlyExport: [],
  },
  {
    name: 'Pinterest: interface and download',
    files: {
      'download/pins/0001.html':
        '<html><head><title>Subject Access Request Data - Pins</title></head><body><h1>Pins</h1><a href="https://www.pinterest.com/pin/700/">https://www.pinterest.com/pin/700/</a> <br>Title: Hats <br>Details: Day &amp; night #skin <br>Created at: 2026/10/20 15:04:00 <br>Image: 0123456789abcdef <br><br></body></html>',
    },
    api: () =>
      pinterest.postOf(
        pinterest.pinSchema.parse({
          id: '700',
          created_at: '2026-10-20T15:04:00',
          title: 'Hats',
          description: 'Day & night #skin',
          alt_text: 'A hat',
          media: { media_type: 'image' },
          has_been_promoted: false,
          is_owner: true,
          pin_metrics: { lifetime_metrics: { impression: 9, reaction: 1, comment: 0, pin_click: 2 } },
        }),
        'lakeside',
      ),
    // The download does not tell own pins from saved ones.
    onlyApi: ['account', 'altTextCount', 'origin', 'paid', 'reactions', 'comments', 'views', 'clicks'],
    onlyExport: [],
  },
];
