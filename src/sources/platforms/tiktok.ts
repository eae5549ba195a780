import { z } from 'zod';
import type { Api } from '../http/call.ts';
import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import { SourceFailure, type Verdict } from '../http/failure.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import { accountOf, type Profile, postOf, profileSchema, type Video, videoSchema } from './records/tiktok.ts';
import { connectWithToken } from './shared/connect.ts';
import { noticeOf, parseReply, readPosts, startNow } from './shared/reading.ts';
import { dayOf } from './shared/time.ts';
import { refreshByForm, withoutToken } from './shared/tokens.ts';

const BASE = 'https://open.tiktokapis.com';
const LIST = '/v2/video/list/';
const INVALID = 'tiktok-invalid_params';
const BASIC_FIELDS = 'open_id,avatar_url,display_name';
const PROFILE_FIELDS = `${BASIC_FIELDS},bio_description,profile_deep_link,username,follower_count,video_count`;
const IDENTITY = 'id,create_time';
/** What a video is read without where TikTok no longer knows it. */
const DETAILS = [
  'share_url',
  'video_description',
  'title',
  'duration',
  'like_count',
  'comment_count',
  'share_count',
  'view_count',
];

/** Public videos of a TikTok account. */
export const tiktok: PlatformSource = {
  id: 'tiktok',
  platforms: ['tiktok'],
  title: 'TikTok',
  baseUrl: BASE,
  handle: 'user name; the token tells the account',
  credentials: [
    {
      name: 'token',
      env: 'TIKTOK_TOKEN',
      secret: true,
      required: false,
      description: 'Access token; ends after a day.',
    },
    {
      name: 'refreshToken',
      env: 'TIKTOK_REFRESH_TOKEN',
      secret: true,
      required: true,
      description: 'Refresh token of the account; ends after a year and may be replaced at every use.',
    },
    {
      name: 'clientKey',
      env: 'TIKTOK_CLIENT_KEY',
      secret: false,
      required: true,
      description: 'Of the app.',
    },
    {
      name: 'clientSecret',
      env: 'TIKTOK_CLIENT_SECRET',
      secret: true,
      required: true,
      description: 'Of the app.',
    },
  ],
  scopes: ['user.info.basic', 'user.info.profile', 'user.info.stats', 'video.list'],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'picture', 'followers'],
    figures: ['reactions', 'comments', 'shares', 'views'],
    comments: 'counts only',
    altText: false,
    paid: false,
    not: {
      phone: 'TikTok profiles have no telephone field.',
      cover: 'TikTok profiles have no cover picture.',
      saves: 'TikTok does not give the number of favourites.',
      reach: 'TikTok does not give reach.',
      clicks: 'TikTok does not count clicks on a video.',
      'comment texts': 'TikTok gives the number of comments, not their words.',
      altText: 'TikTok does not give alternative texts or captions.',
      paid: 'TikTok does not tell whether a video was promoted.',
    },
  },

  async check(client, account) {
    const { profile, notice } = await readProfile(connect(client, account));
    const name = profile.username ?? profile.display_name ?? account.handle;
    const advice = notice && 'Sign in to the app again and allow the profile and its statistics.';
    const scopesMissing = notice ? ['user.info.profile', 'user.info.stats'] : [];
    return { account: name, scopesGranted: null, scopesMissing, expiresAt: null, advice };
  },

  refresh: {
    rotates: true,
    needs: 'refreshToken',
    run(client, account) {
      const { refreshToken, clientKey, clientSecret } = account.credentials;
      const form = { refresh_token: refreshToken, client_key: clientKey, client_secret: clientSecret };
      return refreshByForm(connect(client, withoutToken(account)), '/v2/oauth/token/', form, client.now());
    },
  },

  async *collect(client, account, { since, until }) {
    const api = connect(client, account);
    const notices: ApiItem[] = [];
    const videos = startNow(
      api.pages({
        path: LIST,
        query: { fields: [IDENTITY, ...DETAILS].join() },
        // The cursor is the time to go back from.
        json: { max_count: 20, cursor: Date.parse(until) },
        records: 'data.videos',
        paging: {
          style: 'cursor',
          at: 'data.cursor',
          parameter: 'cursor',
          in: 'body',
          more: 'data.has_more',
        },
        async amend(failure, query) {
          if (failure.code !== INVALID || notices.length > 0) return null;
          const dead = await deadFields(api);
          if (dead.length === 0) return null;
          const detail = `TikTok no longer knows ${dead.join(', ')}; videos were read without. Update Social Vitals.`;
          notices.push({ type: 'notice', code: 'metric-gone', detail });
          const alive = DETAILS.filter((name) => !dead.includes(name));
          return { ...query, fields: [IDENTITY, ...alive].join() };
        },
      }),
    );
    let handle = account.handle.replace(/^@/, '');
    try {
      const { profile, notice } = await readProfile(api);
      handle = profile.username ?? handle;
      yield accountOf(profile, handle, dayOf(client.now()));
      if (notice) yield notice;
    } catch (error) {
      yield noticeOf('profile', error);
    }
    const toItem = (video: Video) => postOf(video, handle);
    yield* readPosts(videos, { schema: videoSchema, place: 'videos', since, toItem, order: 'kept' });
    yield* notices;
  },
};

const LIMITS: Api['limits'] = { counted: 'endpoint', concurrent: 4, calls: { count: 600, seconds: 60 } };

function connect(client: HttpClient, account: ApiAccount): Connection {
  const app = account.credentials.clientKey;
  return connectWithToken(client, account, { id: 'tiktok', baseUrl: BASE, limits: LIMITS, classify, app });
}

const errorSchema = z.object({ error: z.union([z.string(), z.object({ code: z.string() })]) });
const KINDS: Record<string, Verdict['kind']> = {
  access_token_invalid: 'auth_expired',
  invalid_grant: 'auth_expired',
  scope_not_authorized: 'permission',
  scope_permission_missed: 'permission',
  rate_limit_exceeded: 'rate_limited',
  internal_error: 'transient',
};

/** Every answer carries an error, which is `ok` where all went well; one with status 200 may be a failure. */
function classify({ status, body }: { status: number; body: unknown }): Verdict | null {
  const told = errorSchema.safeParse(body).data?.error;
  const name = typeof told === 'string' ? told : told?.code;
  if (name === undefined || name === 'ok' || !/^\w+$/.test(name)) return null;
  const kind = KINDS[name] ?? (status === 404 ? 'not_found' : status === 403 ? 'permission' : 'bad_request');
  // Limits count by the rolling minute; no header tells how much of it is left.
  return { kind, code: `tiktok-${name}`, ...(kind === 'rate_limited' ? { waitSeconds: 60 } : {}) };
}

/** TikTok does not say which field it no longer knows: each is tried alone. */
async function deadFields(api: Connection): Promise<string[]> {
  const isDead = async (name: string) => {
    try {
      await api.json({ path: LIST, query: { fields: `${IDENTITY},${name}` }, json: { max_count: 1 } });
      return false;
    } catch (failure) {
      return failure instanceof SourceFailure && failure.code === INVALID;
    }
  };
  const dead = await Promise.all(DETAILS.map(isDead));
  return DETAILS.filter((_name, index) => dead[index]);
}

const userSchema = z.object({ data: z.object({ user: profileSchema }) });

/** Name and picture come with any token; whoever signed in may have refused the rest. */
async function readProfile(api: Connection): Promise<{ profile: Profile; notice: ApiItem | null }> {
  const read = async (fields: string) =>
    parseReply(userSchema, await api.json({ path: '/v2/user/info/', query: { fields } }), '').data.user;
  try {
    return { profile: await read(PROFILE_FIELDS), notice: null };
  } catch (error) {
    const isRefused = error instanceof SourceFailure && ['permission', 'bad_request'].includes(error.kind);
    if (!isRefused) throw error;
    return { profile: await read(BASIC_FIELDS), notice: noticeOf('profile', error) };
  }
}
