import type { PostKind } from '../model/post.ts';
import type { AuthorKind, PostToLabel } from './post-features.ts';
import type { ReplyToLabel } from './read-reply.ts';

/** A post as a file of items gives it (`social-vitals label`). */
export interface PostItem {
  platform: string;
  author?: string | null | undefined;
  text: string;
  title?: string | null | undefined;
  media?: string | null | undefined;
  isShare?: boolean | null | undefined;
  linkDomain?: string | null | undefined;
}

/** A reply as a file of items gives it. */
export interface ReplyItem {
  platform: string;
  author?: string | null | undefined;
  text: string;
  inReplyTo?: string | null | undefined;
  rating?: number | null | undefined;
}

const KINDS: Readonly<Record<string, PostKind>> = {
  image: 'photo',
  photo: 'photo',
  carousel: 'carousel',
  album: 'carousel',
  video: 'video',
  reel: 'short',
  short: 'short',
  live: 'live',
  story: 'story',
  link: 'link',
  article: 'article',
  poll: 'poll',
  event: 'event',
  none: 'text',
  text: 'text',
};

/** First pattern that fits what stands in brackets after an author's name; without brackets it is a practice. */
const AUTHORS: readonly [RegExp, AuthorKind][] = [
  [/education|influencer|training|educator|coach/, 'educator'],
  [/media|magazine|publisher|news|journal/, 'publisher'],
  [/charity|nonprofit|non-profit|ngo|agency|foundation|politician/, 'charity'],
  [/private/, 'person'],
  [
    /pharma(?!c)|biotech|corporate|industry|brand|support|company|software|\bapp\b|maker|manufactur|supplier|vendor|retail|insurer|products?\b/,
    'company',
  ],
];

export function postOfItem(item: PostItem): PostToLabel {
  return {
    platform: item.platform,
    text: item.text,
    title: item.title ?? null,
    kind: KINDS[item.media?.toLowerCase() ?? ''] ?? null,
    origin: item.isShare ? 'shared' : 'own',
    links: item.linkDomain ? [item.linkDomain] : [],
    authorKind: authorKindOf(item.author ?? ''),
  };
}

export function replyOfItem(item: ReplyItem): ReplyToLabel {
  const kind = authorKindOf(item.author ?? '');
  return {
    platform: item.platform,
    text: item.text,
    inReplyTo: item.inReplyTo ?? null,
    rating: item.rating ?? null,
    careProvider: kind === 'practice',
  };
}

/** "Merck (pharma-biotech)" → company · "Harbor ENT (ENT)" → practice */
export function authorKindOf(author: string): AuthorKind {
  const kind = /\(([^()]*)\)\s*$/.exec(author)?.[1]?.toLowerCase() ?? '';
  return AUTHORS.find(([pattern]) => pattern.test(kind))?.[1] ?? 'practice';
}
