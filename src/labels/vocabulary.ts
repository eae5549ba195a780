import type { Classifier } from '../model/lexicons.ts';

/** Kinds of features; a feature has a name within its kind. */
export const FEATURE_KINDS = [
  'structure',
  'rule',
  'opening',
  'closing',
  'phrase',
  'word',
  'pair',
  'class',
] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

/** Numbers the features. Closed while labelling: −1 for what no classifier knows. Open while training. */
export interface Vocabulary {
  indexOf(kind: FeatureKind, name: string): number;
  nameOf(index: number): { kind: FeatureKind; name: string } | undefined;
}

export function closedVocabulary(features: Classifier['features']): Vocabulary {
  const vocabulary = openVocabulary();
  for (const kind of FEATURE_KINDS) for (const name of features[kind] ?? []) vocabulary.indexOf(kind, name);
  return { ...vocabulary, indexOf: vocabulary.find };
}

/** Takes up every feature it is asked for. */
export function openVocabulary(): Vocabulary & {
  names: { kind: FeatureKind; name: string }[];
  find: Vocabulary['indexOf'];
} {
  const index: Record<FeatureKind, Map<string, number>> = {
    structure: new Map(),
    rule: new Map(),
    opening: new Map(),
    closing: new Map(),
    phrase: new Map(),
    word: new Map(),
    pair: new Map(),
    class: new Map(),
  };
  const names: { kind: FeatureKind; name: string }[] = [];
  return {
    names,
    nameOf: (at) => names[at],
    find: (kind, name) => index[kind].get(name) ?? -1,
    indexOf(kind, name) {
      const known = index[kind].get(name);
      if (known !== undefined) return known;
      index[kind].set(name, names.length);
      names.push({ kind, name });
      return names.length - 1;
    },
  };
}

/** Features of one text, each index once: index, value, first and last token it stands on (−1 = the text as a whole). */
export interface Features {
  index: number[];
  value: number[];
  from: number[];
  to: number[];
}

/** Collects features, each once. One collector serves one text after the other. */
export interface Collector {
  start(): void;
  add(index: number, value: number, from: number, to?: number): void;
  features(): Features;
}

export function createCollector(): Collector {
  const lastRound: number[] = [];
  let round = 0;
  let found: Features = { index: [], value: [], from: [], to: [] };
  return {
    start() {
      round++;
      found = { index: [], value: [], from: [], to: [] };
    },
    add(index, value, from, to = from) {
      if (index < 0 || lastRound[index] === round) return;
      lastRound[index] = round;
      found.index.push(index);
      found.value.push(value);
      found.from.push(from);
      found.to.push(to);
    },
    features: () => found,
  };
}
