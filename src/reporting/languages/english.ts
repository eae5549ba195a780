import * as formats from './english/formats.ts';
import { labels } from './english/labels.ts';
import { checklist, glossary, legal, method } from './english/method.ts';
import { names } from './english/names.ts';
import { sentences } from './english/sentences.ts';

/** All words of a report that are not an audit's own. Another language is a constant of the type `Language`. */
export const english = {
  /** BCP 47 tag of the page. */
  code: 'en-US',
  ...formats,
  ...names,
  ...sentences,
  labels,
  method,
  glossary,
  checklist,
  legal,
};

export type Language = typeof english;
