import type { IgnoredFormat } from './format.ts';
import { normalise } from './shared/normalise.ts';
import { signature } from './shared/signature.ts';
import { isPresent, YOUTUBE_COLUMNS, YOUTUBE_FILES, youtubeColumns } from './shared/youtube-words.ts';

/** What comes along with the table of videos, or in its place when another dimension than Content was chosen. */
export const youtubeSeries: IgnoredFormat = {
  id: 'youtube-series',
  title: 'YouTube Studio: days and other breakdowns',
  platform: 'youtube',
  reads: 'nothing',
  because:
    'Figures per day, country, traffic source or device; for the videos choose Content before exporting. Totals are looked at for the last day of the period.',

  recognise({ name, header }) {
    const columns = youtubeColumns(header);
    const known = Object.values(YOUTUBE_COLUMNS).flat();
    const byName = header !== null && FILE_NAMES.includes(normalise(name));
    const byDay =
      isPresent(columns.date) && (header ?? []).every((column) => column === '' || known.includes(column));
    return signature(
      {
        'a breakdown of YouTube Studio': byName || byDay || DIMENSIONS.includes(header?.[0] ?? ''),
        views: byName || isPresent(columns.views) || isPresent(columns.watchTime),
      },
      { 'a list of videos': isPresent(columns.title) && !isPresent(columns.date) },
    );
  },
};

const FILE_NAMES = Object.values(YOUTUBE_FILES).flat().map(normalise);

/** First columns of the tables of other dimensions; "Post" is left out, for tables of others may begin with such a word, too. */
const DIMENSIONS = [
  'Geography',
  'Cities',
  'Traffic source',
  'Device type',
  'Operating system',
  'Viewer age',
  'Viewer gender',
  'Subscription status',
  'Playback location',
  'Playlist',
].map(normalise);
