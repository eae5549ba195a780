import Papa from 'papaparse';

/** What separates cells and records. */
interface Marks {
  delimiter: string;
  newline: '\n' | '\r';
}

/** Cells at the beginning of a record that must look alike for a line to begin a record, and how many of them hold figures. */
const LEAST_CELLS = 3;
const LEAST_TELLING = 2;

/** The records of a parsed text; those in which quotes do not match (`damaged`, by place) once more, line by line. */
export function recover(
  text: string,
  damaged: ReadonlySet<number>,
  data: string[][],
  marks: Marks,
): string[][] {
  let at = 0;
  return data.flatMap((cells, place) => {
    const { meta } = firstRecord(text.slice(at), marks);
    const stretch = text.slice(at, at + meta.cursor);
    at += meta.cursor;
    return damaged.has(place) ? (splitAtLines(stretch, marks) ?? [cells]) : [cells];
  });
}

/**
 * The records in a stretch of text whose quotes do not match: a quote that is never closed swallows the records behind it up
 * to the next quote that fits. A line begins a record of its own when its first cells (figures, dates, addresses) are of the same
 * make as those the stretch begins with; of a record whose quote stays open the rest of its lines belongs to that cell. null =
 * the stretch cannot be told apart, or is one record.
 */
export function splitAtLines(stretch: string, marks: Marks): string[][] | null {
  const lines = stretch.split(marks.newline);
  const beginning = beginningOf(lines[0] ?? '', marks.delimiter);
  if (beginning === null) return null;
  const pieces: string[][] = [];
  for (const line of lines) {
    const piece = pieces.at(-1);
    if (piece === undefined || beginsAlike(line, beginning, marks.delimiter)) pieces.push([line]);
    else piece.push(line);
  }
  if (pieces.length === 1) return null;
  return pieces.map((piece) => oneRecord(piece.join(marks.newline).replace(/\s+$/, ''), marks));
}

/** What the cells in front of the first quote look like; null = too little to know a record by. */
function beginningOf(line: string, delimiter: string): string[] | null {
  const makes = line.slice(0, line.indexOf('"')).split(delimiter).slice(0, -1).map(makeOf);
  const telling = makes.filter((make) => make !== WORDS).length;
  return makes.length >= LEAST_CELLS && telling >= LEAST_TELLING ? makes : null;
}

function beginsAlike(line: string, beginning: string[], delimiter: string): boolean {
  const cells = line.split(delimiter, beginning.length + 1);
  return cells.length > beginning.length && beginning.every((make, at) => make === makeOf(cells[at] ?? ''));
}

const WORDS = 'words';

function makeOf(cell: string): string {
  const text = cell.trim();
  if (/^https?:\/\//i.test(text)) return 'address';
  if (/^-?[\d.,]+$/.test(text)) return 'figure';
  return /^\d[\d:/.\-T ]+\d/.test(text) ? 'date' : WORDS;
}

function oneRecord(text: string, marks: Marks): string[] {
  const whole = firstRecord(text, marks);
  const isOpen = whole.errors.some(({ code }) => code === 'MissingQuotes');
  return (isOpen ? firstRecord(`${text}"`, marks) : whole).data[0] ?? [];
}

function firstRecord(text: string, marks: Marks): Papa.ParseResult<string[]> {
  return new Papa.Parser({
    delimiter: marks.delimiter,
    newline: marks.newline,
    preview: 1,
    fastMode: false,
  }).parse(text, 0, false);
}
