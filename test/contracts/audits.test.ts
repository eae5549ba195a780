import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { AUDITS, findAudit } from '../../src/audits/index.ts';
import { loadScoringConfig } from '../../src/config/scoring.ts';
import { CATEGORIES, outcomeSchema, TIERS } from '../../src/model/outcome.ts';
import { AS_OF, factsOf, period, type Scene, spread } from '../support/a-practice.ts';

const SCENES: Record<string, Scene> = {
  'nothing at all': { posts: [], periods: [] },
  'one post': { posts: [{}] },
  'a silent account': { posts: [], periods: [period('facebook', '2026-01-01', AS_OF)] },
  'undated posts': { posts: spread(20, 60, { publishedAt: null, precision: null }) },
  'posts dated in the future': { posts: spread(20, 60, { daysAgo: -90 }) },
  'unknown kinds': { posts: spread(40, 80, { kind: null }) },
  'a busy practice': {
    posts: [
      ...spread(60, 89),
      ...spread(20, 89, { platform: 'instagram', kind: 'short', purpose: 'promotional' }),
      ...spread(30, 10, { platform: 'x', kind: 'text', daysAgo: 40 }),
      { platform: 'youtube', daysAgo: 500 },
    ],
  },
};

describe('the list and the folder agree', () => {
  const files = readdirSync(fileURLToPath(new URL('../../src/audits', import.meta.url)))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => !['accept', 'audit', 'index', 'run-audits'].includes(name));
  test('every file is listed, every id is its file', () => {
    expect(AUDITS.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });
  test('ids are unique and found', () => {
    expect(new Set(AUDITS.map(({ id }) => id)).size).toBe(AUDITS.length);
    for (const audit of AUDITS) expect(findAudit(audit.id)).toBe(audit);
    expect(findAudit('nonsense')).toBeNull();
  });
});

describe.each(AUDITS.map((audit) => [audit.id, audit] as const))('%s', (_, audit) => {
  const defaults = audit.options.parse({}) as Record<string, unknown>;

  test('is complete: category, tier, defaults, words', () => {
    expect(CATEGORIES).toContain(audit.category);
    expect(Object.keys(TIERS)).toContain(audit.tier);
    expect(loadScoringConfig().categories[audit.category]).toBeGreaterThan(0);
    for (const text of [
      audit.words.title,
      audit.words.good,
      audit.words.bad,
      audit.words.why,
      audit.words.how(defaults),
    ]) {
      expect(text.length).toBeGreaterThan(5);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    }
    expect(audit.words.title).not.toMatch(/[.!]$/);
    for (const source of audit.words.sources) expect(source).toMatch(/^(S[0-4](\.\d)?|L|editorial)$/);
  });

  test('refuses options it does not know', () => {
    expect(audit.options.safeParse({ nonsense: 1 }).success).toBe(false);
  });

  test.each(Object.entries(SCENES))(
    'judges "%s" within the closed set of outcomes, twice alike, and has words for it',
    (_, scene) => {
      const facts = factsOf(scene);
      const outcome = audit.judge(facts, defaults);
      expect(outcomeSchema.parse(outcome)).toEqual(outcome);
      expect(audit.judge(facts, defaults)).toEqual(outcome);
      for (const { code, arguments: args, audit: id, key, subject } of outcome.findings) {
        expect(id).toBe(audit.id);
        expect(key).toBe(`${audit.id}/${subject}/${code}`);
        expect(audit.words.findings[code]?.(args), code).toMatch(/^[^{}]+$/);
        expect(audit.words.findings[code]?.(args)).not.toMatch(/unknown|undefined|null|NaN/);
      }
      if (outcome.outcome === 'scored') {
        const sentence = audit.words.measured(outcome, defaults);
        expect(sentence).not.toMatch(/undefined|null|NaN|\[object|unknown/);
        if (outcome.scoreInterval) {
          expect(outcome.scoreInterval.lower).toBeLessThanOrEqual(outcome.score + 1e-9);
          expect(outcome.scoreInterval.upper).toBeGreaterThanOrEqual(outcome.score - 1e-9);
        }
      }
      const action = audit.words.action(outcome, defaults);
      expect(action.minutes).toBeGreaterThan(0);
      expect(action.days).toBeGreaterThan(0);
      expect(action.what).toMatch(/^[A-Z][a-z]+ /);
    },
  );

  test('finding keys are unique', () => {
    const keys = audit
      .judge(factsOf(SCENES['a busy practice'] ?? { posts: [] }), defaults)
      .findings.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
