import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import type { ConfiguredPractice } from '../config/practices.ts';
import type { PracticeAccount } from '../model/practice.ts';
import type { HttpClient } from '../sources/http/client.ts';
import { platformSource } from '../sources/platforms/index.ts';
import type { Credential, PlatformSource } from '../sources/platforms/platform.ts';
import type { AccountToRead, Apis } from '../sources/read-apis.ts';
import { type TokenFile, tokenFile } from '../sources/token-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What to read of each practice by interfaces. Practices that name the same file for renewed tokens share it. */
export function apisFrom(client: HttpClient): (configured: ConfiguredPractice) => Apis {
  const files = new Map<string, TokenFile>();
  const sharedFile = (path: string) => {
    const file = files.get(path) ?? tokenFile(path);
    files.set(path, file);
    return file;
  };
  return (configured) => ({
    accounts: accountsToRead(configured, environmentFor(configured)),
    client,
    tokens: configured.tokenFile === null ? null : sharedFile(configured.tokenFile),
  });
}

/** Whether the environment variables of an account are there; names only. */
export interface VariableState {
  variable: string;
  credential: string;
  required: boolean;
  set: boolean;
}

export function variablesOf({ source, account }: AccountToRead): VariableState[] {
  return source.credentials.map(({ name, required }) => ({
    variable: account.variables?.[name] ?? name,
    credential: name,
    required,
    set: account.credentials[name] !== undefined,
  }));
}

/** The variables of the environment, and those of a `.env` beside the practice file where the environment is silent. */
export function environmentFor({ file }: Pick<ConfiguredPractice, 'file'>): Environment {
  const beside = join(dirname(file), '.env');
  const written = existsSync(beside) ? parseEnv(readFileSync(beside, 'utf8')) : {};
  const given = Object.entries(process.env).filter(([, value]) => value !== undefined && value !== '');
  return { ...written, ...Object.fromEntries(given) };
}

/** The accounts of a practice that an interface is named for, with the credentials that are set. */
export function accountsToRead(
  { practice }: Pick<ConfiguredPractice, 'practice'>,
  environment: Environment,
): AccountToRead[] {
  return practice.accounts.flatMap((account) => {
    const source = account.api === undefined ? null : platformSource(account.api);
    if (source === null) return [];
    const { platform, handle, id, baseUrl, version } = account;
    const variables = variableNames(practice.id, account, source);
    const values = Object.entries(variables).map(([name, variable]) => [
      name,
      environment[variable] || undefined,
    ]);
    return [
      {
        handle,
        source,
        account: {
          platform,
          handle: id ?? handle,
          ...(baseUrl !== undefined && { baseUrl }),
          ...(version !== undefined && { version }),
          credentials: Object.fromEntries(values),
          variables,
        },
      },
    ];
  });
}

/** Environment variable of every credential by its name: as the practice file says, else `LAKESIDE_X_TOKEN`. */
function variableNames(
  practice: string,
  { credentials }: PracticeAccount,
  source: PlatformSource,
): Record<string, string> {
  // No variable's name begins with a digit.
  const prefix = practice
    .replaceAll('-', '_')
    .replace(/^(?=\d)/, '_')
    .toUpperCase();
  const usual = ({ env }: Credential) => `${prefix}_${env}`;
  return Object.fromEntries(
    source.credentials.map((credential) => [
      credential.name,
      credentials?.[credential.name] ?? usual(credential),
    ]),
  );
}
