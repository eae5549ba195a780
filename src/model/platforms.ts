/**
 * The places a practice can publish. One line here, one file per API in `sources/platforms` and one file per
 * export format in `sources/exports` make a platform known.
 *
 * `fullDays`/`zeroDays`: staleness limits (rules.md: feeds 7 d / 90 d; slow channels 30 d / 180 d).
 * `postsPerDay`: more own posts than this on one local day count as flooding (S3: Facebook 1, X 5); null = no limit known.
 * `effort`: what a post there takes, for the advice on which account to add.
 */
export const PLATFORMS = {
  facebook: feed('Facebook', 'photo', 1),
  instagram: feed('Instagram', 'photo', 3),
  threads: feed('Threads', 'text', 5),
  x: feed('X', 'text', 5),
  linkedin: slow('LinkedIn', 'text'),
  youtube: slow('YouTube', 'long video'),
  tiktok: feed('TikTok', 'short video', 3),
  pinterest: feed('Pinterest', 'photo', null),
  snapchat: feed('Snapchat', 'short video', null),
  bluesky: feed('Bluesky', 'text', 5),
  mastodon: feed('Mastodon', 'text', 5),
  'google-business': feed('Google Business Profile', 'photo', 1),
  blog: slow('Blog', 'article'),
  newsroom: slow('Newsroom', 'article'),
  'physician-network': slow('Physician network', 'text'),
  whatsapp: feed('WhatsApp', 'text', null),
  reddit: feed('Reddit', 'text', null),
} as const satisfies Record<string, Platform>;

export type PlatformId = keyof typeof PLATFORMS;

export interface Platform {
  name: string;
  fullDays: number;
  zeroDays: number;
  postsPerDay: number | null;
  effort: 'text' | 'photo' | 'short video' | 'long video' | 'article';
}

export const PLATFORM_IDS = Object.keys(PLATFORMS) as [PlatformId, ...PlatformId[]];

function feed(name: string, effort: Platform['effort'], postsPerDay: number | null): Platform {
  return { name, fullDays: 7, zeroDays: 90, postsPerDay, effort };
}

function slow(name: string, effort: Platform['effort']): Platform {
  return { name, fullDays: 30, zeroDays: 180, postsPerDay: null, effort };
}
