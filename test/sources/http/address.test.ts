import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkUrl, guardedLookup, isPrivateAddress } from '../../../src/sources/http/address.ts';
import { createHttpClient } from '../../../src/sources/http/client.ts';
import { allowLoopbackOnly } from '../../support/no-network.ts';

const PRIVATE = [
  '127.0.0.1',
  '127.9.9.9',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fd12:3456::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '::127.0.0.1',
  '2002:7f00:1::',
  '2001:0:4136:e378::1',
  'ff02::1',
];
const PUBLIC = ['93.184.215.14', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'];

describe('addresses', () => {
  it.each(PRIVATE)('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each(PUBLIC)('%s is public', (address) => expect(isPrivateAddress(address)).toBe(false));

  it.each([
    ['http://127.0.0.1/feed', 'private-address'],
    ['http://2130706433/feed', 'private-address'],
    ['http://0x7f.1/feed', 'private-address'],
    ['http://0177.0.0.1/feed', 'private-address'],
    ['http://0/feed', 'private-address'],
    ['http://127.1/feed', 'private-address'],
    ['http://①②⑦.0.0.1/feed', 'private-address'],
    ['http://100.127.255.255/feed', 'private-address'],
    ['http://[64:ff9b::a9fe:a9fe]/latest/meta-data', 'private-address'],
    ['http://[::1]/feed', 'private-address'],
    ['http://[::ffff:10.0.0.1]/feed', 'private-address'],
    ['ftp://example.org/feed', 'address-not-web'],
    ['file:///etc/passwd', 'address-not-web'],
    ['https://user:secret@example.org/', 'address-with-password'],
  ])('%s is refused: %s', (url, code) => {
    expect(() => checkUrl(new URL(url), 'here')).toThrow(expect.objectContaining({ code }));
  });

  it('lets public addresses and names pass', () => {
    expect(() => checkUrl(new URL('https://example.org/feed'), 'here')).not.toThrow();
    expect(() => checkUrl(new URL('http://8.8.8.8/feed'), 'here')).not.toThrow();
  });
});

describe('looking up a name', () => {
  const lookUp = (...addresses: string[]) =>
    guardedLookup(async () => addresses.map((address) => ({ address, family: 4 })))('clinic.example');

  it('gives the very addresses that were checked', async () => {
    expect(await lookUp('8.8.8.8', '9.9.9.9')).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '9.9.9.9', family: 4 },
    ]);
  });

  it('refuses a name as soon as one of its addresses is private', async () => {
    await expect(lookUp('8.8.8.8', '10.0.0.7')).rejects.toMatchObject({ code: 'private-address' });
  });
});

describe('a user-given address', () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    response.end('{}');
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  beforeEach(() => {
    asked = 0;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const connect = (host: string, allowPrivate: boolean) =>
    createHttpClient({
      allowPrivate,
      attempts: 1,
      // Whatever the name is, it leads to this machine: what an attacker's name server would say.
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    }).connect({
      id: 'feed',
      baseUrl: `http://${host}:${port}`,
      secrets: [],
      limits: { counted: 'host', concurrent: 1 },
      userGiven: true,
    });

  it('is refused when its name leads into a private network', async () => {
    await expect(connect('localhost', false).json({ path: '/' })).rejects.toMatchObject({
      kind: 'bad_request',
      code: 'private-address',
    });
    expect(asked).toBe(0);
  });

  it('is refused when it is such an address itself', async () => {
    await expect(connect('127.0.0.1', false).json({ path: '/' })).rejects.toMatchObject({
      code: 'private-address',
    });
    expect(asked).toBe(0);
  });

  it('is refused when a redirect leads to a name in a private network', async () => {
    nock(`http://clinic.example:${port}`)
      .get('/feed')
      .reply(302, '', { Location: `http://www.clinic.example:${port}/feed` });
    nock.enableNetConnect(`www.clinic.example:${port}`);
    const reading = connect('clinic.example', false).bytes({ path: '/feed' });
    await expect(reading).rejects.toMatchObject({ code: 'private-address' });
    nock.cleanAll();
    allowLoopbackOnly();
    expect(asked).toBe(0);
  });

  it('is read where that was allowed', async () => {
    await expect(connect('localhost', true).json({ path: '/' })).resolves.toEqual({});
  });
});
