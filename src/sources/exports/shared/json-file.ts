import type { ExportFile } from '../format.ts';
import { DamagedFileError } from './errors.ts';

/** JSON of a whole file. Throws `DamagedFileError` where it is none, `TooLargeError` beyond the limit. */
export async function readJson(file: ExportFile): Promise<unknown> {
  const text = await file.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const remedy = 'The file is cut off or was changed: hand over the archive as it came.';
    throw new DamagedFileError('not-json', file.path, remedy);
  }
}

/**
 * The value at a path of keys, whatever their case; undefined where the way ends. Platforms change the case of keys
 * between versions and leave whole sections out.
 */
export function valueAt(value: unknown, ...path: string[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    const found = Object.entries(here).find(([name]) => name.toLowerCase() === key.toLowerCase());
    here = found?.[1];
  }
  return here;
}

/** A text at a path; '' where there is none. */
export function textAt(value: unknown, ...path: string[]): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found.trim() : typeof found === 'number' ? String(found) : '';
}
