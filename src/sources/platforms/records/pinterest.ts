import { z } from 'zod';
import type { PostKind } from '../../../model/post.ts';
import type { Day } from '../../../model/time.ts';
import { hashtagsIn, linksIn } from '../../exports/shared/text.ts';
import { type AccountItem, accountItem, type PostItem, postItem } from '../shared/records.ts';
import { instant } from '../shared/time.ts';

export const profileSchema = z.object({
  username: z.string(),
  about: z.string().nullish(),
  business_name: z.string().nullish(),
  website_url: z.string().nullish(),
  profile_image: z.string().nullish(),
  follower_count: z.number().int().nullish(),
  pin_count: z.number().int().nullish(),
});
export type Profile = z.infer<typeof profileSchema>;

export function accountOf(profile: Profile, observedAt: Day): AccountItem {
  return accountItem(
    'pinterest',
    {
      handle: profile.username,
      url: `https://www.pinterest.com/${profile.username}/`,
      displayName: profile.business_name ?? '',
      bio: profile.about ?? '',
      website: profile.website_url ?? '',
      picture: profile.profile_image ?? '',
      followers: profile.follower_count ?? null,
      observedAt,
    },
    profile.pin_count ?? null,
  );
}

const metrics = z.record(z.string(), z.number()).optional().catch(undefined);
export const pinSchema = z.object({
  id: z.string(),
  created_at: z.string(),
  title: z.string().nullish(),
  description: z.string().nullish(),
  link: z.string().nullish(),
  alt_text: z.string().nullish(),
  media: z.object({ media_type: z.string().nullish() }).nullish(),
  has_been_promoted: z.boolean().nullish(),
  is_owner: z.boolean().nullish(),
  parent_pin_id: z.string().nullish(),
  pin_metrics: z.object({ lifetime_metrics: metrics }).nullish(),
});
export type Pin = z.infer<typeof pinSchema>;

export function postOf(pin: Pin, handle: string): PostItem {
  const text = [pin.title, pin.description].filter(Boolean).join('\n\n');
  const kind = kindOf(pin.media?.media_type ?? null);
  const told = pin.pin_metrics?.lifetime_metrics;
  const clicks = [told?.pin_click, told?.clickthrough].filter((one) => one !== undefined);
  return postItem(
    'pinterest',
    {
      account: handle,
      permalink: `https://www.pinterest.com/pin/${pin.id}/`,
      publishedAt: instant(pin.created_at),
      kind,
      text,
      links: [...new Set([...linksIn(text), ...(pin.link ? linksIn(pin.link) : [])])],
      hashtags: hashtagsIn(text),
      mediaCount: kind === 'photo' || kind === 'video' ? 1 : null,
      altTextCount: Number(Boolean(pin.alt_text?.trim())),
      // Saved from elsewhere: somebody else's pin.
      origin: pin.is_owner === false || pin.parent_pin_id ? 'shared' : 'own',
      paid: pin.has_been_promoted ?? null,
      figures: {
        reactions: told?.reaction ?? null,
        comments: told?.comment ?? null,
        views: told?.impression ?? null,
        clicks: clicks.length > 0 ? clicks.reduce((sum, one) => sum + one, 0) : null,
      },
    },
    { id: pin.id, link: null },
  );
}

function kindOf(type: string | null): PostKind {
  if (type === 'image') return 'photo';
  if (type === 'video') return 'video';
  return type?.startsWith('multiple_') ? 'carousel' : null;
}

/** Figures of one pin, by the kind of app they were counted in. */
export const analyticsSchema = z.object({
  all: z.object({ lifetime_metrics: metrics, summary_metrics: metrics }).optional(),
});
export type Analytics = z.infer<typeof analyticsSchema>;
