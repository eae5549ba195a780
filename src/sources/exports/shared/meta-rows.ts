import type { Account } from '../../../model/account.ts';
import type { Engagement, PostKind } from '../../../model/post.ts';
import type { ExportFile, Item, PostDraft, ReadContext, TableRow } from '../format.ts';
import type { MetaColumn, MetaNetwork } from './meta-columns.ts';
import type { MetaLayout } from './meta-layout.ts';
import { areIdsRounded, metaKind, metaLinkKey } from './meta-posts.ts';
import { metaTimeReader } from './meta-time.ts';
import { normalise } from './normalise.ts';
import type { FigureColumns } from './numbers.ts';
import { readFigures } from './numbers.ts';
import { dayPosition } from './numeric-dates.ts';
import { sampleCells } from './sample-rows.ts';
import { hashtagsIn, linksIn } from './text.ts';

/** Reads a cell of a record by its meaning; '' when blank or without such a column. */
export type Cell = (column: MetaColumn) => string;

/** What Facebook's and Instagram's exports tell each in its own way. */
export interface MetaExport {
  network: MetaNetwork;
  /** Columns that hold a figure, the better one first. */
  figures: Partial<Record<keyof Engagement, MetaColumn[]>>;
  /** Whose export it is, out of its first records; null = nobody named. */
  account(sample: Cell[]): Pick<Account, 'handle' | 'displayName' | 'url'> | null;
  words(cell: Cell): Pick<PostDraft, 'title' | 'text'>;
  owner(cell: Cell, handle: string | null): Pick<PostDraft, 'account' | 'origin' | 'paid'>;
  /** Pictures and videos in a post of a kind; null = one or many. */
  mediaCount(kind: PostKind): number | null;
}

export type PostItem = Extract<Item, { type: 'post' }>;

/** A record and what is to be noticed about it. */
export interface MetaRecord {
  notices: Item[];
  record: PostItem | Extract<Item, { type: 'rejected' }>;
}

export function cellsOf(row: TableRow, { columns }: MetaLayout): Cell {
  return (column) => {
    const name = columns[column];
    return name === undefined ? '' : row.get(name);
  };
}

/** How the records of one file are read: what holds for all of them is settled by its first ones. */
export function metaRowReader(
  file: ExportFile,
  context: ReadContext,
  meta: MetaExport,
  layout: MetaLayout,
  handle: string | null,
): (row: TableRow) => MetaRecord {
  const { columns } = layout;
  const figures = figureColumns(meta, layout);
  const decimalMark = groupsByPoint(file, figures) ? ',' : '.';
  const dayAt = dayPosition(sampleCells(file, columns.publishTime)) ?? 'second';
  const timeOf = metaTimeReader(dayAt, context.metaTimeZone);
  const idsRounded = areIdsRounded(sampleCells(file, columns.id));
  return (row) => {
    const { number } = row;
    const cell = cellsOf(row, layout);
    const writtenId = cell('id');
    const link = cell('permalink');
    const writtenTime = cell('publishTime');
    const time = timeOf(writtenTime);
    const intact = /^\d+$/.test(writtenId) && !idsRounded;
    const keys = { id: intact ? writtenId : null, link: metaLinkKey(link) };
    const words = meta.words(cell);
    if (time === null && normalise(writtenTime) === columns.publishTime)
      return { notices: [], record: { type: 'rejected', row: number, code: 'repeated-header' } };
    if (keys.id === null && link === '' && time === null && words.text === '')
      return { notices: [], record: { type: 'rejected', row: number, code: 'no-identity' } };

    const { engagement, notices } = readFigures(row, figures, decimalMark);
    const isDamaged = writtenId !== '' && !intact;
    if (isDamaged) notices.push({ type: 'notice', row: number, code: 'id-damaged' });
    if (time === null) notices.push({ type: 'notice', row: number, code: 'undated' });
    if ((isDamaged || file.encoding === 'windows-1252') && words.text.includes('????'))
      notices.push({ type: 'notice', row: number, code: 'emoji-damaged' });
    const kind = metaKind(cell('postType'), link);
    const { account, origin, paid } = meta.owner(cell, handle);
    const post: PostDraft = {
      platform: meta.network,
      account,
      origin,
      paid,
      permalink: /^https?:\/\//i.test(link) ? link : null,
      publishedAt: time?.publishedAt ?? null,
      precision: time?.precision ?? null,
      kind,
      title: words.title,
      text: words.text,
      textCut: false,
      links: linksIn(words.text),
      hashtags: hashtagsIn(words.text),
      mediaCount: meta.mediaCount(kind),
      altTextCount: null,
      durationSeconds: seconds(cell('duration')),
      engagement,
    };
    return { notices, record: { type: 'post', row: number, post, keys } };
  };
}

export function figureColumns(meta: MetaExport, { columns }: MetaLayout): FigureColumns {
  const known: FigureColumns = {};
  for (const [figure, candidates] of Object.entries(meta.figures) as [keyof Engagement, MetaColumn[]][]) {
    const column = candidates.find((candidate) => columns[candidate] !== undefined);
    const name = column === undefined ? undefined : columns[column];
    if (name !== undefined) known[figure] = name;
  }
  return known;
}

/**
 * Counts have no decimals: a point in front of three digits groups thousands, as spreadsheets in Europe write them,
 * unless other figures of the file do end in decimals.
 */
function groupsByPoint(file: ExportFile, figures: FigureColumns): boolean {
  const pointed = Object.values(figures).flatMap((column) =>
    sampleCells(file, column).filter((cell) => cell.includes('.')),
  );
  return pointed.length > 0 && pointed.every((cell) => /^[1-9]\d{0,2}(\.\d{3})+$/.test(cell));
}

/** Length of a video; pictures have 0 there, which is none. */
function seconds(cell: string): number | null {
  if (cell === '' || cell === '0') return null;
  const length = /^\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : 0;
  return length > 0 ? length : null;
}
