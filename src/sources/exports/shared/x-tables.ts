import type { Instant } from '../../../model/time.ts';
import type { Item, TableRow } from '../format.ts';
import type { FigureColumns } from './numbers.ts';
import { readFigures } from './numbers.ts';
import { hashtagsIn, linksIn } from './text.ts';
import { identify, instantFromXId, namedLinks, startsAsReply, unescapeXText, xPermalink } from './x-posts.ts';

/** What the two generations of X's post tables name differently. */
export interface XTableColumns {
  id: string;
  text: string;
  link: string;
  figures: FigureColumns;
}

/** Tables cut texts at about 280 characters without saying so. */
const FULL_LENGTH = 278;

const ID_ADVICE = 'A spreadsheet shortened the id: hand the file over as it was downloaded.';

/**
 * One record of a post table as items. The moment is in the id; `written` is what the date column says, for a record
 * whose id is lost. Tables tell nothing about pictures.
 */
export function* xTableItems(
  row: TableRow,
  columns: XTableColumns,
  written: { publishedAt: Instant; precision: 'minute' | 'day' } | null,
  paid: boolean | null,
): Generator<Item> {
  const { id, handle } = identify(row.get(columns.id), row.get(columns.link));
  const text = unescapeXText(row.get(columns.text));
  const moment = id === null ? null : instantFromXId(id);
  if (id === null && written === null && text === '') {
    yield { type: 'rejected', row: row.number, code: 'not-a-post' };
    return;
  }
  if (id === null) yield { type: 'notice', row: row.number, code: 'id-lost', detail: ID_ADVICE };
  const { engagement, notices } = readFigures(row, columns.figures);
  yield* notices;
  yield {
    type: 'post',
    row: row.number,
    post: {
      platform: 'x',
      account: handle,
      permalink: id === null ? null : xPermalink(handle, id),
      publishedAt: moment ?? written?.publishedAt ?? null,
      precision: moment === null ? (written?.precision ?? null) : 'minute',
      kind: null,
      title: null,
      text,
      textCut: text.endsWith('…') || [...text].length >= FULL_LENGTH,
      links: namedLinks(linksIn(text)),
      hashtags: hashtagsIn(text),
      mediaCount: null,
      altTextCount: null,
      durationSeconds: null,
      origin: startsAsReply(text, handle) ? 'reply' : 'own',
      paid,
      engagement,
    },
    keys: { id, link: id },
  };
}
