import type { ExportFile, Recognition } from '../format.ts';

/**
 * A file is known by several parts: what each is, and whether it is there. `unless`: what must not be there; its absence does
 * not make a file like the format, its presence tells it apart.
 */
export function signature(parts: Record<string, boolean>, unless: Record<string, boolean> = {}): Recognition {
  const named = (there: boolean) => Object.keys(parts).filter((part) => parts[part] === there);
  const inTheWay = Object.keys(unless).filter((part) => unless[part]);
  return { found: named(true), missing: [...named(false), ...inTheWay.map((part) => `without ${part}`)] };
}

/** A table is known by its columns: all of them, of a list one. Names as `normalise` makes them. */
export function columnSignature(file: ExportFile, columns: (string | string[])[]): Recognition {
  const header = new Set(file.header ?? []);
  const parts = columns.map((column) => {
    const names = [column].flat();
    return [names.join(' / '), names.some((name) => header.has(name))];
  });
  return signature(Object.fromEntries(parts));
}
