import type { ExportFile, ExportFormat, Recognition } from './format.ts';
import { InputError } from './shared/errors.ts';

/** The one format that claims a file, or null; then the one that comes nearest, with what is there and what is not. */
export interface Recognised {
  format: ExportFormat | null;
  nearest: ({ format: ExportFormat } & Recognition) | null;
}

/**
 * Asks every format. Throws `InputError` when two claim the file: a fault of the formats that must be seen, never settled
 * by their order.
 */
export function recognise(file: ExportFile, formats: readonly ExportFormat[]): Recognised {
  const answers = formats.map((format) => ({ format, ...format.recognise(file) }));
  const claiming = answers.filter(({ missing }) => missing.length === 0);
  if (claiming.length > 1) {
    const names = claiming.map(({ format }) => format.id).join(' and ');
    throw new InputError('two-formats', file.path, `${names} both claim it: report this as a fault.`);
  }
  return { format: claiming[0]?.format ?? null, nearest: nearestOf(answers) };
}

function nearestOf<T extends Recognition>(answers: T[]): T | null {
  let nearest: T | null = null;
  for (const answer of answers)
    if (shareFound(answer) > (nearest === null ? 0 : shareFound(nearest))) nearest = answer;
  return nearest;
}

function shareFound({ found, missing }: Recognition): number {
  return found.length / (found.length + missing.length);
}
