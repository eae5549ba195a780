import { z } from 'zod';
import type { Account } from '../../../model/account.ts';
import { fediverseProfile } from '../../fediverse-profile.ts';
import { webAddress } from '../../html.ts';
import type { ExportFile } from '../format.ts';
import { InputError } from './errors.ts';
import { readJson } from './json-file.ts';

const picture = z
  .object({ url: z.string() })
  .nullish()
  .catch(null)
  .transform((image) => webAddress(image?.url));
const actorSchema = z.object({
  id: z.url(),
  preferredUsername: z.string(),
  name: z.string().nullish(),
  summary: z.string().nullish(),
  url: z.string().nullish(),
  icon: picture,
  image: picture,
  attachment: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .nullish()
    .catch(null),
});

/** Whose Mastodon archive it is, told by `actor.json` beside the posts; null = no such file, or it does not say. */
export async function readMastodonOwner(posts: ExportFile): Promise<Account | null> {
  const file = posts.sibling('actor.json');
  if (file === null) return null;
  const actor = actorSchema.safeParse(await readJson(file).catch(nothingToldBy));
  if (!actor.success) return null;
  const { id, preferredUsername, name, summary, url, icon, image, attachment } = actor.data;
  return {
    platform: 'mastodon',
    handle: `${preferredUsername}@${new URL(id).host}`,
    url: webAddress(url),
    displayName: name ?? '',
    ...fediverseProfile(summary ?? '', attachment ?? []),
    // Pictures lie in the archive itself, so that hardly ever an address stands here.
    picture: icon,
    cover: image,
    followers: null,
    observedAt: null,
  };
}

function nothingToldBy(error: unknown): null {
  if (error instanceof InputError) return null;
  throw error;
}
