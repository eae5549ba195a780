import type { Engagement } from '../../model/post.ts';
import type { ExportFile, PostFormat } from './format.ts';
import { isoDay, untilToday } from './shared/dates.ts';
import { INSIGHTS_COLUMNS } from './shared/facebook-insights.ts';
import { lookThrough } from './shared/look-through.ts';
import type { FigureColumns } from './shared/numbers.ts';
import { parseCount, readFigures } from './shared/numbers.ts';
import { columnSignature } from './shared/signature.ts';
import { readToolPosts, zoneAssumed } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

/** Name of the workbook: Page and day of the export. */
const NAME = /\(Post Level\) - (.+) - (\d{4}-\d\d-\d\d)/i;

/** Sheet of the same workbook that counts what people did, not how many did it; its name is cut at 31 characters. */
const STORIES_SHEET = 'Lifetime Post Stories by act...';

/**
 * Posts of a Facebook Page out of the old Page Insights, `Facebook Insights Data Export (Post Level) - <Page> - <day>`: the
 * sheet "Key Metrics", or that sheet as CSV. Its second row explains the columns. Times name no zone: they are Meta's.
 */
export const facebookInsightsPosts: PostFormat = {
  id: 'facebook-insights-posts',
  title: 'Facebook Page Insights (until 2021): posts',
  platform: 'facebook',
  reads: 'posts',
  version: '2017',
  how: 'Was exported from the Page → Insights → Export data → Post data; no longer offered.',

  recognise: (file) =>
    columnSignature(file, [
      'post id',
      'permalink',
      'post message',
      'posted',
      'audience targeting',
      INSIGHTS_COLUMNS.reach,
    ]),

  period(file, context) {
    return untilToday({ from: null, through: isoDay(nameOf(file)?.[2] ?? '') }, context.today);
  },

  async *read(file, context) {
    const columns = figureColumns(file.header ?? []);
    const paidReach = INSIGHTS_COLUMNS.paidReach.find((name) => file.header?.includes(name)) ?? '';
    const stories = await storiesOf(file);
    yield zoneAssumed(context.metaTimeZone);
    yield* readToolPosts(file, (row) => {
      const id = row.get('post id');
      if (id === '' && row.get('permalink') === '' && row.get('posted') === '') return null;
      const paid = parseCount(row.get(paidReach));
      return {
        platform: 'facebook',
        id,
        link: row.get('permalink'),
        account: nameOf(file)?.[1] ?? '',
        moment: wallClock(row.get('posted'), context.metaTimeZone),
        type: row.get('type'),
        text: row.get('post message'),
        figures: columns,
        counted: stories.get(id) ?? {},
        paid: typeof paid === 'number' ? paid > 0 : null,
      };
    });
  },
};

function nameOf({ name, containers }: ExportFile): RegExpExecArray | null {
  return NAME.exec([name, ...containers].find((one) => NAME.test(one)) ?? '');
}

function figureColumns(header: string[]): FigureColumns {
  const columns: FigureColumns = {};
  for (const figure of ['views', 'reach', 'clicks'] as const) {
    const name = INSIGHTS_COLUMNS[figure].find((known) => header.includes(known));
    if (name !== undefined) columns[figure] = name;
  }
  return columns;
}

/** Reactions, comments and shares by post id; of a table that came without its workbook they stay unknown. */
async function storiesOf(file: ExportFile): Promise<Map<string, Partial<Engagement>>> {
  const stories = new Map<string, Partial<Engagement>>();
  const sheet = file.sibling(STORIES_SHEET);
  if (sheet === null) return stories;
  for await (const row of lookThrough(sheet)) {
    const { reactions, comments, shares } = readFigures(row, {
      reactions: 'like',
      comments: 'comment',
      shares: 'share',
    }).engagement;
    stories.set(row.get('post id'), { reactions, comments, shares });
  }
  return stories;
}
