import { createHash } from 'node:crypto';
import pLimit, { type LimitFunction } from 'p-limit';
import { type Resolve, resolveHost } from './address.ts';
import type { ReplyCache } from './cache.ts';
import type { Api, CallEvent } from './call.ts';
import { type Connection, type ConnectionParts, connection } from './connection.ts';
import { SourceFailure } from './failure.ts';
import { type Budget, createBudget } from './limits.ts';
import { createPatience, type Patience } from './patience.ts';
import { createTransport } from './transport.ts';

export interface ClientOptions {
  /** Milliseconds since 1970. */
  now?: () => number;
  sleep?: (ms: number) => Promise<void>;
  /** 0 ≤ number < 1, for jitter. */
  random?: () => number;
  resolve?: Resolve;
  timeoutMs?: number;
  maxReplyBytes?: number;
  /** Tries of one call. */
  attempts?: number;
  /** All waiting of one account together. */
  maxWaitMs?: number;
  allowPrivate?: boolean;
  cache?: ReplyCache;
  observe?: (event: CallEvent) => void;
}

export interface HttpClient {
  /** Opens an interface. Accounts that share a host or an app share its budget. */
  connect(api: Api): Connection;
  /** The same client for one account, all connections of which wait no longer than `maxWaitMs` together. */
  forAccount(): HttpClient;
  /** What was found out once and holds for every account of the run, such as the metrics that are gone. */
  remember<T>(what: string, first: () => T): T;
  now(): number;
  close(): void;
}

const DEFAULTS = { timeoutMs: 30_000, maxReplyBytes: 25_000_000, attempts: 5, maxWaitMs: 15 * 60_000 };

export function createHttpClient(options: ClientOptions = {}): HttpClient {
  const now = options.now ?? Date.now;
  const transport = createTransport({
    timeoutMs: options.timeoutMs ?? DEFAULTS.timeoutMs,
    maxReplyBytes: options.maxReplyBytes ?? DEFAULTS.maxReplyBytes,
    allowPrivate: options.allowPrivate ?? false,
    resolve: options.resolve ?? resolveHost,
  });
  const budgets = new Map<string, { budget: Budget; limit: LimitFunction }>();

  function budgetFor(api: Api, path: string) {
    const { limits } = api;
    const parts = [api.id, new URL(api.baseUrl).host];
    const caller = api.app ?? api.secrets.join();
    // A digest, so that no token lies around in a map's keys.
    if (limits.counted !== 'host') parts.push(createHash('sha256').update(caller).digest('hex'));
    if (limits.counted === 'endpoint') parts.push(path.replaceAll(/\d{2,}/g, '#'));
    const key = parts.join(' ');
    const known = budgets.get(key);
    if (known) return known;
    const made = { budget: createBudget(limits.calls), limit: pLimit(limits.concurrent) };
    budgets.set(key, made);
    return made;
  }

  const maxWaitMs = options.maxWaitMs ?? DEFAULTS.maxWaitMs;
  const parts: Omit<ConnectionParts, 'patience'> = {
    transport,
    budgetFor,
    now,
    sleep: options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
    random: options.random ?? Math.random,
    attempts: options.attempts ?? DEFAULTS.attempts,
    cache: options.cache ?? null,
    observe: options.observe ?? (() => {}),
  };

  const memory = new Map<string, unknown>();

  function clientWith(shared: Patience | null): HttpClient {
    return {
      connect(api) {
        const patience = shared ?? createPatience(maxWaitMs);
        if (URL.canParse(api.baseUrl)) return connection(api, { ...parts, patience });
        throw new SourceFailure(
          {
            kind: 'bad_request',
            code: 'address-not-web',
            remedy: 'Write the whole address, such as https://example.org.',
          },
          api.id,
        );
      },
      forAccount: () => clientWith(createPatience(maxWaitMs)),
      remember<T>(what: string, first: () => T): T {
        if (!memory.has(what)) memory.set(what, first());
        return memory.get(what) as T;
      },
      now,
      close: () => transport.close(),
    };
  }
  return clientWith(null);
}
