import type { HttpClient } from '../http/client.ts';
import { SourceFailure } from '../http/failure.ts';
import type { ApiAccount, ApiItem, ApiRequest, PlatformSource } from './platform.ts';

/** A clock that is five minutes off is a clock; more is a wrong date. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/**
 * Everything of one account, with what holds for all platforms: credentials are there before anything is asked, a record that two
 * pages repeat comes once and is counted, a date in the future is told, and a list that is empty where there were posts is suspicious.
 *
 * @throws SourceFailure when the posts cannot be read; what was delivered before stays valid
 */
export async function* readAccount(
  source: PlatformSource,
  client: HttpClient,
  account: ApiAccount,
  request: ApiRequest,
): AsyncGenerator<ApiItem> {
  requireCredentials(source, account);
  const seen = new Set<string>();
  const latest = new Date(client.now() + CLOCK_TOLERANCE_MS).toISOString();
  let posts = 0;
  let postsTold: number | null = null;
  let datedAhead = 0;

  for await (const item of source.collect(client.forAccount(), account, request)) {
    const key = keyOf(item);
    if (key !== null && seen.has(key)) {
      yield { type: 'repeat' };
      continue;
    }
    if (key !== null) seen.add(key);
    if (item.type === 'account') postsTold = item.postsTold;
    if (item.type === 'post') posts++;
    if (item.type === 'post' && item.post.publishedAt !== null && item.post.publishedAt > latest)
      datedAhead++;
    yield item;
  }

  if (datedAhead > 0)
    yield {
      type: 'notice',
      code: 'dated-in-future',
      detail: `${datedAhead} posts carry a date that has not come yet; they count from that day on.`,
    };
  const known = request.knownPosts ?? 0;
  if (posts === 0 && (known > 0 || (postsTold ?? 0) > 0))
    yield {
      type: 'notice',
      code: 'unexpectedly-empty',
      detail: `The reply is a success and holds no posts, although there are ${known || postsTold} by the last report or the profile: check the token’s permissions and the account’s visibility.`,
    };
}

/** @throws SourceFailure that names the first credential that is missing */
export function requireCredentials(source: PlatformSource, account: ApiAccount): void {
  const missing = source.credentials.find(({ name, required }) => required && !account.credentials[name]);
  if (missing)
    throw new SourceFailure(
      {
        kind: 'auth_expired',
        code: 'credential-missing',
        remedy: `Set the environment variable ${account.variables?.[missing.name] ?? `that ends in ${missing.env}`}; docs/tokens/${account.platform}.md says where it comes from.`,
      },
      `${source.id} ${missing.name}`,
    );
}

function keyOf(item: ApiItem): string | null {
  if (item.type === 'comment') return `comment ${item.comment.id}`;
  if (item.type !== 'post') return null;
  const key = item.keys.id ?? item.keys.link;
  return key === null ? null : `post ${key}`;
}
