import { expect, test } from 'vitest';
import { acceptFindings } from '../../src/audits/accept.ts';
import { promoRatio } from '../../src/audits/promo-ratio.ts';
import { runAudits } from '../../src/audits/run-audits.ts';
import { factsOf, spread } from '../support/a-practice.ts';

const results = runAudits([promoRatio], factsOf({ posts: spread(20, 60, { purpose: 'promotional' }) }));
const key = results[0]?.outcome.findings[0]?.key ?? '';

test.each([
  ['2026-10-31', true],
  ['2026-10-30', false],
])('a finding accepted until %s, judged as of October 31, is marked: %s', (until, lasts) => {
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
