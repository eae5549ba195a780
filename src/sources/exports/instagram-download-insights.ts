import { z } from 'zod';
import type { Engagement } from '../../model/post.ts';
import { NO_ENGAGEMENT } from '../../model/post.ts';
import type { PostFormat } from './format.ts';
import {
  downloadPeriod,
  instagramHandle,
  instantOfSeconds,
  metaEntries,
  secondsSchema,
} from './shared/meta-download.ts';
import { downloadedPost, mediumSchema } from './shared/meta-media.ts';
import { recognisePart } from './shared/meta-parts.ts';
import { parseCount } from './shared/numbers.ts';

/**
 * Figures of an account's posts and reels: `past_instagram_insights/posts.json`, `reels.json`, the only part of an Instagram
 * download that has any. It reaches back a year or two; posts that are not in it have unknown figures. Labels are in the
 * account's language: those in English and Portuguese are known. Posts do not tell whether they are photos or videos.
 */
export const instagramDownloadInsights: PostFormat = {
  id: 'instagram-download-insights',
  title: 'Instagram download: past insights',
  platform: 'instagram',
  reads: 'posts',
  version: '2022',
  how: 'Accounts Center → Your information and permissions → Export your information → Instagram, JSON, all time; business and creator accounts only.',

  recognise: (file) =>
    recognisePart(
      file,
      'instagram-insights',
      'a list "organic_insights_posts" or "organic_insights_reels"',
      /\/past_instagram_insights\/(posts|reels)\.json$/,
    ),

  period: downloadPeriod,

  async *read(file) {
    const account = await instagramHandle(file);
    for await (const { row, list, entry } of metaEntries(file)) {
      if (!/^organic_insights_(posts|reels)$/.test(list ?? '')) continue;
      const read = entrySchema.safeParse(entry);
      if (!read.success) {
        yield { type: 'rejected', row, code: entry === undefined ? 'not-json' : 'not-a-post' };
        continue;
      }
      const labels = Object.entries(read.data.string_map_data);
      const [medium] = Object.values(read.data.media_map_data);
      // Only the label of the date has a time; all others have 0.
      const seconds = labels.map(([, { timestamp }]) => timestamp).find((time) => time);
      const publishedAt = instantOfSeconds(seconds ?? medium?.creation_timestamp);
      const caption = labels.find(([label]) => /^(caption|legenda)$/i.test(label))?.[1].value ?? '';
      const isReel = list === 'organic_insights_reels';
      const text = caption || (medium?.title ?? '');
      const { engagement, durationSeconds, unreadable } = figuresOf(labels);
      const isUnknown = Object.values(engagement).every((figure) => figure === null);
      if (publishedAt === null && text === '' && isUnknown) {
        yield { type: 'rejected', row, code: 'not-a-post' };
        continue;
      }
      if (publishedAt === null) yield { type: 'notice', row, code: 'undated' };
      for (const label of unreadable) yield { type: 'notice', row, code: 'figure-unreadable', detail: label };
      if (isUnknown && unreadable.length === 0) yield { type: 'notice', row, code: 'labels-unknown' };
      yield {
        type: 'post',
        row,
        keys: { id: null, link: null },
        post: downloadedPost({
          platform: 'instagram',
          account,
          publishedAt,
          kind: isReel ? 'short' : null,
          text,
          mediaCount: null,
          durationSeconds: isReel ? durationSeconds : null,
          engagement,
        }),
      };
    }
  },
};

const entrySchema = z.object({
  /** The key is a label as well: "Media Thumbnail" in English. */
  media_map_data: z.record(z.string(), mediumSchema).catch({}),
  string_map_data: z.record(z.string(), z.object({ value: z.string().catch(''), timestamp: secondsSchema })),
});

/** What labels mean. "Instagram and Facebook Plays" and the like count other people's viewers too, and are left out. */
const FIGURES: Record<keyof Engagement, string[]> = {
  reactions: ['Likes', 'Instagram Likes', 'Curtidas'],
  comments: ['Comments', 'Instagram Comments', 'Comentários'],
  shares: ['Shares', 'Instagram Shares', 'Compartilhamentos'],
  saves: ['Saves', 'Instagram Saves', 'Salvamentos'],
  views: ['Impressions', 'Instagram Plays', 'Impressões'],
  reach: ['Accounts reached', 'Contas alcançadas'],
  clicks: ['External link taps'],
};
const PORTUGUESE = ['Curtidas', 'Impressões', 'Contas alcançadas', 'Salvamentos'];

function figuresOf(labels: [string, { value: string }][]) {
  const values = new Map(labels.map(([label, { value }]) => [label, value]));
  // Languages group thousands with different marks, and each has its own labels.
  const decimalMark = PORTUGUESE.some((label) => values.has(label)) ? ',' : '.';
  const unreadable: string[] = [];
  const figureAt = (names: string[]) => {
    const label = names.find((name) => values.has(name));
    if (label === undefined) return null;
    const figure = parseCount((values.get(label) ?? '').replace(/^--$/, ''), decimalMark);
    if (figure !== 'unreadable') return figure;
    unreadable.push(label);
    return null;
  };
  const figures = Object.entries(FIGURES).map(([figure, names]) => [figure, figureAt(names)]);
  const engagement: Engagement = { ...NO_ENGAGEMENT, ...Object.fromEntries(figures) };
  return { engagement, durationSeconds: figureAt(['Duration']), unreadable };
}
