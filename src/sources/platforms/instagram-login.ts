import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import type { ApiAccount, PlatformSource } from './platform.ts';
import { PROFILE_FIELDS, type Profile, profileSchema } from './records/instagram.ts';
import { connectWithToken } from './shared/connect.ts';
import { classifyGraph, GRAPH_LIMITS, GRAPH_VERSION } from './shared/graph.ts';
import { goneOf, readNode } from './shared/graph-asking.ts';
import { type Door, readInstagram } from './shared/instagram.ts';
import { dayOf } from './shared/time.ts';
import { refreshByQuery } from './shared/tokens.ts';

const BASE = 'https://graph.instagram.com';

/** An Instagram professional account without a Facebook Page, read with its own token. */
export const instagramLogin: PlatformSource = {
  id: 'instagram-login',
  platforms: ['instagram'],
  title: 'Instagram, by its own sign-in',
  baseUrl: BASE,
  handle: 'user name; the token tells the account',
  credentials: [
    {
      name: 'token',
      env: 'INSTAGRAM_TOKEN',
      secret: true,
      required: true,
      description: 'Long-lived access token of the account; ends after 60 days unless refreshed.',
    },
  ],
  scopes: [
    'instagram_business_basic',
    'instagram_business_manage_comments',
    'instagram_business_manage_insights',
  ],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'picture', 'followers'],
    figures: ['reactions', 'comments', 'shares', 'saves', 'views', 'reach'],
    comments: 'comments',
    altText: true,
    paid: false,
    not: {
      phone: 'Instagram does not give the telephone number of a profile.',
      cover: 'Instagram profiles have no cover picture.',
      clicks: 'Instagram does not count clicks on posts.',
      paid: 'Boosted posts are told only where the account is linked with a Facebook Page.',
    },
  },

  async check(client, account) {
    const { username } = await readProfile(doorOf(client, account));
    return { account: username, scopesGranted: null, scopesMissing: [], expiresAt: null, advice: null };
  },

  refresh: {
    rotates: false,
    needs: 'token',
    run: (client, account) =>
      refreshByQuery(
        connect(client, account),
        '/refresh_access_token',
        'ig_refresh_token',
        account,
        client.now(),
      ),
  },

  async *collect(client, account, request) {
    const door = doorOf(client, account);
    yield* readInstagram(door, await readProfile(door), request, dayOf(client.now()));
  },
};

function connect(client: HttpClient, account: ApiAccount): Connection {
  const api = { id: 'instagram', baseUrl: BASE, limits: GRAPH_LIMITS, classify: classifyGraph };
  return connectWithToken(client, account, api);
}

function doorOf(client: HttpClient, account: ApiAccount): Door {
  return {
    api: connect(client, account),
    root: `/${account.version ?? GRAPH_VERSION}`,
    extra: [],
    needs: { metrics: 'instagram_business_manage_insights', talk: 'instagram_business_manage_comments' },
    gone: goneOf(client, 'Instagram'),
  };
}

function readProfile({ api, root, gone }: Door): Promise<Profile> {
  const fields = `user_id,${PROFILE_FIELDS}`;
  return readNode(api, { path: `${root}/me`, fields, schema: profileSchema, place: 'account', gone });
}
