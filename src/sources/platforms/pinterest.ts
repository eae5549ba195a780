import { z } from 'zod';
import { addDays, type Day } from '../../model/time.ts';
import type { Api } from '../http/call.ts';
import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import type { Verdict } from '../http/failure.ts';
import { remainingAndReset } from '../http/limits.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import {
  accountOf,
  analyticsSchema,
  type Pin,
  type Profile,
  pinSchema,
  postOf,
  profileSchema,
} from './records/pinterest.ts';
import { connectWithToken } from './shared/connect.ts';
import { noticeOf, parseReply, readPosts, startNow } from './shared/reading.ts';
import type { PostItem } from './shared/records.ts';
import { dayOf } from './shared/time.ts';
import { basicAuthorization, refreshByForm, withoutToken } from './shared/tokens.ts';

const BASE = 'https://api.pinterest.com/v5';
/** Pins that one call for analytics takes, and days that it looks back. */
const BATCH = 100;
const ANALYTICS_DAYS = 89;

/** Pins of a Pinterest account with their lifetime figures. */
export const pinterest: PlatformSource = {
  id: 'pinterest',
  platforms: ['pinterest'],
  title: 'Pinterest',
  baseUrl: BASE,
  handle: 'user name; the token tells the account',
  credentials: [
    {
      name: 'token',
      env: 'PINTEREST_TOKEN',
      secret: true,
      required: false,
      description: 'Access token; ends after 30 days.',
    },
    {
      name: 'refreshToken',
      env: 'PINTEREST_REFRESH_TOKEN',
      secret: true,
      required: true,
      description: 'Refresh token; ends after 60 days and is replaced at every use.',
    },
    {
      name: 'clientId',
      env: 'PINTEREST_CLIENT_ID',
      secret: false,
      required: true,
      description: 'Of the app.',
    },
    {
      name: 'clientSecret',
      env: 'PINTEREST_CLIENT_SECRET',
      secret: true,
      required: true,
      description: 'Of the app.',
    },
  ],
  scopes: ['user_accounts:read', 'pins:read', 'boards:read'],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'picture', 'followers'],
    figures: ['reactions', 'comments', 'saves', 'views', 'clicks'],
    comments: 'counts only',
    altText: true,
    paid: true,
    not: {
      phone: 'Pinterest profiles have no telephone field.',
      cover: 'Pinterest does not give the cover of a profile.',
      shares: 'Pinterest does not count shares.',
      reach: 'Pinterest does not give the reach of a pin.',
      'comment texts': 'Pinterest gives the number of comments, not their words.',
    },
  },

  async check(client, account) {
    const { username } = await readProfile(connect(client, account));
    return { account: username, scopesGranted: null, scopesMissing: [], expiresAt: null, advice: null };
  },

  refresh: {
    rotates: true,
    needs: 'refreshToken',
    run(client, account) {
      const { refreshToken, clientId, clientSecret } = account.credentials;
      // Apps from before September 2025 have to ask for the refresh token that replaces the old one.
      const form = { refresh_token: refreshToken, continuous_refresh: 'true' };
      const headers = basicAuthorization(clientId, clientSecret);
      return refreshByForm(
        connect(client, withoutToken(account)),
        '/oauth/token',
        form,
        client.now(),
        headers,
      );
    },
  },

  async *collect(client, account, { since }) {
    const api = connect(client, account);
    const pages = startNow(
      api.pages({
        path: '/pins',
        query: { page_size: 250, pin_metrics: true },
        records: 'items',
        paging: { style: 'cursor', at: 'bookmark', parameter: 'bookmark' },
      }),
    );
    const profile = await readProfile(api);
    const today = dayOf(client.now());
    yield accountOf(profile, today);

    const pins: PostItem[] = [];
    const toItem = (pin: Pin) => postOf(pin, profile.username);
    for await (const item of readPosts(pages, { schema: pinSchema, place: 'items', since, toItem }))
      if (item.type === 'post') pins.push(item);
      else yield item;
    const recent = pins.filter(({ post }) => post.publishedAt !== null && post.publishedAt >= since);
    const notice = await addSaves(api, recent, today);
    yield* pins;
    if (notice) yield notice;
  },
};

const LIMITS: Api['limits'] = {
  counted: 'credential',
  concurrent: 4,
  allowance: remainingAndReset('x-ratelimit-remaining', 'x-ratelimit-reset', 'seconds-to-wait'),
};

function connect(client: HttpClient, account: ApiAccount): Connection {
  return connectWithToken(client, account, { id: 'pinterest', baseUrl: BASE, limits: LIMITS, classify });
}

/** The numbers in the body are sometimes the status again; only this one tells something of its own. */
function classify({ status, body }: { status: number; body: unknown }): Verdict | null {
  const code = z.object({ code: z.number() }).safeParse(body).data?.code;
  if (status < 400 || code !== 4197) return null;
  return {
    kind: 'bad_request',
    code: 'pinterest-switched-off',
    remedy: 'Pinterest has switched this off: update Social Vitals.',
  };
}

async function readProfile(api: Connection): Promise<Profile> {
  return parseReply(profileSchema, await api.json({ path: '/user_account' }), 'account');
}

/** Saves stand in the analytics only, which not every app may read. */
async function addSaves(api: Connection, pins: readonly PostItem[], today: Day): Promise<ApiItem | null> {
  try {
    for (let start = 0; start < pins.length; start += BATCH) {
      const batch = pins.slice(start, start + BATCH);
      const body = await api.json({
        path: '/pins/analytics',
        query: {
          pin_ids: batch.map(({ keys }) => keys.id).join(),
          start_date: addDays(today, -ANALYTICS_DAYS),
          end_date: today,
          metric_types: 'SAVE',
          app_types: 'ALL',
        },
      });
      const told = parseReply(analyticsSchema, body, 'analytics');
      for (const { keys, post } of batch) {
        const all = told[keys.id ?? '']?.all;
        post.engagement.saves = all?.lifetime_metrics?.SAVE ?? all?.summary_metrics?.SAVE ?? null;
      }
    }
    return null;
  } catch (error) {
    return noticeOf('saves', error);
  }
}
