import { posix } from 'node:path';
import type { ExportFile } from '../format.ts';
import { TooLargeError } from '../shared/errors.ts';
import { decode, decodeHead, encodingOf } from './decode.ts';
import type { Found } from './found.ts';
import type { Limits } from './limits.ts';
import { HEAD_BYTES } from './limits.ts';
import { findTable, readRows } from './table.ts';

const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const NO_BYTES = new Uint8Array();
const EXCEL_XML = 'urn:schemas-microsoft-com:office:spreadsheet';

/** First bytes of a file, at most 64 KiB. */
export async function readHead(found: Found): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of found.bytes()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

/**
 * A file as formats see it, out of its first bytes. `known`: what it is, where that has been found out already; `files`: all
 * files by place, for `sibling`. Its `encoding` may turn from utf-8 to windows-1252 while it is read (see `decode`).
 */
export function exportFile(
  found: Found,
  head: Buffer,
  known: 'workbook' | 'binary' | null,
  files: ReadonlyMap<string, ExportFile>,
  limits: Limits,
): ExportFile {
  const isWorkbook = known === 'workbook' || head.subarray(0, 4).equals(OLD_OFFICE);
  const encoding = known === null && !isWorkbook && head.length > 0 ? encodingOf(head) : null;
  const text = encoding === null ? '' : decodeHead(head, encoding);
  const isExcelXml = /^\s*<\?xml/.test(text) && text.includes(EXCEL_XML);
  const table = isExcelXml ? null : findTable(text, head.length >= found.sizeBytes);
  const file: ExportFile = {
    path: found.path,
    name: posix.basename(found.path),
    containers: found.containers,
    sizeBytes: found.sizeBytes,
    type: isWorkbook || isExcelXml ? 'workbook' : typeOf(head, encoding, text, table !== null),
    head: isExcelXml ? '' : text,
    headBytes: encoding === null && !isWorkbook ? Uint8Array.from(head) : NO_BYTES,
    encoding,
    header: table?.columns ?? null,
    rows: () => (table === null ? nothing() : readRows(file.chunks(), table, found.path)),
    chunks() {
      if (encoding === null) return nothing();
      return decode(found.bytes(), encoding, found.path, () => {
        file.encoding = 'windows-1252';
      });
    },
    bytes: () => found.bytes(),
    async text() {
      const pieces: string[] = [];
      let length = 0;
      for await (const piece of file.chunks()) {
        pieces.push(piece);
        length += piece.length;
        if (length > limits.textBytes)
          throw new TooLargeError('too-large', found.path, 'Ask for an export of a shorter time.');
      }
      return pieces.join('');
    },
    sibling: (path) => files.get(posix.join(posix.dirname(found.place), path)) ?? null,
  };
  return file;
}

async function* nothing(): AsyncGenerator<never> {}

function typeOf(head: Buffer, encoding: string | null, text: string, isTable: boolean): ExportFile['type'] {
  if (head.length === 0) return 'empty';
  if (encoding === null) return 'binary';
  if (text.trim() === '') return 'empty';
  return isTable ? 'table' : 'text';
}
