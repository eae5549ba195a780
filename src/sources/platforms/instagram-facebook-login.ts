import { z } from 'zod';
import type { HttpClient } from '../http/client.ts';
import type { ApiAccount, PlatformSource } from './platform.ts';
import { PROFILE_FIELDS, profileSchema } from './records/instagram.ts';
import { connectWithToken } from './shared/connect.ts';
import { checkGraphToken, classifyGraph, GRAPH_LIMITS, GRAPH_VERSION } from './shared/graph.ts';
import { readInstagram } from './shared/instagram.ts';
import { parseReply } from './shared/reading.ts';
import { dayOf } from './shared/time.ts';

const BASE = 'https://graph.facebook.com';

/** An Instagram professional account that belongs to a Facebook Page, read with the Page's token. */
export const instagramFacebookLogin: PlatformSource = {
  id: 'instagram-facebook-login',
  platforms: ['instagram'],
  title: 'Instagram, by way of its Facebook Page',
  baseUrl: BASE,
  handle: 'user name, or number of the account',
  credentials: [
    {
      name: 'token',
      env: 'INSTAGRAM_TOKEN',
      secret: true,
      required: true,
      description: 'Access token of the Page that the account is linked with.',
    },
  ],
  scopes: [
    'instagram_basic',
    'instagram_manage_comments',
    'instagram_manage_insights',
    'pages_read_engagement',
  ],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'picture', 'followers'],
    figures: ['reactions', 'comments', 'shares', 'saves', 'views', 'reach'],
    comments: 'comments',
    altText: true,
    paid: true,
    not: {
      phone: 'Instagram does not give the telephone number of a profile.',
      cover: 'Instagram profiles have no cover picture.',
      clicks: 'Instagram does not count clicks on posts.',
    },
  },

  check: (client, account) =>
    checkGraphToken(
      connect(client, account),
      account.credentials.token ?? '',
      instagramFacebookLogin.scopes,
      client.now(),
      'PAGE',
    ),

  async *collect(client, account, request) {
    const api = connect(client, account);
    const root = `/${account.version ?? GRAPH_VERSION}`;
    const isNumber = /^\d+$/.test(account.handle);
    // With a Page's token, `me` is the Page; it knows its account.
    const body = isNumber
      ? await api.json({ path: `${root}/${account.handle}`, query: { fields: PROFILE_FIELDS } })
      : await api.json({
          path: `${root}/me`,
          query: { fields: `instagram_business_account{${PROFILE_FIELDS}}` },
        });
    const profile = isNumber
      ? parseReply(profileSchema, body, 'account')
      : parseReply(z.object({ instagram_business_account: profileSchema }), body, 'page')
          .instagram_business_account;
    yield* readInstagram(
      api,
      root,
      profile,
      request,
      ['boost_ads_list{ad_id,ad_status}'],
      dayOf(client.now()),
    );
  },
};

function connect(client: HttpClient, account: ApiAccount) {
  const api = { id: 'facebook', baseUrl: BASE, limits: GRAPH_LIMITS, classify: classifyGraph };
  return connectWithToken(client, account, api);
}
