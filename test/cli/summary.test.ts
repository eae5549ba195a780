import pc from 'picocolors';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { summaryText } from '../../src/cli/summary.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { SourceReport } from '../../src/model/source-report.ts';
import { period, type Scene, snapshotOf, spread } from '../support/a-practice.ts';

const plain = pc.createColors(false);
const textOf = (snapshot: Snapshot, outputs: Record<string, string> = {}) =>
  summaryText(snapshot, null, outputs, plain);

function source(number: number, changes: Partial<SourceReport> = {}): SourceReport {
  return {
    id: `file-${number}`,
    file: `exports/a-long-folder-name/with-another-inside/posts-of-the-month-${number}.csv`,
    format: 'template',
    title: 'Social Vitals table',
    platform: 'facebook',
    account: 'Lakeside',
    status: 'complete',
    from: null,
    through: null,
    read: 1200,
    kept: 1100,
    duplicate: 50,
    outsideWindow: 40,
    rejected: 10,
    problems: [],
    ...changes,
  };
}

describe('the summary of a run', () => {
  it.each<[string, Scene, RegExp]>([
    ['graded', { posts: spread(40, 88) }, /^ {2}[A-F] · \d+ \w+ · (between .+ · )?replies not checked$/m],
    ['too early', { posts: spread(3, 20) }, /^ {2}Too early to grade · replies not checked$/m],
    [
      'silent everywhere',
      { posts: spread(40, 88, { daysAgo: 400 }), periods: [period('facebook', '2025-01-01', '2026-10-31')] },
      /^ {2}F · \d+ Failing[\s\S]*Every known account has been silent/m,
    ],
    ['an assumed day', { posts: spread(40, 88), asOfAssumed: true }, /\(assumed\)[\s\S]*Date assumed\./],
    [
      'a cure for what is missing',
      { posts: spread(40, 88, { kind: null }) },
      /What could not be judged\n[\s\S]*picture or a video\.\n {4}→ /,
    ],
  ])('says %s', (_, scene, text) => {
    expect(textOf(snapshotOf(scene))).toMatch(text);
  });

  it('never says a number that is not known', () => {
    for (const scene of [{ posts: [] }, { posts: spread(1, 1) }, { posts: spread(40, 88, { kind: null }) }])
      expect(textOf(snapshotOf(scene))).not.toMatch(/NaN|null|undefined|Infinity/);
  });

  it('is at most 100 columns wide', () => {
    const snapshot = { ...snapshotOf({ posts: spread(40, 88) }), sources: [source(1), source(2)] };
    for (const line of textOf(snapshot).split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(100);
  });

  it('ends with the report', () => {
    const outputs = {
      html: 'reports/a/report.html',
      audits: 'reports/a/audits.csv',
      collection: 'kept.json',
    };
    expect(textOf(snapshotOf({ posts: spread(40, 88) }), outputs)).toMatch(
      /Report\n {2}reports\/a\/report\.html\n {2}beside it audits\.csv\n {2}for yourself only kept\.json$/,
    );
  });
});

describe('what was read', () => {
  const snapshot = snapshotOf({ posts: spread(40, 88) });
  const reading = (...sources: SourceReport[]) => textOf({ ...snapshot, sources });

  it('accounts for every record of a file', () => {
    expect(reading(source(1))).toMatch(/posts-of-the-month-1\.csv +1,200 +1,100 +50 +40 +10$/m);
  });

  it('lists what needs attention first when there are many, and counts the others', () => {
    const text = reading(
      ...Array.from({ length: 40 }, (_, i) => source(i)),
      source(98, { status: 'failed', format: null, read: 0 }),
      source(99, { status: 'skipped', read: 0 }),
    );
    expect(text).toMatch(/Failed\n.*month-98\.csv/);
    expect(text).toContain('26 more files');
    expect(text).toContain('1 file left alone on purpose');
    expect(text).not.toContain('month-99');
  });

  it('says a note of several files once, and names the records of a single one', () => {
    const note = (code: string, rows: number[]) => ({ code, count: rows.length || 1, rows, detail: null });
    const shared = { problems: [note('zone-assumed', [])] };
    const text = reading(
      source(1, { problems: [note('undated', [7, 9]), note('zone-assumed', [])] }),
      source(2, shared),
      source(3, shared),
    );
    expect(text.match(/3 files/g)).toHaveLength(1);
    expect(text.replace(/\s+/g, ' ')).toMatch(/posts-of-the-month-1\.csv \(2×, records 7, 9\)/);
  });
});
