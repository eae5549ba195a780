import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files that documents are made from, read once at the edge so that renderers stay pure. */
export interface Assets {
  /** Handlebars source by name: pages. */
  templates: Record<string, string>;
  /** Handlebars source by name: parts of pages. */
  partials: Record<string, string>;
  /** All style sheets in the order of their names. */
  styles: string;
  /** The typeface, base64, so that a report looks the same everywhere and fetches nothing. */
  font: string;
}

const TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url));
const FONT = '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2';

/** Reads the templates of this package, whether it runs from `src` or from `dist`. */
export async function loadAssets(): Promise<Assets> {
  const styles = await readAll(join(TEMPLATES, 'styles'), '.css');
  return {
    templates: await readAll(TEMPLATES, '.hbs'),
    partials: await readAll(join(TEMPLATES, 'partials'), '.hbs'),
    styles: Object.values(styles).join('\n'),
    font: await readFile(createRequire(import.meta.url).resolve(FONT), 'base64'),
  };
}

async function readAll(folder: string, ending: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  const read = names.map(async (name) => [
    basename(name, ending),
    await readFile(join(folder, name), 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(read));
}
