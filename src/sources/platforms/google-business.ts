import type { Api } from '../http/call.ts';
import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import { SourceFailure } from '../http/failure.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import {
  accountOf,
  commentsOf,
  hasPictures,
  LOCATION_FIELDS,
  type LocalPost,
  type Location,
  localPostSchema,
  locationSchema,
  type Media,
  mediumSchema,
  postOf,
  type Review,
  reviewSchema,
} from './records/google-business.ts';
import { connectWithToken } from './shared/connect.ts';
import { classifyGoogle } from './shared/google.ts';
import { noticeOf, parseReply, readPosts, startNow } from './shared/reading.ts';
import { dayOf, instant } from './shared/time.ts';
import { refreshByForm, withoutToken } from './shared/tokens.ts';

/** Posts and reviews are still read by the old interface, the rest has moved. */
const POSTS_AND_REVIEWS = 'https://mybusiness.googleapis.com';
const LOCATIONS = 'https://mybusinessbusinessinformation.googleapis.com';
const SIGN_IN = 'https://oauth2.googleapis.com';
const PAGING = { style: 'cursor', at: 'nextPageToken', parameter: 'pageToken' } as const;

/** Posts and reviews of a location on Google Maps and Search. Google has to approve the project before. */
export const googleBusiness: PlatformSource = {
  id: 'google-business',
  platforms: ['google-business'],
  title: 'Google Business Profile',
  baseUrl: POSTS_AND_REVIEWS,
  handle: 'account and location, such as accounts/123/locations/456',
  credentials: [
    {
      name: 'token',
      env: 'GOOGLE_TOKEN',
      secret: true,
      required: false,
      description: 'Access token; ends after an hour.',
    },
    {
      name: 'refreshToken',
      env: 'GOOGLE_REFRESH_TOKEN',
      secret: true,
      required: true,
      description: 'Refresh token of a person who manages the location.',
    },
    {
      name: 'clientId',
      env: 'GOOGLE_CLIENT_ID',
      secret: false,
      required: true,
      description: 'Of the approved project.',
    },
    {
      name: 'clientSecret',
      env: 'GOOGLE_CLIENT_SECRET',
      secret: true,
      required: true,
      description: 'Of the approved project.',
    },
  ],
  scopes: ['https://www.googleapis.com/auth/business.manage'],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'phone', 'picture', 'cover'],
    figures: [],
    comments: 'reviews',
    altText: false,
    paid: false,
    not: {
      followers: 'Google locations have no followers.',
      reactions: 'Google posts have no reactions.',
      comments: 'Google posts have no comments.',
      shares: 'Google does not count shares.',
      saves: 'Google does not count saves.',
      views: 'Google no longer gives the views of a post.',
      reach: 'Google does not count reach.',
      clicks: 'Google no longer gives the clicks on a post.',
      altText: 'Google does not give alternative texts.',
      paid: 'Google posts are not promoted.',
    },
  },

  async check(client, account) {
    const { title } = await readLocation(connect(client, account, LOCATIONS), account);
    return { account: title, scopesGranted: null, scopesMissing: [], expiresAt: null, advice: null };
  },

  refresh: {
    rotates: false,
    needs: 'refreshToken',
    run(client, account) {
      const { refreshToken, clientId, clientSecret } = account.credentials;
      const form = { refresh_token: refreshToken, client_id: clientId, client_secret: clientSecret };
      return refreshByForm(connect(client, withoutToken(account), SIGN_IN), '/token', form, client.now());
    },
  },

  async *collect(client, account, { since }) {
    const api = connect(client, account, POSTS_AND_REVIEWS);
    const path = `/v4/${pathOf(account)}`;
    const page = { paging: PAGING };
    const posts = startNow(
      api.pages({ path: `${path}/localPosts`, query: { pageSize: 100 }, records: 'localPosts', ...page }),
    );
    const reviewQuery = { pageSize: 50, orderBy: 'updateTime desc' };
    const reviews = startNow(
      api.pages({ path: `${path}/reviews`, query: reviewQuery, records: 'reviews', ...page }),
    );
    const [location, { media, notices }] = await Promise.all([
      readLocation(connect(client, account, LOCATIONS), account),
      readMedia(api, path),
    ]);
    yield accountOf(location, media, dayOf(client.now()));
    yield* notices;
    if (location.openInfo?.status?.startsWith('CLOSED'))
      yield { type: 'notice', code: 'location-closed', detail: 'Google shows this location as closed.' };

    const toItem = (post: LocalPost) => postOf(post, location);
    yield* readPosts(posts, { schema: localPostSchema, place: 'localPosts', since, toItem });
    yield* readReviews(reviews, location, since);
  },
};

const LIMITS: Api['limits'] = { counted: 'credential', concurrent: 4, calls: { count: 300, seconds: 60 } };

function connect(client: HttpClient, account: ApiAccount, baseUrl: string): Connection {
  return connectWithToken(client, account, {
    id: 'google-business',
    baseUrl,
    limits: LIMITS,
    classify: classifyGoogle,
    // The limit is the project's, whoever of its users asks.
    app: account.credentials.clientId,
  });
}

function pathOf({ handle }: ApiAccount): string {
  if (/^accounts\/\d+\/locations\/\d+$/.test(handle)) return handle;
  throw new SourceFailure(
    {
      kind: 'not_found',
      code: 'location-unclear',
      remedy:
        'Write the handle as accounts/123/locations/456; docs/tokens/google-business.md says where to find it.',
    },
    'handle',
  );
}

async function readLocation(api: Connection, account: ApiAccount): Promise<Location> {
  const path = `/v1/${pathOf(account).replace(/^accounts\/\d+\//, '')}`;
  return parseReply(
    locationSchema,
    await api.json({ path, query: { readMask: LOCATION_FIELDS } }),
    'location',
  );
}

const MOST_MEDIA_PAGES = 5;

/** Logo and cover stand somewhere among all pictures of the location. Null = not seen, and there are more than were looked at. */
async function readMedia(api: Connection, path: string): Promise<{ media: Media; notices: ApiItem[] }> {
  const media: Media = { items: [], isWhole: false };
  try {
    const pages = api.pages({
      path: `${path}/media`,
      records: 'mediaItems',
      paging: PAGING,
      maxPages: MOST_MEDIA_PAGES,
    });
    let isCut = false;
    for await (const { records, stopped } of pages) {
      media.items.push(...records.flatMap((record) => mediumSchema.safeParse(record).data ?? []));
      isCut = stopped !== null;
      if (hasPictures(media)) break;
    }
    media.isWhole = !isCut;
    return { media, notices: [] };
  } catch (error) {
    return { media, notices: [noticeOf('pictures', error)] };
  }
}

/** Last changed first: an old review stands among new ones when somebody changed it. */
async function* readReviews(
  pages: AsyncIterable<{ records: unknown[]; body: unknown }>,
  location: Location,
  since: string,
): AsyncGenerator<ApiItem> {
  let read = 0;
  let total: number | null = null;
  try {
    for await (const { records, body } of pages) {
      const told = (body as { totalReviewCount?: unknown }).totalReviewCount;
      total = typeof told === 'number' ? told : total;
      const reviews = records.flatMap((record) => reviewSchema.safeParse(record).data ?? []);
      read += records.length;
      for (const review of reviews) yield* commentsOf(review, location);
      if (reviews.length < records.length)
        yield { type: 'rejected', code: 'field-missing', place: 'reviews' };
      const isOld = ({ updateTime, createTime }: Review) => (instant(updateTime ?? createTime) ?? '') < since;
      if (reviews.length > 0 && reviews.every(isOld)) return;
    }
    if (total !== null && read < total)
      yield {
        type: 'notice',
        code: 'reviews-incomplete',
        detail: `Google says there are ${total} reviews and gave ${read}; it is known to lose some on later pages.`,
      };
  } catch (error) {
    yield noticeOf('reviews', error);
  }
}
