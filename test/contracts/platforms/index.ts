import { blueskyCase } from './bluesky.ts';
import type { PlatformCase } from './case.ts';
import { facebookCase } from './facebook.ts';
import { googleBusinessCase } from './google-business.ts';
import { instagramFacebookLoginCase, instagramLoginCase } from './instagram.ts';
import { linkedinCase } from './linkedin.ts';
import { mastodonCase } from './mastodon.ts';
import { pinterestCase } from './pinterest.ts';
import { threadsCase } from './threads.ts';
import { tiktokCase } from './tiktok.ts';
import { websiteCase } from './website.ts';
import { xCase } from './x.ts';
import { youtubeCase } from './youtube.ts';

export const CASES: readonly PlatformCase[] = [
  blueskyCase,
  facebookCase,
  googleBusinessCase,
  instagramFacebookLoginCase,
  instagramLoginCase,
  linkedinCase,
  mastodonCase,
  pinterestCase,
  threadsCase,
  tiktokCase,
  websiteCase,
  xCase,
  youtubeCase,
];
