import type { Evidence, PostFlag, PostLabels, Purpose } from '../model/labels.ts';
import { POST_FLAGS, PURPOSES } from '../model/labels.ts';
import type { Lexicons } from '../model/lexicons.ts';
import type { Post } from '../model/post.ts';
import { detectLanguage, labellerFor } from './labeller.ts';
import { languageOf } from './language.ts';
import { isPassedOn, type PostToLabel } from './post-features.ts';
import type { ReadText } from './read-text.ts';
import { traitsOf } from './traits.ts';

export type { PostToLabel } from './post-features.ts';

/** The part of a post record that its labels rest on. */
export function postToLabel(post: Post, ownDomains: readonly string[]): PostToLabel {
  const { platform, text, title, kind, origin, links } = post;
  return { platform, text, title, kind, origin, links, ownDomains };
}

/** Labels of one post, each with its evidence and a calibrated confidence. Pure; nothing is remembered of the text. */
export function labelPost(post: PostToLabel, lexicons: Lexicons): PostLabels {
  const { reader, scorer, evidence: evidenceOf } = labellerFor(lexicons).posts;
  const { read, linkClasses, features } = reader.read(post);
  const scores = scorer.scores(features);
  const confidence: Record<string, number> = {};
  scorer.labels.forEach((label, l) => {
    confidence[label] = rounded(scorer.probability(l, scores[l] ?? 0));
  });

  const purpose = mostLikely(confidence, post);
  const sum = PURPOSES.reduce((total, one) => total + (confidence[one] ?? 0), 0);
  const flags = flagsFrom(confidence, scorer.labels, (l) => scorer.threshold(l));
  const language = languageOf(read, reader.reader.languages, detectLanguage);
  const shift = post.title ? post.title.length + 1 : 0;
  const evidence: Record<string, Evidence[]> = {};
  for (const label of [purpose, ...flags])
    evidence[label] = evidenceOf(scorer.labels.indexOf(label), features, read, shift);
  const traits = traitsOf(read, reader.reader.ruleNames, purpose, flags, shift);
  for (const { trait, because } of traits) evidence[trait] = [because];
  return {
    purpose,
    purposeConfidence: sum > 0 ? rounded((confidence[purpose] ?? 0) / sum) : 0,
    flags,
    evidence,
    confidence: Object.fromEntries(POST_FLAGS.map((flag) => [flag, confidence[flag] ?? 0])),
    language,
    measured: language === null || reader.reader.languages.includes(language),
    topics: topicsOf(read, reader.reader.ruleNames),
    traits: traits.map(({ trait }) => trait),
    linkClasses,
    corrected: [],
  };
}

/** A share that adds nothing is somebody else's, whatever it says: there the words cannot outweigh the structure. */
function mostLikely(confidence: Readonly<Record<string, number>>, post: PostToLabel): Purpose {
  if (isPassedOn(post) && post.text.trim() === '') return 'curated';
  let best: Purpose = 'own';
  for (const purpose of PURPOSES) if ((confidence[purpose] ?? 0) > (confidence[best] ?? 0)) best = purpose;
  return best;
}

function flagsFrom(
  confidence: Readonly<Record<string, number>>,
  labels: readonly string[],
  threshold: (label: number) => number,
): PostFlag[] {
  const given = (flag: PostFlag): boolean =>
    (confidence[flag] ?? 0) >= threshold(labels.indexOf(flag)) && labels.includes(flag);
  // Care can only be a prize where there is a prize.
  return POST_FLAGS.filter((flag) => given(flag) && (flag !== 'treatmentPrize' || given('giveaway')));
}

const TOPIC = 'topic.';

function topicsOf(read: ReadText, ruleNames: readonly string[]): string[] {
  const topics = new Set<string>();
  for (const hit of read.hits) {
    const name = ruleNames[hit.rule] ?? '';
    if (name.startsWith(TOPIC)) topics.add(name.slice(TOPIC.length));
  }
  return [...topics].sort();
}

function rounded(probability: number): number {
  return Math.round(probability * 1000) / 1000;
}
