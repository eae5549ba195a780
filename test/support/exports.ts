import type { ExportFile, Item, ReadContext } from '../../src/sources/exports/format.ts';
import { EXPORT_FORMATS } from '../../src/sources/exports/index.ts';
import type { LeftOut } from '../../src/sources/exports/open.ts';
import { openExports } from '../../src/sources/exports/open.ts';
import { recognise } from '../../src/sources/exports/recognise.ts';
import { InputError } from '../../src/sources/exports/shared/errors.ts';

/** What every test of export formats is read with; nothing depends on the day or the machine. */
export const CONTEXT: ReadContext = {
  timeZone: 'America/New_York',
  metaTimeZone: 'America/Los_Angeles',
  today: '2026-11-01',
};

/** Splits what the paths hold into files and left-out things. Files of archives in archives cannot be read any more. */
export async function openAll(...paths: string[]): Promise<{ files: ExportFile[]; leftOut: LeftOut[] }> {
  const files: ExportFile[] = [];
  const leftOut: LeftOut[] = [];
  for await (const found of openExports(paths))
    if ('rows' in found) files.push(found);
    else leftOut.push(found);
  return { files, leftOut };
}

/** Id of the format that claims a file; null = none. */
export function formatOf(file: ExportFile): string | null {
  return recognise(file, EXPORT_FORMATS).format?.id ?? null;
}

/** All that a format reads from a file, and the error at which it breaks off. */
export async function readItems(
  file: ExportFile,
  context: ReadContext = CONTEXT,
): Promise<{ items: Item[]; brokenOff: string | null }> {
  const { format } = recognise(file, EXPORT_FORMATS);
  const items: Item[] = [];
  if (format === null || format.reads === 'nothing') return { items, brokenOff: null };
  try {
    for await (const item of format.read(file, context)) items.push(item);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { items, brokenOff: error.code };
  }
  return { items, brokenOff: null };
}

/** Posts among items. */
export function postsOf(items: Item[]): Extract<Item, { type: 'post' }>[] {
  return items.filter((item) => item.type === 'post');
}
