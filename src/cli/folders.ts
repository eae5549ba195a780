import { basename, join, relative } from 'node:path';
import type { Folders } from '../pipeline/run-practice.ts';

/** Private working data, beside the configuration or in the current folder. */
const WORKING = '.social-vitals';
const REPORTS = 'reports';

/** Folders of an installation: `root` holds the configuration, the reports and the private data. */
export function foldersIn(root: string, out: string | undefined): Folders {
  return { working: join(root, WORKING), reports: out ?? join(root, REPORTS) };
}

/** `config` lies in the root, as `.social-vitals` and `reports` do. */
export function rootOfConfig(config: string): string {
  return join(config, '..');
}

/** The root of a kept record `<root>/.social-vitals/<practice>/<yyyy-mm>/<file>`; the current folder for a file elsewhere. */
export function rootOfRecord(file: string): string {
  const working = join(file, '../../..');
  return basename(working) === WORKING ? join(working, '..') : '.';
}

/** As short as it can be said from the current folder. */
export function shown(path: string): string {
  const short = relative('', path);
  return short.startsWith('..') || short === '' ? path : short;
}
