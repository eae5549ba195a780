import { closestMatch } from 'leven';

/** The known name that was probably meant: one that begins alike, else one that few typing errors lead to; null = none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  const typed = name.toLowerCase();
  const begun = typed.length > 2 ? known.find((one) => one.toLowerCase().startsWith(typed)) : undefined;
  const maxDistance = Math.max(2, Math.ceil(typed.length / 3));
  return (
    begun ?? closestMatch(typed, known, { maxDistance }) ?? closestMatch(name, known, { maxDistance }) ?? null
  );
}
