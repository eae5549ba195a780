import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { type Exchange, MARKER, type PlatformCase } from '../contracts/platforms/case.ts';

export interface Loopback {
  /** `http://127.0.0.1:…`; a platform's interface lies under `/<id of the source>`. */
  url: string;
  /** `GET /x/2/users/…` of every request that came, without its query. */
  asked: string[];
}

/** A server on loopback that speaks the interfaces of the cases, each under its own path, with posts published at `newest` and before. */
export function platformsOnLoopback(cases: readonly PlatformCase[], newest: string): Promise<Loopback> {
  const asked: string[] = [];
  const used = new Set<Exchange>();
  const exchanges = new Map(cases.map((platform) => [platform.source.id, platform.exchanges(newest)]));
  return listen(asked, async (message, response) => {
    const url = new URL(message.url ?? '/', 'http://loopback');
    asked.push(`${message.method} ${url.pathname}`);
    const [, id = '', ...rest] = url.pathname.split('/');
    const path = `/${rest.join('/')}`;
    const told = tokenReply(path);
    if (told !== null) {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(told));
      return;
    }
    const found = take(exchanges.get(id) ?? [], used, message.method, path, url.searchParams);
    const text = found === undefined ? '{"error":"nothing here"}' : textOf(found.body);
    response.writeHead(found === undefined ? 404 : (found.status ?? 200), {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
      ...found?.headers,
    });
    response.end(text);
  });
}

/** What token endpoints answer: a fresh token, or what Meta knows of one. Null for any other path. */
function tokenReply(path: string): object | null {
  if (path.endsWith('/debug_token'))
    return {
      data: { is_valid: true, type: 'PAGE', profile_id: '100', scopes: ['pages_show_list'], expires_at: 0 },
    };
  if (!/(^|\/)(refresh_access_token|accessToken|token)\/?$/.test(path)) return null;
  return { access_token: `${MARKER}-renewed`, refresh_token: `${MARKER}-next`, expires_in: 86_400 };
}

export type Trouble = 'none' | 'busy' | 'reset' | 'cut' | 'slow' | 'html' | 'refuse' | 'echo';

/** A proxy on loopback that does to each request what `troubleFor` says: `seen` tells how often the same path was asked before. */
export function failingProxy(
  target: string,
  troubleFor: (path: string, seen: number) => Trouble,
): Promise<Loopback> {
  const asked: string[] = [];
  return listen(asked, async (message, response) => {
    const path = new URL(message.url ?? '/', target).pathname;
    const seen = asked.filter((earlier) => earlier === `${message.method} ${path}`).length;
    asked.push(`${message.method} ${path}`);
    await TROUBLES[troubleFor(path, seen)](message, response, target);
  });
}

type Act = (message: IncomingMessage, response: ServerResponse, target: string) => Promise<void>;

const TROUBLES: Record<Trouble, Act> = {
  none: forward,
  async busy(_, response) {
    response.writeHead(429, { 'Retry-After': '1' }).end('{}');
  },
  async reset(message) {
    message.socket.destroy();
  },
  async cut(_, response) {
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 })
      .write('{"data":[');
    await pause(20);
    response.destroy();
  },
  async slow(message, response, target) {
    const { status, headers, text } = await ask(message, target);
    const { 'content-length': _, ...others } = headers;
    response.writeHead(status, others);
    const step = Math.ceil(text.length / 10);
    for (let i = 0; i < text.length; i += step) {
      response.write(text.slice(i, i + step));
      await pause(40);
    }
    response.end();
  },
  async html(_, response) {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
  },
  async refuse(_, response) {
    response.writeHead(401).end('who are you?');
  },
  /** Gives back everything it was sent, as careless servers do in their errors. */
  async echo(message, response) {
    response.writeHead(400, { 'Content-Type': 'application/json' }).end(echoOf(message));
  },
};

function echoOf({ url, headers }: IncomingMessage): string {
  return JSON.stringify({ error: { message: `${url} ${JSON.stringify(headers)}`, code: 190 } });
}

async function forward(message: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
  const { status, headers, text } = await ask(message, target);
  response.writeHead(status, headers).end(text);
}

async function ask(message: IncomingMessage, target: string) {
  const body = await bodyOf(message);
  return new Promise<{ status: number; headers: IncomingMessage['headers']; text: string }>(
    (resolve, reject) => {
      const { method, headers } = message;
      const outgoing = request(new URL(message.url ?? '/', target), { method, headers }, async (answer) => {
        resolve({ status: answer.statusCode ?? 502, headers: answer.headers, text: await bodyOf(answer) });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    },
  );
}

/** Exchanges are declared in order: the first that has not been asked for yet and fits best. */
function take(
  exchanges: readonly Exchange[],
  used: Set<Exchange>,
  method: string | undefined,
  path: string,
  query: URLSearchParams,
): Exchange | undefined {
  const strangeness = (exchange: Exchange) => {
    const inPath = Object.fromEntries(new URLSearchParams(exchange.path.split('?')[1]));
    const wanted = Object.entries({ ...inPath, ...exchange.query });
    return (
      wanted.filter(([name, value]) => query.get(name) !== value).length + (used.has(exchange) ? 0.5 : 0)
    );
  };
  const [found] = exchanges
    .filter((exchange) => exchange.path.split('?')[0] === path && (exchange.method ?? 'GET') === method)
    .toSorted((a, b) => strangeness(a) - strangeness(b));
  if (found) used.add(found);
  return found;
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of message.setEncoding('utf8')) text += piece;
  return text;
}

async function listen(
  asked: string[],
  answer: (message: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Loopback> {
  const server: Server = createServer((message, response) => {
    answer(message, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
