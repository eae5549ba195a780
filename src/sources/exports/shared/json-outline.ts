import type { ExportFile } from '../format.ts';

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;
const outlines = new WeakMap<object, ReadonlySet<string>>();

/**
 * Which keys stand where in the beginning of a JSON file: `ig_stories[].uri`, `[].media[].title`. Works on text that is cut
 * off. Empty when the file holds no JSON.
 */
export function jsonOutline(file: Pick<ExportFile, 'head'>): ReadonlySet<string> {
  const known = outlines.get(file) ?? outlineOf(file.head);
  outlines.set(file, known);
  return known;
}

function outlineOf(head: string): Set<string> {
  const found = new Set<string>();
  if (!/^\s*[[{]/.test(head)) return found;
  const around: string[] = [];
  let here = '';
  /** Place of the key whose value comes next. */
  let next: string | null = null;
  for (const [token, text, colon] of head.matchAll(TOKENS)) {
    if (text !== undefined) {
      if (colon === undefined) continue;
      next = here === '' ? text.slice(1, -1) : `${here}.${text.slice(1, -1)}`;
      found.add(next);
    } else if (token === '{' || token === '[') {
      around.push(here);
      here = `${next ?? here}${token === '[' ? '[]' : ''}`;
      next = null;
    } else {
      here = around.pop() ?? '';
      next = null;
    }
  }
  return found;
}
