import type { PostKind } from '../../model/post.ts';
import type { Day, Period } from '../../model/time.ts';
import { earlierOf, laterOf } from '../../model/time.ts';
import type { ExportFile, Item, PostFormat, TableRow } from './format.ts';
import { isoDay, untilToday } from './shared/dates.ts';
import { instantFromLinkedin, linkedinAddress, linkedinKeys } from './shared/linkedin-posts.ts';
import { lookThrough } from './shared/look-through.ts';
import { readFigures } from './shared/numbers.ts';
import { dayFromNumbers } from './shared/numeric-dates.ts';
import { columnSignature } from './shared/signature.ts';
import { hashtagsIn, linksIn } from './shared/text.ts';

/**
 * Posts of a company page: sheet `All posts` of `<page>_content_<milliseconds>.xls`. Its "Created date" is the day a post was
 * drafted, so the moment is taken from the number in the link. A sponsored post stands there twice, once for what it earned
 * by itself and once for what was paid. Who posted it is a name of staff and never read.
 */
export const linkedinPageContent: PostFormat = {
  id: 'linkedin-page-content',
  title: 'LinkedIn page: posts',
  platform: 'linkedin',
  reads: 'posts',
  version: '2023',
  how: 'LinkedIn page, as an admin → Analytics → Content → Export, for up to a year.',

  recognise: (file) =>
    columnSignature(file, ['post title', 'post link', 'post type', 'created date', 'impressions']),

  async period(file, context) {
    const days = await daysOfMetrics(file);
    return untilToday({ from: days.from, through: days.through ?? dayOfExport(file) }, context.today);
  },

  async *read(file) {
    const shares = file.header?.includes('reposts') ? 'reposts' : 'shares';
    const account = file.containers.map((name) => NAME.exec(name)?.[1] ?? null).find(Boolean) ?? null;
    const posts = new Map<string, PostItem>();
    for await (const row of file.rows()) {
      const link = row.get('post link');
      const { engagement, notices } = readFigures(row, {
        reactions: 'likes',
        comments: 'comments',
        shares,
        views: 'impressions',
        clicks: 'clicks',
      });
      yield* notices;
      const known = posts.get(link);
      if (link === '' && row.get('post title') === '') {
        yield { type: 'rejected', row: row.number, code: 'not-a-post' };
      } else if (known !== undefined && link !== '') {
        yield { type: 'repeat', row: row.number };
        known.post.engagement = added(known.post.engagement, engagement);
        known.post.paid = known.post.paid || paidOf(row);
      } else {
        const item = itemOf(row, link, account, engagement);
        if (item.post.publishedAt === null) yield { type: 'notice', row: row.number, code: 'undated' };
        posts.set(link === '' ? `row ${row.number}` : link, item);
      }
    }
    yield* posts.values();
  },
};

type PostItem = Extract<Item, { type: 'post' }>;
type Engagement = PostItem['post']['engagement'];

const NAME = /^(.+)_content_(\d{13})\D*$/;

function dayOfExport({ name, containers }: ExportFile): Day | null {
  const ms = [name, ...containers].map((one) => NAME.exec(one)?.[2]).find(Boolean);
  return ms === undefined ? null : isoDay(new Date(Number(ms)).toISOString());
}

/** The sheet of daily figures covers the range that was asked for. */
async function daysOfMetrics(file: ExportFile): Promise<Period> {
  const period: Period = { from: null, through: null };
  const metrics = file.sibling('Metrics');
  if (metrics === null) return period;
  for await (const row of lookThrough(metrics)) {
    const day = dayFromNumbers(row.get('date'), 'second');
    if (day === null || day === 'unclear') continue;
    period.from = earlierOf(period.from, day);
    period.through = laterOf(period.through, day);
  }
  return period;
}

function itemOf(row: TableRow, link: string, account: string | null, engagement: Engagement): PostItem {
  const address = linkedinAddress(link);
  const created = dayFromNumbers(row.get('created date'), 'second');
  const moment = instantFromLinkedin(address);
  const day = created === null || created === 'unclear' ? null : `${created}T00:00:00.000Z`;
  const kind = KINDS[row.get('content type').toLowerCase()] ?? null;
  const text = row.get('post title');
  return {
    type: 'post',
    row: row.number,
    post: {
      platform: 'linkedin',
      account,
      permalink: /^https?:\/\//i.test(link) ? link : null,
      publishedAt: moment ?? day,
      precision: moment !== null ? 'minute' : day !== null ? 'day' : null,
      kind,
      title: null,
      text,
      textCut: false,
      links: linksIn(text),
      hashtags: hashtagsIn(text),
      mediaCount: kind === 'photo' || kind === 'video' ? 1 : null,
      altTextCount: null,
      durationSeconds: null,
      origin: 'own',
      paid: paidOf(row),
      engagement,
    },
    keys: linkedinKeys(link, address),
  };
}

/** Content types of newer files; older ones name videos only and leave the rest blank. */
const KINDS: Record<string, PostKind> = {
  image: 'photo',
  'multi-image': 'carousel',
  document: 'carousel',
  video: 'video',
  article: 'article',
  poll: 'poll',
};

function paidOf(row: TableRow): boolean | null {
  if (row.get('campaign name') !== '') return true;
  const type = row.get('post type').toLowerCase();
  return type === 'sponsored' ? true : type === 'organic' ? false : null;
}

function added(a: Engagement, b: Engagement): Engagement {
  const sum = { ...a };
  for (const figure of Object.keys(a) as (keyof Engagement)[]) {
    const [one, other] = [a[figure], b[figure]];
    sum[figure] = one === null || other === null ? (one ?? other) : one + other;
  }
  return sum;
}
