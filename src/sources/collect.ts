import { type AccountPeriod, type Collection, SCHEMA_VERSION } from '../model/collection.ts';
import { PLATFORMS, type PlatformId } from '../model/platforms.ts';
import { accountKey, localDay, type Post } from '../model/post.ts';
import type { Practice } from '../model/practice.ts';
import type { SourceReport } from '../model/source-report.ts';
import { addDays, type Day, earlierOf, laterOf } from '../model/time.ts';
import { withGaps } from './gaps.ts';
import { chooseAsOf, chooseWindow, type DaysAsked } from './judged-days.ts';
import { type Gathered, mergePosts } from './merge.ts';
import { mergeComments } from './merge-comments.ts';
import { mergeProfiles } from './merge-profiles.ts';
import { underOneName } from './one-name.ts';
import { WITHOUT_INTERFACE } from './platforms/index.ts';
import { type AccountReading, type Apis, readApis } from './read-apis.ts';
import { blank, type FileReading, nothingRead, problem, readExports } from './read-exports.ts';

/** What to collect and how far to look. */
export interface CollectRequest extends DaysAsked {
  /** Folders, zips and files with exports. */
  paths: string[];
  /** Until when an export without a date of its own speaks; null = unknown. */
  through: Day | null;
  /** Accounts to read by their platforms' interfaces besides; absent = files only. */
  apis?: Apis;
  /** Posts by `accountKey` that the last kept collection held. */
  knownPosts?: ReadonlyMap<string, number>;
  /** Told of every file and account that has been dealt with. */
  onSource?: (report: SourceReport) => void;
}

/**
 * Reads every file and every account's interface, merges repeated posts and accounts for every record: per source
 * read = kept + duplicate + outsideWindow + rejected.
 *
 * @throws InputError when a path does not exist
 */
export async function collect(request: CollectRequest): Promise<Collection> {
  const { practice } = request;
  // A reporting day fixed in the practice's file has come, whatever this machine's clock says: the same files, the same report.
  const today = laterOf(request.today, practice.asOf ?? null) ?? request.today;
  const [files, accounts] = await Promise.all([
    readFiles(request, today),
    readAccounts(request, request.asOf ?? practice.asOf ?? today),
  ]);
  const read = underOneName(files, accounts);
  const readings = [...read, ...withoutInterface(practice, read)];

  const onlyHandle = soleHandles(practice, readings);
  const gathered = readings.flatMap(({ report, records }) =>
    records.map((record) => completed(record, onlyHandle, report.through)),
  );
  const { posts, duplicates } = mergePosts(gathered);
  const days = posts.flatMap((post) => localDay(post, practice.timeZone) ?? []).sort();
  const { asOf, asOfAssumed } = chooseAsOf(request, readings, days);
  const window = chooseWindow(request, asOf, readings, days);
  const { comments, repeated } = mergeComments(readings);
  const bySource = daysBySource(posts, practice.timeZone);
  const sources = readings.map(({ report }) =>
    account(
      report,
      bySource.get(report.id) ?? [],
      (duplicates.get(report.id) ?? 0) + (repeated.get(report.id) ?? 0),
      asOf,
      window,
    ),
  );
  return {
    schemaVersion: SCHEMA_VERSION,
    practice: practice.id,
    asOf,
    asOfAssumed,
    window,
    timeZone: practice.timeZone,
    accounts: mergeProfiles(readings.flatMap(({ accounts }) => accounts)),
    periods: periodsOf(readings, onlyHandle),
    posts: posts.sort(
      (a, b) => (a.publishedAt ?? '').localeCompare(b.publishedAt ?? '') || a.id.localeCompare(b.id),
    ),
    comments,
    sources: withGaps(sources, asOf),
  };
}

/** With the account and the day of observation that only all readings together tell. Most records have both: they are not copied. */
function completed(record: Gathered, onlyHandle: ReadonlyMap<string, string>, through: Day | null): Gathered {
  const { draft, provenance } = record;
  const account = draft.account ?? onlyHandle.get(draft.platform) ?? null;
  if (account === draft.account && through === provenance.observedAt) return record;
  return {
    ...record,
    draft: { ...draft, account },
    provenance: { ...provenance, observedAt: through },
  };
}

async function readFiles(
  { practice, paths, through, onSource }: CollectRequest,
  today: Day,
): Promise<FileReading[]> {
  const readings: FileReading[] = [];
  for await (const reading of readExports(paths, {
    timeZone: practice.timeZone,
    metaTimeZone: practice.metaTimeZone ?? 'America/Los_Angeles',
    today,
  })) {
    const speaksUntil = reading.report.through ?? (reading.report.format ? through : null);
    readings.push({ ...reading, report: { ...reading.report, through: speaksUntil } });
    onSource?.(reading.report);
  }
  return readings;
}

/** Interfaces speak until now: unless another day is asked for, that is the day judged. */
async function readAccounts(
  { practice, apis, knownPosts, onSource }: CollectRequest,
  asOf: Day,
): Promise<AccountReading[]> {
  if (apis === undefined) return [];
  const readings = await readApis(apis, {
    from: addDays(asOf, 1 - practice.days),
    to: asOf,
    timeZone: practice.timeZone,
    knownPosts: ({ account, handle }) => knownPosts?.get(accountKey(account.platform, handle)) ?? 0,
  });
  for (const { report } of readings) onSource?.(report);
  return readings;
}

/** Accounts of platforms that nobody can read by an interface and that no file holds: what is possible instead. */
function withoutInterface({ accounts }: Practice, readings: readonly FileReading[]): FileReading[] {
  const held = new Set(
    readings.flatMap(({ records, accounts }) => [
      ...records.map(({ draft }) => draft.platform),
      ...accounts.map(({ platform }) => platform),
    ]),
  );
  const instead: Partial<Record<PlatformId, string>> = WITHOUT_INTERFACE;
  return accounts.flatMap(({ platform, handle }, index) => {
    const what = instead[platform];
    if (what === undefined || held.has(platform)) return [];
    const problems = [problem('no-interface', what)];
    const report = { ...blank(`account-${index + 1}`, null), title: PLATFORMS[platform].name, platform };
    return [nothingRead({ ...report, account: handle, status: 'skipped', problems })];
  });
}

/** The one account known of a platform: posts of files that do not name theirs stand there. */
function soleHandles(practice: Practice, readings: readonly FileReading[]): Map<string, string> {
  const handles = new Map<string, Map<string, string>>();
  const add = (platform: string, handle: string | null) => {
    if (handle === null) return;
    const known = handles.get(platform) ?? new Map<string, string>();
    known.set(handle.replace(/^@/, '').toLowerCase(), handle);
    handles.set(platform, known);
  };
  for (const { records, accounts } of readings) {
    for (const { draft } of records) add(draft.platform, draft.account);
    for (const { platform, handle } of accounts) add(platform, handle);
  }
  for (const { platform, handle } of practice.accounts) if (!handles.has(platform)) add(platform, handle);
  return new Map(
    [...handles].flatMap(([platform, known]) =>
      known.size === 1 ? [[platform, [...known.values()][0] ?? '']] : [],
    ),
  );
}

/** Source id → local days of the posts that stand as it gave them; null = undated. */
function daysBySource(posts: readonly Post[], timeZone: string): Map<string, (Day | null)[]> {
  const days = new Map<string, (Day | null)[]>();
  for (const post of posts) {
    const known = days.get(post.provenance.source) ?? [];
    known.push(localDay(post, timeZone));
    days.set(post.provenance.source, known);
  }
  return days;
}

/** Fills in what became of a file's records once repeated posts and the window are known. */
function account(
  report: SourceReport,
  days: readonly (Day | null)[],
  merged: number,
  asOf: Day,
  window: { from: Day; to: Day },
): SourceReport {
  const outsideWindow = days.filter((day) => day !== null && (day < window.from || day > window.to)).length;
  const afterAsOf = days.filter((day) => day !== null && day > asOf).length;
  const problems = [...report.problems];
  // An interface speaks until today, also where an earlier day is judged.
  if (afterAsOf > 0 && report.file !== null)
    problems.push({ code: 'dated-after-as-of', count: afterAsOf, rows: [], detail: null });
  return {
    ...report,
    kept: report.kept - merged - outsideWindow,
    duplicate: report.duplicate + merged,
    outsideWindow,
    problems,
  };
}

/** Since when and until when each account's sources can speak, all its files together. */
function periodsOf(
  readings: readonly FileReading[],
  onlyHandle: ReadonlyMap<string, string>,
): AccountPeriod[] {
  const periods = new Map<string, AccountPeriod>();
  for (const { report, records, accounts } of readings) {
    if (report.status === 'skipped') continue;
    const named = [
      ...records.map(({ draft }) => draft),
      ...accounts.map(({ platform, handle }) => ({ platform, account: handle })),
    ];
    const own =
      report.platform === null || named.length > 0
        ? named
        : [{ platform: report.platform, account: report.account }];
    const seen = new Set<string>();
    for (const { platform, account: given } of own) {
      const handle = given ?? onlyHandle.get(platform) ?? null;
      const key = accountKey(platform, handle);
      if (seen.has(key)) continue;
      seen.add(key);
      const known = periods.get(key);
      periods.set(key, {
        platform,
        account: known?.account ?? handle,
        from: earlierOf(known?.from ?? null, report.from),
        through: laterOf(known?.through ?? null, report.through),
      });
    }
  }
  return [...periods.values()];
}
