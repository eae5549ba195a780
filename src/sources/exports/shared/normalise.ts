/**
 * A column name in the form in which names are compared: spreadsheets and re-saves change case, blanks, quotes,
 * underscores and parentheses. `Duration (sec)`, `Duration_sec` and `Duration sec` are all `duration sec`.
 */
export function normalise(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\u00AD\u200B\uFEFF"'`´‘’‚“”„«»‹›()]/g, '')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase();
}
