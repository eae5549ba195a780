/** 0.234 → "23%"; with digits 1 "23.4%". */
export function percent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)}%`;
}

/** 1 → "1 day", 3 → "3 days". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** ["a", "b", "c"] → "a, b and c". */
export function listed(items: readonly string[], conjunction = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** 3.5 → "3.5", 4 → "4": one decimal only where it says something. */
export function decimal(value: number): string {
  return (Math.round(value * 10) / 10).toString();
}
