import { createHash } from 'node:crypto';

/** A number from 0 up to 1 that depends on nothing but the words given. */
export function chance(...words) {
  return createHash('sha256').update(words.join(' ')).digest().readUInt32BE() / 2 ** 32;
}

/** About `value`, give or take a third. */
export function about(value, ...words) {
  return Math.round(value * (2 / 3 + (2 / 3) * chance(...words)));
}

/** Letters of an alphabet that stand for the words given. */
export function letters(alphabet, length, ...words) {
  return Array.from({ length }, (_, i) => alphabet[Math.floor(chance(...words, i) * alphabet.length)]).join(
    '',
  );
}
