import { blueskyCase } from './bluesky.ts';
import type { PlatformCase } from './case.ts';
import { facebookCase } from './facebook.ts';
import { instagramFacebookLoginCase, instagramLoginCase } from './instagram.ts';
import { mastodonCase } from './mastodon.ts';
import { websiteCase } from './website.ts';

export const CASES: readonly PlatformCase[] = [
  blueskyCase,
  facebookCase,
  instagramFacebookLoginCase,
  instagramLoginCase,
  mastodonCase,
  websiteCase,
];
