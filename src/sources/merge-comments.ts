import type { Comment } from '../model/comment.ts';
import type { FileReading } from './read-exports.ts';

/** One of each comment, and how many records of each source only repeat what another gave. */
export function mergeComments(readings: readonly FileReading[]): {
  comments: Comment[];
  repeated: Map<string, number>;
} {
  const merged = new Map<string, Comment>();
  const repeated = new Map<string, number>();
  for (const { report, comments } of readings) {
    const rows = new Set<number>();
    for (const { comment, row } of comments) {
      if (merged.has(comment.id)) rows.add(row);
      else merged.set(comment.id, comment);
    }
    if (rows.size > 0) repeated.set(report.id, rows.size);
  }
  return { comments: [...merged.values()], repeated };
}
