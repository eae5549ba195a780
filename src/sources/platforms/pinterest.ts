import { z } from 'zod';
import { addDays, type Day } from '../../model/time.ts';
import type { Api } from '../http/call.ts';
import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import { SourceFailure, type Verdict } from '../http/failure.ts';
import { remainingAndReset } from '../http/limits.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import {
  type Analytics,
  accountOf,
  analyticsSchema,
  type Pin,
  type Profile,
  pinSchema,
  postOf,
  profileSchema,
} from './records/pinterest.ts';
import { connectWithToken } from './shared/connect.ts';
import { noticeOf, parseReply, readEach, readPosts, startNow } from './shared/reading.ts';
import type { PostItem } from './shared/records.ts';
import { dayOf } from './shared/time.ts';
import { basicAuthorization, refreshByForm, withoutToken } from './shared/tokens.ts';

const BASE = 'https://api.pinterest.com/v5';
/** Pins that one call for analytics takes, and days that it looks back. */
const BATCH = 100;
const ANALYTICS_DAYS = 89;
const REFUSED = new Set<string>(['permission', 'bad_request', 'not_found']);

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
    const notices: ApiItem[] = [];
    const pages = startNow(
      api.pages({
        path: '/pins',
        query: { page_size: 250, pin_metrics: true },
        records: 'items',
        paging: { style: 'cursor', at: 'bookmark', parameter: 'bookmark' },
        // Whether every app may see figures, Pinterest does not say.
        amend(failure, { pin_metrics: asked, ...query }) {
          if (!asked || !['permission', 'bad_request'].includes(failure.kind)) return null;
          notices.push(noticeOf('figures', failure));
          return query;
        },
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
    notices.push(...(await addSaves(api, recent, today)));
    yield* pins;
    yield* notices;
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

/** Saves stand in the analytics only. Not every app may ask for many pins at once; the others ask pin by pin. */
async function addSaves(api: Connection, pins: readonly PostItem[], today: Day): Promise<ApiItem[]> {
  const from = addDays(today, -ANALYTICS_DAYS);
  const query = { start_date: from, end_date: today, metric_types: 'SAVE', app_types: 'ALL' };
  const add = ({ post }: PostItem, analytics: Analytics | undefined) => {
    // What a sum of 90 days tells of an older pin is not all.
    const isWhole = post.publishedAt !== null && post.publishedAt >= from;
    const sum = isWhole ? analytics?.all?.summary_metrics?.SAVE : undefined;
    post.engagement.saves = analytics?.all?.lifetime_metrics?.SAVE ?? sum ?? null;
  };
  try {
    for (let start = 0; start < pins.length; start += BATCH) {
      const batch = pins.slice(start, start + BATCH);
      const ids = batch.map(({ keys }) => keys.id).join();
      const body = await api.json({ path: '/pins/analytics', query: { pin_ids: ids, ...query } });
      const told = parseReply(z.record(z.string(), analyticsSchema), body, 'analytics');
      for (const pin of batch) add(pin, told[pin.keys.id ?? '']);
    }
    return [];
  } catch (error) {
    if (!(error instanceof SourceFailure) || !REFUSED.has(error.kind)) return [noticeOf('saves', error)];
  }
  const readOne = async (pin: PostItem) => {
    const body = await api.json({ path: `/pins/${pin.keys.id}/analytics`, query });
    add(pin, parseReply(analyticsSchema, body, 'analytics'));
    return true;
  };
  // One first: where analytics are refused altogether, one call shows it.
  const first = await readEach(pins.slice(0, 1), readOne);
  const { failure } = first.failure ? first : await readEach(pins.slice(1), readOne);
  return failure ? [noticeOf('saves', failure)] : [];
}
