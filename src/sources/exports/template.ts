import type { PlatformId } from '../../model/platforms.ts';
import { PLATFORM_IDS, PLATFORMS } from '../../model/platforms.ts';
import type { PostKind } from '../../model/post.ts';
import { POST_KINDS, POST_ORIGINS } from '../../model/post.ts';
import type { Day, Instant, Period } from '../../model/time.ts';
import { earlierOf, instantOf, laterOf } from '../../model/time.ts';
import type { ExportFile, Item, PostFormat, TableRow } from './format.ts';
import { dayFromWords, untilToday } from './shared/dates.ts';
import { settled } from './shared/id-time.ts';
import { lookThrough } from './shared/look-through.ts';
import { readCounts, readFigures } from './shared/numbers.ts';
import type { DayPosition } from './shared/numeric-dates.ts';
import { dayFromNumbers, dayPosition } from './shared/numeric-dates.ts';
import { madeAt, postIdentity } from './shared/post-identity.ts';
import { columnSignature } from './shared/signature.ts';
import { hashtagsIn, linksIn } from './shared/text.ts';
import type { Moment } from './shared/wall-clock.ts';

/**
 * Our own table for everything that has no export: physician networks, a newsroom, Snapchat, a list kept by hand.
 * Described for the people who fill it in docs/csv-template.md. One file may hold several platforms and accounts.
 */
export const template: PostFormat = {
  id: 'template',
  title: 'Social Vitals table',
  platform: 'any',
  reads: 'posts',
  version: '1',
  how: 'Fill in docs/social-vitals-template.csv; docs/csv-template.md says how.',

  recognise: (file) => columnSignature(file, ['platform', 'account', 'published at', 'text']),

  async period(file, context) {
    const position = await orderOfDates(file);
    const period: Period = { from: null, through: null };
    for await (const row of lookThrough(file)) {
      period.from = earlierOf(period.from, dayIn(row.get('complete from'), position));
      period.through = laterOf(period.through, dayIn(row.get('complete through'), position));
    }
    return untilToday(period, context.today);
  },

  async *read(file, context) {
    const position = await orderOfDates(file);
    for await (const row of file.rows()) {
      for (const column of PERIOD_COLUMNS)
        if (row.get(column) !== '' && dayIn(row.get(column), position) === null)
          yield { type: 'notice', row: row.number, code: 'period-unreadable', detail: DATE_ADVICE };
      if (!statesPeriodOnly(row)) yield* itemsOf(row, position, context.timeZone);
    }
  },
};

const PERIOD_COLUMNS = ['complete from', 'complete through'];

async function orderOfDates(file: ExportFile): Promise<DayPosition | null> {
  const dates = new Set<string>();
  for await (const row of lookThrough(file))
    for (const column of ['published at', ...PERIOD_COLUMNS]) dates.add(row.get(column));
  return dayPosition(dates);
}

const DATE_ADVICE = 'Write dates as 2026-10-31.';

/** A line may say how far the list goes and nothing else. */
function statesPeriodOnly(row: TableRow): boolean {
  const isBlank = ['platform', 'published at', 'text', 'link'].every((column) => row.get(column) === '');
  return isBlank && PERIOD_COLUMNS.some((column) => row.get(column) !== '');
}

function dayIn(cell: string, position: DayPosition | null): Day | null {
  const day = dayFrom(cell, position);
  return day === 'unclear' ? null : day;
}

function dayFrom(date: string, position: DayPosition | null): Day | null | 'unclear' {
  return dayFromNumbers(date, position) ?? dayFromWords(date);
}

function* itemsOf(row: TableRow, position: DayPosition | null, zone: string): Generator<Item> {
  const rejected = (code: string): Item => ({ type: 'rejected', row: row.number, code });
  const notice = (code: string): Item => ({ type: 'notice', row: row.number, code });

  const platform = platformFrom(row.get('platform'));
  if (platform === null) return yield rejected('platform-unknown');
  const published = publishedFrom(row.get('published at'), position, zone);
  if (typeof published === 'string') return yield rejected(published);
  const origin = row.get('origin') === '' ? 'own' : oneOf(POST_ORIGINS, row.get('origin'));
  if (origin === null) return yield rejected('origin-unknown');

  const link = row.get('link');
  const { moment, notices: aboutTime } = settled(row.number, published, madeAt(platform, '', link));
  yield* aboutTime;
  const kind = kindFrom(row.get('kind'));
  if (kind === null && row.get('kind') !== '') yield notice('kind-unknown');
  const permalink = /^https?:\/\/\S+$/i.test(link) ? link : null;
  if (permalink === null && link !== '') yield notice('link-unreadable');
  const paid = ANSWERS.get(row.get('paid').toLowerCase()) ?? null;
  if (paid === null && row.get('paid') !== '') yield notice('paid-unreadable');
  const { engagement, notices } = readFigures(row, {
    reactions: 'reactions',
    comments: 'comments',
    shares: 'shares',
    saves: 'saves',
    views: 'views',
    reach: 'reach',
    clicks: 'clicks',
  });
  const media = readCounts(row, { count: 'media count', described: 'alt text count' });
  yield* [...notices, ...media.notices];
  const text = row.get('text');
  const identity = postIdentity(platform, '', permalink ?? '');
  yield {
    type: 'post',
    row: row.number,
    post: {
      platform,
      account: row.get('account').replace(/^@/, '') || null,
      permalink,
      ...moment,
      kind,
      title: null,
      text,
      textCut: false,
      links: linksIn(text),
      hashtags: hashtagsIn(text),
      mediaCount: media.counts.count ?? null,
      altTextCount: media.counts.described ?? null,
      durationSeconds: null,
      origin,
      paid,
      engagement,
    },
    keys: { id: identity.id, link: identity.link },
  };
}

/** Names people use, besides ids and names of `PLATFORMS`. */
const OTHER_NAMES: Record<string, PlatformId> = {
  twitter: 'x',
  'google my business': 'google-business',
  google: 'google-business',
  website: 'newsroom',
  doximity: 'physician-network',
  sermo: 'physician-network',
};

function platformFrom(cell: string): PlatformId | null {
  const name = cell.toLowerCase();
  const known = PLATFORM_IDS.find((id) => id === name || PLATFORMS[id].name.toLowerCase() === name);
  return known ?? oneOf(PLATFORM_IDS, cell) ?? OTHER_NAMES[name] ?? null;
}

const OTHER_KINDS: Record<string, PostKind> = {
  image: 'photo',
  picture: 'photo',
  album: 'carousel',
  reel: 'short',
};

function kindFrom(cell: string): PostKind {
  return oneOf(POST_KINDS, cell) ?? OTHER_KINDS[cell.toLowerCase()] ?? null;
}

function oneOf<T extends string>(words: readonly T[], cell: string): T | null {
  const word = cell.toLowerCase().replace(/\s+/g, '-');
  return words.find((known) => known === word) ?? null;
}

const ANSWERS = new Map([
  ['yes', true],
  ['true', true],
  ['1', true],
  ['no', false],
  ['false', false],
  ['0', false],
]);

const DATE_AND_TIME =
  /^(\S+?)(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** A day, a time with its offset from UTC, or a wall clock reading at the practice. A string is the code of what is wrong. */
function publishedFrom(cell: string, position: DayPosition | null, zone: string): Moment | string | null {
  if (cell === '') return null;
  const [, date = '', hour, minute, second, half, offset] = DATE_AND_TIME.exec(cell) ?? [];
  const day = dayFrom(date, position);
  if (day === 'unclear') return 'published-at-unclear';
  if (day === null) return 'published-at-unreadable';
  if (hour === undefined) return { publishedAt: `${day}T00:00:00.000Z`, precision: 'day' };
  const clock = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  const clockZone = offset === undefined ? zone : 'UTC';
  const instant = instantOf(day, clock, Number(minute), Number(second ?? 0), clockZone);
  if (instant === null) return 'published-at-unreadable';
  return { publishedAt: shifted(instant, offset), precision: 'minute' };
}

/** `+02:00` reads two hours later than UTC. */
function shifted(instant: Instant, offset = 'Z'): Instant {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  if (match === null) return instant;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return new Date(Date.parse(instant) - (match[1] === '-' ? -minutes : minutes) * 60_000).toISOString();
}
