import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../src/sources/http/client.ts';
import { fakeTime } from './fake-time.ts';

/** What a network can do to a reply, each on a path of its own. */
const FAULTS: Record<string, (response: ServerResponse) => void> = {
  '/reset': (response) => (response.socket as Socket).resetAndDestroy(),
  '/hang-up': (response) => response.destroy(),
  '/cut-off': (response) => {
    response.writeHead(200, { 'Content-Length': '100' });
    response.write('{"a":');
    setTimeout(() => response.destroy(), 10);
  },
  '/never-ends': (response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(drip));
  },
  '/silent': () => {},
  '/endless': (response) => {
    response.on('error', () => {});
    const more = () => {
      while (response.write('x'.repeat(65_536)));
      response.once('drain', more);
    };
    more();
  },
};

describe('a connection', () => {
  let tries = 0;
  const server = createServer((request, response) => {
    tries++;
    FAULTS[request.url ?? '']?.(response);
  });
  let baseUrl = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([
    ['/reset', 'connection-broken', 'transient', 3],
    ['/hang-up', 'connection-broken', 'transient', 3],
    ['/cut-off', 'connection-broken', 'transient', 3],
    ['/never-ends', 'timeout', 'transient', 3],
    ['/silent', 'timeout', 'transient', 3],
    ['/endless', 'reply-too-large', 'bad_request', 1],
  ])('%s ends as %s', async (path, code, kind, expectedTries) => {
    tries = 0;
    const client = createHttpClient({ ...fakeTime(), timeoutMs: 800, attempts: 3, maxReplyBytes: 500_000 });
    const api = { id: 'x', baseUrl, secrets: [], limits: { counted: 'host', concurrent: 2 } } as const;
    await expect(client.connect(api).json({ path })).rejects.toMatchObject({ code, kind, status: null });
    expect(tries).toBe(expectedTries);
    client.close();
  });

  it('to a port where nobody listens is tried again, then given up', async () => {
    const client = createHttpClient({ ...fakeTime(), attempts: 2 });
    const api = {
      id: 'x',
      baseUrl: 'http://127.0.0.1:1',
      secrets: [],
      limits: { counted: 'host', concurrent: 2 },
    } as const;
    await expect(client.connect(api).json({ path: '/' })).rejects.toMatchObject({
      code: 'connection-refused',
    });
  });
});
