import { didYouMean, type SchemaFault } from './problems.ts';

/** What is known of an interface by which accounts can be read. */
export interface KnownInterface {
  id: string;
  platforms: readonly string[];
  /** Names of the credentials it takes. */
  credentials: readonly string[];
}

/** Keys that mean something only together with `api`. */
const API_KEYS = ['id', 'baseUrl', 'version', 'credentials'] as const;

/** What is wrong with the accounts of a practice file beyond their form: names that refer to something, keys that need each other. */
export function accountFaults(accounts: unknown, interfaces: readonly KnownInterface[]): SchemaFault[] {
  if (!Array.isArray(accounts)) return [];
  return accounts.flatMap((account: unknown, index) =>
    typeof account === 'object' && account !== null
      ? faultsOf({ ...account }, ['accounts', index], interfaces)
      : [],
  );
}

function faultsOf(
  account: Record<string, unknown>,
  path: PropertyKey[],
  interfaces: readonly KnownInterface[],
): SchemaFault[] {
  const { platform, api, credentials } = account;
  const fault = (code: string, key: string, message: string, ...more: string[]): SchemaFault => ({
    code,
    path: [...path, key, ...more],
    message,
  });
  if (api === undefined)
    return API_KEYS.filter((key) => account[key] !== undefined).map((key) =>
      fault('needs-api', key, `${key} says nothing without api, which names the interface to read by.`),
    );
  if (typeof api !== 'string') return [];

  const fitting = interfaces.filter(({ platforms }) => platforms.includes(String(platform)));
  const chosen = fitting.find(({ id }) => id === api);
  if (chosen === undefined) {
    const choice =
      fitting.length === 0
        ? 'This platform offers no interface: delete the line and hand over exports or our table.'
        : `${didYouMean(api, idsOf(fitting)).trimStart() || 'No interface of this platform has this name.'} There is: ${idsOf(fitting).join(', ')}.`;
    return [fault('unknown-api', 'api', choice)];
  }
  const given = typeof credentials === 'object' && credentials !== null ? Object.keys(credentials) : [];
  return given
    .filter((name) => !chosen.credentials.includes(name))
    .map((name) => {
      const known = chosen.credentials.join(', ');
      const takes = known === '' ? 'none' : known;
      const message = `This interface takes no credential of this name.${didYouMean(name, chosen.credentials)} It takes: ${takes}.`;
      return fault('unknown-credential', 'credentials', message, name);
    });
}

function idsOf(interfaces: readonly KnownInterface[]): string[] {
  return interfaces.map(({ id }) => id);
}
