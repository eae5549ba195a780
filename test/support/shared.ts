import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

/** Verified facts and real samples that lie beside the checkout on the team's machines and are never committed. */
export const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));

/**
 * A group of tests that reads `shared/`; where that is absent, it is skipped visibly. Its body is not run then: a plain `describe.skip`
 * would run it to collect the tests' names.
 */
export function describeWithShared(name: string, body: () => void): void {
  if (existsSync(SHARED)) describe(name, body);
  else describe.skip(name, () => it('needs shared/ beside the checkout', () => {}));
}
