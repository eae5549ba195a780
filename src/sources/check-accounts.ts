import type { Instant } from '../model/time.ts';
import { type FailureKind, SourceFailure } from './http/failure.ts';
import { requireCredentials } from './platforms/read-account.ts';
import type { AccountToRead, Apis } from './read-apis.ts';
import { withFreshToken } from './token-file.ts';

/** What one cheap call told about an account. */
export interface AccountCheck {
  ok: boolean;
  /** Account that was reached, as the platform calls it; null = none. */
  reached: string | null;
  /** Permissions of the token; null = the platform does not tell. */
  scopesGranted: readonly string[] | null;
  scopesMissing: readonly string[];
  /** End of the token; null = the platform does not tell, or there is no token. */
  expiresAt: Instant | 'never' | null;
  /** Null = success. */
  failure: FailureKind | 'internal-fault' | null;
  /** What to do, or what else there is to know; empty = nothing. */
  advice: string[];
}

/** A token that ends within this time should be replaced (editorial). */
const SOON_MS = 14 * 86_400_000;

/** Tries every account, side by side, each with the cheapest call its interface has; tokens are renewed where that is due. */
export function checkAccounts(apis: Apis): Promise<AccountCheck[]> {
  return Promise.all(apis.accounts.map((account) => checkAccount(account, apis)));
}

async function checkAccount(
  { source, account }: AccountToRead,
  { client, tokens }: Apis,
): Promise<AccountCheck> {
  const advice: string[] = [];
  try {
    requireCredentials(source, account);
    const fresh = await withFreshToken(source, client, account, tokens);
    if (fresh.notice?.type === 'notice') advice.push(fresh.notice.detail);
    const told = await source.check(client, fresh.account);
    const expiresAt = told.expiresAt ?? fresh.expiresAt;
    const endsSoon =
      expiresAt !== null && expiresAt !== 'never' && Date.parse(expiresAt) - client.now() < SOON_MS;
    if (told.advice !== null) advice.push(told.advice);
    else if (endsSoon && source.refresh === undefined)
      advice.push(`Create a new token soon: docs/tokens/${account.platform}.md.`);
    if (source.refresh && tokens === null)
      advice.push('Name a tokenFile in the practice file, so that renewed tokens are kept for the next run.');
    return {
      ok: true,
      reached: told.account,
      scopesGranted: told.scopesGranted,
      scopesMissing: told.scopesMissing,
      expiresAt,
      failure: null,
      advice,
    };
  } catch (error) {
    const known = error instanceof SourceFailure ? error : null;
    return {
      ok: false,
      reached: null,
      scopesGranted: null,
      scopesMissing: [],
      expiresAt: null,
      failure: known?.kind ?? 'internal-fault',
      advice: [known?.message ?? 'A fault of the program; please report it.', ...advice],
    };
  }
}
