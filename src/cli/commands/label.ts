import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';
import { loadLexicons } from '../../config/lexicons.ts';
import { postOfItem, replyOfItem } from '../../labels/items.ts';
import { labelPost, postToLabel } from '../../labels/label-post.ts';
import { labelComment, labelReply, type ReplyToLabel } from '../../labels/label-reply.ts';
import type { PostToLabel } from '../../labels/post-features.ts';
import { type Collection, collectionSchema } from '../../model/collection.ts';
import type { Lexicons } from '../../model/lexicons.ts';
import { CommandError } from '../faults.ts';
import type { Flags } from '../flags.ts';
import { print, printAside } from '../terminal.ts';
import { EXIT } from '../verdict.ts';

const text = z.string();
const optional = z.string().nullish();
/** In a CSV file everything is text, and nothing is empty text. */
const truth = z
  .union([z.boolean(), z.enum(['true', 'false', '']).transform((value) => value === 'true')])
  .nullish();
const stars = z.union([z.number(), z.literal('').transform(() => null), z.coerce.number()]).nullish();
const id = z.union([text, z.number()]).transform(String);

const postItem = z.object({
  id,
  platform: text,
  author: optional,
  text,
  title: optional,
  media: optional,
  isShare: truth,
  linkDomain: optional,
});
const replyItem = z.object({
  id,
  platform: text,
  author: optional,
  text,
  inReplyTo: optional,
  rating: stars,
});

/** `label <file>`: labels of posts, or of replies with what they answer, as JSON lines. No text is repeated. */
export function label(file: string, flags: Flags & { replies?: boolean }): number {
  if (!existsSync(file))
    throw new CommandError('not-found', 'Nothing lies at this path.', resolve(file), 'Check the spelling.');
  const lexicons = loadLexicons();
  const { items, rejected } = flags.replies === true ? repliesIn(file) : postsIn(file);
  for (const item of items) print(JSON.stringify(item.labels(lexicons)));
  if (rejected.length === 0) return EXIT.done;
  const shown = rejected.slice(0, 10).join(', ');
  printAside(
    `${rejected.length} of ${items.length + rejected.length} records were left out: each needs at least id, platform and text. Records ${shown}${rejected.length > 10 ? ' …' : ''}.`,
  );
  return EXIT.failed;
}

interface Items {
  items: { labels(lexicons: Lexicons): object }[];
  /** Numbers of the records that could not be read, from 1. */
  rejected: number[];
}

function postsIn(file: string): Items {
  const collection = collectionIn(file);
  if (collection)
    return {
      rejected: [],
      items: collection.posts.map((post) => ({
        labels: (lexicons) => postLine(post.id, postToLabel(post, []), lexicons),
      })),
    };
  return itemsIn(file, postItem, (item) => ({
    labels: (lexicons) => postLine(item.id, postOfItem(item), lexicons),
  }));
}

function repliesIn(file: string): Items {
  const collection = collectionIn(file);
  if (collection) return { rejected: [], items: repliesOf(collection) };
  return itemsIn(file, replyItem, (item) => ({
    labels: (lexicons) => replyLine(item.id, replyOfItem(item), lexicons),
  }));
}

function repliesOf(collection: Collection): Items['items'] {
  const byId = new Map(collection.comments.map((comment) => [comment.id, comment]));
  return collection.comments.flatMap((reply) => {
    if (reply.by !== 'practice') return [];
    const asked = reply.parentId === null ? undefined : byId.get(reply.parentId);
    const { platform, text: said } = reply;
    const about = { platform, text: said, inReplyTo: asked?.text ?? null, rating: asked?.rating ?? null };
    return [{ labels: (lexicons: Lexicons) => replyLine(reply.id, about, lexicons) }];
  });
}

function postLine(key: string, post: PostToLabel, lexicons: Lexicons): object {
  const labels = labelPost(post, lexicons);
  const { purpose, purposeConfidence, flags, topics, language, measured, evidence } = labels;
  const confidence = { [purpose]: purposeConfidence, ...labels.confidence };
  return { id: key, purpose, flags, confidence, topics, language, measured, evidence };
}

function replyLine(key: string, reply: ReplyToLabel, lexicons: Lexicons): object {
  const { flags, confidence, evidence, language, measured } = labelReply(reply, lexicons);
  const asked =
    reply.inReplyTo === null
      ? null
      : labelComment(
          { text: reply.inReplyTo, rating: reply.rating, careProvider: reply.careProvider ?? true },
          lexicons,
        );
  const sentimentOfComment = asked?.sentiment ?? null;
  return { id: key, flags, sentimentOfComment, confidence, language, measured, evidence };
}

function itemsIn<T>(file: string, schema: z.ZodType<T>, toItem: (item: T) => Items['items'][number]): Items {
  const result: Items = { items: [], rejected: [] };
  recordsIn(file).forEach((record, i) => {
    const parsed = schema.safeParse(record);
    if (parsed.success) result.items.push(toItem(parsed.data));
    else result.rejected.push(i + 1);
  });
  return result;
}

/** Records of a CSV file with a header, or of a file with one JSON object per line; what is no JSON becomes null. */
function recordsIn(file: string): unknown[] {
  const content = readFileSync(file, 'utf8');
  if (/\.csv$/i.test(file)) return Papa.parse(content, { header: true, skipEmptyLines: true }).data;
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => {
      try {
        return JSON.parse(line);
      } catch {
        return null;
      }
    });
}

/** A kept collection; null for any other file. */
function collectionIn(file: string): Collection | null {
  if (!/\.json$/i.test(file)) return null;
  const parsed = collectionSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new CommandError(
    'not-a-collection',
    'This file is no collection that can be read.',
    resolve(file),
    'Hand over a collection.json kept by a run, a .csv file, or a .jsonl file with one record per line.',
  );
}
