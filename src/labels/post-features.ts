import type { LinkClass } from '../model/labels.ts';
import type { Post } from '../model/post.ts';
import type { ReadText } from './read-text.ts';
import type { Collector, Vocabulary } from './vocabulary.ts';

/** Who speaks. The product reads practices; the labelled set has others too, which would mislead if taken for one. */
export const AUTHOR_KINDS = ['practice', 'publisher', 'company', 'charity', 'educator', 'person'] as const;
export type AuthorKind = (typeof AUTHOR_KINDS)[number];

/** What the labeller needs to know of a post. */
export interface PostToLabel {
  platform: string;
  text: string;
  title?: string | null;
  kind: Post['kind'];
  origin: Post['origin'];
  /** Addresses or host names the post leads to. */
  links: readonly string[];
  /** The practice's own web domains: links there are never curated. */
  ownDomains?: readonly string[];
  /** Default: practice. */
  authorKind?: AuthorKind;
}

const MICROBLOGS: ReadonlySet<string> = new Set(['x', 'twitter', 'threads', 'bluesky', 'mastodon']);
const PASSED_ON: ReadonlySet<Post['origin']> = new Set(['shared', 'repost', 'quote']);
const FIRST_PERSON: ReadonlySet<string> = new Set(['i', 'me', 'my', 'we', 'our', 'us', 'im', "we're", "i'm"]);

export function isPassedOn(post: Pick<PostToLabel, 'origin'>): boolean {
  return PASSED_ON.has(post.origin);
}

/** Collects what platform, medium, origin, links and author say of a post. */
export function createPostFeatures(
  vocabulary: Vocabulary,
): (post: PostToLabel, linkClasses: readonly LinkClass[], read: ReadText, collect: Collector) => void {
  const index = new Map<string, number>();

  return (post, linkClasses, read, collect) => {
    const add = (name: string, value: number): void => {
      let at = index.get(name);
      if (at === undefined) {
        at = vocabulary.indexOf('structure', name);
        index.set(name, at);
      }
      collect.add(at, value, -1);
    };
    const author = post.authorKind ?? 'practice';
    const medium = mediumOf(post.kind);
    const ownLink = linkClasses.includes('own-site') || linkClasses.includes('booking');
    const impersonal = !read.tokens.some((token) => token.kind === 'word' && FIRST_PERSON.has(token.text));
    add(`platform:${platformOf(post.platform)}`, 0.5);
    add(`medium:${medium}`, 0.5);
    add(`author:${author}`, 0.5);
    if (isPassedOn(post)) {
      add('passed-on', 2);
      add(`passed-on:${author}`, 1);
    }
    for (const linkClass of linkClasses) add(`link:${linkClass}`, 0.7);
    if (linkClasses.length > 0 && !ownLink) {
      add(`link-elsewhere:${author}`, 0.5);
      if (impersonal) add(`link-elsewhere-impersonal:${author}`, 0.7);
    }
    if (medium === 'link') add(`medium:link:${author}`, 0.7);
    if (impersonal) add(`impersonal:${author}`, 0.3);
    if (post.title) add('title', 0.5);
  };
}

function platformOf(platform: string): string {
  return MICROBLOGS.has(platform) ? 'microblog' : (platform.split(/[-_]/, 1)[0] ?? platform);
}

function mediumOf(kind: Post['kind']): string {
  if (kind === 'short' || kind === 'live' || kind === 'video' || kind === 'story') return 'video';
  if (kind === 'photo' || kind === 'carousel') return 'photo';
  if (kind === 'link' || kind === 'article') return 'link';
  return kind ?? 'unknown';
}
