import type { Assets } from '../assets.ts';
import type { View } from '../view.ts';

/** A finished file, not yet written. */
export interface Document {
  /** Key under which runs name this file, such as `html` or `postsCsv`. */
  kind: string;
  /** File name inside the report's folder. */
  name: string;
  /** Whole, or in pieces where all of it may be too long for one string. */
  content: string | Iterable<string>;
  mediaType: string;
}

/** Turns a view into documents. Pure: no files, no clock. One file in this folder, one line in `index.ts`. */
export interface Renderer {
  id: string;
  render(view: View, assets: Assets): Document[] | Promise<Document[]>;
}
