import { HEAD_BYTES } from '../files/limits.ts';
import { rowsInHead } from '../files/table.ts';
import type { ExportFile, TableRow } from '../format.ts';

const samples = new WeakMap<ExportFile, TableRow[]>();

/**
 * Records in the first 64 KiB of a table: what must be known of a file before its first record is read (order of day and
 * month, whose account it is, columns of unknown names).
 */
export function sampleRows(file: ExportFile): TableRow[] {
  const known = samples.get(file);
  if (known !== undefined) return known;
  const rows = file.type === 'table' ? rowsInHead(file.head, file.sizeBytes <= HEAD_BYTES) : [];
  samples.set(file, rows);
  return rows;
}

/** Cells of one column in the sample, blank ones left out. */
export function sampleCells(file: ExportFile, column: string | undefined): string[] {
  if (column === undefined) return [];
  return sampleRows(file)
    .map((row) => row.get(column))
    .filter((cell) => cell !== '');
}
