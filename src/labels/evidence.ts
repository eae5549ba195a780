import type { Evidence } from '../model/labels.ts';
import type { Scorer } from './classifier.ts';
import { COMMENT_PREFIX } from './read-reply.ts';
import type { ReadText } from './read-text.ts';
import { speaksFor } from './rules-of.ts';
import type { FeatureKind, Features, Vocabulary } from './vocabulary.ts';

const MOST = 3;
/** Rules named after the label come first, then structure, other rules, single words. */
const RANKS = 4;

/** What a feature is worth as evidence of a label; rule null = it explains nothing. */
interface Standing {
  rank: number;
  rule: string | null;
}

/**
 * Names the strongest reasons for a label (by number) as evidence: at most three, no two on the same words. Made once for
 * a classifier. Offsets count in the text that was read; `shift` is taken off (a title that was read before the text).
 */
export function createEvidence(
  scorer: Scorer,
  vocabulary: Vocabulary,
): (label: number, features: Features, read: ReadText, shift: number) => Evidence[] {
  const standings = scorer.labels.map((): (Standing | undefined)[] => []);

  /** Positions of the features of a rank that speak for the label, the strongest first. */
  function reasonsOf(rank: number, label: number, features: Features): number[] {
    const known = standings[label] ?? [];
    const positions: number[] = [];
    for (let position = 0; position < features.index.length; position++) {
      const index = features.index[position] ?? -1;
      let standing = known[index];
      if (standing === undefined) {
        standing = standingOf(vocabulary.nameOf(index), scorer.labels[label] ?? '');
        known[index] = standing;
      }
      if (standing.rank !== rank || standing.rule === null) continue;
      if (scorer.share(features, position, label) > 0) positions.push(position);
    }
    return positions.sort((a, b) => scorer.share(features, b, label) - scorer.share(features, a, label));
  }

  return (label, features, read, shift) => {
    const evidence: Evidence[] = [];
    for (let rank = 0; rank < RANKS; rank++) {
      for (const position of reasonsOf(rank, label, features)) {
        const rule = standings[label]?.[features.index[position] ?? -1]?.rule ?? '';
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

function standingOf(name: { kind: FeatureKind; name: string } | undefined, label: string): Standing {
  if (!name || name.name.startsWith(COMMENT_PREFIX)) return { rank: RANKS - 1, rule: null };
  const rule = codeOf(name.kind, name.name);
  if (speaksFor(name.name, label)) return { rank: 0, rule };
  return { rank: name.kind === 'structure' ? 1 : name.name.includes('.') ? 2 : 3, rule };
}

/** What the evidence is called: the rule; `word` for words that no rule knows; null for what explains nothing. */
function codeOf(kind: string, name: string): string | null {
  if (kind === 'structure') return /^(passed-on|link:|medium:link)/.test(name) ? `structure-${name}` : null;
  if (kind === 'word' || kind === 'pair' || kind === 'class') return 'word';
  return name.replace(/\/\d+$/, '').replace(/\+$/, '');
}
