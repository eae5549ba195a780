import { describe, expect, test } from 'vitest';
import { acceptFindings } from '../../src/audits/accept.ts';
import { promoRatio } from '../../src/audits/promo-ratio.ts';
import { runAudits } from '../../src/audits/run-audits.ts';
import { readCorrections } from '../../src/config/corrections.ts';
import { applyCorrections } from '../../src/labels/corrections.ts';
import type { Correction } from '../../src/model/labels.ts';
import { factsOf, spread } from '../support/a-practice.ts';
import { folderOf } from '../support/folder.ts';

const LABELS = factsOf({ posts: [{}] }).publications[0]?.labels;
const correction = (changes: Partial<Correction>): Correction => ({
  post: 'x:1',
  label: 'purpose',
  value: 'promotional',
  who: 'Office manager',
  when: '2026-10-31',
  ...changes,
});

describe('labels that a person corrected', () => {
  test.each<[string, Correction[], object]>([
    ['a purpose', [correction({})], { purpose: 'promotional', purposeConfidence: 1, corrected: ['purpose'] }],
    [
      'a flag that holds',
      [correction({ label: 'cta', value: 'yes' })],
      { flags: ['cta'], corrected: ['cta'] },
    ],
    [
      'the last word wins',
      [correction({ when: '2026-10-02', value: 'curated' }), correction({ when: '2026-10-01' })],
      { purpose: 'curated' },
    ],
    [
      'a flag taken back',
      [
        correction({ label: 'cta', value: 'yes', when: '2026-10-01' }),
        correction({ label: 'cta', value: 'no' }),
      ],
      { flags: [], corrected: ['cta'] },
    ],
  ])('%s', (_, corrections, expected) => {
    if (!LABELS) throw new Error('no labels');
    expect(applyCorrections(LABELS, corrections)).toMatchObject(expected);
  });
});

describe('labels.csv', () => {
  const HEADER = 'post,label,value,who,when\n';
  test('is read, with or without BOM', () => {
    const folder = folderOf({ 'labels.csv': `\uFEFF${HEADER}x:1,purpose,own,Office manager,2026-10-31\n` });
    expect(readCorrections(`${folder}/labels.csv`)).toEqual({
      corrections: [correction({ value: 'own' })],
      problems: [],
    });
  });
  test('that is not there holds none', () => {
    expect(readCorrections('no/such/labels.csv')).toEqual({ corrections: [], problems: [] });
  });
  test('names every bad line, never its values', () => {
    const lines = [
      'x:1,purpose,yes,Me,2026-10-31',
      'x:2,nonsense,yes,Me,2026-10-31',
      'x:3,cta,own,Me,2026-10-31',
      'x:4,cta,yes,Me,31.10.2026',
      ',cta,yes,Me,2026-10-31',
    ];
    const folder = folderOf({ 'labels.csv': `${HEADER}${lines.join('\n')}\n` });
    const { corrections, problems } = readCorrections(`${folder}/labels.csv`);
    expect(corrections).toEqual([]);
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(JSON.stringify(problems.map(({ message }) => message))).not.toMatch(/nonsense|31\.10/);
  });
  test('without its columns', () => {
    const folder = folderOf({ 'labels.csv': 'post,value\nx:1,own\n' });
    expect(readCorrections(`${folder}/labels.csv`).problems).toMatchObject([
      { line: 1, message: 'Columns are missing: label, who, when.' },
    ]);
  });
});

describe('findings that a person accepted', () => {
  const results = runAudits([promoRatio], factsOf({ posts: spread(20, 60, { purpose: 'promotional' }) }));
  const key = results[0]?.outcome.findings[0]?.key ?? '';
  test.each([
    ['2026-10-31', true],
    ['2026-10-30', false],
  ])('until %s, judged as of October 31: accepted %s', (until, lasts) => {
    const marked = acceptFindings(
      results,
      [{ finding: key, reason: 'A charity drive', who: 'Owner', until }],
      '2026-10-31',
    );
    const findings = marked[0]?.outcome.findings ?? [];
    expect(findings).toHaveLength(20);
    expect(findings.filter(({ accepted }) => accepted !== null).map((finding) => finding.key)).toEqual(
      lasts ? [key] : [],
    );
  });
});
