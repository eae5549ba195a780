import type { ExportFile } from '../format.ts';
import { DamagedFileError } from './errors.ts';

/**
 * The elements of a JSON array one by one, without ever holding the whole text: archives of 100 MB and more are read
 * this way. What stands before the first `[` is skipped (`window.YTD.tweets.part0 = `). An element is undefined where
 * its own text is no JSON.
 *
 * @throws DamagedFileError after the last whole element when the closing `]` is missing
 */
export async function* jsonElements(file: ExportFile): AsyncGenerator<unknown> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let element = '';
  for await (const chunk of file.chunks()) {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) inString = false;
        continue;
      }
      if (code === QUOTE) inString = depth > 0;
      else if (code === OPEN_ARRAY || (code === OPEN_OBJECT && depth > 0)) {
        depth += 1;
        if (depth === 1) start = at + 1;
      } else if (depth > 0 && (code === CLOSE_ARRAY || code === CLOSE_OBJECT)) depth -= 1;
      const ends = (depth === 1 && code === COMMA) || (depth === 0 && code === CLOSE_ARRAY);
      if (!ends) continue;
      element += chunk.slice(start, at);
      if (element.trim() !== '') yield parsed(element);
      if (depth === 0) return;
      element = '';
      start = at + 1;
    }
    if (depth > 0) element += chunk.slice(start);
  }
  throw new DamagedFileError('cut-off', file.path, 'The end of the file is missing; fetch it again.');
}

const [QUOTE, BACKSLASH, COMMA, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [
  '"',
  '\\',
  ',',
  '[',
  ']',
  '{',
  '}',
].map((mark) => mark.charCodeAt(0));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
