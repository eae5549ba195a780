import type { Account } from '../../model/account.ts';
import type { Comment } from '../../model/comment.ts';
import type { PlatformId } from '../../model/platforms.ts';
import type { Post } from '../../model/post.ts';
import type { Day, Period } from '../../model/time.ts';

/**
 * A file as it lies in a folder or archive, opened far enough to be recognised. Formats see files only through this:
 * none of them touches the file system.
 */
export interface ExportFile {
  /** Path from what was handed over, through archives: `client.zip/data/tweets.js`. */
  path: string;
  /** Last part of the path. */
  name: string;
  /** Names of the archives and folders around it, innermost first; dates often stand there only. */
  containers: string[];
  sizeBytes: number;
  /**
   * What the first bytes say. A `table` is delimited text; `text` is anything else that decodes. A workbook is an archive to
   * formats: each sheet comes as a `table` named like the sheet, the workbook's name first among its `containers`.
   */
  type: 'table' | 'text' | 'workbook' | 'binary' | 'empty';
  /** First 64 KiB decoded; empty for binary files and workbooks. */
  head: string;
  /** First 64 KiB as they lie; of binary files only, else empty. */
  headBytes: Uint8Array;
  /** How the bytes were decoded. */
  encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null;
  /** Header cells as `normalise` makes them, of the row that looks most like a header; null unless a table. */
  header: string[] | null;
  /** Records of a table, the header row left out. Throws `DamagedFileError` at the point where the file breaks off. */
  rows(): AsyncIterable<TableRow>;
  /** Whole text, decoded. Throws `TooLargeError` beyond the limit. */
  text(): Promise<string>;
  /** The same text piece by piece, of any size; no character is cut in two. For formats that hold 100 MB and more. */
  chunks(): AsyncIterable<string>;
  /** The file as it lies, for formats that are no text. */
  bytes(): AsyncIterable<Uint8Array>;
  /** Another file of the same folder or archive, by path relative to this one's folder; null when absent. */
  sibling(path: string): ExportFile | null;
}

/** One record of a table, its cells by normalised column name. */
export interface TableRow {
  /** From 1, header not counted. */
  number: number;
  /** Trimmed cell, '' when blank or when there is no such column. Of a repeated column the first that is not blank. */
  get(column: string): string;
  /** Trimmed cell by its place in the record, from 0; for tables whose columns repeat with another meaning. */
  at(place: number): string;
}

export interface ReadContext {
  /** Zone of times that a format leaves unnamed, where its own facts name none. */
  timeZone: string;
  /** Zone of the times in Meta exports. */
  metaTimeZone: string;
  today: Day;
}

/** One thing read from a file. A bad record is an element like the good ones: the caller counts and shows it. */
export type Item =
  | { type: 'post'; row: number; post: PostDraft; keys: PostKeys }
  /** A further row of a post already read from this file (daily breakdown): counted as duplicate. */
  | { type: 'repeat'; row: number }
  | { type: 'comment'; row: number; comment: Comment }
  | { type: 'account'; account: Account }
  | { type: 'rejected'; row: number; code: string }
  /** A sound record that is not the public's to see: counted among the rejected, but no sign of a damaged file. */
  | { type: 'left-out'; row: number; code: string }
  /** Something to say about the file or a kept record: no record is lost by it. */
  | { type: 'notice'; row: number | null; code: string; detail?: string };

/** A post as a format gives it; id and provenance are added when sources are merged. */
export type PostDraft = Omit<Post, 'id' | 'provenance'>;

/** What tells two rows to be one post, strongest first; null = lost or never there. */
export interface PostKeys {
  /** The platform's id, intact. */
  id: string | null;
  /** Number inside the link (reel, video, photo, status, activity) that stays the same from export to export. */
  link: string | null;
}

/** How far a file fits a format: every signature part found, or which are missing. */
export interface Recognition {
  found: string[];
  missing: string[];
}

/** What a file is, besides posts: known, and left alone on purpose. */
export type ExportFormat = PostFormat | IgnoredFormat;

interface FormatBase {
  /** File name of the format, such as `meta-facebook-content`. */
  id: string;
  title: string;
  /** `any` = each record names its own. */
  platform: PlatformId | 'any';
  /** Looks at names, header and first characters only. A format claims a file when nothing is missing. */
  recognise(file: ExportFile): Recognition;
}

export interface PostFormat extends FormatBase {
  reads: 'posts';
  /** Name of the layout's generation, such as `2024-11`. */
  version: string;
  /** How a practice gets this file, in a sentence. */
  how: string;
  period(file: ExportFile, context: ReadContext): Period | Promise<Period>;
  read(file: ExportFile, context: ReadContext): AsyncIterable<Item>;
}

export interface IgnoredFormat extends FormatBase {
  reads: 'nothing';
  /** Why it is left alone, in a sentence. */
  because: string;
}
