import type { LimitFunction } from 'p-limit';
import type { CachedReply, ReplyCache } from './cache.ts';
import type { Api, Call, CallEvent, Reply } from './call.ts';
import { isRetryable, SourceFailure, type Verdict, verdictOfStatus } from './failure.ts';
import { type Budget, retryAfterMs } from './limits.ts';
import { type Page, type PagedCall, readPages } from './paging.ts';
import { backoffMs, type Patience } from './patience.ts';
import { createRedactor } from './redaction.ts';
import { type Message, placeOf, type RawReply, type Transport } from './transport.ts';

/** One account's way to one interface. Every method throws `SourceFailure` and nothing else. */
export interface Connection {
  /** Body of a JSON reply. */
  json(call: Call): Promise<unknown>;
  pages(call: PagedCall): AsyncGenerator<Page>;
  /** Reply that is not JSON; an unchanged one comes from the cache and is not sent again. */
  bytes(call: Call): Promise<RawReply>;
  /** Body of a token endpoint: the tokens in it are kept, and known as secrets from then on. */
  tokens(call: Call): Promise<unknown>;
}

export interface ConnectionParts {
  transport: Transport;
  patience: Patience;
  budgetFor(api: Api, path: string): { budget: Budget; limit: LimitFunction };
  now(): number;
  sleep(ms: number): Promise<void>;
  random(): number;
  attempts: number;
  cache: ReplyCache | null;
  observe(event: CallEvent): void;
}

type Judge<T> = (raw: RawReply, place: string) => T;

export function connection(api: Api, parts: ConnectionParts): Connection {
  const { transport, patience, now } = parts;
  // A reply can only repeat what this connection has sent.
  const redactor = createRedactor();
  for (const secret of api.secrets) redactor.add(secret);

  /** Tries until there is a reply, a failure that waiting does not cure, or no patience left. */
  async function send<T>(call: Call, judge: Judge<T>): Promise<T> {
    const message = messageOf(api, call);
    const { budget, limit } = parts.budgetFor(api, call.path);
    return limit(async () => {
      for (let number = 1; ; number++) {
        try {
          return await attempt(message, budget, judge, number);
        } catch (error) {
          if (!(error instanceof SourceFailure) || !isRetryable(error.kind) || number >= parts.attempts)
            throw error;
          const asked = (error.waitSeconds ?? 0) * 1000;
          const until = now() + Math.max(asked, backoffMs(number, parts.random()));
          if (!patience.allows(now(), until)) throw error;
          // A limit concerns everybody who shares the budget; a hiccup only this call.
          if (error.kind === 'rate_limited') budget.holdUntil(until);
          else await parts.sleep(until - now());
        }
      }
    });
  }

  async function attempt<T>(message: Message, budget: Budget, judge: Judge<T>, number: number): Promise<T> {
    const place = redactor.clean(placeOf(message));
    await waitForRoom(budget, place);
    const startedMs = now();
    let raw: RawReply | null = null;
    let code: string | null = null;
    try {
      raw = await transport.send(message);
      const allowance = api.limits.allowance?.(raw.headers, now());
      if (allowance) budget.learn(allowance, now());
      return judge(raw, place);
    } catch (error) {
      code = error instanceof SourceFailure ? error.code : 'fault';
      throw error;
    } finally {
      parts.observe({
        place,
        attempt: number,
        status: raw?.status ?? null,
        code,
        durationMs: now() - startedMs,
        bytes: raw?.bytes.length ?? 0,
      });
    }
  }

  async function waitForRoom(budget: Budget, place: string): Promise<void> {
    for (let start = budget.nextStart(now()); start > now(); start = budget.closedUntilMs()) {
      const waitSeconds = Math.ceil((start - now()) / 1000);
      if (!patience.allows(now(), start))
        throw new SourceFailure({ kind: 'rate_limited', code: 'wait-too-long', waitSeconds }, place);
      await parts.sleep(start - now());
    }
  }

  function failure(raw: RawReply, body: unknown, place: string): SourceFailure | null {
    const verdict = api.classify?.({ status: raw.status, body, nowMs: now() }) ?? verdictOfStatus(raw.status);
    return verdict && new SourceFailure({ ...verdict, ...waitTold(verdict, raw) }, place, raw.status);
  }

  /** The wait a failed reply asks for in its headers, where its body did not. */
  function waitTold(verdict: Verdict, raw: RawReply): Pick<Verdict, 'waitSeconds'> {
    if (!isRetryable(verdict.kind) || verdict.waitSeconds !== undefined) return {};
    const resetAtMs = api.limits.allowance?.(raw.headers, now())?.resetAtMs ?? null;
    const untilReset = verdict.kind === 'rate_limited' && resetAtMs !== null ? resetAtMs - now() : null;
    const waitMs = retryAfterMs(raw.headers, now()) ?? untilReset;
    return waitMs === null ? {} : { waitSeconds: Math.max(0, Math.ceil(waitMs / 1000)) };
  }

  function judgeJson(clean: (text: string) => string): Judge<Reply> {
    return (raw, place) => {
      const text = clean(new TextDecoder().decode(raw.bytes));
      const body = parsedJson(text);
      const failed = failure(raw, body, place);
      if (failed) throw failed;
      if (body === undefined) throw new SourceFailure(verdictOfBadBody(text), place, raw.status);
      return { status: raw.status, headers: raw.headers, body };
    };
  }

  const reply = (call: Call) => send(call, judgeJson(redactor.clean));
  return {
    json: async (call) => (await reply(call)).body,
    pages: (call) => readPages(reply, call),
    async tokens(call) {
      const { body } = await send(
        call,
        judgeJson((text) => text),
      );
      for (const [name, value] of Object.entries(Object(body)))
        if (name.endsWith('token') && typeof value === 'string') redactor.add(value);
      return body;
    },
    async bytes(call) {
      const url = messageOf(api, call).url.href;
      const cached = (await parts.cache?.get(url)) ?? null;
      const raw = await send(
        { ...call, headers: { ...call.headers, ...validators(cached) } },
        (got, place) => {
          const failed = got.status === 304 && cached ? null : failure(got, undefined, place);
          if (failed) throw failed;
          return got;
        },
      );
      if (raw.status === 304 && cached)
        return { ...raw, status: 200, headers: cached.headers, bytes: Buffer.from(cached.base64, 'base64') };
      if (raw.headers.etag || raw.headers['last-modified']) await parts.cache?.set(url, cachedReply(raw));
      return raw;
    },
  };
}

function messageOf(api: Api, call: Call): Message {
  const url = new URL(call.path === '' ? api.baseUrl : api.baseUrl.replace(/\/$/, '') + call.path);
  for (const [name, value] of Object.entries(call.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  const form = call.form && new URLSearchParams(call.form).toString();
  const body = form ?? (call.json ? JSON.stringify(call.json) : null);
  const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  return {
    method: body === null ? 'GET' : 'POST',
    url,
    headers: {
      Accept: 'application/json',
      ...(body === null ? {} : { 'Content-Type': type }),
      ...api.headers,
      ...call.headers,
    },
    body,
    userGiven: api.userGiven ?? false,
  };
}

function validators(cached: CachedReply | null): Record<string, string> {
  if (cached?.etag) return { 'If-None-Match': cached.etag };
  return cached?.lastModified ? { 'If-Modified-Since': cached.lastModified } : {};
}

function cachedReply({ headers, bytes }: RawReply): CachedReply {
  const contentType = headers['content-type'];
  return {
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    headers: contentType ? { 'content-type': contentType } : {},
    base64: Buffer.from(bytes).toString('base64'),
  };
}

/** Undefined when the text is no JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function verdictOfBadBody(text: string): Verdict {
  if (/^\s*</.test(text))
    return {
      kind: 'format_changed',
      code: 'html-instead-of-json',
      remedy: 'Open the address in a browser: a firewall, a sign-in page or another program answers there.',
    };
  return { kind: 'transient', code: text.trim() === '' ? 'empty-reply' : 'broken-json' };
}
