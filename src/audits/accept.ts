import type { Practice } from '../model/practice.ts';
import type { AuditResult } from '../model/snapshot.ts';
import type { Day } from '../model/time.ts';

/** Marks findings that a person accepted, as long as the acceptance lasts. They stay in sight and cap nothing. */
export function acceptFindings(
  results: readonly AuditResult[],
  accepted: Practice['accepted'],
  asOf: Day,
): AuditResult[] {
  const lasting = new Map(accepted.filter(({ until }) => until >= asOf).map((one) => [one.finding, one]));
  return results.map((result) => ({
    ...result,
    outcome: {
      ...result.outcome,
      findings: result.outcome.findings.map((finding) => {
        const found = lasting.get(finding.key);
        return found
          ? { ...finding, accepted: { reason: found.reason, who: found.who, until: found.until } }
          : finding;
      }),
    },
  }));
}
