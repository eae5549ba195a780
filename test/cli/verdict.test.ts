import { describe, expect, it } from 'vitest';
import { breachesOf, exitCodeOf, failuresOf } from '../../src/cli/verdict.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { SourceReport } from '../../src/model/source-report.ts';
import { snapshotOf, spread } from '../support/a-practice.ts';

const snapshot = snapshotOf({ posts: spread(40, 88) });
const score = snapshot.overall.score ?? Number.NaN;

const source: SourceReport = {
  id: 'file-1',
  file: 'client/posts.zip',
  format: null,
  title: 'not readable',
  platform: null,
  account: null,
  status: 'complete',
  from: null,
  through: null,
  read: 0,
  kept: 0,
  duplicate: 0,
  outsideWindow: 0,
  rejected: 0,
  problems: [],
};

describe('failures', () => {
  const withSource = (changes: Partial<SourceReport>): Snapshot => ({
    ...snapshot,
    sources: [{ ...source, ...changes }],
  });

  it.each(['complete', 'partial', 'empty', 'skipped', 'unrecognised'] as const)(
    'a source that is %s is none',
    (status) => {
      expect(failuresOf(withSource({ status }))).toEqual([]);
    },
  );

  it('a source that failed is named, with its reason', () => {
    const problems = [
      { code: 'encrypted', count: 1, rows: [], detail: 'Hand over the archive without a password.' },
    ];
    const [failure] = failuresOf(withSource({ status: 'failed', problems }));
    expect(failure).toMatch(/^Source client\/posts\.zip: .+without a password\.$/);
  });

  it('an audit that errored is named', () => {
    const audits = snapshot.audits.map((audit) => ({
      ...audit,
      outcome: { outcome: 'errored' as const, code: 'TypeError', detail: {}, findings: [] },
    }));
    expect(failuresOf({ ...snapshot, audits })).toHaveLength(audits.length);
    expect(failuresOf({ ...snapshot, audits })[0]).toMatch(/staleness.*TypeError/);
  });
});

describe('alerts', () => {
  it.each<[string, Parameters<typeof breachesOf>[1]['alerts'], number]>([
    ['none configured', undefined, 0],
    ['at the limit', { overall: score }, 0],
    ['below the limit', { overall: score + 1 }, 1],
    ['an audit below, another not', { audits: { 'facebook-only': 0.5, cadence: 0.5 } }, 1],
    ['an audit that was not scored', { audits: { 'no-such': 1 } }, 0],
  ])('%s', (_, alerts, count) => {
    expect(breachesOf(snapshot, alerts === undefined ? {} : { alerts })).toHaveLength(count);
  });

  it('an unknown score breaches nothing', () => {
    const few = snapshotOf({ posts: spread(3, 20) });
    expect(few.overall.score).toBeNull();
    expect(breachesOf(few, { alerts: { overall: 100 } })).toEqual([]);
  });
});

it.each([
  ['all well', [], [], 0],
  ['a failure', ['Source a'], [], 1],
  ['an alert', [], ['Overall'], 3],
  ['both: a failure may be the reason of the alert', ['Source a'], ['Overall'], 1],
])('exit code of %s', (_, failures, breaches, code) => {
  expect(
    exitCodeOf([
      { failures: [], breaches: [] },
      { failures, breaches },
    ]),
  ).toBe(code);
});
