import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** Archives of before 2018 have another layout; X makes a new one, with every post since the beginning, for the asking. */
export const xArchive2018: IgnoredFormat = {
  id: 'x-archive-2018',
  title: 'X archive of before 2018',
  platform: 'x',
  reads: 'nothing',
  because:
    'This layout is not read: request a new archive from X (Settings → Your account → Download an archive of your data); it holds the old posts as well.',

  recognise: ({ head, header }) =>
    signature({
      'tweets by month, or their table':
        /^\s*(Grailbird\.data\.\w+|var (user_details|tweet_index|payload_details))\s*=/.test(head) ||
        ['tweet id', 'timestamp', 'text'].every((column) => header?.includes(column)),
    }),
};
