import type { ReadEntry } from 'tar';

/** One entry of a tar; its bytes can be read until the next entry is asked for. */
export interface TarEntry {
  entry: ReadEntry;
  bytes(): AsyncGenerator<Buffer>;
}

/** The entries of a tar one after the other. Throws where it is damaged or cut off, in the middle of an entry too. */
export async function* tarEntries(tar: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const pieces = piecesOf(tar);
  for await (const entry of pieces) {
    // Bytes of an entry that nobody read.
    if (Buffer.isBuffer(entry)) continue;
    yield {
      entry,
      async *bytes() {
        for (let left = entry.size; left > 0; ) {
          const { value } = await pieces.next();
          if (!Buffer.isBuffer(value)) throw new Error('an entry ends early');
          left -= value.length;
          yield value;
        }
      },
    };
  }
}

/** Each entry, behind it its bytes in pieces. */
async function* piecesOf(tar: AsyncIterable<Buffer>): AsyncGenerator<ReadEntry | Buffer> {
  const { Parser } = await import('tar');
  const pieces: (ReadEntry | Buffer)[] = [];
  const errors: unknown[] = [];
  const parser = new Parser({
    strict: true,
    // Listening for data from the start makes the parser deliver all of a chunk before `write` returns.
    onReadEntry(entry) {
      pieces.push(entry);
      entry.on('data', (piece) => pieces.push(piece));
    },
  });
  parser.on('error', (error) => errors.push(error));
  for await (const chunk of tar) {
    parser.write(chunk);
    // What came before the damage is sound.
    yield* pieces.splice(0);
    if (errors.length > 0) throw errors[0];
  }
  parser.end();
  yield* pieces.splice(0);
  if (errors.length > 0) throw errors[0];
}
