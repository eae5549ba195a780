import type { SourceReport } from '../model/source-report.ts';

/**
 * Nothing that was handed over could be read, so nothing can be judged, and no kept record is touched. An export that is genuine and
 * empty is not this: it is a true answer.
 */
export class NothingReadError extends Error {
  override name = 'NothingReadError';
  readonly paths: readonly string[];
  readonly sources: readonly SourceReport[];

  constructor(paths: readonly string[], sources: readonly SourceReport[]) {
    super('nothing could be read');
    this.paths = paths;
    this.sources = sources;
  }
}

export function wasRead({ status }: SourceReport): boolean {
  return status === 'complete' || status === 'partial' || status === 'empty';
}
