import type { Evidence, PostLabels, Purpose } from '../model/labels.ts';
import type { Lexicons } from '../model/lexicons.ts';
import type { Post } from '../model/post.ts';

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
}

/** The part of a post record that its labels rest on. */
export function postToLabel(post: Post, ownDomains: readonly string[]): PostToLabel {
  const { platform, text, title, kind, origin, links } = post;
  return { platform, text, title, kind, origin, links, ownDomains };
}

export function labelPost(post: PostToLabel, lexicons: Lexicons): PostLabels {
  const text = post.text.toLowerCase();
  const evidence: Record<string, Evidence[]> = {};
  for (const [label, phrases] of Object.entries(lexicons.english)) {
    for (const phrase of phrases) {
      const start = text.indexOf(phrase);
      if (start >= 0)
        evidence[label] = [...(evidence[label] ?? []), { rule: phrase, start, end: start + phrase.length }];
    }
  }
  const passedOn = post.origin === 'shared' || post.origin === 'repost' || 'curated' in evidence;
  const purpose: Purpose = passedOn ? 'curated' : 'promotional' in evidence ? 'promotional' : 'own';
  return {
    purpose,
    purposeConfidence: 0.7,
    flags: 'cta' in evidence ? ['cta'] : [],
    evidence,
    confidence: {},
    language: null,
    measured: true,
    topics: [],
    linkClasses: post.links.map(() => 'other'),
    corrected: [],
  };
}
