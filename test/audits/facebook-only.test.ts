import { describe, expect, it } from 'vitest';
import { facebookOnly } from '../../src/audits/facebook-only.ts';
import type { PlatformId } from '../../src/model/platforms.ts';
import type { Practice } from '../../src/model/practice.ts';
import { factsOf, outcomeOf, type Scene, spread } from '../support/a-practice.ts';

const YOUNG: Partial<Practice> = { audience: { ages: { '18-29': 50, '30-49': 30, '65+': 20 } } };
const NO_AGES: Partial<Practice> = { specialty: 'podiatry' };

function scene(platforms: PlatformId[], practice: Partial<Practice> = YOUNG): Scene {
  return { posts: platforms.flatMap((platform) => spread(4, 60, { platform })), practice };
}

describe('facebook-only', () => {
  it.each<[string, Scene, number]>([
    ['Facebook alone', scene(['facebook']), 0],
    ['two platforms', scene(['facebook', 'x']), 0.5],
    ['three', scene(['facebook', 'x', 'blog']), 1],
    ['more than three', scene(['facebook', 'x', 'blog', 'threads']), 1],
    ['ages unknown', scene(['facebook', 'instagram'], NO_AGES), 0.5],
    ['only a dead account', { posts: [{ daysAgo: 300 }], practice: YOUNG }, 0],
  ])('%s', (_, given, score) => {
    expect(outcomeOf('facebook-only', given)).toMatchObject({
      outcome: 'scored',
      score,
      unit: 'platforms',
      target: 3,
    });
  });

  it.each<[string, Scene, string, string]>([
    ['no accounts', { posts: [], practice: YOUNG }, 'not-measured', 'no-accounts'],
    [
      'undated posts',
      { posts: [{ publishedAt: null, precision: null }], practice: YOUNG },
      'not-measured',
      'no-dates',
    ],
    ['nearly the best reach', scene(['facebook', 'youtube']), 'not-applicable', 'reach-is-enough'],
    [
      'an older clientele',
      scene(['facebook'], { audience: { ages: { '50-64': 40, '65+': 60 } } }),
      'not-applicable',
      'older-audience',
    ],
    ['geriatrics', scene(['facebook'], { specialty: 'geriatrics' }), 'not-applicable', 'older-audience'],
  ])('%s', (_, given, outcome, reason) => {
    expect(outcomeOf('facebook-only', given)).toMatchObject({ outcome, reason });
  });

  it('an account that may be alive leaves the result open upwards', () => {
    const given = scene(['facebook'], {
      ...YOUNG,
      accounts: [{ platform: 'x', handle: 'sample' }],
    });
    expect(outcomeOf('facebook-only', given)).toMatchObject({
      score: 0,
      interval: { lower: 1, upper: 2 },
      scoreInterval: { lower: 0, upper: 0.5 },
      detail: { unknown: ['X'] },
    });
  });

  it('shows how posts crowd on one platform, without scoring it', () => {
    const options = facebookOnly.options.parse({});
    const outcome = facebookOnly.judge(factsOf(scene(['facebook', 'x'])), options);
    if (outcome.outcome !== 'scored') throw new Error('not scored');
    expect(outcome.detail.concentration).toBe(0.5);
    expect(facebookOnly.words.measured(outcome, options)).toBe(
      '2 living platforms (Facebook, X); full marks from 3. Concentration of posts (Herfindahl index): 50 of 100, where 100 is all on one platform.',
    );
  });
});
