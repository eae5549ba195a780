import { z } from 'zod';
import { NO_ENGAGEMENT } from '../../model/post.ts';
import type { PostFormat } from './format.ts';
import { locationNameOf, parsed } from './shared/google-business.ts';
import { signature } from './shared/signature.ts';
import { takeoutPeriod } from './shared/takeout.ts';
import { hashtagsIn, linksIn } from './shared/text.ts';

/** One post of a Business Profile, as Google Takeout packs it: `localPost-<n>/data.json`. No figures are in it. */
export const googleBusinessPosts: PostFormat = {
  id: 'google-business-posts',
  title: 'Google Business Profile (Takeout): a post',
  platform: 'google-business',
  reads: 'posts',
  version: '2024',
  how: 'takeout.google.com → Google Business Profile; hand over the zip as it is.',

  recognise: ({ head, type }) =>
    signature({
      'name of a local post':
        type === 'text' && /"name"\s*:\s*"accounts\/\d+\/locations\/\d+\/localPosts\/[^"]+"/.test(head),
    }),

  period: takeoutPeriod,

  async *read(file) {
    const account = await locationNameOf(file, '../data.json');
    const post = postSchema.safeParse(await parsed(file));
    if (!post.success) {
      yield { type: 'rejected', row: 1, code: 'not-a-post' };
      return;
    }
    const { name, summary = '', callToAction, createTime, media, topicType, searchUrl } = post.data;
    const publishedMs = Date.parse(createTime ?? '');
    const isDated = !Number.isNaN(publishedMs);
    if (!isDated) yield { type: 'notice', row: 1, code: 'undated' };
    const links = linksIn(summary);
    if (callToAction?.url && URL.canParse(callToAction.url) && !links.includes(callToAction.url))
      links.push(callToAction.url);
    yield {
      type: 'post',
      row: 1,
      keys: { id: name.replace(/^.*?(?=locations\/)/, ''), link: null },
      post: {
        platform: 'google-business',
        account,
        permalink: searchUrl ?? null,
        publishedAt: isDated ? new Date(publishedMs).toISOString() : null,
        precision: isDated ? 'minute' : null,
        kind: kindOf(media, topicType, links.length > 0),
        title: null,
        text: summary,
        textCut: false,
        links,
        hashtags: hashtagsIn(summary),
        mediaCount: media.length,
        altTextCount: null,
        durationSeconds: null,
        origin: 'own',
        paid: null,
        engagement: NO_ENGAGEMENT,
      },
    };
  },
};

const postSchema = z.object({
  name: z.string(),
  summary: z.string().optional(),
  createTime: z.string().optional(),
  topicType: z.string().optional(),
  searchUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
  callToAction: z.object({ url: z.string().optional() }).optional(),
  media: z.array(z.object({ mediaFormat: z.string().optional() })).default([]),
});

function kindOf(media: z.infer<typeof postSchema>['media'], topicType: string | undefined, hasLink: boolean) {
  if (media.some(({ mediaFormat }) => mediaFormat === 'VIDEO')) return 'video';
  if (media.length > 0) return media.length === 1 ? 'photo' : 'carousel';
  if (topicType === 'EVENT') return 'event';
  return hasLink ? 'link' : 'text';
}
