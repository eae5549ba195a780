import type { ExportFile } from '../format.ts';
import { DamagedFileError } from './errors.ts';

/** An element of a list, and the key that the list stands under; null = the list stands alone. */
export interface ListElement {
  list: string | null;
  /** undefined where its own text is no JSON. */
  element: unknown;
}

type Readable = Pick<ExportFile, 'path' | 'chunks'>;

/** The elements of a file that holds one list (see `jsonLists`). */
export async function* jsonElements(file: Readable): AsyncGenerator<unknown> {
  for await (const { element } of jsonLists(file)) yield element;
}

/** The elements of the list that stands under a key of an object. */
export async function* jsonElementsOf(file: Readable, key: string): AsyncGenerator<unknown> {
  for await (const { list, element } of jsonLists(file)) if (list === key) yield element;
}

/**
 * The elements of JSON lists one by one, without ever holding the whole text: archives of 100 MB and more are read this
 * way. Either the file is one list, and what stands before its `[` is skipped (`window.YTD.tweets.part0 = `), or it is an
 * object, and the lists under its keys come one after the other.
 *
 * @throws DamagedFileError after the last whole element when the closing mark is missing or more follows it
 */
export async function* jsonLists(file: Readable): AsyncGenerator<ListElement> {
  /** Closing marks that are still to come, innermost last. */
  const open: number[] = [];
  let inString = false;
  let escaped = false;
  let element = '';
  /** What stood outside of lists last. */
  let outside = '';
  let list: string | null = null;
  let isObject: boolean | null = null;
  let isClosed = false;
  for await (const chunk of file.chunks()) {
    if (isObject === null && chunk.trim() !== '') isObject = chunk.trimStart().startsWith('{');
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) inString = false;
        continue;
      }
      if (isClosed && !isObject) break;
      if (code === QUOTE) inString = open.length > 0 || isObject === true;
      else if (code === OPEN_ARRAY) {
        open.push(CLOSE_ARRAY);
        if (open.length > 1) continue;
        list = KEY.exec(lastOf(outside + chunk.slice(start, at)))?.[1] ?? null;
        start = at + 1;
        isClosed = false;
      } else if (code === OPEN_OBJECT && open.length > 0) open.push(CLOSE_OBJECT);
      // A closing mark that fits nothing is damage inside an element: it is left to JSON to say so.
      else if (code === open.at(-1)) open.pop();
      else if (code !== COMMA) continue;

      const isLast = code === CLOSE_ARRAY && open.length === 0;
      if (!isLast && !(code === COMMA && open.length === 1)) continue;
      element += chunk.slice(start, at);
      if (element.trim() !== '') yield { list, element: parsed(element) };
      element = '';
      start = at + 1;
      isClosed ||= isLast;
      if (isLast) outside = '';
    }
    if (open.length > 0) element += chunk.slice(start);
    else outside = lastOf(outside + chunk.slice(start));
    if (isClosed && !isObject) refuseMore(outside, file.path);
  }
  if (isObject && list === null && outside.trimEnd().endsWith('}'))
    throw new DamagedFileError('no-list', file.path, 'The list it ought to hold is missing: fetch it again.');
  if (!isClosed || (isObject && !outside.trimEnd().endsWith('}')))
    throw new DamagedFileError('cut-off', file.path, 'The end of the file is missing; fetch it again.');
}

function refuseMore(text: string, place: string): void {
  if (/^[\s;]*$/.test(text)) return;
  throw new DamagedFileError('json-damaged', place, 'The list ends before the file does; fetch it again.');
}

/** Enough to see the key of a list. */
function lastOf(text: string): string {
  return text.slice(-200);
}

const KEY = /"([^"\\]*)"\s*:\s*$/;
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
