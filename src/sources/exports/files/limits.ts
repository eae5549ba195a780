const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** How much of a file is decoded to recognise it. */
export const HEAD_BYTES = 64 * KIB;

/** Guards against archives made to exhaust the machine; real exports stay far below. */
export interface Limits {
  /** Files in everything handed over, archives opened. */
  entries: number;
  /** Declared size of one archived file. */
  entryBytes: number;
  /** Declared size of all files of an archive that are opened. */
  archiveBytes: number;
  /** Declared size over packed size of one archived file of more than `ratioFromBytes`. */
  ratio: number;
  ratioFromBytes: number;
  /** Archives within archives: 1 = none. */
  depth: number;
  /** Text that is held in memory as a whole. */
  textBytes: number;
  /** Workbooks are held in memory as a whole, unpacked. */
  workbookBytes: number;
}

export const LIMITS: Limits = {
  entries: 200_000,
  entryBytes: 4 * GIB,
  archiveBytes: 16 * GIB,
  ratio: 200,
  ratioFromBytes: 8 * MIB,
  depth: 4,
  textBytes: 256 * MIB,
  workbookBytes: 64 * MIB,
};
