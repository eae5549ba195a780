import type { Instant } from '../../../model/time.ts';
import type { PostKeys } from '../format.ts';

/** A LinkedIn address is of one of several kinds of things, numbered apart. */
export interface LinkedinAddress {
  kind: 'activity' | 'share' | 'ugcPost' | 'groupPost';
  number: string;
}

/** LinkedIn began in 2003; later than 2100 is no time. */
const FIRST_MS = Date.UTC(2003, 0);
const LAST_MS = Date.UTC(2100, 0);

/** `…/urn:li:activity:7141…`, percent-encoded or not, or `…-activity-7141…-AbCd`; null when it is no post. */
export function linkedinAddress(link: string): LinkedinAddress | null {
  const match = /(activity|share|ugcPost|groupPost)[:-](?:\d+-)?(\d{15,20})(?!\d)/.exec(
    link.replace(/%3A/gi, ':'),
  );
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { kind: match[1] as LinkedinAddress['kind'], number: match[2] };
}

/** The moment a post was made, out of the upper part of its number. */
export function instantFromLinkedin(address: LinkedinAddress | null): Instant | null {
  if (address === null) return null;
  const ms = Number(BigInt(address.number) >> 22n);
  return ms < FIRST_MS || ms > LAST_MS ? null : new Date(ms).toISOString();
}

/** Activities meet each other from every source; shares and the like only their own kind. */
export function linkedinKeys(link: string, address: LinkedinAddress | null): PostKeys {
  const isActivity = address === null || address.kind === 'activity';
  return {
    id: isActivity ? null : `${address.kind}:${address.number}`,
    link: linkedinLinkKey(link),
  };
}

/** Shares and activities are numbered apart: a share's number would meet no other source's. */
export function linkedinLinkKey(link: string): string | null {
  return /activity[:-](\d{15,20})/.exec(link)?.[1] ?? null;
}
