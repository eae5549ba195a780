import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

/** Verified facts and real samples that lie beside the checkout on the team's machines and are never committed. */
export const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** A group of tests that reads `shared/`; where that is absent, it is skipped visibly. */
export const describeWithShared = describe.skipIf(!existsSync(SHARED));
