/**
 * The text of `JSON.stringify(record, null, indent)` in pieces of about 64 KiB, list by list: a record with a million posts is a longer
 * text than one string can hold. `form`: what each member, and each item of a list, is turned into first.
 */
export function* jsonPieces(
  record: object,
  indent: number,
  form: (value: unknown) => unknown = (value) => value,
): Generator<string> {
  let piece = '';
  for (const part of parts(record, indent, form)) {
    piece += part;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

const PIECE_CHARACTERS = 1 << 16;

function* parts(record: object, indent: number, form: (value: unknown) => unknown): Generator<string> {
  const lineAt = (depth: number) => `\n${' '.repeat(indent * depth)}`;
  const textOf = (value: unknown, depth: number) =>
    (JSON.stringify(form(value) ?? null, null, indent) ?? 'null').replaceAll('\n', lineAt(depth));
  let before = '{';
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined) continue;
    yield `${before}${lineAt(1)}${JSON.stringify(key)}: `;
    before = ',';
    if (!Array.isArray(value) || value.length === 0) {
      yield textOf(value, 1);
      continue;
    }
    for (const [at, item] of value.entries()) yield `${at === 0 ? '[' : ','}${lineAt(2)}${textOf(item, 2)}`;
    yield `${lineAt(1)}]`;
  }
  yield before === '{' ? '{}' : `${lineAt(0)}}`;
}
