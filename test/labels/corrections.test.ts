import { describe, expect, it } from 'vitest';
import { applyCorrections, applyReplyCorrections, BY_PERSON } from '../../src/labels/corrections.ts';
import { correctionSchema, type PostLabels, type ReplyLabels } from '../../src/model/labels.ts';

const labels: PostLabels = {
  purpose: 'promotional',
  purposeConfidence: 0.6,
  flags: ['cta'],
  evidence: { promotional: [{ rule: 'offer.price', start: 0, end: 3 }] },
  confidence: { cta: 0.9, claim: 0.3 },
  language: 'en',
  measured: true,
  topics: [],
  traits: [],
  linkClasses: [],
  corrected: [],
};
const row = (post: string, label: string, value: string, when = '2026-10-01') =>
  correctionSchema.parse({ post, label, value, who: 'office manager', when });

describe('corrections by a person', () => {
  it('puts them in place of the program’s, the latest first, and says so', () => {
    const corrections = [
      row('x:1', 'purpose', 'curated', '2026-10-02'),
      row('x:1', 'purpose', 'own', '2026-10-05'),
      row('x:1', 'cta', 'no'),
      row('x:1', 'claim', 'yes'),
      row('x:2', 'purpose', 'promotional'),
    ];
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
      needsReview: ['acknowledgesPatient'],
      evidence: {},
      confidence: { thanks: 0.9, acknowledgesPatient: 0.5 },
      language: 'en',
      measured: true,
    };
    const corrections = [row('r:1', 'acknowledgesPatient', 'no')];
    expect(applyReplyCorrections('r:1', reply, corrections)).toMatchObject({
      flags: ['thanks'],
      needsReview: [],
      confidence: { acknowledgesPatient: 0 },
    });
  });
});
