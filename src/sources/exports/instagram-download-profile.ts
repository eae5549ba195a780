import type { ExportFile, PostFormat } from './format.ts';
import { InputError } from './shared/errors.ts';
import { jsonElements } from './shared/json-elements.ts';
import { readJson } from './shared/json-file.ts';
import { downloadPeriod, instagramHandle, instagramProfile } from './shared/meta-download.ts';
import { recognisePart } from './shared/meta-parts.ts';
import { repairAll } from './shared/mojibake.ts';

/**
 * Name and words of an account, and how many follow it: `personal_information.json`. Followers are counted, not read. Addresses,
 * birthday and phone number in the file are left unread.
 */
export const instagramDownloadProfile: PostFormat = {
  id: 'instagram-download-profile',
  title: 'Instagram download: profile',
  platform: 'instagram',
  reads: 'posts',
  version: '2020',
  how: 'Accounts Center → Your information and permissions → Export your information → Instagram, JSON, all time; hand over every part of the zip.',

  recognise: (file) =>
    recognisePart(file, 'instagram-profile', 'a list "profile_user"', /\/personal_information\.json$/),

  period: downloadPeriod,

  async *read(file) {
    const { isProfile, displayName, bio, website, ...profile } = instagramProfile(
      repairAll(await readJson(file)),
    );
    const handle = profile.handle ?? (await instagramHandle(file));
    if (!isProfile || handle === null) {
      yield { type: 'rejected', row: 1, code: isProfile ? 'labels-unknown' : 'not-a-profile' };
      return;
    }
    yield {
      type: 'account',
      account: {
        platform: 'instagram',
        handle,
        url: `https://www.instagram.com/${handle}/`,
        displayName,
        bio,
        website,
        phone: null,
        picture: null,
        cover: null,
        followers: await followersOf(file),
        observedAt: null,
      },
    };
  },
};

/** Entries of `followers_1.json` and the parts that follow it; null where the list is missing or broken. */
async function followersOf(file: ExportFile): Promise<number | null> {
  const folder = [
    '../../connections/followers_and_following',
    '../connections/followers_and_following',
    '../followers_and_following',
  ].find((place) => file.sibling(`${place}/followers_1.json`) !== null);
  if (folder === undefined) return null;
  let followers = 0;
  try {
    for (let part = 1; ; part++) {
      const list = file.sibling(`${folder}/followers_${part}.json`);
      if (list === null) return followers;
      for await (const _ of jsonElements(list)) followers++;
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return null;
  }
}
