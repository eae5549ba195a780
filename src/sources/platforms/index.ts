import { bluesky } from './bluesky.ts';
import { facebook } from './facebook.ts';
import { googleBusiness } from './google-business.ts';
import { instagramFacebookLogin } from './instagram-facebook-login.ts';
import { instagramLogin } from './instagram-login.ts';
import { linkedin } from './linkedin.ts';
import { mastodon } from './mastodon.ts';
import { pinterest } from './pinterest.ts';
import type { PlatformSource } from './platform.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok.ts';
import { website } from './website.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

/** Every interface that can be read. One line here and one file beside make another one known. */
export const PLATFORM_SOURCES: readonly PlatformSource[] = [
  bluesky,
  facebook,
  googleBusiness,
  instagramFacebookLogin,
  instagramLogin,
  linkedin,
  mastodon,
  pinterest,
  threads,
  tiktok,
  website,
  x,
  youtube,
];

/** Platforms that offer no interface for posts, and what to do instead. */
export const WITHOUT_INTERFACE = {
  snapchat:
    'Snap opens its profile interface to selected partners only: keep the posts in the table (docs/csv-template.md).',
  'physician-network':
    'Doximity and its like offer no interface for posts: keep them in the table (docs/csv-template.md) and attest the profile by hand.',
} as const;

export function platformSource(id: string): PlatformSource | null {
  return PLATFORM_SOURCES.find((source) => source.id === id) ?? null;
}
