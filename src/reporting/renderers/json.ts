import type { Renderer } from './renderer.ts';

/** The snapshot as it is kept: codes and numbers, no prose. */
export const json: Renderer = {
  id: 'json',
  render: ({ snapshot }) => [
    {
      kind: 'snapshot',
      name: 'snapshot.json',
      mediaType: 'application/json',
      content: `${JSON.stringify(sorted(snapshot), null, 2)}\n`,
    },
  ],
};

/** The same value with the keys of every object in alphabetical order, so that equal snapshots are equal files. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
