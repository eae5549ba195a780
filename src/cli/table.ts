import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { WIDTH } from './terminal.ts';

export interface Column {
  title: string;
  align?: 'right';
  /** What gives way when the table is too wide: `wrap` goes on in the next line, `cut` keeps the end of the text. */
  fit?: 'wrap' | 'cut';
}

/** A table with what belongs to it, for people and for programs. */
export interface Listing {
  columns: Column[];
  /** Cells by the columns' order. */
  rows: string[][];
  /** The same for programs. */
  records: object[];
  /** What does not fit into a table, below it. */
  more?: string;
  hint: string;
}

const GAP = 2;
const LEAST = 12;

/** Rows under each other in columns, at most `WIDTH` wide. A title row is printed where any column has a title. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], indent = 2): string {
  const widths = columns.map(({ title }, i) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[i] ?? ''))),
  );
  const flexible = columns.findIndex(({ fit }) => fit !== undefined);
  const total = widths.reduce((sum, width) => sum + width + GAP, indent - GAP);
  if (flexible >= 0 && total > WIDTH)
    widths[flexible] = Math.max(LEAST, (widths[flexible] ?? 0) - (total - WIDTH));

  const titled = columns.some(({ title }) => title !== '');
  const all = titled ? [columns.map(({ title }) => title), ...rows] : rows;
  return all.flatMap((row) => linesOf(row, columns, widths, indent)).join('\n');
}

function linesOf(
  row: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
  indent: number,
): string[] {
  const cells = columns.map(({ fit }, i) => fitted(row[i] ?? '', widths[i] ?? 0, fit));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = cells.map((lines, i) => {
      const text = lines[line] ?? '';
      const blank = ' '.repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(text)));
      return columns[i]?.align === 'right' ? blank + text : text + blank;
    });
    return (' '.repeat(indent) + parts.join(' '.repeat(GAP))).trimEnd();
  });
}

function fitted(text: string, width: number, fit: Column['fit']): string[] {
  if (fit === 'wrap') return wrapAnsi(text, width, { hard: true }).split('\n');
  return [fit === 'cut' ? cutFront(text, width) : text];
}

/** The end of a path tells more than its beginning; an indentation stays. */
function cutFront(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const [indentation = ''] = /^ */.exec(text) ?? [];
  const characters = [...text.trimStart()];
  while (indentation.length + 1 + stringWidth(characters.join('')) > width) characters.shift();
  return `${indentation}…${characters.join('')}`;
}

/** A text in lines, every one indented; `mark` stands before the first. */
export function paragraph(text: string, indent: number, mark = ''): string {
  const lines = wrapAnsi(text, WIDTH - indent).split('\n');
  return lines
    .map((line, i) => (i === 0 ? mark.padStart(indent - 1).padEnd(indent) : ' '.repeat(indent)) + line)
    .join('\n');
}
