import type { TokenKind } from './tokens.ts';

/** Kinds of tokens that phrases may name in angle brackets. */
export const NAMED_KINDS: readonly TokenKind[] = [
  'money',
  'percent',
  'phone',
  'time',
  'number',
  'link',
  'email',
  'mention',
  'line',
];

/** Items that are not words. */
export const SPECIAL: ReadonlySet<string> = new Set([
  ...NAMED_KINDS.map((kind) => `<${kind}>`),
  '<capital>',
  '<shout>',
  '?',
  '!',
  '^',
  '$',
  '_',
  '..',
]);

/**
 * All sequences a phrase stands for. Single words to choose from stay together as one item, in braces, so that
 * a phrase with many choices does not become thousands.
 * expand('book (a|your)? visit') → [book, {a|your}, visit], [book, visit]
 */
export function expand(phrase: string): string[][] {
  const marks = phrase.replace(/(\w)-(?=\w)/g, '$1 ').match(/\)\?|[()|]|[^\s()|]+/g) ?? [];
  let at = 0;

  function choices(): string[][] {
    const all: string[][] = [];
    do all.push(...sequence());
    while (marks[at++] === '|');
    at--;
    return all;
  }

  function sequence(): string[][] {
    let sequences: string[][] = [[]];
    for (; at < marks.length && marks[at] !== '|' && !isClosing(marks[at]); at++) {
      let options: string[][];
      let optional = false;
      if (marks[at] === '(') {
        at++;
        options = joined(choices());
        if (!isClosing(marks[at])) throw new SyntaxError(`a bracket stays open in the phrase "${phrase}"`);
        optional = marks[at] === ')?';
      } else {
        const mark = marks[at] ?? '';
        optional = mark.length > 1 && mark.endsWith('?');
        options = [[optional ? mark.slice(0, -1) : mark]];
      }
      if (optional) options = [...options, []];
      sequences = sequences.flatMap((before) => options.map((option) => [...before, ...option]));
    }
    return sequences;
  }

  const result = choices();
  if (at < marks.length) throw new SyntaxError(`a bracket too many in the phrase "${phrase}"`);
  return result.filter((one) => one.length > 0);
}

function isClosing(mark: string | undefined): boolean {
  return mark === ')' || mark === ')?';
}

function joined(choices: string[][]): string[][] {
  const single = choices.flatMap(([word, ...more]) =>
    word !== undefined && more.length === 0 && !SPECIAL.has(word) ? [word] : [],
  );
  const others = choices.filter(
    ([word, ...more]) => word !== undefined && (more.length > 0 || SPECIAL.has(word)),
  );
  const first = single[0];
  if (first === undefined) return others;
  return [[single.length === 1 ? first : `{${single.join('|')}}`], ...others];
}
