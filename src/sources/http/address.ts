import { promises as dns, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { SourceFailure } from './failure.ts';

/** Every address range that no public web site lives in (IANA special-purpose registries). */
const PRIVATE_RANGES = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;

const privateRanges = new BlockList();
for (const [address, bits] of PRIVATE_RANGES) privateRanges.addSubnet(address, bits, family(address));

/** True for loopback, private, link-local, documentation and other addresses inside a house or nowhere. */
export function isPrivateAddress(address: string): boolean {
  return privateRanges.check(address, family(address));
}

export type Resolve = (host: string) => Promise<LookupAddress[]>;
export const resolveHost: Resolve = (host) => dns.lookup(host, { all: true });

/** Checks the address as written; names are checked by `guardedLookup` when the connection is made. */
export function checkUrl(url: URL, place: string): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused('address-not-web', place);
  if (url.username || url.password) throw refused('address-with-password', place);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && isPrivateAddress(host)) throw refused('private-address', place);
}

/**
 * A name look-up for connections that refuses names which lead into a private network. It sits inside the
 * connection, so that the address that was checked is the address that is used.
 */
export function guardedLookup(resolve: Resolve) {
  return async (host: string): Promise<LookupAddress[]> => {
    const addresses = await resolve(host);
    if (addresses.some(({ address }) => isPrivateAddress(address))) throw refused('private-address', host);
    return addresses;
  };
}

function refused(code: string, place: string): SourceFailure {
  return new SourceFailure(
    {
      kind: 'bad_request',
      code,
      remedy: 'Give the public http or https address; addresses inside a private network need to be allowed.',
    },
    place,
  );
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
