import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios from 'axios';
import { checkUrl, guardedLookup, type Resolve } from './address.ts';
import { SourceFailure, verdictOfConnection } from './failure.ts';
import type { Headers } from './limits.ts';

const MOST_REDIRECTS = 5;
const USER_AGENT = 'social-vitals (read-only audit)';

/** One message to a server. GET reads; POST is only for reads that a platform offers as POST, and for tokens. */
export interface Message {
  method: 'GET' | 'POST';
  url: URL;
  headers: Record<string, string>;
  body: string | null;
  /** The address comes from a user: it must be public, and it may redirect between `example.com` and `www.example.com`. */
  userGiven: boolean;
}

export interface RawReply {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  /** Address that answered, after redirects. */
  url: URL;
}

export interface Transport {
  send(message: Message): Promise<RawReply>;
  close(): void;
}

export interface TransportOptions {
  timeoutMs: number;
  maxReplyBytes: number;
  /** Lets user-given addresses lead into a private network. */
  allowPrivate: boolean;
  resolve: Resolve;
}

/** Method, host and path: where a failure happened, without the query, which may hold a token. */
export function placeOf(message: Pick<Message, 'method' | 'url'>): string {
  return `${message.method} ${message.url.host}${message.url.pathname}`;
}

/** Sends messages, follows redirects within the host, and gives up on replies that are too slow or too large. */
export function createTransport(options: TransportOptions): Transport {
  const agents = {
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
  };
  const guarded = { lookup: guardedLookup(options.resolve), proxy: false as const };

  async function sendOnce(message: Message): Promise<RawReply> {
    const guard = message.userGiven && !options.allowPrivate;
    if (guard) checkUrl(message.url, placeOf(message));
    const response = await axios.request<Buffer>({
      method: message.method,
      url: message.url.href,
      headers: { 'User-Agent': USER_AGENT, ...message.headers },
      data: message.body ?? undefined,
      responseType: 'arraybuffer',
      // The body is checked and decoded by the caller: every status is a reply.
      validateStatus: () => true,
      maxRedirects: 0,
      maxContentLength: options.maxReplyBytes,
      timeout: options.timeoutMs,
      signal: AbortSignal.timeout(options.timeoutMs),
      ...(guard ? guarded : agents),
    });
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(response.headers))
      if (value !== undefined && value !== null) headers[name.toLowerCase()] = String(value);
    return { status: response.status, headers, bytes: response.data, url: message.url };
  }

  async function send(message: Message): Promise<RawReply> {
    let current = message;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const reply = await sendOnce(current);
      const location = reply.status >= 300 && reply.status < 400 ? reply.headers.location : undefined;
      if (location === undefined) return reply;
      current = { ...current, url: redirectTarget(current, location) };
    }
    throw new SourceFailure({ kind: 'bad_request', code: 'too-many-redirects' }, placeOf(message));
  }

  return {
    async send(message) {
      try {
        return await send(message);
      } catch (error) {
        throw failureOf(error, message, options.maxReplyBytes);
      }
    },
    close() {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
}

function redirectTarget(message: Message, location: string): URL {
  const place = placeOf(message);
  const target = URL.canParse(location, message.url.href) ? new URL(location, message.url.href) : null;
  const bare = (host: string) => (message.userGiven ? host.replace(/^www\./, '') : host);
  const sameHost = target !== null && bare(target.host) === bare(message.url.host);
  const downgraded = message.url.protocol === 'https:' && target?.protocol !== 'https:';
  if (target === null || !sameHost || downgraded || message.method !== 'GET')
    throw new SourceFailure(
      {
        kind: 'bad_request',
        code: 'redirected-away',
        remedy: 'Put the address that it leads to today into the practice file, if you trust it.',
      },
      place,
    );
  return target;
}

function failureOf(error: unknown, message: Message, maxReplyBytes: number): SourceFailure {
  // The guard's refusal arrives wrapped by the connection that it stopped.
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++)
    if (cause instanceof SourceFailure) return cause;
  const place = placeOf(message);
  if (axios.isCancel(error)) return new SourceFailure({ kind: 'transient', code: 'timeout' }, place);
  if (!axios.isAxiosError(error)) throw error;
  if (error.message.startsWith('maxContentLength'))
    return new SourceFailure(
      {
        kind: 'bad_request',
        code: 'reply-too-large',
        remedy: `The reply is larger than ${Math.round(maxReplyBytes / 1e6)} MB; check the address in the practice file.`,
      },
      place,
    );
  return new SourceFailure(verdictOfConnection(error.code), place);
}
