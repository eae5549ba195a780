import type { LabelQuality } from './labels.ts';

/** Word lists and measured quality, read from `config/` at the edge (`src/config/lexicons.ts`). */
export interface Lexicons {
  quality: LabelQuality;
  english: Record<string, readonly string[]>;
}
