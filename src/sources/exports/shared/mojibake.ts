import { isUtf8 } from 'node:buffer';
import { windows1252 } from '../files/decode.ts';

/** Characters of windows-1252 beyond latin-1, by their byte: a program that saved the file again may have written those. */
const BYTES = new Map(
  Array.from({ length: 0x20 }, (_, at) => [windows1252(Buffer.from([0x80 + at])), 0x80 + at] as const),
);

/**
 * Meta writes each byte of a UTF-8 text as a character of its own: `cafÃ©` is café. A text that is such a row of bytes is
 * put right, any other stays as it is.
 */
export function repairMojibake(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text)) return text;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const byte = code <= 0xff ? code : BYTES.get(character);
    if (byte === undefined) return text;
    bytes.push(byte);
  }
  const buffer = Buffer.from(bytes);
  return isUtf8(buffer) ? buffer.toString('utf8') : text;
}

/** The same for every text within a value, keys included. */
export function repairAll(value: unknown): unknown {
  if (typeof value === 'string') return repairMojibake(value);
  if (Array.isArray(value)) return value.map(repairAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [repairMojibake(key), repairAll(inner)]),
  );
}
