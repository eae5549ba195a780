import { z } from 'zod';
import type { HttpClient } from '../http/client.ts';
import { SourceFailure } from '../http/failure.ts';
import type { ApiAccount, PlatformSource } from './platform.ts';
import { PROFILE_FIELDS, type Profile, profileSchema } from './records/instagram.ts';
import { connectWithToken } from './shared/connect.ts';
import { checkGraphToken, classifyGraph, GRAPH_LIMITS, GRAPH_VERSION } from './shared/graph.ts';
import { goneOf, readNode } from './shared/graph-asking.ts';
import { type Door, readInstagram } from './shared/instagram.ts';
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
    const door: Door = {
      api: connect(client, account),
      root: `/${account.version ?? GRAPH_VERSION}`,
      extra: ['boost_ads_list{ad_id,ad_status}'],
      needs: { metrics: 'instagram_manage_insights', talk: 'instagram_manage_comments' },
      gone: goneOf(client, 'Instagram'),
    };
    const profile = await readProfile(door, account.handle);
    yield* readInstagram(door, profile, request, dayOf(client.now()));
  },
};

/** With a Page's token, `me` is the Page, which knows its account. */
async function readProfile({ api, root, gone }: Door, handle: string): Promise<Profile> {
  const isNumber = /^\d+$/.test(handle);
  if (isNumber)
    return readNode(api, {
      path: `${root}/${handle}`,
      fields: PROFILE_FIELDS,
      schema: profileSchema,
      place: 'account',
      gone,
    });
  const page = await readNode(api, {
    path: `${root}/me`,
    fields: `instagram_business_account{${PROFILE_FIELDS}}`,
    schema: z.object({ instagram_business_account: profileSchema.optional() }),
    place: 'page',
    gone,
  });
  if (page.instagram_business_account) return page.instagram_business_account;
  throw new SourceFailure(
    {
      kind: 'not_found',
      code: 'instagram-not-linked',
      remedy:
        'Link the Instagram account with the Page and use the Page’s token, or write the account’s number as its id.',
    },
    `GET ${root}/me`,
  );
}

function connect(client: HttpClient, account: ApiAccount) {
  const api = { id: 'facebook', baseUrl: BASE, limits: GRAPH_LIMITS, classify: classifyGraph };
  return connectWithToken(client, account, api);
}
