import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Snapshot } from '../model/snapshot.ts';
import type { Document } from './renderers/renderer.ts';

/** `<out>/<practice>/<yyyy-mm>`, the month of as-of. */
export function reportFolder(out: string, { practice, asOf }: Pick<Snapshot, 'practice' | 'asOf'>): string {
  return join(out, practice.id, asOf.slice(0, 7));
}

/**
 * Writes documents into the report's folder and returns their paths by kind. All are written under temporary names first and renamed
 * when every one is complete, so that a reader never meets half a report.
 */
export async function deliver(
  documents: readonly Document[],
  out: string,
  snapshot: Pick<Snapshot, 'practice' | 'asOf'>,
): Promise<Record<string, string>> {
  const folder = reportFolder(out, snapshot);
  await mkdir(folder, { recursive: true });
  const files = documents.map(({ kind, name, content }) => {
    const path = join(folder, name);
    return { kind, path, temporary: `${path}.part`, content };
  });
  try {
    for (const { temporary, content } of files) await writeFile(temporary, content);
    for (const { temporary, path } of files) await rename(temporary, path);
  } finally {
    for (const { temporary } of files) await rm(temporary, { force: true });
  }
  return Object.fromEntries(files.map(({ kind, path }) => [kind, path]));
}
