import { webAddress } from '../html.ts';
import type { PostFormat } from './format.ts';
import { readJson } from './shared/json-file.ts';
import { downloadPeriod, facebookProfile } from './shared/meta-download.ts';
import { recognisePart } from './shared/meta-parts.ts';
import { repairAll } from './shared/mojibake.ts';

/** Name, words and address of a Page or person: `profile_information.json`. All else in it is private and left unread. */
export const facebookDownloadProfile: PostFormat = {
  id: 'facebook-download-profile',
  title: 'Facebook download: profile',
  platform: 'facebook',
  reads: 'posts',
  version: '2018',
  how: 'Accounts Center → Your information and permissions → Export your information → JSON; hand over every part of the zip.',

  recognise: (file) =>
    recognisePart(
      file,
      'facebook-profile',
      'an object "profile_v2" or "profile"',
      /\/profile_information\.json$/,
    ),

  period: downloadPeriod,

  async *read(file) {
    const profile = facebookProfile(repairAll(await readJson(file)));
    if (profile === null) {
      yield { type: 'rejected', row: 1, code: 'not-a-profile' };
      return;
    }
    yield {
      type: 'account',
      account: {
        platform: 'facebook',
        handle: profile.name.full_name,
        url: webAddress(profile.profile_uri),
        displayName: profile.name.full_name,
        bio: profile.about_me ?? null,
        website: profile.websites?.[0]?.address ?? null,
        phone: null,
        picture: null,
        cover: null,
        followers: null,
        observedAt: null,
      },
    };
  },
};
