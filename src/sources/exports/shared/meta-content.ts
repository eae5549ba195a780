import type { Account } from '../../../model/account.ts';
import type { Period } from '../../../model/time.ts';
import { dayFrom } from '../../../model/time.ts';
import type { ExportFile, Item, ReadContext } from '../format.ts';
import { monthFrom, untilToday } from './dates.ts';
import type { MetaNetwork } from './meta-columns.ts';
import { gatherDays } from './meta-days.ts';
import { metaLayout } from './meta-layout.ts';
import type { MetaExport } from './meta-rows.ts';
import { cellsOf, figureColumns, metaRowReader } from './meta-rows.ts';
import { isMetaTime } from './meta-time.ts';
import { sampleCells, sampleRows } from './sample-rows.ts';

const RANGE = /(\p{L}{3,4})\.?-(\d{1,2})-(\d{4})_(\p{L}{3,4})\.?-(\d{1,2})-(\d{4})/u;

/**
 * The range in the file name, `Jan-01-2024_Apr-01-2024_…`, which neither columns nor rows repeat: a renamed file has none. In
 * a daily breakdown it is the range of figures; posts may be older.
 */
export function metaPeriod(file: ExportFile, context: ReadContext, network: MetaNetwork): Period {
  const [, fromMonth, fromDay, fromYear, toMonth, toDay, toYear] = RANGE.exec(file.name) ?? [];
  const from = dayFrom(Number(fromYear), monthFrom(fromMonth ?? '') ?? 0, Number(fromDay));
  const through = dayFrom(Number(toYear), monthFrom(toMonth ?? '') ?? 0, Number(toDay));
  const isDaily = sampleCells(file, metaLayout(file, network).columns.date).some(isMetaTime);
  return untilToday({ from: isDaily ? null : from, through }, context.today);
}

/** The account and all posts of a content export; notices about a post stand in front of it. */
export async function* readMetaContent(
  file: ExportFile,
  context: ReadContext,
  meta: MetaExport,
): AsyncGenerator<Item> {
  const layout = metaLayout(file, meta.network);
  const account = meta.account(sampleRows(file).map((row) => cellsOf(row, layout)));
  if (account !== null)
    yield { type: 'account', account: { ...NOT_TOLD, platform: meta.network, ...account } };
  if (layout.byPosition && Object.keys(figureColumns(meta, layout)).length === 0)
    yield fileNotice('language-unknown', 'Figures have names we do not know: export it again in English.');

  const read = metaRowReader(file, context, meta, layout, account?.handle ?? null);
  const dayColumn = layout.columns.date;
  const days = gatherDays();
  let [zoneTold, daysTold] = [false, false];
  for await (const row of file.rows()) {
    const { notices, record } = read(row);
    for (const notice of notices) yield notice;
    if (record.type !== 'post') {
      yield record;
      continue;
    }
    if (!zoneTold && record.post.precision === 'minute') {
      zoneTold = true;
      yield fileNotice(
        'zone-assumed',
        `Times stand without a zone and are taken as ${context.metaTimeZone}.`,
      );
    }
    if (dayColumn !== undefined && isMetaTime(row.get(dayColumn))) {
      if (!daysTold)
        yield fileNotice('daily-figures', 'Figures are those of the days in the file, added up.');
      daysTold = true;
      if (days.isRepeat(record)) yield { type: 'repeat', row: row.number };
      continue;
    }
    const ofDays = days.takeBack(record);
    if (ofDays !== null) yield { type: 'repeat', row: ofDays.row };
    yield record;
  }
  yield* days.posts();
}

const NOT_TOLD: Omit<Account, 'platform' | 'handle' | 'displayName' | 'url'> = {
  bio: null,
  website: null,
  phone: null,
  picture: null,
  cover: null,
  followers: null,
  observedAt: null,
};

function fileNotice(code: string, detail: string): Item {
  return { type: 'notice', row: null, code, detail };
}
