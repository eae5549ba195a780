import type { IgnoredFormat } from './format.ts';
import { recognisePart } from './shared/meta-parts.ts';

/** Everything else in a Facebook or Instagram download that may be opened at all. */
export const metaDownloadOther: IgnoredFormat = {
  id: 'meta-download-other',
  title: 'Facebook or Instagram download: other parts',
  platform: 'any',
  reads: 'nothing',
  because:
    'Likes, saved things, followed accounts, settings, groups, other people’s pages, albums of posted pictures, archived and deleted posts: nothing in it is a public post of the practice. Of pages in HTML only those with posts are read: comments and profile are in JSON.',

  recognise: (file) => recognisePart(file, 'other', 'a part of a Facebook or Instagram download'),
};
