import type { ExportFile } from '../format.ts';
import { DamagedFileError } from './errors.ts';

type Chunked = Pick<ExportFile, 'path' | 'chunks'>;

/**
 * The elements of a JSON array one by one, without ever holding the whole text: archives of 100 MB and more are read
 * this way. What stands before the first `[` is skipped (`window.YTD.tweets.part0 = `). An element is undefined where
 * its own text is no JSON.
 *
 * @throws DamagedFileError after the last whole element when the closing `]` is missing or more follows it
 */
export function jsonElements(file: Chunked): AsyncGenerator<unknown> {
  return elements(file.path, file.chunks(), refuseMore);
}

/**
 * The same for the array that stands under a key of an object; the rest of the object is skipped.
 *
 * @throws DamagedFileError also when there is no such key
 */
export function jsonElementsOf(file: Chunked, key: string): AsyncGenerator<unknown> {
  return elements(file.path, fromArray(file.chunks(), key), () => {});
}

/** The text from the array under a key on. A key inside a text has a backslash before its quote. */
async function* fromArray(chunks: AsyncIterable<string>, key: string): AsyncGenerator<string> {
  const start = new RegExp(`(?<!\\\\)"${key}"\\s*:\\s*(?=\\[)`);
  let before: string | null = '';
  for await (const chunk of chunks) {
    if (before === null) {
      yield chunk;
      continue;
    }
    before += chunk;
    const found = start.exec(before);
    if (found) {
      yield before.slice(found.index + found[0].length);
      before = null;
    } else before = before.slice(-LONGEST_KEY);
  }
}

/** A key, its colon and the blanks around it are shorter. */
const LONGEST_KEY = 200;

async function* elements(
  path: string,
  chunks: AsyncIterable<string>,
  checkRest: (text: string, path: string) => void,
): AsyncGenerator<unknown> {
  /** Closing marks that are still to come, innermost last. */
  const open: number[] = [];
  let inString = false;
  let escaped = false;
  let element = '';
  let isClosed = false;
  for await (const chunk of chunks) {
    if (isClosed) {
      checkRest(chunk, path);
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
      checkRest(chunk.slice(start), path);
      break;
    }
    if (open.length > 0) element += chunk.slice(start);
  }
  if (!isClosed)
    throw new DamagedFileError('cut-off', path, 'The end of the file is missing; fetch it again.');
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
