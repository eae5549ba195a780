import { z } from 'zod';
import type { PostFormat } from './format.ts';
import { downloadPeriod, instagramHandle, metaEntries } from './shared/meta-download.ts';
import { downloadedPost, isVideo } from './shared/meta-media.ts';
import { recognisePart } from './shared/meta-parts.ts';
import type { Moment } from './shared/wall-clock.ts';
import { wallClock } from './shared/wall-clock.ts';

/**
 * All media of an Instagram download of 2018 and 2019: `media.json`. Times name a zone or none; those without are taken to be
 * in the practice's. Profile pictures and private media stand in lists of their own, which are passed over.
 */
export const instagramDownload2018: PostFormat = {
  id: 'instagram-download-2018',
  title: 'Instagram download of 2018–2019: posts, stories',
  platform: 'instagram',
  reads: 'posts',
  version: '2018',
  how: 'An old download; a new one (Accounts Center → Export your information → Instagram, JSON, all time) holds the same posts and more.',

  recognise: (file) =>
    recognisePart(file, 'instagram-2018', 'lists of "photos", "videos", "stories" with "taken_at"'),

  period: downloadPeriod,

  async *read(file, { timeZone }) {
    const account = await instagramHandle(file);
    let isZoneAssumed = false;
    for await (const { row, list, entry } of metaEntries(file)) {
      if (!LISTS.includes(list ?? '')) continue;
      const read = mediumSchema.safeParse(entry);
      if (!read.success) {
        yield { type: 'rejected', row, code: entry === undefined ? 'not-json' : 'not-a-post' };
        continue;
      }
      const { caption, taken_at: taken, path } = read.data;
      const moment = momentOf(taken, timeZone);
      if (moment === null) yield { type: 'notice', row, code: 'undated' };
      isZoneAssumed ||= moment !== null && !ZONE.test(taken);
      yield {
        type: 'post',
        row,
        keys: { id: null, link: null },
        post: downloadedPost({
          platform: 'instagram',
          account,
          publishedAt: moment?.publishedAt ?? null,
          precision: moment?.precision ?? null,
          kind: list === 'stories' ? 'story' : list === 'videos' || isVideo(path) ? 'video' : 'photo',
          text: caption,
          mediaCount: 1,
        }),
      };
    }
    if (isZoneAssumed) yield { type: 'notice', row: null, code: 'zone-assumed' };
  },
};

const LISTS = ['photos', 'videos', 'stories'];
const ZONE = /(Z|[+-]\d\d:?\d\d)$/;

const mediumSchema = z.object({
  caption: z.string().catch(''),
  taken_at: z.string().catch(''),
  path: z.string(),
});

function momentOf(taken: string, timeZone: string): Moment | null {
  if (!ZONE.test(taken)) return wallClock(taken, timeZone);
  const ms = Date.parse(taken);
  return Number.isNaN(ms) ? null : { publishedAt: new Date(ms).toISOString(), precision: 'minute' };
}
