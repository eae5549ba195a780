import { z } from 'zod';
import type { Account } from '../../../model/account.ts';
import type { Day } from '../../../model/time.ts';
import type { ExportFile } from '../format.ts';
import { isoDay } from './dates.ts';
import { InputError } from './errors.ts';

/** Whose X archive it is, told by the files beside the posts. Null = no such file, or it does not say. */
export interface XOwner {
  id: string | null;
  handle: string | null;
  /** Day the archive was made. */
  made: Day | null;
  account: Account | null;
}

const accountFile = z.tuple([
  z.object({
    account: z.object({
      username: z.string(),
      accountId: z.string(),
      accountDisplayName: z.string().nullish(),
    }),
  }),
]);
const profileFile = z.tuple([
  z.object({
    profile: z.object({
      description: z.object({ bio: z.string().nullish(), website: z.string().nullish() }).default({}),
      avatarMediaUrl: z.string().nullish(),
      headerMediaUrl: z.string().nullish(),
    }),
  }),
]);
const manifestFile = z.object({
  userInfo: z.object({ accountId: z.string().optional(), userName: z.string().optional() }).default({}),
  archiveInfo: z.object({ generationDate: z.string().optional() }).default({}),
});

export async function readOwner(posts: ExportFile): Promise<XOwner> {
  const account = (await read(posts, 'account.js', accountFile))?.[0].account;
  const profile = (await read(posts, 'profile.js', profileFile))?.[0].profile;
  const manifest = await read(posts, 'manifest.js', manifestFile);
  const handle = account?.username ?? manifest?.userInfo.userName ?? null;
  const made = isoDay(manifest?.archiveInfo.generationDate ?? '');
  return {
    id: account?.accountId ?? manifest?.userInfo.accountId ?? null,
    handle,
    made,
    account:
      handle === null
        ? null
        : {
            platform: 'x',
            handle,
            url: `https://x.com/${handle}`,
            displayName: account?.accountDisplayName ?? null,
            bio: profile?.description.bio ?? null,
            website: profile?.description.website ?? null,
            phone: null,
            picture: profile?.avatarMediaUrl ?? null,
            cover: profile?.headerMediaUrl ?? null,
            followers: null,
            observedAt: made,
          },
  };
}

/** Files of an archive assign one JSON value: `window.YTD.account.part0 = [...]`. A broken one tells nothing. */
async function read<T>(posts: ExportFile, name: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    const text = (await posts.sibling(name)?.text()) ?? '';
    const parsed = schema.safeParse(JSON.parse(text.slice(text.indexOf('=') + 1)));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof InputError)) throw error;
    return null;
  }
}
