import type { ExportFile } from '../format.ts';
import { DamagedFileError } from './errors.ts';

/**
 * The elements of a JSON array one by one, without ever holding the whole text: archives of 100 MB and more are read
 * this way. What stands before the first `[` is skipped (`window.YTD.tweets.part0 = `). An element is undefined where
 * its own text is no JSON.
 *
 * @throws DamagedFileError after the last whole element when the closing `]` is missing or more follows it
 */
export async function* jsonElements(file: Pick<ExportFile, 'path' | 'chunks'>): AsyncGenerator<unknown> {
  /** Closing marks that are still to come, innermost last. */
  const open: number[] = [];
  let inString = false;
  let escaped = false;
  let element = '';
  let isClosed = false;
  for await (const chunk of file.chunks()) {
    if (isClosed) {
      refuseMore(chunk, file.path);
      continue;
    }
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) inString = false;
        continue;
      }
      if (code === QUOTE) inString = open.length > 0;
      else if (code === OPEN_ARRAY) {
        open.push(CLOSE_ARRAY);
        if (open.length === 1) start = at + 1;
      } else if (code === OPEN_OBJECT && open.length > 0) open.push(CLOSE_OBJECT);
      // A closing mark that fits nothing is damage inside an element: it is left to JSON to say so.
      else if (code === open.at(-1)) open.pop();
      else if (code !== COMMA) continue;

      const isLast = code === CLOSE_ARRAY && open.length === 0;
      if (!isLast && !(code === COMMA && open.length === 1)) continue;
      element += chunk.slice(start, at);
      if (element.trim() !== '') yield parsed(element);
      element = '';
      start = at + 1;
      isClosed = isLast;
      if (!isLast) continue;
      refuseMore(chunk.slice(start), file.path);
      break;
    }
    if (open.length > 0) element += chunk.slice(start);
  }
  if (!isClosed)
    throw new DamagedFileError('cut-off', file.path, 'The end of the file is missing; fetch it again.');
}

function refuseMore(text: string, place: string): void {
  if (/^[\s;]*$/.test(text)) return;
  throw new DamagedFileError('json-damaged', place, 'The list ends before the file does; fetch it again.');
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
