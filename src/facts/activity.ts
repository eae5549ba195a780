import type { AccountPeriod, Collection } from '../model/collection.ts';
import { groupBy } from '../model/group.ts';
import { PLATFORMS, type PlatformId } from '../model/platforms.ts';
import { accountKey } from '../model/post.ts';
import type { Practice } from '../model/practice.ts';
import { type Day, daysBetween } from '../model/time.ts';
import { observedDays, type Publication } from './publications.ts';

/** Data that end more than this many days before as-of are an old export, not an abandoned account (design 5a). */
const STALE_INPUT_DAYS = 7;

/** What is known of one account: what it published and how far its data speak. */
export interface AccountActivity {
  /** `platform:handle` */
  key: string;
  platform: PlatformId;
  handle: string | null;
  from: Day | null;
  through: Day | null;
  /** Its data end more than 7 days before as-of. */
  staleInput: boolean;
  /** Its interface failed, or gave no posts where there were some; nothing else speaks for it. */
  unread: boolean;
  /** False when nothing was handed over for an account the practice declares. */
  hasData: boolean;
  /** Publications of any age, oldest first. */
  publications: Publication[];
  newestDay: Day | null;
  /** Days from the newest publication to as-of; null = none known. */
  ageDays: number | null;
  /** With no publication known: at least this many days of silence; null = nothing can be said. */
  silentForDays: number | null;
  windowPosts: number;
  /** Part of the window its data speak for; null = none. */
  observed: { from: Day; to: Day; days: number } | null;
  /** `active` ≤ 90 days, `stale` > 90, `abandoned` > 365; `unknown` while its data can't tell; `empty`: nothing published. */
  state: 'active' | 'stale' | 'abandoned' | 'unknown' | 'empty';
}

/** Every account that is declared, was handed over, or shows in a post. Sorted by key. */
export function deriveActivity(
  collection: Collection,
  practice: Practice,
  publications: Publication[],
): AccountActivity[] {
  const periods = new Map(
    collection.periods.map((period) => [accountKey(period.platform, period.account), period]),
  );
  const unread = unreadAccounts(collection);
  const byAccount = groupBy(publications, ({ account }) => account);
  const known = new Map<string, { platform: PlatformId; handle: string | null; opened: Day | null }>();
  const add = (platform: PlatformId, handle: string | null, opened: Day | null = null) => {
    const key = accountKey(platform, handle);
    if (!known.has(key) || opened !== null) known.set(key, { platform, handle, opened });
  };
  for (const { platform, account } of collection.periods) add(platform, account);
  for (const { platform, handle } of collection.accounts) add(platform, handle);
  for (const { post } of publications) add(post.platform, post.account);
  for (const { platform, handle, opened } of practice.accounts) add(platform, handle, opened);

  return [...known]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, { platform, handle, opened }]) => {
      const period: AccountPeriod = periods.get(key) ?? {
        platform,
        account: handle,
        from: null,
        through: null,
      };
      const from = opened !== null && (period.from === null || opened > period.from) ? opened : period.from;
      const activity = describe(
        key,
        { ...period, from },
        periods.has(key),
        byAccount.get(key) ?? [],
        collection,
      );
      return { ...activity, unread: activity.through === null && unread.has(key) };
    });
}

/** Accounts whose interface told nothing that can be trusted. */
function unreadAccounts({ sources }: Collection): Set<string> {
  const failed = sources.filter(
    ({ file, status, problems }) =>
      file === null && (status === 'failed' || problems.some(({ code }) => code === 'unexpectedly-empty')),
  );
  return new Set(
    failed.flatMap(({ platform, account }) => (platform === null ? [] : [accountKey(platform, account)])),
  );
}

function describe(
  key: string,
  { platform, account, from, through }: AccountPeriod,
  hasData: boolean,
  publications: Publication[],
  { asOf, window }: Collection,
): Omit<AccountActivity, 'unread'> {
  const dated = publications.filter(({ day }) => day !== null);
  const newestDay = dated.at(-1)?.day ?? null;
  const staleInput = through !== null && daysBetween(through, asOf) > STALE_INPUT_DAYS;
  const ageDays = newestDay === null ? null : daysBetween(newestDay, asOf);
  const silentForDays =
    publications.length === 0 && from !== null && through !== null ? daysBetween(from, asOf) + 1 : null;
  const tells = through !== null && !staleInput;
  return {
    key,
    platform,
    handle: account,
    from,
    through,
    staleInput,
    hasData,
    publications,
    newestDay,
    ageDays,
    silentForDays,
    windowPosts: publications.filter(({ inWindow }) => inWindow).length,
    observed: observedDays({ platform, account, from, through }, window, dated[0]?.day ?? null),
    state: stateOf(tells, ageDays, publications.length),
  };
}

function stateOf(tells: boolean, ageDays: number | null, posts: number): AccountActivity['state'] {
  if (ageDays !== null && ageDays <= 90) return 'active';
  if (!tells || (ageDays === null && posts > 0)) return 'unknown';
  if (ageDays === null) return 'empty';
  return ageDays > 365 ? 'abandoned' : 'stale';
}

/**
 * True when every known account is silent beyond its platform's own limit (90 days for feeds, 180 for slow channels), and the data
 * reach far enough to say so of each.
 */
export function allSilent(accounts: readonly AccountActivity[]): boolean {
  return (
    accounts.length > 0 &&
    accounts.every(({ platform, ageDays, silentForDays, through, staleInput }) => {
      const quietDays = ageDays ?? silentForDays;
      return (
        through !== null && !staleInput && quietDays !== null && quietDays > PLATFORMS[platform].zeroDays
      );
    })
  );
}

/** Days of history in the collection (from the earliest *from*, else the first post) and how many posts it holds. */
export function historyOf(accounts: readonly AccountActivity[], asOf: Day): { days: number; posts: number } {
  const starts = accounts.flatMap(
    ({ from, publications }) => from ?? publications.find(({ day }) => day !== null)?.day ?? [],
  );
  const earliest = starts.sort()[0];
  return {
    days: earliest === undefined ? 0 : daysBetween(earliest, asOf) + 1,
    posts: accounts.reduce((sum, { publications }) => sum + publications.length, 0),
  };
}
