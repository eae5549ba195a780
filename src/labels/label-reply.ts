import type { CommentLabels, Evidence, ReplyFlag, ReplyLabels, Sentiment } from '../model/labels.ts';
import { PRIVACY_FLAGS, SENTIMENTS } from '../model/labels.ts';
import type { Lexicons } from '../model/lexicons.ts';
import { decideReplyFlags, joinReplyFlags } from './join-reply-flags.ts';
import { detectLanguage, labellerFor } from './labeller.ts';
import { languageOf } from './language.ts';
import type { CommentToLabel, ReplyToLabel } from './read-reply.ts';
import type { ReadText } from './read-text.ts';

export type { CommentToLabel, ReplyToLabel } from './read-reply.ts';

const LANGUAGES = ['en', 'es'];

/** Labels of a practice's reply, each with its evidence and a calibrated confidence. */
export function labelReply(reply: ReplyToLabel, lexicons: Lexicons): ReplyLabels {
  const { reader, scorer, evidence: evidenceOf } = labellerFor(lexicons).replies;
  const { read, features } = reader.read(reply);
  const scores = scorer.scores(features);
  const single = Object.fromEntries(
    scorer.labels.map((flag, l) => [flag, scorer.probability(l, scores[l] ?? 0)]),
  );
  const confidence = joinReplyFlags(single, reply.careProvider ?? true);
  const evidence: Record<string, Evidence[]> = {};
  const flags = decideReplyFlags(confidence, (flag) => scorer.threshold(scorer.labels.indexOf(flag)));
  for (const flag of flags) evidence[flag] = evidenceOf(scorer.labels.indexOf(flag), features, read, 0);
  const language = languageOf(read, LANGUAGES, detectLanguage);
  const isCertain = (flag: ReplyFlag): boolean =>
    (confidence[flag] ?? 0) >= (lexicons.measured.labels[flag]?.certainFrom ?? 1);
  return {
    flags,
    needsReview: flags.filter((flag) => PRIVACY_FLAGS.includes(flag) && !isCertain(flag)),
    evidence,
    confidence,
    language,
    measured: language === null || LANGUAGES.includes(language),
  };
}

/** Labels of a comment or review of the public. */
export function labelComment(comment: CommentToLabel, lexicons: Lexicons): CommentLabels {
  const { reader, scorer } = labellerFor(lexicons).comments;
  const { read, features } = reader.read(comment);
  const scores = scorer.scores(features);
  const probabilities = SENTIMENTS.map((sentiment) => {
    const l = scorer.labels.indexOf(sentiment);
    return scorer.probability(l, scores[l] ?? 0);
  });
  const sum = probabilities.reduce((total, one) => total + one, 0);
  let best = 0;
  probabilities.forEach((probability, i) => {
    if (probability > (probabilities[best] ?? 0)) best = i;
  });
  const sentiment: Sentiment = SENTIMENTS[best] ?? 'neutral';
  const language = languageOf(read, LANGUAGES, detectLanguage);
  return {
    sentiment,
    sentimentConfidence: sum > 0 ? rounded((probabilities[best] ?? 0) / sum) : 0,
    question: isQuestion(read, reader.ruleNames),
    answerable: isAnswerable(
      read.tokens.filter((token) => token.kind === 'word' && !token.tagged).length,
      comment,
    ),
    language,
    measured: language === null || LANGUAGES.includes(language),
  };
}

/** A question mark, or words that ask at the start of a sentence: people write "how much is it" without one. */
function isQuestion({ tokens, hits }: ReadText, ruleNames: readonly string[]): boolean {
  return (
    tokens.some((token) => token.kind === 'question') ||
    hits.some((hit) => ruleNames[hit.rule] === 'question.asked')
  );
}

/** Tags, emoji and a friend's name need no answer; a review with stars does, words or not. */
function isAnswerable(words: number, comment: CommentToLabel): boolean {
  return words >= 2 || comment.rating !== null;
}

function rounded(probability: number): number {
  return Math.round(probability * 1000) / 1000;
}
