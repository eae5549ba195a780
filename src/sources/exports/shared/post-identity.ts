import type { PlatformId } from '../../../model/platforms.ts';
import type { Instant } from '../../../model/time.ts';
import type { PostKeys } from '../format.ts';
import { instantFromMastodonId, instantFromTid } from './id-time.ts';
import { instantFromLinkedin, linkedinAddress, linkedinLinkKey } from './linkedin-posts.ts';
import { metaLinkKey } from './meta-posts.ts';
import { instantFromTiktokId } from './tiktok-posts.ts';
import { identify, instantFromXId } from './x-posts.ts';

/** What identifies a post, out of the id and the link that a tool gives. */
export interface PostIdentity extends PostKeys {
  /** Whose post it is, where the link names an account. */
  handle: string | null;
}

/** The same keys that the platform's own exports and API give, so that a tool's row meets theirs. */
export function postIdentity(platform: PlatformId, id: string, link: string): PostIdentity {
  switch (platform) {
    case 'facebook':
      // `<page>_<post>`; Meta's own exports hold the second half.
      return { id: numberOf(id.slice(id.indexOf('_') + 1)), link: metaLinkKey(link), handle: null };
    case 'instagram':
      return { id: numberOf(id), link: metaLinkKey(link), handle: null };
    case 'x': {
      const post = identify(id, link);
      return { id: post.id, link: post.id, handle: post.handle };
    }
    case 'youtube':
      return sameKeys(
        within(id, /^([\w-]{11})$/) ?? within(link, /(?:[?&]v=|youtu\.be\/|\/shorts\/)([\w-]{11})(?![\w-])/),
      );
    case 'tiktok': {
      const video = within(link, /\/(?:video|photo)\/(\d{15,20})/) ?? within(id, /^(\d{15,20})$/);
      return { ...sameKeys(video), handle: within(link, /tiktok\.com\/@([\w.]+)/) };
    }
    case 'linkedin':
      return { id: null, link: linkedinLinkKey(link), handle: null };
    default:
      return { id: null, link: link === '' ? null : link, handle: null };
  }
}

/** The moment that a post's number carries, of the platforms that number by time; null = no such number. */
export function madeAt(platform: PlatformId, id: string, link: string): Instant | null {
  switch (platform) {
    case 'x':
      return instantFromXId(identify(id, link).id ?? '');
    case 'tiktok':
      return instantFromTiktokId(postIdentity(platform, id, link).id);
    case 'linkedin':
      return instantFromLinkedin(linkedinAddress(link));
    case 'mastodon':
      return instantFromMastodonId(within(link, /\/(?:@[^/]+|statuses)\/(\d+)\/?$/));
    case 'bluesky':
      return instantFromTid(within(link, /\/post\/(\w+)\/?$/) ?? '');
    default:
      return null;
  }
}

function sameKeys(id: string | null): PostIdentity {
  return { id, link: id, handle: null };
}

/** A number as it was; one that a spreadsheet rounded is none. */
function numberOf(text: string): string | null {
  return /^\d{3,20}$/.test(text) && !/^\d{11,}0{5}$/.test(text) ? text : null;
}

function within(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1] ?? null;
}
