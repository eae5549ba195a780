// Labelled sets as JSON lines, and the split by author that keeps training and testing apart.
import { readFileSync } from 'node:fs';

export function readItems(files) {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
}

/** Accounts of one author count as one: "SgChildrenSoc" and "sgchildrensoc"; "practice (geriatrics)" has no other name. */
export function authorOf(item) {
  return (
    (item.author ?? '')
      .replace(/^(?!practice ).* \(.*$/, (named) => named.split(' (')[0])
      .toLowerCase()
      .replace(/[^a-z]/g, '') ||
    item.author ||
    item.id
  );
}

/**
 * Fold of each item, 0 … count − 1; all items of an author are in one. The largest authors are dealt out first, each to
 * the emptiest fold. Deterministic.
 */
export function foldsOf(items, count, groupOf = authorOf) {
  const groups = new Map();
  items.forEach((item, i) => {
    const group = groupOf(item);
    groups.set(group, [...(groups.get(group) ?? []), i]);
  });
  const bySize = [...groups].sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1));
  const sizes = new Array(count).fill(0);
  const folds = new Int32Array(items.length);
  for (const [, members] of bySize) {
    const fold = sizes.indexOf(Math.min(...sizes));
    sizes[fold] += members.length;
    for (const i of members) folds[i] = fold;
  }
  return folds;
}
