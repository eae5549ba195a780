import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { addDays } from '../../src/model/time.ts';
import { AS_OF, period, type Scene, snapshotOf, spread } from '../support/a-practice.ts';

interface Golden {
  practice: string;
  /** What an expert would say before seeing the program, and why. */
  expert: string;
  scene: Scene;
  expected: {
    status: Snapshot['overall']['status'];
    grade: Snapshot['overall']['grade'];
    score?: [least: number, most: number];
    outcomes?: Record<string, string>;
  };
}

const both = (count: number, sketch = {}) => [
  ...spread(count, 89, { platform: 'facebook', ...sketch }),
  ...spread(count, 89, { platform: 'instagram', kind: 'short', ...sketch }),
];

const CASES: Golden[] = [
  {
    practice: 'thriving',
    expert:
      'Three accounts fed several times a week with pictures and some video, hardly any selling, where dermatology patients are: A.',
    scene: {
      posts: [
        ...both(30),
        ...spread(8, 88, { platform: 'youtube', kind: 'video' }),
        ...spread(4, 80, { purpose: 'promotional' }),
        ...spread(6, 80, { purpose: 'curated', kind: 'link', origin: 'shared', daysAgo: 1 }),
      ],
    },
    expected: {
      status: 'graded',
      grade: 'A',
      score: [90, 100],
      outcomes: { 'facebook-only': 'not-applicable' },
    },
  },
  {
    practice: 'Facebook only',
    expert:
      'A well-kept page, but a third of the patients is out of reach and there is no video: the basics are right, so a C and not a D.',
    scene: {
      posts: [
        ...spread(26, 89),
        ...spread(6, 85, { purpose: 'promotional', daysAgo: 1 }),
        ...spread(5, 85, { kind: 'text', daysAgo: 2 }),
      ],
    },
    expected: {
      status: 'graded',
      grade: 'C',
      score: [60, 74],
      outcomes: { 'facebook-only': 'scored', coverage: 'scored' },
    },
  },
  {
    practice: 'half its audits not measured',
    expert:
      'A renamed X export without kinds for a practice whose patients are unknown: neither freshness nor visuals nor reach can be judged, so there is no grade.',
    scene: {
      posts: spread(40, 89, { platform: 'x', kind: null }),
      periods: [period('x', null, null)],
      practice: { specialty: undefined },
    },
    expected: {
      status: 'not-enough-data',
      grade: null,
      outcomes: {
        'visual-share': 'not-measured',
        video: 'not-measured',
        coverage: 'not-measured',
        staleness: 'not-measured',
        cadence: 'not-measured',
        'promo-ratio': 'scored',
      },
    },
  },
  {
    practice: 'ten days old, six posts',
    expert: 'A promising start says nothing yet: too early to grade.',
    scene: {
      posts: spread(6, 9),
      periods: [period('facebook', addDays(AS_OF, -9), AS_OF)],
    },
    expected: {
      status: 'too-early',
      grade: null,
      outcomes: { staleness: 'scored', cadence: 'not-measured', 'promo-ratio': 'not-measured' },
    },
  },
  {
    practice: 'silent for 400 days',
    expert: 'The only account has been dead for more than a year: F, whatever else cannot be measured.',
    scene: {
      posts: spread(30, 100, { daysAgo: 400 }),
      periods: [period('facebook', addDays(AS_OF, -600), AS_OF)],
    },
    expected: {
      status: 'silent',
      grade: 'F',
      score: [0, 39],
      outcomes: { staleness: 'scored', 'promo-ratio': 'not-measured' },
    },
  },
  {
    practice: 'export ends a month before as-of',
    expert:
      'Good posts as far as they are known; an old export is not an abandoned account, so freshness is left open and the rest graded.',
    scene: {
      posts: [...both(20, { daysAgo: 31 })],
      periods: [
        period('facebook', addDays(AS_OF, -120), addDays(AS_OF, -31)),
        period('instagram', addDays(AS_OF, -120), addDays(AS_OF, -31)),
      ],
    },
    expected: {
      status: 'graded',
      grade: 'B',
      outcomes: {
        staleness: 'not-measured',
        cadence: 'not-measured',
        consistency: 'not-measured',
        'promo-ratio': 'scored',
      },
    },
  },
  {
    practice: 'dying',
    expert: 'Two accounts trail off: last post six weeks ago, adverts mostly, few pictures: D at best.',
    scene: {
      posts: [
        ...spread(12, 45, { daysAgo: 42, purpose: 'promotional', kind: 'text' }),
        ...spread(4, 45, { daysAgo: 42 }),
        ...spread(3, 30, { platform: 'x', kind: 'text', daysAgo: 55, purpose: 'promotional' }),
      ],
    },
    expected: { status: 'graded', grade: 'F', score: [0, 39] },
  },
  {
    practice: 'half blind: one account current, one export without a date',
    expert:
      'What is known is good. The account whose export tells no date is left out of freshness and named.',
    scene: {
      posts: both(30),
      periods: [period('facebook', addDays(AS_OF, -89), AS_OF), period('instagram', null, null)],
    },
    expected: { status: 'graded', grade: 'B', outcomes: { staleness: 'scored', cadence: 'scored' } },
  },
];

describe('worked grades', () => {
  test.each(CASES)('$practice: $expert', ({ scene, expected }) => {
    const { overall, audits } = snapshotOf(scene);
    expect({ status: overall.status, grade: overall.grade }).toEqual({
      status: expected.status,
      grade: expected.grade,
    });
    if (expected.score) {
      expect(overall.score).toBeGreaterThanOrEqual(expected.score[0]);
      expect(overall.score).toBeLessThanOrEqual(expected.score[1]);
    }
    for (const [id, outcome] of Object.entries(expected.outcomes ?? {})) {
      expect(audits.find((audit) => audit.id === id)?.outcome.outcome, id).toBe(outcome);
    }
  });

  test.each(CASES)('$practice: carries the mark that replies were not checked', ({ scene }) => {
    expect(snapshotOf(scene).overall.repliesChecked).toBe(false);
  });
});
