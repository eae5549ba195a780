import type { Api } from '../../http/call.ts';
import type { HttpClient } from '../../http/client.ts';
import type { Connection } from '../../http/connection.ts';
import type { ApiAccount } from '../platform.ts';

/** Opens an interface with the account's token in the header; another base address than the platform's own counts as a stranger's. */
export function connectWithToken(
  client: HttpClient,
  account: ApiAccount,
  api: Pick<Api, 'id' | 'baseUrl' | 'limits' | 'headers'> &
    Required<Pick<Api, 'classify'>> & { app?: string | undefined },
): Connection {
  const { app, ...rest } = api;
  const { token } = account.credentials;
  return client.connect({
    ...rest,
    ...(app ? { app } : {}),
    baseUrl: account.baseUrl ?? api.baseUrl,
    userGiven: account.baseUrl !== undefined,
    headers: { ...api.headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    secrets: Object.values(account.credentials).flatMap((secret) => secret ?? []),
  });
}
