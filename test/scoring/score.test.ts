import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadScoringConfig } from '../../src/config/scoring.ts';
import { CATEGORIES, finding, type Outcome, scored, TIERS, type Tier } from '../../src/model/outcome.ts';
import type { AuditResult } from '../../src/model/snapshot.ts';
import { letterOf } from '../../src/scoring/grade.ts';
import { type GradeContext, score } from '../../src/scoring/score.ts';

const CONFIG = loadScoringConfig();
const GROWN: GradeContext = { allSilent: false, history: { days: 365, posts: 200 }, repliesChecked: false };

function result(id: string, category: AuditResult['category'], tier: Tier, outcome: Outcome): AuditResult {
  return { id, category, tier, options: {}, outcome };
}

function at(value: number, interval: [number, number] | null = null): Outcome {
  return scored({
    score: value,
    scoreInterval: interval && { lower: interval[0], upper: interval[1] },
    value,
    unit: 'share',
    target: 1,
    interval: null,
    sample: 10,
  });
}

const NOT_MEASURED: Outcome = { outcome: 'not-measured', reason: 'no-posts', detail: {}, findings: [] };
const NOT_APPLICABLE: Outcome = {
  outcome: 'not-applicable',
  reason: 'nothing-to-look-at',
  detail: {},
  findings: [],
};
const grade = (results: AuditResult[], context = GROWN) =>
  score(results, context, CONFIG, ({ id }) => ({ what: id, minutes: 30 }));

describe('weights and coverage', () => {
  test('a category splits its points by tier among the audits that apply', () => {
    const { audits } = grade([
      result('a', 'freshness', 'high', at(1)),
      result('b', 'freshness', 'low', at(0)),
      result('c', 'freshness', 'medium', NOT_APPLICABLE),
      result('d', 'balance', 'high', at(1)),
      result('e', 'balance', 'advisory', at(0)),
    ]);
    expect(audits.map(({ weight }) => weight)).toEqual([15, 5, 0, 15, 0]);
  });

  test('worked by hand: (15·1 + 5·0 + 15·0.5) ÷ 35 = 64.3', () => {
    const { overall, categories } = grade([
      result('a', 'freshness', 'high', at(1)),
      result('b', 'freshness', 'low', at(0)),
      result('d', 'balance', 'high', at(0.5)),
    ]);
    expect(overall).toMatchObject({ status: 'graded', score: 64, grade: 'C', coverage: 1 });
    expect(categories.map(({ id, score, grade }) => [id, score, grade])).toEqual([
      ['freshness', 75, 'B'],
      ['balance', 50, 'D'],
    ]);
  });

  test('what was not measured lowers coverage and nothing else; what does not apply lowers nothing', () => {
    const base = [result('a', 'freshness', 'high', at(0.8)), result('b', 'balance', 'high', at(0.8))];
    const withGap = grade([...base, result('c', 'visual', 'high', NOT_MEASURED)]);
    const withNone = grade([...base, result('c', 'visual', 'high', NOT_APPLICABLE)]);
    expect(withGap.overall).toMatchObject({ score: 80, coverage: 35 / 45 });
    expect(withNone.overall).toMatchObject({ score: 80, coverage: 1 });
  });

  test('a category below half its weight has no score; the whole below 0.6 no grade', () => {
    const { overall, categories } = grade([
      result('a', 'freshness', 'high', NOT_MEASURED),
      result('b', 'freshness', 'medium', at(1)),
      result('c', 'balance', 'high', at(1)),
    ]);
    expect(categories[0]).toMatchObject({ id: 'freshness', score: null, grade: null, coverage: 0.4 });
    expect(overall).toMatchObject({ status: 'graded', coverage: 23 / 35 });
    const less = grade([
      result('a', 'freshness', 'high', NOT_MEASURED),
      result('c', 'balance', 'high', at(1)),
    ]);
    expect(less.overall).toMatchObject({ status: 'not-enough-data', score: null, grade: null });
  });

  test('the range is the root of the squared shares: 100·√((½·0.2)² + (½·0.1)²) = 11.2', () => {
    const { overall } = grade([
      result('a', 'balance', 'high', at(0.7, [0.5, 0.9])),
      result('b', 'reach', 'high', at(0.7, [0.6, 0.8])),
    ]);
    expect(overall.range).toEqual({ low: 59, high: 81, lowGrade: 'D', highGrade: 'B' });
  });
});

describe('the order of the grade', () => {
  const rows = [result('a', 'freshness', 'high', at(1)), result('b', 'balance', 'high', NOT_MEASURED)];
  test.each([
    [
      'silent everywhere comes first',
      { allSilent: true, history: { days: 3, posts: 1 } },
      { status: 'silent', grade: 'F', score: 39 },
    ],
    ['then too early: days', { history: { days: 27, posts: 99 } }, { status: 'too-early', grade: null }],
    ['then too early: posts', { history: { days: 99, posts: 9 } }, { status: 'too-early', grade: null }],
    ['then coverage', {}, { status: 'not-enough-data', grade: null }],
  ])('%s', (_, context, expected) => {
    expect(grade(rows, { ...GROWN, ...context }).overall).toMatchObject(expected);
  });

  test.each([
    [90, 'A'],
    [89, 'B'],
    [75, 'B'],
    [74, 'C'],
    [60, 'C'],
    [59, 'D'],
    [40, 'D'],
    [39, 'F'],
    [0, 'F'],
  ])('%i is %s', (points, letter) => {
    expect(letterOf(points, CONFIG)).toBe(letter);
  });

  test('rounded first, then the letter: 89.5 is an A', () => {
    expect(grade([result('a', 'freshness', 'high', at(0.895))]).overall).toMatchObject({
      score: 90,
      grade: 'A',
    });
  });
});

describe('caps', () => {
  const open = (id: string, severity: 'high' | 'low') =>
    result(id, 'privacy', 'high', { ...at(1), findings: [finding(id, 'seen', 'post', { severity })] });
  test.each([
    ['patient-acknowledgement', 74, 'C'],
    ['patient-identity', 59, 'D'],
  ])('a certain finding of %s holds the score at %i', (id, points, letter) => {
    const { overall } = grade([open(id, 'high'), result('a', 'freshness', 'high', at(1))]);
    expect(overall).toMatchObject({
      score: points,
      grade: letter,
      cap: { audit: id, uncappedScore: 100, uncappedGrade: 'A' },
    });
  });
  test('an uncertain one caps nothing', () => {
    expect(grade([open('patient-identity', 'low')]).overall).toMatchObject({ score: 100, cap: null });
  });
  test('of two caps the lower holds; one above the score is not shown', () => {
    expect(
      grade([open('patient-acknowledgement', 'high'), open('patient-identity', 'high')]).overall.score,
    ).toBe(59);
    const low = grade([open('patient-identity', 'high'), result('a', 'freshness', 'high', at(0))]);
    expect(low.overall).toMatchObject({ score: 50, cap: null });
  });
});

describe('what to do first', () => {
  test('privacy first, then failing audits by points per minute', () => {
    const { actions } = score(
      [
        result('slow', 'freshness', 'high', at(0)),
        result('quick', 'balance', 'high', at(0.5)),
        result('fine', 'reach', 'high', at(0.9)),
        result('private', 'privacy', 'high', {
          ...at(0.99),
          findings: [finding('private', 'x', 'post', { severity: 'high' })],
        }),
      ],
      GROWN,
      CONFIG,
      ({ id }) => ({ what: id, minutes: id === 'slow' ? 300 : 10 }),
    );
    expect(actions.map(({ audit }) => audit)).toEqual(['private', 'quick', 'slow']);
  });
  test('one remedy for two audits is one action, and their gains add up', () => {
    const { actions, audits } = score(
      [
        result('reach', 'reach', 'medium', at(0.4)),
        result('platforms', 'reach', 'high', at(0)),
        result('other', 'balance', 'high', at(0.2)),
      ],
      GROWN,
      CONFIG,
      ({ id }) =>
        id === 'other' ? { what: 'Sell less', minutes: 60 } : { what: 'Publish elsewhere', minutes: 60 },
    );
    const [reach, platforms] = audits.map(({ gain }) => gain ?? 0);
    expect(actions.map(({ audit, also }) => [audit, also])).toEqual([
      ['platforms', ['reach']],
      ['other', []],
    ]);
    expect(actions[0]?.gain).toBeCloseTo((reach ?? 0) + (platforms ?? 0), 9);
  });

  test('the gain is what the whole would gain at the target', () => {
    const rows = [result('a', 'freshness', 'high', at(0.4)), result('b', 'balance', 'high', at(1))];
    const before = grade(rows);
    const after = grade([result('a', 'freshness', 'high', at(1)), result('b', 'balance', 'high', at(1))]);
    expect(before.audits[0]?.gain).toBeCloseTo((after.overall.score ?? 0) - (100 * (20 * 0.4 + 15)) / 35, 6);
  });
});

const anyOutcome = fc.oneof(
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((value) => at(value, [Math.max(0, value - 0.1), Math.min(1, value + 0.1)])),
  fc.constant(NOT_MEASURED),
  fc.constant(NOT_APPLICABLE),
);
const anyResults = fc.array(
  fc.tuple(fc.constantFrom(...CATEGORIES), fc.constantFrom(...(Object.keys(TIERS) as Tier[])), anyOutcome),
  { minLength: 1, maxLength: 30 },
);
const toResults = (rows: [AuditResult['category'], Tier, Outcome][]) =>
  rows.map(([category, tier, outcome], i) => result(`audit-${i}`, category, tier, outcome));

describe('laws of scoring', () => {
  test('scores, ranges and coverages stay in their bounds, and the range holds the score', () => {
    fc.assert(
      fc.property(anyResults, (rows) => {
        const { overall, categories } = grade(toResults(rows));
        expect(overall.coverage).toBeGreaterThanOrEqual(0);
        expect(overall.coverage).toBeLessThanOrEqual(1 + 1e-9);
        for (const { score } of [...categories, overall])
          if (score !== null) expect(score >= 0 && score <= 100).toBe(true);
        if (overall.range && overall.score !== null) {
          expect(overall.range.low).toBeLessThanOrEqual(overall.score);
          expect(overall.range.high).toBeGreaterThanOrEqual(overall.score);
        }
      }),
    );
  });

  test('a better audit never lowers the score', () => {
    fc.assert(
      fc.property(anyResults, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (rows, pick, better) => {
        const results = toResults(rows);
        const index = pick % results.length;
        const chosen = results[index];
        if (chosen?.outcome.outcome !== 'scored') return;
        const raised = at(Math.max(chosen.outcome.score, better));
        const before = grade(results).overall;
        const after = grade(results.with(index, { ...chosen, outcome: raised })).overall;
        expect(after.status).toBe(before.status);
        if (before.score !== null) expect(after.score).toBeGreaterThanOrEqual(before.score);
      }),
    );
  });

  test('an audit that crashes or is not measured never raises coverage', () => {
    fc.assert(
      fc.property(anyResults, fc.nat(), (rows, pick) => {
        const results = toResults(rows);
        const index = pick % results.length;
        const chosen = results[index];
        if (chosen === undefined || chosen.outcome.outcome === 'not-applicable') return;
        const crashed: Outcome = { outcome: 'errored', code: 'TypeError', detail: {}, findings: [] };
        const after = grade(results.with(index, { ...chosen, outcome: crashed })).overall;
        expect(after.coverage).toBeLessThanOrEqual(grade(results).overall.coverage + 1e-9);
      }),
    );
  });

  test('advisory audits and the order of audits change nothing', () => {
    fc.assert(
      fc.property(anyResults, (rows) => {
        const results = toResults(rows);
        const { overall } = grade(results);
        expect(grade(results.toReversed()).overall).toEqual({
          ...overall,
          coverage: expect.closeTo(overall.coverage, 9) as number,
        });
        expect(grade(results.filter(({ tier }) => tier !== 'advisory')).overall.score).toBe(overall.score);
      }),
    );
  });
});
