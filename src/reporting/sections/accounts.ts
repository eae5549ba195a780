import { accountKey } from '../../model/post.ts';
import { type Material, type Pill, platformName } from './material.ts';

/** One row per account: how alive it is, how much was seen, until when its data speak. */
export function accountsView({ snapshot, changes, words: { language } }: Material) {
  const added = new Set(changes?.accounts.added.map(({ platform, handle }) => accountKey(platform, handle)));
  return snapshot.accounts.map((account) => {
    const { platform, handle, posts, undated, newest, ageDays, state, from, through, staleInput } = account;
    return {
      platform: platformName(platform),
      handle,
      isNew: added.has(accountKey(platform, handle)),
      state: language.accountStates[state] satisfies Pill,
      posts: language.number(posts),
      undated: undated > 0 ? language.undated(undated) : null,
      newest: newest === null ? null : language.mediumDate(newest),
      age: ageDays === null ? null : language.ageAtReport(ageDays),
      purposes: posts === 0 ? null : language.purposeCounts(account.purposes),
      visual:
        account.visualPosts === null && posts > 0
          ? language.labels.notTold
          : language.number(account.visualPosts ?? 0),
      speaksFor: language.speaksFor(from, through),
      staleInput,
    };
  });
}
