import type { Evidence } from '../model/labels.ts';
import type { Scorer } from './classifier.ts';
import { COMMENT_PREFIX } from './read-reply.ts';
import type { ReadText } from './read-text.ts';
import { speaksFor } from './rules-of.ts';
import type { FeatureKind, Features, Vocabulary } from './vocabulary.ts';

const MOST = 3;
/** Rules named after the label come first, then structure, other rules, single words. */
const RANKS = 4;

/**
 * Names the strongest reasons for a label (by number) as evidence: at most three, no two on the same words. Made once for
 * a classifier. Offsets count in the text that was read; `shift` is taken off (a title that was read before the text).
 */
export function createEvidence(
  scorer: Scorer,
  vocabulary: Vocabulary,
): (label: number, features: Features, read: ReadText, shift: number) => Evidence[] {
  const { labels } = scorer;
  /** By feature, worked out when first met. */
  const rules: (string | null | undefined)[] = new Array(scorer.featureCount).fill(undefined);
  const ranks = labels.map(() => new Int8Array(scorer.featureCount).fill(-1));

  function ruleOf(feature: number): string | null {
    let rule = rules[feature];
    if (rule === undefined) {
      rule = codeOf(vocabulary.nameOf(feature));
      rules[feature] = rule;
    }
    return rule;
  }

  function rankOf(feature: number, label: number): number {
    const known = ranks[label] ?? new Int8Array();
    let rank = known[feature] ?? -1;
    if (rank < 0) {
      rank = rankFor(vocabulary.nameOf(feature), labels[label] ?? '');
      known[feature] = rank;
    }
    return rank;
  }

  /** By rank, the positions of the features that speak for the label. */
  function reasonsOf(label: number, { index }: Features, shares: Float64Array): number[][] {
    const reasons: number[][] = Array.from({ length: RANKS }, () => []);
    for (let position = 0; position < index.length; position++) {
      const feature = index[position] ?? 0;
      if ((shares[position] ?? 0) > 0 && ruleOf(feature) !== null)
        reasons[rankOf(feature, label)]?.push(position);
    }
    return reasons;
  }

  return (label, features, read, shift) => {
    const shares = scorer.shares(features, label);
    const evidence: Evidence[] = [];
    for (const reasons of reasonsOf(label, features, shares)) {
      for (const position of reasons.sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0))) {
        const rule = ruleOf(features.index[position] ?? 0) ?? '';
        const start = startOf(features.from[position], read, shift);
        const end = endOf(features.to[position], read, shift);
        if (start !== null && start < 0) continue;
        if (!evidence.some((one) => overlaps(one, { rule, start, end }))) evidence.push({ rule, start, end });
        if (evidence.length === MOST) return evidence;
      }
    }
    return evidence;
  };
}

function startOf(token: number | undefined, { tokens }: ReadText, shift: number): number | null {
  const found = tokens[token ?? -1];
  return found ? found.start - shift : null;
}

function endOf(token: number | undefined, { tokens }: ReadText, shift: number): number | null {
  const found = tokens[token ?? -1];
  return found ? found.end - shift : null;
}

/** On the same words; where one has none, of the same rule. */
function overlaps(a: Evidence, b: Evidence): boolean {
  return a.start !== null && a.end !== null && b.start !== null && b.end !== null
    ? a.start < b.end && b.start < a.end
    : a.rule === b.rule;
}

interface FeatureName {
  kind: FeatureKind;
  name: string;
}

function rankFor(feature: FeatureName | undefined, label: string): number {
  if (!feature) return RANKS - 1;
  if (speaksFor(feature.name, label)) return 0;
  return feature.kind === 'structure' ? 1 : feature.name.includes('.') ? 2 : 3;
}

/** What the evidence is called: the rule; `word` for words that no rule knows; null for what explains nothing. */
function codeOf(feature: FeatureName | undefined): string | null {
  if (!feature || feature.name.startsWith(COMMENT_PREFIX)) return null;
  const { kind, name } = feature;
  if (kind === 'structure') return /^(passed-on|link:|medium:link)/.test(name) ? `structure-${name}` : null;
  if (kind === 'word' || kind === 'pair' || kind === 'class') return 'word';
  return name.replace(/\/\d+$/, '').replace(/\+$/, '');
}
