import type { Account } from '../model/account.ts';
import { accountKey } from '../model/post.ts';

/** One profile per account: the latest reading, gaps filled from earlier ones. */
export function mergeProfiles(profiles: readonly Account[]): Account[] {
  const merged = new Map<string, Account>();
  for (const profile of profiles.toSorted((a, b) => (b.observedAt ?? '').localeCompare(a.observedAt ?? ''))) {
    const key = accountKey(profile.platform, profile.handle);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, profile);
    else {
      const gaps = Object.entries(profile).filter(([field]) => known[field as keyof Account] === null);
      merged.set(key, { ...known, ...Object.fromEntries(gaps) });
    }
  }
  return [...merged.values()];
}
