import { jsonPieces } from '../../model/json-pieces.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Renderer } from './renderer.ts';

/** The snapshot as it is kept: codes and numbers, no prose. */
export const json: Renderer = {
  id: 'json',
  render: ({ snapshot }) => [
    {
      kind: 'snapshot',
      name: 'snapshot.json',
      mediaType: 'application/json',
      content: { [Symbol.iterator]: () => lines(snapshot) },
    },
  ],
};

/** With the keys of every object in alphabetical order, so that equal snapshots are equal files. */
function* lines(snapshot: Snapshot): Generator<string> {
  yield* jsonPieces(Object.fromEntries(byKey(snapshot)), 2, sorted);
  yield '\n';
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(byKey(value).map(([key, inner]) => [key, sorted(inner)]));
}

function byKey(record: object): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
