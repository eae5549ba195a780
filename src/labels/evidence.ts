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
  const evidence: Evidence[] = [];
  const rank = (position: number): number => {
    const name = vocabulary.nameOf(features.index[position] ?? -1);
    if (!name) return 3;
    if (speaksFor(name.name, label)) return 0;
    return name.kind === 'structure' ? 1 : name.name.includes('.') ? 2 : 3;
  };
  for (const position of [...positions].sort((a, b) => rank(a) - rank(b))) {
    const name = vocabulary.nameOf(features.index[position] ?? -1);
    if (!name) continue;
    const first = read.tokens[features.from[position] ?? -1];
    const last = read.tokens[features.to[position] ?? -1];
    const rule = codeOf(name.kind, name.name);
    if (rule === null) continue;
    const start = first ? first.start - shift : null;
    const end = last ? last.end - shift : null;
    if (start !== null && start < 0) continue;
    const overlaps = evidence.some((one) =>
      one.start !== null && one.end !== null && start !== null && end !== null
        ? one.start < end && start < one.end
        : one.rule === rule,
    );
    if (!overlaps) evidence.push({ rule, start, end });
    if (evidence.length === MOST) break;
  }
  return evidence;
}

/** What the evidence is called: the rule; `word` for words that no rule knows; null for what explains nothing. */
function codeOf(kind: string, name: string): string | null {
  if (kind === 'structure') return /^(passed-on|link:|medium:link)/.test(name) ? `structure-${name}` : null;
  if (kind === 'word' || kind === 'pair' || kind === 'class') return 'word';
  return name.replace(/\/\d+$/, '').replace(/\+$/, '');
}
