import { z } from 'zod';
import type { Connection } from '../../http/connection.ts';
import type { ApiAccount, FreshCredentials } from '../platform.ts';
import { parseReply } from './reading.ts';
import { instantOfMs } from './time.ts';

const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().optional(),
});

function fresh(body: unknown, nowMs: number): FreshCredentials {
  const { access_token, refresh_token, expires_in } = parseReply(tokenSchema, body, 'token');
  return {
    credentials: { token: access_token, ...(refresh_token ? { refreshToken: refresh_token } : {}) },
    expiresAt: expires_in === undefined ? null : instantOfMs(nowMs + expires_in * 1000),
  };
}

/** Meta's way: the token that is still valid is traded in for one that lives longer. It takes the token in the address only. */
export async function refreshByQuery(
  api: Connection,
  path: string,
  grant: string,
  account: ApiAccount,
  nowMs: number,
): Promise<FreshCredentials> {
  const query = { grant_type: grant, access_token: account.credentials.token };
  return fresh(await api.tokens({ path, query }), nowMs);
}

/** The account as a token endpoint should see it: its old token opens nothing there. */
export function withoutToken(account: ApiAccount): ApiAccount {
  return { ...account, credentials: { ...account.credentials, token: undefined } };
}

/** The common way (OAuth 2): a refresh token buys an access token, and often the next refresh token. */
export async function refreshByForm(
  api: Connection,
  path: string,
  form: Record<string, string | undefined>,
  nowMs: number,
  headers: Record<string, string> = {},
): Promise<FreshCredentials> {
  const filled: Record<string, string> = { grant_type: 'refresh_token' };
  for (const [name, value] of Object.entries(form)) if (value !== undefined) filled[name] = value;
  return fresh(await api.tokens({ path, form: filled, headers }), nowMs);
}

/** Client id and secret for a sign-in header. */
export function basicAuthorization(id = '', secret = ''): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}
