import { expand } from './files/expand.ts';
import { exportFile, readHead } from './files/export-file.ts';
import type { Found, LeftOut } from './files/found.ts';
import { refused } from './files/found.ts';
import type { Limits } from './files/limits.ts';
import { LIMITS } from './files/limits.ts';
import { openSpool } from './files/spool.ts';
import { walk } from './files/walk.ts';
import { sheetsOf } from './files/workbook.ts';
import type { ExportFile } from './format.ts';
import { InputError } from './shared/errors.ts';

export type { LeftOut } from './files/found.ts';
export type { Limits } from './files/limits.ts';
export { LIMITS } from './files/limits.ts';

/**
 * Every file in the folders, archives and loose files handed over, opened far enough to be recognised, and every one
 * that was left out and why (`type` tells them apart); always in the same order. Files can be read until the iteration
 * ends: archives in archives lie in a temporary folder so long. Throws `InputError` for a path that does not exist.
 */
export async function* openExports(
  paths: string[],
  limits: Limits = LIMITS,
): AsyncGenerator<ExportFile | LeftOut> {
  const results: (ExportFile | LeftOut)[] = [];
  // All are opened before the first is delivered: a file may ask for any other of its folder.
  const files = new Map<string, ExportFile>();
  const workbooks = new Map<ExportFile | LeftOut, Found>();
  const spool = openSpool();
  try {
    for await (const found of walk(paths, limits)) {
      for await (const part of 'bytes' in found ? expand(found, limits, spool) : [found]) {
        if ('type' in part) {
          addLeftOut(results, part);
          continue;
        }
        const file = exportFile(part.found, part.head, part.known, files, limits);
        if (file.type === 'workbook') workbooks.set(file, part.found);
        else files.set(part.found.place, file);
        results.push(file);
      }
    }
    for (const result of results) {
      const workbook = workbooks.get(result);
      if (workbook === undefined) yield result;
      else yield* openSheets(workbook, limits);
    }
  } finally {
    await spool.remove();
  }
}

/** Each sheet of a workbook is a file and the others are its siblings; a workbook is opened when its turn comes and forgotten then. */
async function* openSheets(workbook: Found, limits: Limits): AsyncGenerator<ExportFile | LeftOut> {
  try {
    const siblings = new Map<string, ExportFile>();
    const sheets: ExportFile[] = [];
    for (const sheet of await sheetsOf(workbook, limits)) {
      const file = exportFile(sheet, await readHead(sheet), null, siblings, limits);
      sheets.push(file);
      siblings.set(sheet.place, file);
    }
    yield* sheets;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield refused(workbook.path, error.code, error.remedy);
  }
}

/** Whole folders of pictures or private messages make one line, not thousands. */
function addLeftOut(results: (ExportFile | LeftOut)[], one: LeftOut): void {
  const root = one.path.split('/', 1).join();
  const isGroup = (other: ExportFile | LeftOut): other is LeftOut =>
    other.type === 'skipped' && other.detail === one.detail && other.path.split('/', 1).join() === root;
  const group = one.type === 'skipped' ? results.find(isGroup) : undefined;
  if (group === undefined) {
    results.push({ ...one });
    return;
  }
  group.count += 1;
  group.path = commonFolder(group.path, one.path);
}

function commonFolder(a: string, b: string): string {
  const others = b.split('/');
  const parts = a.split('/');
  const end = parts.findIndex((part, at) => part !== others[at]);
  return parts.slice(0, end < 0 ? undefined : end).join('/');
}
