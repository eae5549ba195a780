import type { PlatformId } from '../../../model/platforms.ts';
import type { Engagement, PostKind } from '../../../model/post.ts';
import type { ExportFile, Item, TableRow } from '../format.ts';
import { settled } from './id-time.ts';
import { metaKind, metaText } from './meta-posts.ts';
import type { FigureColumns } from './numbers.ts';
import { readFigures } from './numbers.ts';
import { madeAt, postIdentity } from './post-identity.ts';
import { hashtagsIn, linksIn } from './text.ts';
import type { Moment } from './wall-clock.ts';
import { namedLinks, startsAsReply } from './x-posts.ts';

/** One row of a table that a tool of another company wrote, its cells told by their meaning. */
export interface ToolPost {
  platform: PlatformId;
  /** As written; '' = none. */
  id: string;
  link: string;
  /** Handle or name, where no link tells the handle; '' = not told. */
  account: string;
  moment: Moment | null;
  /** The words for the kind, of any tool. */
  type: string;
  title?: string;
  text: string;
  /** Address the post leads to besides those in its text; '' = none. */
  leadsTo?: string;
  durationSeconds?: number | null;
  figures: FigureColumns;
  /** Figures that no single column holds. */
  counted?: Partial<Engagement>;
  paid?: boolean | null;
}

/**
 * Posts of a tool's table. `postOf` gives a code instead of a post for a row it cannot make one of, null for a row that is no
 * record (an explanation, a sum).
 */
export async function* readToolPosts(
  file: ExportFile,
  postOf: (row: TableRow) => ToolPost | string | null,
): AsyncGenerator<Item> {
  for await (const row of file.rows()) {
    const post = postOf(row);
    if (post === null) continue;
    if (typeof post === 'string') yield { type: 'rejected', row: row.number, code: post };
    else yield* itemsOf(row, post);
  }
}

/** Said once for a file whose times name no zone. */
export function zoneAssumed(zone: string): Item {
  return {
    type: 'notice',
    row: null,
    code: 'zone-assumed',
    detail: `Times stand without a zone and are taken as ${zone}.`,
  };
}

function* itemsOf(row: TableRow, tool: ToolPost): Generator<Item> {
  const { platform } = tool;
  const { handle, ...keys } = postIdentity(platform, tool.id, tool.link);
  const text = metaText(tool.text);
  const { moment, notices: aboutTime } = settled(
    row.number,
    tool.moment,
    madeAt(platform, tool.id, tool.link),
  );
  if (moment.publishedAt === null && (keys.id ?? keys.link) === null && text === '') {
    yield { type: 'rejected', row: row.number, code: 'not-a-post' };
    return;
  }
  const account = handle ?? (tool.account.replace(/^@/, '') || null);
  yield* aboutTime;
  const { engagement, notices } = readFigures(row, tool.figures);
  yield* notices;
  yield {
    type: 'post',
    row: row.number,
    post: {
      platform,
      account,
      permalink: /^https?:\/\//i.test(tool.link) ? tool.link : null,
      ...moment,
      kind: toolKind(platform, tool.type, tool.link),
      title: tool.title || null,
      text,
      textCut: text.endsWith('…'),
      links: namedLinks([...new Set([...linksIn(text), ...linksIn(tool.leadsTo ?? '')])]),
      hashtags: hashtagsIn(text),
      mediaCount: null,
      altTextCount: null,
      durationSeconds: tool.durationSeconds ?? null,
      origin: platform === 'x' && startsAsReply(text, account) ? 'reply' : 'own',
      paid: tool.paid ?? null,
      engagement: { ...engagement, ...tool.counted },
    },
    keys,
  };
}

/** Words for kinds that Meta does not use. */
const OTHER_KINDS: [RegExp, PostKind][] = [
  [/^(status|tweet|text)$/, 'text'],
  [/^youtube$/, 'link'],
  [/album|document/, 'carousel'],
  [/^igtv$/, 'video'],
  [/poll/, 'poll'],
];

function toolKind(platform: PlatformId, type: string, link: string): PostKind {
  const word = type.trim().toLowerCase();
  const kind = OTHER_KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? metaKind(word, link);
  return kind === 'video' && platform === 'tiktok' ? 'short' : kind;
}
