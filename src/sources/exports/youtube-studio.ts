import type { Day } from '../../model/time.ts';
import { laterOf } from '../../model/time.ts';
import type { ExportFile, Item, PostFormat, TableRow } from './format.ts';
import { dayFromWords, isoDay, rangeInName, untilToday } from './shared/dates.ts';
import { lookThrough } from './shared/look-through.ts';
import { parseCount, readFigures } from './shared/numbers.ts';
import { signature } from './shared/signature.ts';
import { hashtagsIn, linksIn } from './shared/text.ts';
import type { YoutubeColumns } from './shared/youtube-words.ts';
import { isPresent, YOUTUBE_FILES, YOUTUBE_TOTAL_ROW, youtubeColumns } from './shared/youtube-words.ts';

/** Studio lists the first 500 videos of the sorted column; files of 499 lines with the sum line have been seen. */
const LIST_CAP = 498;

const CAP_ADVICE =
  'YouTube Studio lists 500 videos at most. If the channel has more, sort by publish time and export again.';

const ID_ADVICE = 'A spreadsheet took the id for a formula: hand the file over as it was downloaded.';

/** The only language seen with decimal commas. */
const FRENCH_VIEWS = 'vues';

/**
 * Videos of a channel as YouTube Studio exports them (Analytics → Advanced mode → by Content). The figures count the
 * chosen range only; the range in the zip's name says until when, not since when. Publish dates are days without a
 * zone. Shorts are not marked, so every record is a video with its length. Studio's "Impressions" are thumbnails
 * shown, not views, and are left out.
 */
export const youtubeStudio: PostFormat = {
  id: 'youtube-studio',
  title: 'YouTube Studio: videos',
  platform: 'youtube',
  reads: 'posts',
  version: '2020',
  how: 'YouTube Studio → Analytics → Advanced mode → Content → Export current view → CSV; hand over the zip.',

  recognise({ header }) {
    const columns = youtubeColumns(header);
    return signature(
      {
        content: isPresent(columns.id),
        'video title': isPresent(columns.title),
        'video publish time': isPresent(columns.published),
      },
      { 'a record per day': isPresent(columns.date) },
    );
  },

  async period(file, context) {
    const named = [file.name, ...file.containers].map(rangeInName).find((range) => range !== null);
    return untilToday({ from: null, through: named?.to ?? (await lastDayOfTotals(file)) }, context.today);
  },

  async *read(file) {
    const account = channelIn(file.containers);
    const columns = youtubeColumns(file.header);
    let videos = 0;
    for await (const row of file.rows()) {
      if (YOUTUBE_TOTAL_ROW.test(row.get(columns.id)) && row.get(columns.title) === '') continue;
      videos += 1;
      yield* itemsOf(row, columns, account);
    }
    if (videos >= LIST_CAP) yield { type: 'notice', row: null, code: 'list-capped', detail: CAP_ADVICE };
  },
};

/** `Content 2026-01-01_2026-10-31 Channel.zip`; the first word is in the user's language. */
function channelIn(containers: string[]): string | null {
  const pattern = /^\S+ \d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2} (.+?)(?: ?\(\d+\))?(?:\.zip)?$/;
  return containers.map((name) => pattern.exec(name)?.[1] ?? null).find((name) => name !== null) ?? null;
}

async function lastDayOfTotals(file: ExportFile): Promise<Day | null> {
  let last: Day | null = null;
  for (const name of YOUTUBE_FILES.totals) {
    const totals = file.sibling(name);
    const { date } = youtubeColumns(totals?.header ?? null);
    if (totals === null || !isPresent(date)) continue;
    for await (const row of lookThrough(totals)) last = laterOf(last, isoDay(row.get(date)));
  }
  return last;
}

function* itemsOf(row: TableRow, columns: YoutubeColumns, account: string | null): Generator<Item> {
  const title = row.get(columns.title);
  const written = row.get(columns.published);
  const day = dayFromWords(written) ?? isoDay(written);
  // A spreadsheet takes an id that starts with a hyphen for a formula and leaves #NAME?.
  const id = /^[\w-]{11}$/.test(row.get(columns.id)) ? row.get(columns.id) : null;
  if (id === null && title === '') {
    yield { type: 'rejected', row: row.number, code: 'not-a-post' };
    return;
  }
  if (id === null) yield { type: 'notice', row: row.number, code: 'id-lost', detail: ID_ADVICE };
  // Deleted, private and unlisted videos come with views but without a date.
  if (day === null)
    yield { type: 'notice', row: row.number, code: written === '' ? 'undated' : 'date-unreadable' };

  const decimalMark = columns.views === FRENCH_VIEWS ? ',' : '.';
  const seconds = parseCount(row.get(columns.duration), decimalMark);
  const { engagement, notices } = readFigures(
    row,
    {
      reactions: columns.likes,
      comments: columns.comments,
      shares: columns.shares,
      views: columns.views,
      reach: columns.reach,
    },
    decimalMark,
  );
  yield* notices;
  yield {
    type: 'post',
    row: row.number,
    post: {
      platform: 'youtube',
      account,
      permalink: id === null ? null : `https://www.youtube.com/watch?v=${id}`,
      publishedAt: day === null ? null : `${day}T00:00:00.000Z`,
      precision: day === null ? null : 'day',
      kind: 'video',
      title: null,
      text: title,
      textCut: false,
      links: linksIn(title),
      hashtags: hashtagsIn(title),
      mediaCount: 1,
      altTextCount: null,
      durationSeconds: typeof seconds === 'number' ? seconds : null,
      origin: 'own',
      paid: null,
      engagement,
    },
    keys: { id, link: id },
  };
}
