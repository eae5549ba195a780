import type { Problem } from '../model/source-report.ts';
import { type Day, earlierOf, type Instant, instantOf, localTime } from '../model/time.ts';
import type { HttpClient } from './http/client.ts';
import { FAILURE_KINDS, SourceFailure } from './http/failure.ts';
import type { ApiAccount, ApiItem, ApiRequest, PlatformSource } from './platforms/platform.ts';
import { readAccount, requireCredentials } from './platforms/read-account.ts';
import {
  blank,
  count,
  type FileReading,
  faultOf,
  nothingRead,
  PARTIAL_ABOVE,
  problem,
} from './read-exports.ts';
import { type TokenFile, withFreshToken } from './token-file.ts';

/** An account of the practice that an interface is asked for. */
export interface AccountToRead {
  /** As the practice file writes it: the name everything of the account stands under. */
  handle: string;
  source: PlatformSource;
  account: ApiAccount;
}

/** Accounts to read by their platforms' interfaces, and by what. */
export interface Apis {
  accounts: readonly AccountToRead[];
  /** One for all practices of a run: budgets of hosts are shared. */
  client: HttpClient;
  /** Where renewed tokens are kept; null = nowhere. */
  tokens: TokenFile | null;
}

/** What an account's interface gave. */
export interface AccountReading extends FileReading {
  /** Every name by which the platform calls the account. */
  names: Set<string>;
}

/** Days to ask for, in the practice's zone, and how many posts of an account the last report held. */
export interface ApiWindow {
  from: Day;
  to: Day;
  timeZone: string;
  knownPosts(account: AccountToRead): number;
}

/** All accounts side by side. What fails is told in its report and touches no other account. */
export function readApis(apis: Apis, window: ApiWindow): Promise<AccountReading[]> {
  const now = new Date(apis.client.now()).toISOString();
  const today = localTime(now, window.timeZone).day;
  const request = requestFor(window, now);
  return Promise.all(
    apis.accounts.map((account, index) => {
      const reading = startReading(`api-${index + 1}`, account, window.from, today);
      return read(reading, account, apis, { ...request, knownPosts: window.knownPosts(account) });
    }),
  );
}

function requestFor({ from, to, timeZone }: ApiWindow, now: Instant): ApiRequest {
  const end = instantOf(to, 23, 59, 59, timeZone) ?? now;
  return { since: instantOf(from, 0, 0, 0, timeZone) ?? now, until: end < now ? end : now };
}

function startReading(
  id: string,
  { handle, source, account }: AccountToRead,
  from: Day,
  through: Day,
): AccountReading {
  const report = {
    ...blank(id, null),
    format: source.id,
    title: source.title,
    platform: account.platform,
    account: handle,
    from,
    through,
    notOffered: Object.values(source.supplies.not),
  };
  return { ...nothingRead(report), names: new Set([handle, account.handle]) };
}

async function read(
  reading: AccountReading,
  { source, account }: AccountToRead,
  { client, tokens }: Apis,
  request: ApiRequest,
): Promise<AccountReading> {
  const problems = new Map<string, Problem>();
  let failure: Problem | null = null;
  try {
    requireCredentials(source, account);
    const fresh = await withFreshToken(source, client, account, tokens);
    if (fresh.notice) take(fresh.notice, reading, problems);
    for await (const item of readAccount(source, client, fresh.account, request))
      take(item, reading, problems);
  } catch (error) {
    failure = failureOf(error, source);
  }
  return concluded(reading, failure, [...problems.values()]);
}

function take(item: ApiItem, reading: AccountReading, problems: Map<string, Problem>): void {
  const { report, records, accounts, comments, names } = reading;
  const { id, format, through } = report;
  switch (item.type) {
    case 'account':
      accounts.push(item.account);
      if (item.account.handle !== null) names.add(item.account.handle);
      if (item.account.displayName !== null) names.add(item.account.displayName);
      return;
    case 'post':
      report.read++;
      report.kept++;
      if (item.post.account !== null) names.add(item.post.account);
      records.push({
        draft: item.post,
        keys: item.keys,
        provenance: { source: id, format: `${format} api`, file: null, row: null, observedAt: through },
      });
      return;
    case 'comment':
      report.read++;
      report.kept++;
      comments.push({ comment: item.comment, row: report.read });
      return;
    case 'repeat':
      report.read++;
      report.duplicate++;
      return;
    case 'rejected':
      report.read++;
      report.rejected++;
      count(problems, item.code, null, item.place);
      return;
    case 'notice':
      count(problems, item.code, null, item.detail);
  }
}

/** What a failure means and what helps; where permissions are short, which the token needs. */
function failureOf(error: unknown, { scopes }: PlatformSource): Problem {
  if (!(error instanceof SourceFailure)) return faultOf(error);
  const needs =
    error.kind === 'permission' && error.subject === null && scopes.length > 0
      ? ` It needs ${scopes.join(', ')}.`
      : '';
  return problem(error.kind, `${error.message}${needs}`);
}

/** Notices that older posts are there and were not reached. */
const CUT = new Set(['posts-cursor-repeated', 'posts-empty-twice', 'posts-page-cap']);

/** How far the account can be trusted: posts that could not be read to the end speak only as far back as they go. */
function concluded(reading: AccountReading, failure: Problem | null, notices: Problem[]): AccountReading {
  const { report, records } = reading;
  const problems = failure === null ? notices : [failure, ...notices];
  const has = (test: (code: string) => boolean) => notices.some(({ code }) => test(code));
  const isEmptySuspiciously = has((code) => code === 'unexpectedly-empty');
  const isCut = failure !== null || has((code) => CUT.has(code));
  const first = records.reduce<Day | null>(
    (earliest, { draft }) => earlierOf(earliest, draft.publishedAt?.slice(0, 10) ?? null),
    null,
  );
  const isPartial =
    isCut || isEmptySuspiciously || has(isUnread) || report.rejected > report.read * PARTIAL_ABOVE;
  const nothing = records.length === 0 && reading.comments.length === 0;
  const status = failure && nothing ? 'failed' : isPartial ? 'partial' : nothing ? 'empty' : 'complete';
  return {
    ...reading,
    report: {
      ...report,
      status,
      from: isCut || isEmptySuspiciously ? first : report.from,
      through: (failure && nothing) || isEmptySuspiciously ? null : report.through,
      problems,
    },
  };
}

/** True for a notice that a part of the account, such as its comments, could not be read. */
function isUnread(code: string): boolean {
  return !code.startsWith('renewal-') && FAILURE_KINDS.some((kind) => code.endsWith(`-${kind}`));
}
