import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type ScoringConfig, scoringConfigSchema } from '../model/scoring-config.ts';

/** Reads `config/scoring.yaml` of the installation. Throws when it does not fit its schema: it ships with the program. */
export function loadScoringConfig(): ScoringConfig {
  const text = readFileSync(new URL('../../config/scoring.yaml', import.meta.url), 'utf8');
  return scoringConfigSchema.parse(parse(text));
}
