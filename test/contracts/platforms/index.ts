import { blueskyCase } from './bluesky.ts';
import type { PlatformCase } from './case.ts';
import { mastodonCase } from './mastodon.ts';
import { websiteCase } from './website.ts';

export const CASES: readonly PlatformCase[] = [blueskyCase, mastodonCase, websiteCase];
