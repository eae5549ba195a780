import { blueskyCase } from './bluesky.ts';
import type { PlatformCase } from './case.ts';
import { facebookCase } from './facebook.ts';
import { instagramFacebookLoginCase, instagramLoginCase } from './instagram.ts';
import { mastodonCase } from './mastodon.ts';
import { threadsCase } from './threads.ts';
import { websiteCase } from './website.ts';
import { xCase } from './x.ts';
import { youtubeCase } from './youtube.ts';

export const CASES: readonly PlatformCase[] = [
  blueskyCase,
  facebookCase,
  instagramFacebookLoginCase,
  instagramLoginCase,
  mastodonCase,
  threadsCase,
  websiteCase,
  xCase,
  youtubeCase,
];
