import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { type Correction, correctionSchema } from '../model/labels.ts';
import type { ConfigProblem } from './problems.ts';

const COLUMNS = ['post', 'label', 'value', 'who', 'when'] as const;
const EXAMPLE = 'post,label,value,who,when\nfacebook:1234567890,purpose,own,Office manager,2026-10-31';

/** Labels that people corrected, out of a practice's `labels.csv`; a file that is not there holds none. */
export function readCorrections(file: string): { corrections: Correction[]; problems: ConfigProblem[] } {
  if (!existsSync(file)) return { corrections: [], problems: [] };
  const { data, meta } = Papa.parse<Record<string, string>>(
    readFileSync(file, 'utf8').replace(/^\uFEFF/, ''),
    {
      header: true,
      skipEmptyLines: 'greedy',
      transformHeader: (name) => name.trim().toLowerCase(),
      transform: (cell) => cell.trim(),
    },
  );
  const missing = COLUMNS.filter((column) => !meta.fields?.includes(column));
  if (missing.length > 0)
    return { corrections: [], problems: [problem(file, 1, `Columns are missing: ${missing.join(', ')}.`)] };
  const corrections: Correction[] = [];
  const problems: ConfigProblem[] = [];
  for (const [i, row] of data.entries()) {
    const fault = faultOf(row);
    if (fault === null) corrections.push(correctionSchema.parse(cellsOf(row)));
    else problems.push(problem(file, i + 2, fault));
  }
  return { corrections, problems };
}

/** What is wrong with a line, without its values; null = nothing. */
function faultOf(row: Record<string, string>): string | null {
  const parsed = correctionSchema.safeParse(cellsOf(row));
  if (parsed.success) return null;
  const columns = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  return `Not readable: ${columns.join(', ')}. purpose takes promotional, own or curated, every other label yes or no.`;
}

/** The five columns; further ones are somebody's notes. */
function cellsOf(row: Record<string, string>): Record<string, string | undefined> {
  return Object.fromEntries(COLUMNS.map((column) => [column, row[column]]));
}

function problem(file: string, line: number, message: string): ConfigProblem {
  return { code: 'labels-file', file, line, message, example: EXAMPLE };
}
