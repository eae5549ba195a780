import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** Everything else in an X archive. Some of it helps to read the posts (account, manifest, long texts). */
export const xArchiveSupport: IgnoredFormat = {
  id: 'x-archive-support',
  title: 'X archive: other parts',
  platform: 'x',
  reads: 'nothing',
  because:
    'Account, manifest and long texts are used while the posts are read; deleted, private and advertising parts hold no public posts.',

  recognise: ({ head, name }) =>
    signature({
      'window.YTD.<another part>':
        /^\s*window\.(YTD\.(?!tweets?\.part)\w+\.part\d+|__THAR_CONFIG)\s*=/.test(head) ||
        name === 'Your archive.html',
    }),
};
