import type { Facts } from '../facts/index.ts';
import type { Outcome } from '../model/outcome.ts';
import type { AuditResult } from '../model/snapshot.ts';
import type { Audit } from './audit.ts';

/**
 * Runs every audit on its own: a fault in one makes that one `errored` and touches no other.
 * @param overrides options by audit id, from the practice's file; validated when that was loaded
 */
export function runAudits(
  audits: readonly Audit[],
  facts: Facts,
  overrides: Readonly<Record<string, Record<string, unknown>>> = {},
): AuditResult[] {
  return audits.map((audit) => {
    const options = audit.options.parse(overrides[audit.id] ?? {});
    return {
      id: audit.id,
      category: audit.category,
      tier: audit.tier,
      options,
      outcome: judge(audit, facts, options),
    };
  });
}

/** The text of an exception may hold somebody's words; only its kind leaves this place. */
function judge(audit: Audit, facts: Facts, options: Record<string, unknown>): Outcome {
  try {
    return audit.judge(facts, options);
  } catch (error) {
    const code = error instanceof Error ? error.name : 'unknown';
    return { outcome: 'errored', code, detail: {}, findings: [] };
  }
}
