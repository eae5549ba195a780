import type { Reader, ReadText } from './read-text.ts';
import type { Collector, Vocabulary } from './vocabulary.ts';

/** Words weigh less than rules: there are many of them, and each alone says little. */
const WORD = 0.3;
const PAIR = 0.24;
const CLASS = 0.3;
const PHRASE = 0.7;
const POSITION = 0.7;

/** Collects what the words of texts say; made once for a reader and its vocabulary. */
export function createWordFeatures(
  reader: Reader,
  vocabulary: Vocabulary,
  prefix = '',
): (read: ReadText, collect: Collector) => void {
  const groups = [...new Set(reader.ruleNames.map(groupOf))];
  const shares = groups.map((group) => vocabulary.indexOf('structure', `${prefix}share:${group}`));
  const rules = reader.ruleNames
    .map((rule) => ({ name: prefix + rule, group: groups.indexOf(groupOf(rule)) }))
    .map(({ name, group }) => ({
      name,
      group,
      found: vocabulary.indexOf('rule', name),
      again: vocabulary.indexOf('rule', `${name}+`),
      opening: vocabulary.indexOf('opening', name),
      closing: vocabulary.indexOf('closing', name),
      phrases: [] as number[],
    }));
  const counts = new Int32Array(rules.length);
  const sentencesWith = new Int32Array(groups.length);
  const lastSentenceWith = new Int32Array(groups.length);

  return (read, collect) => {
    const { tokens, facts, hits, sentences } = read;
    const secondSentence = sentences[1] ?? tokens.length;
    const lastSentence = sentences.length > 1 ? (sentences.at(-1) ?? 0) : tokens.length;
    counts.fill(0);
    sentencesWith.fill(0);
    lastSentenceWith.fill(-1);
    let sentence = 0;
    for (const hit of hits) {
      const rule = rules[hit.rule];
      if (!rule) continue;
      while ((sentences[sentence + 1] ?? tokens.length) <= hit.from) sentence++;
      while (sentence > 0 && (sentences[sentence] ?? 0) > hit.from) sentence--;
      if (lastSentenceWith[rule.group] !== sentence) {
        lastSentenceWith[rule.group] = sentence;
        sentencesWith[rule.group] = (sentencesWith[rule.group] ?? 0) + 1;
      }
      counts[hit.rule] = (counts[hit.rule] ?? 0) + 1;
      rule.phrases[hit.phrase] ??= vocabulary.indexOf('phrase', `${rule.name}/${hit.phrase}`);
      collect.add(rule.found, 1, hit.from, hit.to);
      collect.add(rule.phrases[hit.phrase] ?? -1, PHRASE, hit.from, hit.to);
      if (hit.from < secondSentence) collect.add(rule.opening, POSITION, hit.from, hit.to);
      if (hit.from >= lastSentence) collect.add(rule.closing, POSITION, hit.from, hit.to);
    }
    for (let i = 0; i < rules.length; i++) {
      const count = counts[i] ?? 0;
      if (count > 1) collect.add(rules[i]?.again ?? -1, Math.min(1, Math.log2(count) / 3), -1);
    }
    for (let g = 0; g < groups.length; g++) {
      const count = sentencesWith[g] ?? 0;
      if (count > 0) collect.add(shares[g] ?? -1, count / sentences.length, -1);
    }
    let before = null;
    for (let i = 0; i < tokens.length; i++) {
      const here = facts[i];
      if (!here) continue;
      collect.add(here.word, WORD, i);
      collect.add(here.class, CLASS, i);
      if (before) collect.add(reader.pairOf(before, here), PAIR, i - 1, i);
      before = here;
    }
  };
}

/** `offer.price` belongs to `offer`. */
function groupOf(rule: string): string {
  return rule.split('.', 1)[0] ?? rule;
}
