import { NO_ENGAGEMENT } from '../../model/post.ts';
import type { ExportFile, Item, PostFormat, TableRow } from './format.ts';
import { lookThrough } from './shared/look-through.ts';
import { parseCount } from './shared/numbers.ts';
import { columnSignature } from './shared/signature.ts';
import { takeoutPeriod } from './shared/takeout.ts';
import { hashtagsIn, linksIn } from './shared/text.ts';

/**
 * A channel's own videos as Google Takeout lists them: `video metadata/videos.csv`, long channels in several. No figures; Shorts
 * are not marked. A video is made when it is uploaded and published when it is shown: only the latter counts.
 */
export const youtubeTakeout: PostFormat = {
  id: 'youtube-takeout',
  title: 'YouTube (Takeout): videos',
  platform: 'youtube',
  reads: 'posts',
  version: '2023',
  how: 'takeout.google.com → YouTube and YouTube Music → options: videos; hand over the zip as it is.',

  recognise: (file) =>
    columnSignature(file, ['video id', 'video title original', 'privacy', 'video publish timestamp']),

  period: takeoutPeriod,

  async *read(file) {
    const account = await channelOf(file);
    for await (const row of file.rows()) yield* itemsOf(row, account);
  },
};

async function channelOf(file: ExportFile): Promise<string | null> {
  const channels = file.sibling('../channels/channel.csv');
  if (channels === null) return null;
  for await (const row of lookThrough(channels)) return row.get('channel title original') || null;
  return null;
}

function* itemsOf(row: TableRow, account: string | null): Generator<Item> {
  const id = /^[\w-]{11}$/.test(row.get('video id')) ? row.get('video id') : null;
  const words = [row.get('video title original'), row.get('video description original')];
  const text = words.filter(Boolean).join('\n\n');
  if (id === null && text === '') {
    yield { type: 'rejected', row: row.number, code: 'not-a-post' };
    return;
  }
  if (row.get('privacy').toLowerCase() !== 'public') {
    yield { type: 'left-out', row: row.number, code: 'not-public' };
    return;
  }
  if (id === null) yield { type: 'notice', row: row.number, code: 'id-lost' };
  const timestamp = row.get('video publish timestamp');
  const publishedMs = /(Z|[+-]\d\d:?\d\d)$/.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  const isDated = !Number.isNaN(publishedMs);
  if (!isDated) yield { type: 'notice', row: row.number, code: 'undated' };
  const milliseconds = parseCount(row.get('approx duration ms'));
  yield {
    type: 'post',
    row: row.number,
    post: {
      platform: 'youtube',
      account,
      permalink: id === null ? null : `https://www.youtube.com/watch?v=${id}`,
      publishedAt: isDated ? new Date(publishedMs).toISOString() : null,
      precision: isDated ? 'minute' : null,
      kind: 'video',
      title: null,
      text,
      textCut: false,
      links: linksIn(text),
      hashtags: hashtagsIn(text),
      mediaCount: 1,
      altTextCount: null,
      durationSeconds: typeof milliseconds === 'number' ? milliseconds / 1000 : null,
      origin: 'own',
      paid: null,
      engagement: NO_ENGAGEMENT,
    },
    keys: { id, link: id },
  };
}
