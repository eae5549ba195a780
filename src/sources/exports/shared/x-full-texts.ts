import { z } from 'zod';
import type { ExportFile } from '../format.ts';
import { InputError } from './errors.ts';
import { jsonElements } from './json-elements.ts';
import { unescapeXText } from './x-posts.ts';

/** A long post of an X archive: its place among the posts holds the beginning only, the whole stands apart. */
export interface FullText {
  text: string;
  createdMs: number;
  urls: { url: string; expanded_url: string }[];
}

/** Long posts and their beginnings have different ids; this many letters at the start join them. */
const START_LENGTH = 40;

const noteSchema = z.object({
  noteTweet: z.object({
    createdAt: z.string(),
    core: z.object({
      text: z.string(),
      urls: z.array(z.object({ shortUrl: z.string(), expandedUrl: z.string() })).catch([]),
    }),
  }),
});

/** Answers with the full text that starts like a post; where several do, with the one made nearest to it in time. */
export type FindFullText = (start: string, createdMs: number) => FullText | null;

export async function readFullTexts(posts: ExportFile): Promise<FindFullText> {
  const byStart = new Map<string, FullText[]>();
  for await (const element of elementsOf(posts.sibling('note-tweet.js'))) {
    const note = noteSchema.safeParse(element);
    if (!note.success) continue;
    const { core, createdAt } = note.data.noteTweet;
    const text = unescapeXText(core.text);
    const urls = core.urls.map((url) => ({ url: url.shortUrl, expanded_url: url.expandedUrl }));
    const start = text.slice(0, START_LENGTH);
    byStart.set(start, [...(byStart.get(start) ?? []), { text, createdMs: Date.parse(createdAt), urls }]);
  }
  return (start, createdMs) => {
    const alike = byStart.get(start.slice(0, START_LENGTH)) ?? [];
    const distance = (note: FullText) => Math.abs(note.createdMs - createdMs);
    return alike.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
  };
}

/** Posts are worth more than the full text of some of them: a damaged file gives what it has. */
async function* elementsOf(file: ExportFile | null): AsyncGenerator<unknown> {
  try {
    if (file !== null) yield* jsonElements(file);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}
