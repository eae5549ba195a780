import { eld } from 'eld/small';
import type { Classifier, Lexicons, WordLists } from '../model/lexicons.ts';
import { createScorer, type Scorer } from './classifier.ts';
import { createEvidence } from './evidence.ts';
import { createPostReader } from './read-post.ts';
import { createCommentReader, createReplyReader } from './read-reply.ts';
import { closedVocabulary, type Vocabulary } from './vocabulary.ts';

/** Everything that is worked out once from the word lists and weights, and serves every text after. */
export interface Labeller {
  posts: Part<ReturnType<typeof createPostReader>>;
  replies: Part<ReturnType<typeof createReplyReader>>;
  comments: Part<ReturnType<typeof createCommentReader>>;
}

interface Part<R> {
  reader: R;
  scorer: Scorer;
  evidence: ReturnType<typeof createEvidence>;
}

const made = new WeakMap<Lexicons, Labeller>();

export function labellerFor(lexicons: Lexicons): Labeller {
  const known = made.get(lexicons);
  if (known) return known;
  const { posts, replies, comments } = lexicons.classifiers;
  const labeller: Labeller = {
    posts: part(posts, lexicons, createPostReader),
    replies: part(replies, lexicons, createReplyReader),
    comments: part(comments, lexicons, createCommentReader),
  };
  made.set(lexicons, labeller);
  return labeller;
}

function part<R>(
  classifier: Classifier,
  lists: WordLists,
  createReader: (parts: WordLists & { vocabulary: Vocabulary; pairs: readonly string[] }) => R,
): Part<R> {
  const vocabulary = closedVocabulary(classifier.features);
  const pairs = classifier.features.pair ?? [];
  const scorer = createScorer(classifier);
  return {
    reader: createReader({ ...lists, vocabulary, pairs }),
    scorer,
    evidence: createEvidence(scorer, vocabulary),
  };
}

/** ISO 639-1 code; empty when the detector is not sure. */
export function detectLanguage(text: string): string {
  const result = eld.detect(text);
  return result.isReliable() ? result.language : '';
}
