import { AUDITS } from '../audits/index.ts';
import { loadLexicons } from '../config/lexicons.ts';
import type { Known } from '../config/practices.ts';
import { loadReference } from '../config/reference.ts';
import { loadScoringConfig } from '../config/scoring.ts';
import type { Expertise } from '../pipeline/run-practice.ts';
import { loadAssets } from '../reporting/assets.ts';
import { english } from '../reporting/languages/english.ts';
import type { Words } from '../reporting/view.ts';
import { PLATFORM_SOURCES } from '../sources/platforms/index.ts';

/** Every word of a report: the audits' own and one language. */
export const WORDS: Words = {
  audits: Object.fromEntries(AUDITS.map(({ id, words }) => [id, words])),
  language: english,
};

/** What practice files may refer to. */
export function loadKnown(): Known {
  return {
    audits: Object.fromEntries(AUDITS.map(({ id, options }) => [id, options])),
    reference: loadReference(),
    interfaces: PLATFORM_SOURCES.map(({ id, platforms, credentials }) => ({
      id,
      platforms,
      credentials: credentials.map(({ name }) => name),
    })),
  };
}

/** Reads everything that judging rests on from the files that come with the program. */
export async function loadExpertise(): Promise<Expertise> {
  const lexicons = loadLexicons();
  return {
    reference: loadReference(),
    lexicons,
    labelQuality: lexicons.quality,
    scoring: loadScoringConfig(),
    words: WORDS,
    assets: await loadAssets(),
  };
}
