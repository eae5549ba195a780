import { IDENTIFIER_PATTERNS, type IdentifierKind } from './identifier-patterns.ts';
import { ownIdentifiers } from './own-identifiers.ts';

export { IDENTIFIER_KINDS, type IdentifierKind } from './identifier-patterns.ts';

/** Where an identifier stands, never what it says. */
export interface Identifier {
  kind: IdentifierKind;
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
  /** `high`: the form is unmistakable. `low`: it may be something else (a time, the practice's own number); needs a person. */
  certainty: 'high' | 'low';
}

const MARKS = new Set(IDENTIFIER_PATTERNS.flatMap(({ mark }) => mark ?? []));

/**
 * Finds identifiers by their form. Whose they are, form cannot tell: what is the practice's own (`own`: its phones,
 * addresses, mail, domains, staff, days of events such as 2026-10-08) is left out, and an identifier belongs to a patient
 * only where the text speaks of one.
 */
export function findIdentifiers(text: string, own: readonly string[] = []): Identifier[] {
  const found: Identifier[] = [];
  const isOwn = ownIdentifiers(own);
  const hasDigit = /\d/.test(text);
  const hasMark = new Map([...MARKS].map((mark) => [mark, text.includes(mark)]));
  for (const { kind, pattern, certainty, digits, mark } of IDENTIFIER_PATTERNS) {
    if ((digits && !hasDigit) || (mark !== null && hasMark.get(mark) === false)) continue;
    // Not matchAll, which copies the pattern at every call.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => other.start < end && start < other.end)) continue;
      if (!isOwn(kind, match[0])) found.push({ kind, start, end, certainty });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with every identifier replaced by its kind: "seen on [date] by [name]". */
export function maskIdentifiers(text: string, identifiers: readonly Identifier[]): string {
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of [...identifiers].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    masked += `${text.slice(at, start)}[${kind}]`;
    at = end;
  }
  return masked + text.slice(at);
}
