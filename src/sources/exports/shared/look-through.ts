import type { ExportFile, TableRow } from '../format.ts';
import { InputError } from './errors.ts';

/**
 * Records for a look through a table before or beside the reading proper (which order its dates have, what its last day
 * is). Where the table breaks off, the look ends quietly: the reading says so.
 */
export async function* lookThrough(table: ExportFile): AsyncGenerator<TableRow> {
  try {
    yield* table.rows();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}
