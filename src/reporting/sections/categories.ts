import type { AuditView } from './audit.ts';
import { categoryAnchor, type Material } from './material.ts';
import { gradeOfScore } from './summary.ts';

/** Every category with its score and its audits, in the order of the scoring rules. */
export function categoriesView(material: Material, audits: readonly AuditView[]) {
  const { snapshot, changes, words } = material;
  const { language } = words;
  return snapshot.categories.map(({ id, weight, score, grade }) => {
    const own = audits.filter(({ record }) => record.category === id);
    const applicable = own.filter(
      ({ advisory, record }) => !advisory && record.outcome.outcome !== 'not-applicable',
    );
    const scored = applicable.filter(({ record }) => record.outcome.outcome === 'scored');
    const before = changes?.categories.find((category) => category.id === id)?.before ?? null;
    const verdict = gradeOfScore(score, grade, material);
    return {
      id,
      anchor: categoryAnchor(id),
      name: language.categories[id].name,
      question: language.categories[id].question,
      verdict,
      bar: { share: (score ?? 0) / 100, tone: verdict.tone },
      checks: language.checks(scored.length, applicable.length),
      weight: language.weight(weight),
      lastTime: before === null ? null : language.lastTime(before),
      audits: own,
    };
  });
}

const HEADLINES = ['staleness', 'promo-ratio', 'visual-share', 'coverage'];

/** The four headline scores as cards, each with its value set large. */
export function headlinesView(material: Material, audits: readonly AuditView[]) {
  const { language } = material.words;
  return HEADLINES.flatMap((id) => {
    const audit = audits.find(({ record }) => record.id === id);
    if (!audit) return [];
    const { outcome } = audit.record;
    return [
      {
        ...audit,
        value: outcome.outcome === 'scored' ? language.quantity(outcome.value, outcome.unit) : null,
      },
    ];
  });
}
