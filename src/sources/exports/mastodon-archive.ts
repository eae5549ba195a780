import type { Day } from '../../model/time.ts';
import { instant } from '../instant.ts';
import type { ExportFile, Item, PostFormat } from './format.ts';
import { isoDay, untilToday } from './shared/dates.ts';
import { contradicts, instantFromMastodonId } from './shared/id-time.ts';
import { jsonElementsOf } from './shared/json-elements.ts';
import { readMastodonOwner } from './shared/mastodon-owner.ts';
import { type Activity, activitySchema, audienceOf, postOf, statusIdOf } from './shared/mastodon-posts.ts';
import { signature } from './shared/signature.ts';

/**
 * Everything an account of a Mastodon server published, as "Request your archive" packs it: `outbox.json`. Posts to followers or to
 * single people are in it as well and are left out. Newer servers count likes and boosts; no other figure is in it.
 */
export const mastodonArchive: PostFormat = {
  id: 'mastodon-archive',
  title: 'Mastodon archive: posts',
  platform: 'mastodon',
  reads: 'posts',
  version: '2017',
  how: 'Mastodon → Preferences → Import and export → Request your archive; hand over the archive as it is.',

  recognise({ head, type }) {
    const [opening = '', list = ''] = head.split(/"orderedItems"\s*:/, 2);
    return signature({
      'an ordered collection': type === 'text' && /"type"\s*:\s*"OrderedCollection"/.test(opening),
      'an outbox':
        /"id"\s*:\s*"outbox\.json"/.test(opening) ||
        /^\s*\[\s*\{[^{[]*"type"\s*:\s*"(Create|Announce)"/.test(list),
    });
  },

  period(file, context) {
    return untilToday({ from: null, through: dayOfArchive(file) }, context.today);
  },

  async *read(file) {
    const owner = await readMastodonOwner(file);
    if (owner) yield { type: 'account', account: { ...owner, observedAt: dayOfArchive(file) } };
    let row = 0;
    for await (const element of jsonElementsOf(file, 'orderedItems')) {
      row += 1;
      const activity = activitySchema.safeParse(element);
      if (activity.success) yield* itemsOf(activity.data, row);
      else yield { type: 'rejected', row, code: element === undefined ? 'not-json' : 'not-a-post' };
    }
  },
};

/** `archive-20260131101112-<letters>.tar.gz`, or `.zip`. */
function dayOfArchive({ containers }: ExportFile): Day | null {
  const stamp = containers.map((name) => /^archive-(\d{4})(\d{2})(\d{2})\d{6}-/.exec(name)).find(Boolean);
  return stamp ? isoDay(`${stamp[1]}-${stamp[2]}-${stamp[3]}`) : null;
}

function* itemsOf(activity: Activity, row: number): Generator<Item> {
  const audience = audienceOf(activity);
  if (audience === 'few') {
    yield { type: 'left-out', row, code: 'not-public' };
    return;
  }
  const id = statusIdOf(activity.id);
  const written = instant(activity.published);
  const fromId = instantFromMastodonId(id);
  const publishedAt = written ?? fromId;
  if (audience === 'unlisted') yield { type: 'notice', row, code: 'unlisted' };
  if (publishedAt === null) yield { type: 'notice', row, code: 'undated' };
  // Not every server of the kind numbers by time, so the written one stands.
  if (contradicts(written, fromId)) yield { type: 'notice', row, code: 'time-unlike-id' };
  yield { type: 'post', row, post: postOf(activity, publishedAt), keys: { id, link: null } };
}
