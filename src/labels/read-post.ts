import type { LinkClass } from '../model/labels.ts';
import type { Domains, Lexicon } from '../model/lexicons.ts';
import { createWordFeatures } from './features.ts';
import { createLinkReader } from './links.ts';
import type { Hit } from './match-phrases.ts';
import { createPostFeatures, type PostToLabel } from './post-features.ts';
import { createReader, type Reader, type ReadText } from './read-text.ts';
import { createShapeFeatures } from './shape-features.ts';
import { createCollector, type Features, type Vocabulary } from './vocabulary.ts';

export interface ReadPost {
  read: ReadText;
  linkClasses: LinkClass[];
  features: Features;
}

export interface PostReaderParts {
  languages: readonly Lexicon[];
  domains: Domains;
  wordClasses: ReadonlyMap<string, string>;
  vocabulary: Vocabulary;
  /** Pairs of words that are features; null = every pair is (training). */
  pairs: readonly string[] | null;
}

/** What a title and a text say together: the title is a line of its own before the text. */
export function wordsOf(post: Pick<PostToLabel, 'text' | 'title'>): string {
  return post.title ? `${post.title}\n${post.text}` : post.text;
}

/** Turns posts into features; the same for labelling and for training. */
export function createPostReader(parts: PostReaderParts): {
  reader: Reader;
  /** `counts`: which phrases that were found become features; default: all (training leaves some out). */
  read(post: PostToLabel, counts?: (hit: Hit, read: ReadText) => boolean): ReadPost;
} {
  const { vocabulary } = parts;
  const reader = createReader(parts);
  const links = createLinkReader(parts.domains);
  const wordFeatures = createWordFeatures(reader, vocabulary);
  const shapeFeatures = createShapeFeatures(vocabulary);
  const postFeatures = createPostFeatures(vocabulary);
  const collect = createCollector();

  return {
    reader,
    read(post, counts) {
      const whole = reader.read(wordsOf(post));
      const read = counts ? { ...whole, hits: whole.hits.filter((hit) => counts(hit, whole)) } : whole;
      const linkClasses = post.links.map((link) => links.classOf(link, post.ownDomains ?? []));
      collect.start();
      wordFeatures(read, collect);
      shapeFeatures(read, collect);
      postFeatures(post, linkClasses, read, collect);
      return { read, linkClasses, features: collect.features() };
    },
  };
}
