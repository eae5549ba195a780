import { z } from 'zod';
import type { ExportFile } from '../format.ts';
import { DamagedFileError } from './errors.ts';

/** Name of the location a file of Takeout belongs to, out of the `data.json` of its folder; null = not told. */
export async function locationNameOf(file: ExportFile, data: string): Promise<string | null> {
  const location = file.sibling(data);
  if (location === null) return null;
  return z.object({ locationName: z.string() }).safeParse(await parsed(location)).data?.locationName ?? null;
}

/** JSON of a whole file. Throws `DamagedFileError` where it is none. */
export async function parsed(file: ExportFile): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged(file);
    throw error;
  }
}

export function damaged({ path }: ExportFile): DamagedFileError {
  return new DamagedFileError(
    'not-json',
    path,
    'The file is cut off or was changed: hand over the Takeout zip as it came.',
  );
}

/** Google shows a translation along with the words as written, in either order; the words as written count. */
export function originalWords(text: string): string {
  const [translated, original] = ['(Translated by Google)', '(Original)'];
  if (!text.includes(translated)) return text.trim();
  const at = text.indexOf(original);
  if (at >= 0)
    return (
      text
        .slice(at + original.length)
        .split(translated)[0]
        ?.trim() ?? ''
    );
  return text.split(translated)[0]?.trim() ?? '';
}
