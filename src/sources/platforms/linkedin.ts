import { z } from 'zod';
import type { Api } from '../http/call.ts';
import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import { SourceFailure, type Verdict } from '../http/failure.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import {
  accountOf,
  type LinkedinPost,
  type Organization,
  organizationSchema,
  organizationUrn,
  postOf,
  postSchema,
} from './records/linkedin.ts';
import { connectWithToken } from './shared/connect.ts';
import { addFigures, addReactions, offsets, readComments } from './shared/linkedin.ts';
import { noticeOf, parseReply, readPosts } from './shared/reading.ts';
import type { PostItem } from './shared/records.ts';
import { dayOf } from './shared/time.ts';
import { refreshByForm, withoutToken } from './shared/tokens.ts';

const BASE = 'https://api.linkedin.com';
const VERSION = '202609';
/** Posts on a page, at most. */
const PAGE = 100;

/** Posts of a LinkedIn page, for one of its administrators. */
export const linkedin: PlatformSource = {
  id: 'linkedin',
  platforms: ['linkedin'],
  title: 'LinkedIn page',
  baseUrl: BASE,
  handle: 'number of the page, or its name in the address (linkedin.com/company/…)',
  credentials: [
    {
      name: 'token',
      env: 'LINKEDIN_TOKEN',
      secret: true,
      required: true,
      description: 'Access token of an administrator of the page; ends after 60 days.',
    },
    {
      name: 'refreshToken',
      env: 'LINKEDIN_REFRESH_TOKEN',
      secret: true,
      required: false,
      description: 'Given to approved programmes only; ends after a year.',
    },
    {
      name: 'clientId',
      env: 'LINKEDIN_CLIENT_ID',
      secret: false,
      required: false,
      description: 'Of the app; for refreshing.',
    },
    {
      name: 'clientSecret',
      env: 'LINKEDIN_CLIENT_SECRET',
      secret: true,
      required: false,
      description: 'Of the app; for refreshing.',
    },
  ],
  scopes: ['r_organization_social', 'r_organization_social_feed', 'r_organization_admin'],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'picture', 'cover', 'followers'],
    figures: ['reactions', 'comments', 'shares', 'views', 'reach', 'clicks'],
    comments: 'comments',
    altText: true,
    paid: true,
    not: {
      phone: 'LinkedIn does not give the telephone number of a page.',
      saves: 'LinkedIn does not tell how often a post was saved.',
    },
  },

  async check(client, account) {
    const { localizedName } = await readOrganization(connect(client, account), account);
    return { account: localizedName, scopesGranted: null, scopesMissing: [], expiresAt: null, advice: null };
  },

  refresh: {
    rotates: false,
    needs: 'refreshToken',
    run(client, account) {
      const { refreshToken, clientId, clientSecret } = account.credentials;
      const form = { refresh_token: refreshToken, client_id: clientId, client_secret: clientSecret };
      const api = connect(client, withoutToken(account), 'https://www.linkedin.com');
      return refreshByForm(api, '/oauth/v2/accessToken', form, client.now());
    },
  },

  async *collect(client, account, { since }) {
    const api = connect(client, account);
    const organization = await readOrganization(api, account);
    const followers = readFollowers(api, organization);
    const author = organizationUrn(organization);
    const pages = api.pages({
      path: '/rest/posts',
      query: { q: 'author', author, count: PAGE, start: 0, sortBy: 'CREATED' },
      records: 'elements',
      paging: offsets(PAGE),
    });
    const posts: PostItem[] = [];
    const others: ApiItem[] = [];
    const toItem = (post: LinkedinPost) => postOf(post, organization);
    // Not every version keeps to the order that was asked for.
    const reading = { schema: postSchema, place: 'elements', since, toItem, order: 'unsure' } as const;
    for await (const item of readPosts(pages, reading))
      if (item.type === 'post') posts.push(item);
      else others.push(item);

    const { count, notice } = await followers;
    yield accountOf(organization, count, dayOf(client.now()));
    yield* others;
    const recent = posts.filter(({ post }) => post.publishedAt !== null && post.publishedAt >= since);
    const notices = await Promise.all([addReactions(api, recent), addFigures(api, recent, author)]);
    yield* posts;
    yield* [notice, ...notices].filter((one) => one !== null);
    yield* await readComments(api, recent, organization);
  },
};

const LIMITS: Api['limits'] = { counted: 'credential', concurrent: 4 };

function connect(client: HttpClient, account: ApiAccount, baseUrl = BASE): Connection {
  const headers = {
    'LinkedIn-Version': account.version ?? VERSION,
    'X-Restli-Protocol-Version': '2.0.0',
  };
  return connectWithToken(client, account, { id: 'linkedin', baseUrl, limits: LIMITS, headers, classify });
}

const errorSchema = z.object({ message: z.string().optional(), error: z.string().optional() });

function classify({ status, body }: { status: number; body: unknown }): Verdict | null {
  if (status === 426)
    return {
      kind: 'bad_request',
      code: 'linkedin-version-gone',
      remedy:
        'This version of the interface has ended: update Social Vitals or name a newer version in the practice file.',
    };
  const told = errorSchema.safeParse(body).data;
  if (told?.error === 'invalid_grant') return { kind: 'auth_expired', code: 'linkedin-invalid_grant' };
  if (status === 429 && /\bDAY\b/.test(told?.message ?? ''))
    return {
      kind: 'quota_or_payment',
      code: 'linkedin-day-limit',
      remedy: 'The calls of the day are used up; run again after midnight UTC.',
    };
  return null;
}

async function readOrganization(api: Connection, account: ApiAccount): Promise<Organization> {
  if (/^\d+$/.test(account.handle))
    return parseReply(
      organizationSchema,
      await api.json({ path: `/rest/organizations/${account.handle}` }),
      'organization',
    );
  const query = { q: 'vanityName', vanityName: account.handle };
  const body = await api.json({ path: '/rest/organizations', query });
  const [found] = parseReply(z.object({ elements: z.array(z.unknown()) }), body, 'organizations').elements;
  if (found === undefined)
    throw new SourceFailure({ kind: 'not_found', code: 'linkedin-no-page' }, 'GET organizations');
  return parseReply(organizationSchema, found, 'elements[0]');
}

async function readFollowers(api: Connection, organization: Organization) {
  try {
    const path = `/rest/networkSizes/${encodeURIComponent(organizationUrn(organization))}`;
    const body = await api.json({ path, query: { edgeType: 'COMPANY_FOLLOWED_BY_MEMBER' } });
    const { firstDegreeSize } = parseReply(
      z.object({ firstDegreeSize: z.number().int() }),
      body,
      'followers',
    );
    return { count: firstDegreeSize, notice: null };
  } catch (error) {
    return { count: null, notice: noticeOf('followers', error) };
  }
}
