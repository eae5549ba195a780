import type { ExportFormat } from './format.ts';

/** Every export format we know, one line each. Their order means nothing: exactly one may claim a file. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [];
