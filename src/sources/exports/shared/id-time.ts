import type { Instant } from '../../../model/time.ts';
import type { Item, PostDraft } from '../format.ts';
import type { Moment } from './wall-clock.ts';

/** Time zones and rounding explain less than this. */
const EXPLAINED_MS = 26 * 3_600_000;

/** Whether a written time and the one an id carries cannot both be right: somebody changed one of them. */
export function contradicts(written: Instant | null, fromId: Instant | null): boolean {
  if (written === null || fromId === null) return false;
  return Math.abs(Date.parse(written) - Date.parse(fromId)) > EXPLAINED_MS;
}

/**
 * The moment of a post out of what is written and what its number carries: a lost date is filled, and where the two contradict
 * each other the number is right, since spreadsheets and people change dates and hardly ever numbers.
 */
export function settled(
  row: number,
  written: Moment | null,
  fromId: Instant | null,
): { moment: Pick<PostDraft, 'publishedAt' | 'precision'>; notices: Item[] } {
  const exact: Moment | null = fromId === null ? null : { publishedAt: fromId, precision: 'minute' };
  if (exact !== null && contradicts(written?.publishedAt ?? null, fromId))
    return { moment: exact, notices: [{ type: 'notice', row, code: 'time-unlike-id' }] };
  const moment = written?.precision === 'day' ? (exact ?? written) : (written ?? exact);
  if (moment === null)
    return {
      moment: { publishedAt: null, precision: null },
      notices: [{ type: 'notice', row, code: 'undated' }],
    };
  return { moment, notices: [] };
}

/** Mastodon began in 2016; later than 2100 is no time. */
const FIRST_MASTODON_MS = Date.UTC(2016, 0);
const LAST_MS = Date.UTC(2100, 0);

/** The moment a Mastodon post was made, out of its id; null for ids that other servers and older versions count otherwise. */
export function instantFromMastodonId(id: string | null): Instant | null {
  if (id === null || !/^\d{15,20}$/.test(id)) return null;
  const ms = Number(BigInt(id) >> 16n);
  return ms < FIRST_MASTODON_MS || ms > LAST_MS ? null : new Date(ms).toISOString();
}

const TID_LETTERS = '234567abcdefghijklmnopqrstuvwxyz';
/** Bluesky began in 2022. */
const FIRST_BLUESKY_MS = Date.UTC(2022, 0);

/** The moment a Bluesky record was made, out of its key; null for keys of another make (`self`). */
export function instantFromTid(key: string): Instant | null {
  if (!/^[2-7a-j][2-7a-z]{12}$/.test(key)) return null;
  let number = 0n;
  for (const letter of key) number = number * 32n + BigInt(TID_LETTERS.indexOf(letter));
  // Microseconds since 1970; the last ten bits tell clocks apart.
  const ms = Number((number >> 10n) / 1000n);
  return ms < FIRST_BLUESKY_MS || ms > LAST_MS ? null : new Date(ms).toISOString();
}
