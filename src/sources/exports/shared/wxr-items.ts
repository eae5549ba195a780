import { Parser } from 'htmlparser2';
import type { ExportFile } from '../format.ts';
import { DamagedFileError } from './errors.ts';

/** One `<item>` of a WordPress export. Texts as written, CDATA taken off. Authors and commenters are left unread. */
export interface WxrItem {
  /** Element name → its text: `title`, `link`, `wp:post_id`, `content:encoded` … */
  fields: Map<string, string>;
  /** Keys of `wp:postmeta`. */
  meta: Set<string>;
  /** Approved comments; pingbacks and the like are none. */
  comments: WxrComment[];
}

/** One `<wp:comment>` without the name, address and network of who wrote it. */
export interface WxrComment {
  /** `wp:comment_id`, `wp:comment_parent`, `wp:comment_date_gmt`, `wp:comment_content`, `wp:comment_user_id` → text. */
  fields: Map<string, string>;
}

const READ =
  /^(title|link|pubDate|content:encoded|excerpt:encoded|wp:(post_id|post_date|post_date_gmt|status|post_type|post_password))$/;

const READ_OF_COMMENT = /^wp:comment_(id|parent|date_gmt|content|user_id|approved|type)$/;

/**
 * The items of an export one by one, however large the file is. Control characters that make it invalid XML are dropped. Throws
 * `DamagedFileError` at the end when an element was never closed or two items ran into each other.
 */
export async function* wxrItems(file: Pick<ExportFile, 'chunks' | 'path'>): AsyncGenerator<WxrItem> {
  const done: WxrItem[] = [];
  let item: WxrItem | null = null;
  let text = '';
  let isBroken = false;
  let isEmpty = false;
  let comment: WxrComment | null = null;
  const parser = new Parser(
    {
      onopentag(name) {
        isBroken ||= name === 'item' && item !== null;
        if (name === 'item') item = { fields: new Map(), meta: new Set(), comments: [] };
        if (name === 'wp:comment') comment = { fields: new Map() };
        text = '';
        isEmpty = true;
      },
      ontext(piece) {
        isEmpty = false;
        text += piece;
      },
      onclosetag(name, isImplied) {
        // `<wp:post_password/>` counts as implied, too.
        isBroken ||= isImplied && !isEmpty;
        isEmpty = false;
        if (item === null) return;
        isBroken ||= name === 'wp:post_id' && item.fields.has(name);
        if (name === 'item') {
          done.push(item);
          item = null;
        } else if (name === 'wp:comment') {
          if (comment && isShown(comment)) item.comments.push(comment);
          comment = null;
        } else if (name === 'wp:meta_key') item.meta.add(text.trim());
        else if (comment && READ_OF_COMMENT.test(name)) comment.fields.set(name, text.trim());
        else if (!comment && READ.test(name) && !item.fields.has(name)) item.fields.set(name, text);
        text = '';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const chunk of file.chunks()) {
    parser.write(withoutControls(chunk));
    yield* done.splice(0);
  }
  parser.end();
  yield* done;
  if (isBroken)
    throw new DamagedFileError('cut-off', file.path, 'A part of the file is missing: export it again.');
}

function isShown({ fields }: WxrComment): boolean {
  return (
    fields.get('wp:comment_approved') === '1' && /^(comment)?$/.test(fields.get('wp:comment_type') ?? '')
  );
}

/** All below U+0020 but tab, line feed and carriage return: XML knows no such characters. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character >= ' ' || '\t\n\r'.includes(character) ? character : '',
  );
}
