import type { Material } from './material.ts';
import { toneOfLetter } from './material.ts';

/** How grades come about, with the limits that were applied. */
export function methodView({ snapshot, words: { language } }: Material) {
  const { grading, categories, scoringVersion, window } = snapshot;
  return {
    paragraphs: language.method({
      from: window.from,
      to: window.to,
      scoringVersion,
      leastCoverage: grading.leastCoverage,
      leastCategoryCoverage: grading.leastCategoryCoverage,
      leastHistoryDays: grading.leastHistoryDays,
      leastPosts: grading.leastPosts,
    }),
    bands: grading.bands.map(({ grade, from }) => ({
      letter: grade,
      from: language.from(from),
      word: language.grades[grade],
      tone: toneOfLetter(grade),
    })),
    weights: categories.map(({ id, weight }) => ({
      name: language.categories[id].name,
      weight: language.number(weight, 1),
    })),
    glossary: language.glossary,
    checklist: language.checklist,
    legal: language.legal,
  };
}
