import { describe, expect, it } from 'vitest';
import { coverage } from '../../src/audits/coverage.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { factsOf, outcomeOf, period, type Scene, spread } from '../support/a-practice.ts';

const AGES = { '18-29': 12, '30-49': 25, '50-64': 29, '65+': 34 };
const on = (...platforms: Parameters<typeof period>[0][]) =>
  platforms.flatMap((platform) => spread(6, 80, { platform }));
const scene = (posts: Scene['posts'], practice: Scene['practice'] = { audience: { ages: AGES } }): Scene => ({
  posts,
  practice,
});
const codes = ({ findings }: Outcome) => findings.map(({ code, subject }) => `${code} ${subject}`);

describe('coverage', () => {
  it.each([
    ['Facebook only', on('facebook'), (0.6903 / 0.8946 - 0.5) / 0.45],
    ['Facebook and Instagram', on('facebook', 'instagram'), (0.7536 / 0.8946 - 0.5) / 0.45],
    ['the best three', on('facebook', 'instagram', 'youtube'), 1],
    ['X only', on('x'), 0],
    ['a blog only', on('blog'), 0],
  ])('%s', (_, posts, score) => {
    const outcome = outcomeOf('coverage', scene(posts));
    expect(outcome.outcome === 'scored' && outcome.score).toBeCloseTo(score, 2);
    expect(outcome).toMatchObject({ unit: 'ratio', target: 0.95 });
  });

  it.each<[string, Scene, string]>([
    ['nothing handed over', scene([]), 'no-accounts'],
    ['a specialty without figures', scene(on('facebook'), { specialty: 'podiatry' }), 'no-audience'],
    ['undated posts', scene([{ publishedAt: null, precision: null }]), 'no-dates'],
    [
      'an account declared and never handed over',
      scene([], { audience: { ages: AGES }, accounts: [{ platform: 'x', handle: 'sample' }] }),
      'no-posts',
    ],
  ])('%s is not measured', (_, given, reason) => {
    expect(outcomeOf('coverage', given)).toMatchObject({ outcome: 'not-measured', reason });
  });

  it('does not apply where nothing can be compared', () => {
    const practice = { audience: { ages: AGES, publish: ['blog' as const] } };
    expect(outcomeOf('coverage', scene(on('blog'), practice))).toMatchObject({
      outcome: 'not-applicable',
      reason: 'nothing-to-look-at',
    });
  });

  it('names what would add patients, and whom nothing reaches', () => {
    expect(codes(outcomeOf('coverage', scene(on('facebook'))))).toEqual([
      'add-platform youtube',
      'add-platform instagram',
      'add-platform tiktok',
      'add-platform x',
      'out-of-reach band:65+',
    ]);
    expect(codes(outcomeOf('coverage', scene(on('facebook', 'instagram', 'youtube'))))).toEqual([]);
  });

  it('does not propose to add what may be there already', () => {
    const outcome = outcomeOf('coverage', {
      ...scene(on('facebook'), {
        audience: { ages: AGES },
        accounts: [{ platform: 'youtube', handle: 'sample' }],
      }),
    });
    expect(codes(outcome)).toContain('unknown-activity youtube');
    expect(codes(outcome)).not.toContain('add-platform youtube');
    expect(outcome.outcome === 'scored' && outcome.scoreInterval?.upper).toBe(1);
  });

  it('says which accounts count only as of an earlier day', () => {
    const outcome = outcomeOf('coverage', {
      ...scene(spread(6, 30, { daysAgo: 200 })),
      periods: [period('facebook', '2026-01-01', '2026-05-01')],
    });
    expect(outcome.detail).toMatchObject({
      active: ['Facebook'],
      activeAsOf: ['Facebook as of 2026-05-01'],
    });
  });

  it('explains itself with the numbers it rests on', () => {
    const options = coverage.options.parse({});
    const outcome = coverage.judge(factsOf(scene(on('facebook'))), options);
    if (outcome.outcome !== 'scored') throw new Error('not scored');
    expect(coverage.words.measured(outcome, options)).toBe(
      'Facebook can reach 69% of the patients (67% to 71%); Facebook, Instagram and YouTube would reach 89%. That is 77% of the best; full marks from 95%.',
    );
    expect(coverage.words.action(outcome, options).what).toBe('Publish regularly on YouTube');
    expect(coverage.words.how(options)).toContain('upper bound');
    for (const found of outcome.findings) {
      const sentence = coverage.words.findings[found.code]?.(found.arguments);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|unknown/);
    }
  });
});
