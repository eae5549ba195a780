import { isAscii, isUtf8 } from 'node:buffer';
import { DamagedFileError } from '../shared/errors.ts';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const BOMS: [Encoding, number[]][] = [
  ['utf-8-bom', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What windows-1252 has at 0x80–0x9F. Its TextDecoder is not used: several releases of Node read it as latin-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The encoding that the first bytes of a file speak for; null = not text. */
export function encodingOf(head: Buffer): Encoding | null {
  for (const [encoding, bom] of BOMS) if (bom.every((byte, at) => head[at] === byte)) return encoding;
  const nuls = head.subarray(0, 512).reduce(countNuls, { even: 0, odd: 0 });
  const pairs = Math.min(head.length, 512) / 2;
  if (nuls.odd > 0.7 * pairs && nuls.even === 0) return 'utf-16le';
  if (nuls.even > 0.7 * pairs && nuls.odd === 0) return 'utf-16be';
  if (head.includes(0)) return null;
  const whole = head.subarray(0, head.length - cutCharacter(head));
  if (isUtf8(whole) || isDamagedUtf8(whole)) return 'utf-8';
  return controlShare(head) > 0.02 ? null : 'windows-1252';
}

/** Decodes as much as there is of a file's beginning; a character cut in two at the end is left off. */
export function decodeHead(head: Buffer, encoding: Encoding): string {
  if (encoding === 'windows-1252') return windows1252(head);
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(head, { stream: true });
}

/**
 * Decodes a whole file piece by piece and strictly: nothing is ever replaced. A file whose head is plain ASCII may show
 * further on that it is windows-1252; `onLegacy` is called then. Throws `DamagedFileError` at bytes that cannot be,
 * everything before them has been delivered.
 */
export async function* decode(
  bytes: AsyncIterable<Buffer>,
  encoding: Encoding,
  place: string,
  onLegacy: () => void,
): AsyncGenerator<string> {
  if (encoding === 'windows-1252') for await (const chunk of bytes) yield windows1252(chunk);
  else if (encoding === 'utf-16le' || encoding === 'utf-16be') yield* decodeUtf16(bytes, encoding, place);
  else yield* decodeUtf8(bytes, encoding === 'utf-8-bom', place, onLegacy);
}

async function* decodeUtf8(
  bytes: AsyncIterable<Buffer>,
  hasBom: boolean,
  place: string,
  onLegacy: () => void,
): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  let atStart = true;
  let proven = hasBom;
  let legacy = false;
  for await (const chunk of bytes) {
    if (legacy) {
      yield windows1252(chunk);
      continue;
    }
    const joined = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = joined.subarray(0, joined.length - cutCharacter(joined));
    rest = Buffer.from(joined.subarray(whole.length));
    if (isUtf8(whole)) {
      proven ||= !isAscii(whole);
      const text = whole.toString('utf8');
      yield atStart && hasBom ? text.slice(1) : text;
    } else if (proven || isDamagedUtf8(whole)) {
      yield beforeDamage(whole, 'utf-8');
      throw invalidBytes(place);
    } else {
      legacy = true;
      onLegacy();
      yield windows1252(joined);
    }
    atStart = false;
  }
  if (legacy || rest.length === 0) return;
  if (proven) throw invalidBytes(place);
  onLegacy();
  yield windows1252(rest);
}

async function* decodeUtf16(
  bytes: AsyncIterable<Buffer>,
  encoding: 'utf-16le' | 'utf-16be',
  place: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let chunk: Buffer = Buffer.alloc(0);
  try {
    for await (chunk of bytes) yield decoder.decode(chunk, { stream: true });
    chunk = Buffer.alloc(0);
    decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    yield beforeDamage(chunk, encoding);
    throw invalidBytes(place);
  }
}

/** A few bytes went wrong in what is UTF-8 else: windows-1252 hardly ever happens to spell a UTF-8 character. */
function isDamagedUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder().decode(bytes);
  const wrong = text.split('\uFFFD').length - 1;
  const right = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return right > 0 && right >= wrong;
}

function beforeDamage(bytes: Buffer, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  return text.slice(0, Math.max(0, text.indexOf('\uFFFD')));
}

function invalidBytes(place: string): DamagedFileError {
  return new DamagedFileError(
    'invalid-bytes',
    place,
    'The file is damaged from here on: fetch it again and do not re-save it.',
  );
}

export function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80));
}

/** How many bytes at the end begin a UTF-8 character that is not complete. */
function cutCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function countNuls(count: { even: number; odd: number }, byte: number, at: number) {
  if (byte === 0) count[at % 2 === 0 ? 'even' : 'odd'] += 1;
  return count;
}

function controlShare(bytes: Buffer): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32)) controls += 1;
  return controls / Math.max(1, bytes.length);
}
