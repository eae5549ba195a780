import { z } from 'zod';
import { loadLexicons } from '../../config/lexicons.ts';
import { findIdentifiers } from '../../labels/identifiers.ts';
import { postOfItem, replyOfItem } from '../../labels/items.ts';
import { labelPost, postToLabel } from '../../labels/label-post.ts';
import {
  type CommentToLabel,
  labelComment,
  labelReply,
  type ReplyToLabel,
} from '../../labels/label-reply.ts';
import type { PostToLabel } from '../../labels/post-features.ts';
import type { Collection } from '../../model/collection.ts';
import type { Lexicons } from '../../model/lexicons.ts';
import type { Flags } from '../flags.ts';
import { collectionIn, recordsIn } from '../records.ts';
import { print, printAside, roomToPrint } from '../terminal.ts';
import { EXIT } from '../verdict.ts';

const text = z.string();
/** In a CSV file everything is text, and nothing is empty text. */
const optional = z
  .string()
  .transform((value) => value || null)
  .nullish();
const truth = z
  .union([
    z.boolean(),
    z.stringbool({ truthy: ['true', 'yes', '1'], falsy: ['false', 'no', '0'] }),
    z.literal('').transform(() => false),
  ])
  .nullish();
const stars = z.union([z.number(), z.literal('').transform(() => null), z.coerce.number()]).nullish();
const id = z.union([text.min(1), z.number()]).transform(String);

/** Further fields are somebody's own and passed over. */
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
const NEEDED = ['id', 'platform', 'text'] as const;

/** Lines are printed in pieces of about this many characters. */
const PIECE = 1 << 16;
const MOST_NUMBERS = 10;

/**
 * `label <file>`: labels of posts, or of replies with what they answer, as JSON lines. No text is repeated: evidence and
 * identifiers are named by rule or kind and by place.
 */
export async function label(file: string, flags: Flags & { replies?: boolean }): Promise<number> {
  const lexicons = loadLexicons();
  const collection = collectionIn(file);
  const lines = printer();
  if (collection) {
    const kept = flags.replies === true ? repliesOf(collection, lexicons) : postsOf(collection, lexicons);
    for (const line of kept) await lines.add(line);
    await lines.end();
    return EXIT.done;
  }
  const rejected =
    flags.replies === true
      ? await labelRecords(file, replyItem, (item) => replyLine(item.id, replyOfItem(item), lexicons), lines)
      : await labelRecords(file, postItem, (item) => postLine(item.id, postOfItem(item), lexicons), lines);
  await lines.end();
  return rejected;
}

async function labelRecords<T>(
  file: string,
  schema: z.ZodType<T>,
  lineOf: (item: T) => object,
  lines: ReturnType<typeof printer>,
): Promise<number> {
  const faults = new Map<string, number[]>();
  let read = 0;
  for await (const { number, value, fault } of recordsIn(file, NEEDED)) {
    read = number;
    const item = schema.safeParse(value);
    if (item.success) await lines.add(lineOf(item.data));
    else {
      const reason = fault === null ? fieldsOf(item.error) : 'no JSON';
      faults.set(reason, [...(faults.get(reason) ?? []), number]);
    }
  }
  if (faults.size === 0) return EXIT.done;
  const count = [...faults.values()].reduce((sum, { length }) => sum + length, 0);
  printAside(
    `${count} of ${read} records were left out; each needs at least id, platform and text.\n${[...faults]
      .map(([reason, numbers]) => `  ${reason}: ${numbersOf(numbers)}`)
      .join('\n')}`,
  );
  return EXIT.failed;
}

/** Names of the fields that are missing or of the wrong kind, never what stands in them. */
function fieldsOf({ issues }: z.ZodError): string {
  const fields = [...new Set(issues.map(({ path }) => String(path[0] ?? 'no object')))];
  return `not readable: ${fields.join(', ')}`;
}

function numbersOf(numbers: readonly number[]): string {
  const shown = numbers.slice(0, MOST_NUMBERS).join(', ');
  return `record ${shown}${numbers.length > MOST_NUMBERS ? ` and ${numbers.length - MOST_NUMBERS} more` : ''}`;
}

function printer() {
  let piece = '';
  const flush = async (): Promise<void> => {
    if (piece !== '') print(piece);
    piece = '';
    await roomToPrint();
  };
  return {
    async add(line: object): Promise<void> {
      piece += `${JSON.stringify(line)}\n`;
      if (piece.length > PIECE) await flush();
    },
    end: flush,
  };
}

function postsOf({ posts }: Collection, lexicons: Lexicons): object[] {
  return posts.map((post) => postLine(post.id, postToLabel(post, []), lexicons));
}

/** Replies of the practice, and comments and reviews that it has not answered. */
function repliesOf({ comments }: Collection, lexicons: Lexicons): object[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const answered = new Set(comments.flatMap(({ by, parentId }) => (by === 'practice' ? [parentId] : [])));
  return comments.flatMap((comment) => {
    if (comment.by === 'public')
      return answered.has(comment.id) ? [] : [commentLine(comment.id, comment, lexicons)];
    const asked = comment.parentId === null ? undefined : byId.get(comment.parentId);
    const { platform, text: said } = comment;
    const about = { platform, text: said, inReplyTo: asked?.text ?? null, rating: asked?.rating ?? null };
    return [replyLine(comment.id, about, lexicons)];
  });
}

function postLine(key: string, post: PostToLabel, lexicons: Lexicons): object {
  const labels = labelPost(post, lexicons);
  const { purpose, purposeConfidence, flags, topics, language, measured, evidence } = labels;
  const confidence = { [purpose]: purposeConfidence, ...labels.confidence };
  const identifiers = findIdentifiers(post.text);
  return { id: key, purpose, flags, confidence, topics, language, measured, evidence, identifiers };
}

function replyLine(key: string, reply: ReplyToLabel, lexicons: Lexicons): object {
  const { flags, needsReview, confidence, evidence, language, measured } = labelReply(reply, lexicons);
  const { inReplyTo, rating, careProvider = true } = reply;
  const asked = inReplyTo === null ? null : labelComment({ text: inReplyTo, rating, careProvider }, lexicons);
  return {
    id: key,
    flags,
    needsReview,
    sentimentOfComment: asked?.sentiment ?? null,
    commentIsQuestion: asked?.question ?? null,
    commentIsAnswerable: asked?.answerable ?? null,
    confidence,
    language,
    measured,
    evidence,
    identifiers: findIdentifiers(reply.text),
  };
}

/** A comment or review that stands unanswered: its own labels alone. */
function commentLine(key: string, comment: CommentToLabel, lexicons: Lexicons): object {
  const { sentiment, question, answerable, ...rest } = labelComment(comment, lexicons);
  return {
    id: key,
    unanswered: true,
    sentimentOfComment: sentiment,
    commentIsQuestion: question,
    commentIsAnswerable: answerable,
    ...rest,
    identifiers: findIdentifiers(comment.text),
  };
}
