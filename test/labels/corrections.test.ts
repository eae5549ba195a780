import { describe, expect, it } from 'vitest';
import {
  applyCorrections,
  applyReplyCorrections,
  BY_PERSON,
  isAccepted,
  parseCorrections,
} from '../../src/labels/corrections.ts';
import type { PostLabels, ReplyLabels } from '../../src/model/labels.ts';

const labels: PostLabels = {
  purpose: 'promotional',
  purposeConfidence: 0.6,
  flags: ['cta'],
  evidence: { promotional: [{ rule: 'offer.price', start: 0, end: 3 }] },
  confidence: { cta: 0.9, claim: 0.3 },
  language: 'en',
  measured: true,
  topics: [],
  linkClasses: [],
  corrected: [],
};
const row = (post: string, label: string, value: string, when = '2026-10-01') => ({
  post,
  label,
  value,
  who: 'office manager',
  when,
});

describe('corrections by a person', () => {
  it('reads rows and counts those that say nothing valid', () => {
    const { corrections, rejected } = parseCorrections([
      row('x:1', 'purpose', 'own'),
      row('x:1', 'purpose', 'yes'),
      row('x:1', 'cta', 'no'),
      row('x:1', 'charm', 'yes'),
      row('x:1', 'claim', 'yes', 'last week'),
      { ...row('r:1', 'thanks', ' yes '), note: 'further columns are fine' },
    ]);
    expect(corrections.map(({ label, value }) => `${label}=${value}`)).toEqual([
      'purpose=own',
      'cta=no',
      'thanks=yes',
    ]);
    expect(rejected).toEqual([2, 4, 5]);
  });

  it('puts them in place of the program’s, the latest first, and says so', () => {
    const { corrections } = parseCorrections([
      row('x:1', 'purpose', 'curated', '2026-10-02'),
      row('x:1', 'purpose', 'own', '2026-10-05'),
      row('x:1', 'cta', 'no'),
      row('x:1', 'claim', 'yes'),
      row('x:2', 'purpose', 'promotional'),
    ]);
    const corrected = applyCorrections('x:1', labels, corrections);
    expect(corrected).toMatchObject({
      purpose: 'own',
      purposeConfidence: 1,
      flags: ['claim'],
      confidence: { cta: 0, claim: 1 },
    });
    expect([...corrected.corrected].sort()).toEqual(['claim', 'cta', 'purpose']);
    expect(corrected.evidence.own).toEqual([{ rule: BY_PERSON, start: null, end: null }]);
    expect(applyCorrections('x:3', labels, corrections)).toEqual(labels);
    expect(labels.flags).toEqual(['cta']);
  });

  it('does the same for replies', () => {
    const reply: ReplyLabels = {
      flags: ['thanks', 'acknowledgesPatient'],
      evidence: {},
      confidence: { thanks: 0.9, acknowledgesPatient: 0.5 },
      language: 'en',
      measured: true,
    };
    const { corrections } = parseCorrections([row('r:1', 'acknowledgesPatient', 'no')]);
    expect(applyReplyCorrections('r:1', reply, corrections)).toMatchObject({
      flags: ['thanks'],
      confidence: { acknowledgesPatient: 0 },
    });
  });

  it('accepts a finding up to its day and no longer', () => {
    const accepted = [{ key: 'claims/x:1/best', reason: 'award page', who: 'owner', until: '2026-12-31' }];
    expect(isAccepted('claims/x:1/best', '2026-12-31', accepted)).toBe(true);
    expect(isAccepted('claims/x:1/best', '2027-01-01', accepted)).toBe(false);
    expect(isAccepted('claims/x:2/best', '2026-12-01', accepted)).toBe(false);
  });
});
