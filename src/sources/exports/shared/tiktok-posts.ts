import type { Engagement } from '../../../model/post.ts';
import type { Instant } from '../../../model/time.ts';
import type { PostDraft } from '../format.ts';
import { hashtagsIn, linksIn } from './text.ts';

/** The upper half of an id is the second it was made; TikTok began in 2016. */
const FIRST_SECOND = Date.UTC(2014, 0) / 1000;
const LAST_SECOND = Date.UTC(2100, 0) / 1000;

/** The moment a TikTok video was made, out of its id; null where the id is none. */
export function instantFromTiktokId(id: string | null): Instant | null {
  if (id === null || !/^\d{15,20}$/.test(id)) return null;
  const seconds = Number(BigInt(id) >> 32n);
  return seconds < FIRST_SECOND || seconds > LAST_SECOND ? null : new Date(seconds * 1000).toISOString();
}

/** What the exports of TikTok tell of a post. Photos come as a carousel of unknown or known length. */
export function tiktokPost(told: {
  handle: string | null;
  permalink: string | null;
  publishedAt: Instant | null;
  precision: PostDraft['precision'];
  text: string;
  pictures: number | 'some' | null;
  engagement: Engagement;
}): PostDraft {
  const { pictures, text } = told;
  return {
    platform: 'tiktok',
    account: told.handle,
    permalink: told.permalink,
    publishedAt: told.publishedAt,
    precision: told.precision,
    kind: pictures === null ? 'short' : typeof pictures === 'number' && pictures > 1 ? 'carousel' : 'photo',
    title: null,
    text,
    textCut: false,
    links: linksIn(text),
    hashtags: hashtagsIn(text),
    mediaCount: pictures === null ? 1 : pictures === 'some' ? null : pictures,
    altTextCount: null,
    durationSeconds: null,
    origin: 'own',
    paid: null,
    engagement: told.engagement,
  };
}
