import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** Everything else in the YouTube folder of a Takeout, whatever language its name is in. */
export const youtubeTakeoutOther: IgnoredFormat = {
  id: 'youtube-takeout-other',
  title: 'YouTube (Takeout): other parts',
  platform: 'youtube',
  reads: 'nothing',
  because: 'Recordings, texts, playlists, subscriptions and own comments; the videos stand in videos.csv.',

  recognise: ({ path, header, type }) =>
    signature(
      {
        'a table in the YouTube folder of a Takeout':
          type === 'table' && /(^|\/)YouTube \S+ YouTube Music\//.test(path),
      },
      { videos: header?.includes('video publish timestamp') ?? false },
    ),
};
