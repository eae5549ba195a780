import { createHash } from 'node:crypto';
import pLimit, { type LimitFunction } from 'p-limit';
import { type Resolve, resolveHost } from './address.ts';
import type { ReplyCache } from './cache.ts';
import type { Api, CallEvent } from './call.ts';
import { type Connection, type ConnectionParts, connection } from './connection.ts';
import { SourceFailure } from './failure.ts';
import { type Budget, createBudget } from './limits.ts';
import { createRedactor } from './redaction.ts';
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
  /** Opens an interface for one account. Accounts that share a host or an app share its budget. */
  connect(api: Api): Connection;
  now(): number;
  close(): void;
}

const DEFAULTS = { timeoutMs: 30_000, maxReplyBytes: 25_000_000, attempts: 5, maxWaitMs: 15 * 60_000 };

export function createHttpClient(options: ClientOptions = {}): HttpClient {
  const now = options.now ?? Date.now;
  const redactor = createRedactor();
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
    // A digest, so that no token lies around in a map's keys.
    if (limits.counted !== 'host') parts.push(createHash('sha256').update(api.secrets.join()).digest('hex'));
    if (limits.counted === 'endpoint') parts.push(path.replaceAll(/\d{2,}/g, '#'));
    const key = parts.join(' ');
    const known = budgets.get(key);
    if (known) return known;
    const made = { budget: createBudget(limits.calls), limit: pLimit(limits.concurrent) };
    budgets.set(key, made);
    return made;
  }

  const parts: ConnectionParts = {
    transport,
    redactor,
    budgetFor,
    now,
    sleep: options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
    random: options.random ?? Math.random,
    attempts: options.attempts ?? DEFAULTS.attempts,
    maxWaitMs: options.maxWaitMs ?? DEFAULTS.maxWaitMs,
    cache: options.cache ?? null,
    observe: options.observe ?? (() => {}),
  };

  return {
    connect(api) {
      if (!URL.canParse(api.baseUrl))
        throw new SourceFailure(
          {
            kind: 'bad_request',
            code: 'address-not-web',
            remedy: 'Write the whole address, such as https://example.org.',
          },
          api.id,
        );
      for (const secret of api.secrets) redactor.add(secret);
      return connection(api, parts);
    },
    now,
    close: () => transport.close(),
  };
}
