import type { Evidence } from '../model/labels.ts';
import type { ReadText } from './read-text.ts';
import { speaksFor } from './rules-of.ts';
import type { Features, Vocabulary } from './vocabulary.ts';

const MOST = 3;

/**
 * The strongest reasons for a label as evidence: at most three, no two on the same words. Rules named after the label
 * come first, then structure, other rules, single words.
 * Offsets count in the text that was read; `shift` is taken off (a title that was read before the text).
 */
export function evidenceFrom(
  label: string,
  features: Features,
  positions: readonly number[],
  vocabulary: Vocabulary,
  read: ReadText,
  shift: number,
): Evidence[] {
  const meanings = meaningsFor(vocabulary, label);
  const evidence: Evidence[] = [];
  for (let rank = 0; rank < RANKS; rank++)
    for (const position of positions) {
      const { rank: own, rule } = meanings(features.index[position] ?? -1);
      if (own !== rank || rule === null) continue;
      const first = read.tokens[features.from[position] ?? -1];
      const last = read.tokens[features.to[position] ?? -1];
      const start = first ? first.start - shift : null;
      const end = last ? last.end - shift : null;
      if (start !== null && start < 0) continue;
      const overlaps = evidence.some((one) =>
        one.start !== null && one.end !== null && start !== null && end !== null
          ? one.start < end && start < one.end
          : one.rule === rule,
      );
      if (!overlaps) evidence.push({ rule, start, end });
      if (evidence.length === MOST) return evidence;
    }
  return evidence;
}

/** What a feature means as a reason for a label: how early it is named, and how it is called. */
interface Meaning {
  rank: number;
  rule: string | null;
}

const RANKS = 4;
const NOTHING: Meaning = { rank: RANKS, rule: null };

/** Worked out once per label and feature. */
const known = new WeakMap<Vocabulary, Map<string, Meaning[]>>();

function meaningsFor(vocabulary: Vocabulary, label: string): (index: number) => Meaning {
  const ofLabels = known.get(vocabulary) ?? new Map<string, Meaning[]>();
  known.set(vocabulary, ofLabels);
  const meanings = ofLabels.get(label) ?? [];
  ofLabels.set(label, meanings);
  return (index) => {
    const meaning = meanings[index];
    if (meaning) return meaning;
    const feature = vocabulary.nameOf(index);
    if (!feature) return NOTHING;
    const made = { rank: rankOf(feature, label), rule: codeOf(feature.kind, feature.name) };
    meanings[index] = made;
    return made;
  };
}

function rankOf({ kind, name }: { kind: string; name: string }, label: string): number {
  if (speaksFor(name, label)) return 0;
  return kind === 'structure' ? 1 : name.includes('.') ? 2 : 3;
}

/** What the evidence is called: the rule; `word` for words that no rule knows; null for what explains nothing. */
function codeOf(kind: string, name: string): string | null {
  if (kind === 'structure') return /^(passed-on|link:|medium:link)/.test(name) ? `structure-${name}` : null;
  if (kind === 'word' || kind === 'pair' || kind === 'class') return 'word';
  return name.replace(/\/\d+$/, '').replace(/\+$/, '');
}
