import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** Everything else in a Mastodon archive. The profile helps to read the posts; likes and bookmarks are nobody's business. */
export const mastodonArchiveOther: IgnoredFormat = {
  id: 'mastodon-archive-other',
  title: 'Mastodon archive: other parts',
  platform: 'mastodon',
  reads: 'nothing',
  because: 'The profile is used while the posts are read; likes and bookmarks are left alone.',

  recognise({ head, type }) {
    const [opening = '', list] = head.split(/"orderedItems"\s*:/, 2);
    const isProfile =
      /"type"\s*:\s*"(Person|Service|Group|Organization)"/.test(head) && /"preferredUsername"\s*:/.test(head);
    const isList =
      /"id"\s*:\s*"(likes|bookmarks)\.json"/.test(opening) || /^\s*\[\s*"https?:/.test(list ?? '');
    return signature({ 'a profile, likes or bookmarks': type === 'text' && (isProfile || isList) });
  },
};
