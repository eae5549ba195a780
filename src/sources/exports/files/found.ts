/** A file in a folder or archive that nobody has looked into yet. */
export interface Found {
  /** As shown to people: from what was handed over, through archives. */
  path: string;
  /** Absolute, through archives: two files of one folder differ in the last part only. */
  place: string;
  /** Names of archives and folders around it, innermost first. */
  containers: string[];
  sizeBytes: number;
  /** Where it lies on disk; null inside an archive. */
  onDisk: string | null;
  /** Its bytes from the start; throws `DamagedFileError` where they break off. */
  bytes(): AsyncIterable<Buffer>;
}

/** Something handed over that is not delivered as a file. Nothing else is ever left out. */
export interface LeftOut {
  /** `refused`: cannot or must not be opened. `skipped`: left alone on purpose. */
  type: 'refused' | 'skipped';
  /** The file, or the folder or archive in which `count` such files lie. */
  path: string;
  code: string;
  count: number;
  /** What to do about it, or why it is left alone. */
  detail: string;
}

export function refused(path: string, code: string, remedy: string): LeftOut {
  return { type: 'refused', path, code, count: 1, detail: remedy };
}
