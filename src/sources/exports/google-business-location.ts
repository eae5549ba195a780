import { z } from 'zod';
import type { PostFormat } from './format.ts';
import { damaged, parsed } from './shared/google-business.ts';
import { signature } from './shared/signature.ts';
import { takeoutPeriod } from './shared/takeout.ts';

/** Facts of one location of a Business Profile, as Google Takeout packs them: `location-<n>/data.json`. A profile, no posts. */
export const googleBusinessLocation: PostFormat = {
  id: 'google-business-location',
  title: 'Google Business Profile (Takeout): a location',
  platform: 'google-business',
  reads: 'posts',
  version: '2024',
  how: 'takeout.google.com → Google Business Profile; hand over the zip as it is.',

  recognise: ({ head, type }) =>
    signature({ locationName: type === 'text' && /^\s*\{[\s\S]*"locationName"\s*:\s*"/.test(head) }),

  period: takeoutPeriod,

  async *read(file) {
    const location = locationSchema.safeParse(await parsed(file));
    if (!location.success) throw damaged(file);
    const { locationName, primaryPhone = null, websiteUrl = null, profile } = location.data;
    yield {
      type: 'account',
      account: {
        platform: 'google-business',
        handle: locationName,
        url: null,
        displayName: locationName,
        bio: profile?.description ?? null,
        website: websiteUrl,
        phone: primaryPhone,
        picture: null,
        cover: null,
        followers: null,
        observedAt: null,
      },
    };
  },
};

const locationSchema = z.object({
  locationName: z.string(),
  primaryPhone: z.string().optional(),
  websiteUrl: z.string().optional(),
  profile: z.object({ description: z.string().optional() }).optional(),
});
