import { groupBy } from '../model/group.ts';
import type { PlatformId } from '../model/platforms.ts';
import { accountKey } from '../model/post.ts';
import type { AccountReading } from './read-apis.ts';
import type { FileReading } from './read-exports.ts';

/**
 * Brings one account under one name, the one its practice file gives: an interface may know it by a number, its profile by a user
 * name, an export by the words above its page. A name that two accounts of a platform share stays as it is.
 */
export function underOneName(
  files: readonly FileReading[],
  accounts: readonly AccountReading[],
): FileReading[] {
  if (accounts.length === 0) return [...files];
  const claims = groupBy(
    accounts.flatMap(({ report: { platform, account }, names }) =>
      platform === null ? [] : [...names].map((name) => ({ key: accountKey(platform, name), account })),
    ),
    ({ key }) => key,
  );
  const nameOf = (platform: PlatformId, name: string | null) => {
    const owners = new Set((claims.get(accountKey(platform, name)) ?? []).map(({ account }) => account));
    const [owner = null] = owners;
    return name !== null && owners.size === 1 ? owner : name;
  };
  return [
    ...files.map((reading) => renamed(reading, nameOf)),
    ...accounts.map((reading) => renamed(reading, () => reading.report.account)),
  ];
}

function renamed(
  reading: FileReading,
  nameOf: (platform: PlatformId, name: string | null) => string | null,
): FileReading {
  const { report, records, accounts, comments } = reading;
  return {
    ...reading,
    report: {
      ...report,
      account: report.platform === null ? report.account : nameOf(report.platform, report.account),
    },
    records: records.map((record) => {
      const { platform, account } = record.draft;
      return { ...record, draft: { ...record.draft, account: nameOf(platform, account) } };
    }),
    accounts: accounts.map((account) => ({ ...account, handle: nameOf(account.platform, account.handle) })),
    comments: comments.map(({ comment, row }) => ({
      row,
      comment: { ...comment, account: nameOf(comment.platform, comment.account) },
    })),
  };
}
