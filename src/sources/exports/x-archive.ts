import { z } from 'zod';
import type { PostKind, PostOrigin } from '../../model/post.ts';
import { NO_ENGAGEMENT } from '../../model/post.ts';
import type { Instant } from '../../model/time.ts';
import type { PostDraft, PostFormat } from './format.ts';
import { isoDay, untilToday } from './shared/dates.ts';
import { contradicts } from './shared/id-time.ts';
import { jsonElements } from './shared/json-elements.ts';
import { parseCount } from './shared/numbers.ts';
import { signature } from './shared/signature.ts';
import type { XOwner } from './shared/x-archive-owner.ts';
import { readOwner } from './shared/x-archive-owner.ts';
import type { FindFullText } from './shared/x-full-texts.ts';
import { readFullTexts } from './shared/x-full-texts.ts';
import { instantFromXId, unescapeXText, xAddress, xPermalink } from './shared/x-posts.ts';

/**
 * The posts of an account as "Download an archive of your data" packs them: `tweets.js` and its parts
 * (`tweets-part1.js`), up to 2021 `tweet.js`, up to 2019 with the posts not wrapped in `tweet`.
 * Figures stand as of the day the archive was made; views are not in it.
 */
export const xArchive: PostFormat = {
  id: 'x-archive',
  title: 'X archive: posts',
  platform: 'x',
  reads: 'posts',
  version: '2018',
  how: 'X → Settings → Your account → Download an archive of your data; hand over the zip as it is.',

  recognise: ({ head }) =>
    signature({ 'window.YTD.tweets.part': /^\s*window\.YTD\.tweets?\.part\d+\s*=/.test(head) }),

  async period(file, context) {
    const { made } = await readOwner(file);
    return untilToday({ from: null, through: made ?? dayInNames(file.containers) }, context.today);
  },

  async *read(file) {
    const owner = await readOwner(file);
    const findFullText = await readFullTexts(file);
    if (owner.account !== null && !/-part\d+\.js$/.test(file.name))
      yield { type: 'account', account: owner.account };
    const superseded = new Set<string>();
    let row = 0;
    for await (const element of jsonElements(file)) {
      row += 1;
      const tweet = tweetSchema.safeParse(unwrapped(element));
      if (!tweet.success) {
        yield { type: 'rejected', row, code: element === undefined ? 'not-json' : 'not-a-post' };
        continue;
      }
      for (const earlier of earlierVersions(tweet.data)) superseded.add(earlier);
      if (superseded.has(tweet.data.id_str)) yield { type: 'repeat', row };
      else {
        const post = postOf(tweet.data, owner, findFullText);
        if (post.publishedAt === null) yield { type: 'notice', row, code: 'date-unreadable' };
        if (contradicts(post.publishedAt, instantFromXId(tweet.data.id_str)))
          yield { type: 'notice', row, code: 'time-unlike-id' };
        yield { type: 'post', row, post, keys: { id: tweet.data.id_str, link: tweet.data.id_str } };
      }
    }
  },
};

function dayInNames(names: string[]): string | null {
  return names.map((name) => isoDay(/\d{4}-\d{2}-\d{2}/.exec(name)?.[0] ?? '')).find((day) => day) ?? null;
}

const figure = z.union([z.string(), z.number()]).optional();
const mediaSchema = z.object({
  type: z.string().default('photo'),
  url: z.string().optional(),
  video_info: z.object({ duration_millis: z.coerce.number().optional() }).optional(),
});
const versionsSchema = z.object({ editTweetIds: z.array(z.string()).default([]) });
const tweetSchema = z.object({
  id_str: z.string().regex(/^\d+$/),
  created_at: z.string(),
  full_text: z.string(),
  favorite_count: figure,
  retweet_count: figure,
  in_reply_to_user_id_str: z.string().nullish(),
  in_reply_to_status_id_str: z.string().nullish(),
  in_reply_to_screen_name: z.string().nullish(),
  entities: z
    .object({
      urls: z.array(z.object({ url: z.string(), expanded_url: z.string().optional() })).default([]),
      hashtags: z.array(z.object({ text: z.string() })).default([]),
      media: z.array(mediaSchema).optional(),
    })
    .prefault({}),
  extended_entities: z.object({ media: z.array(mediaSchema).optional() }).optional(),
  edit_info: z
    .object({
      initial: versionsSchema.optional(),
      edit: z.object({ editControlInitial: versionsSchema.optional() }).optional(),
    })
    .optional(),
});
type Tweet = z.infer<typeof tweetSchema>;
type Media = z.infer<typeof mediaSchema>;

function unwrapped(element: unknown): unknown {
  return typeof element === 'object' && element !== null && 'tweet' in element ? element.tweet : element;
}

/** Each edit of a post is an entry of its own; the last one is the post. */
function earlierVersions({ edit_info }: Tweet): string[] {
  const versions = edit_info?.initial?.editTweetIds ?? edit_info?.edit?.editControlInitial?.editTweetIds;
  return versions?.slice(0, -1) ?? [];
}

function postOf(tweet: Tweet, owner: XOwner, findFullText: FindFullText): PostDraft {
  const publishedAt = publishedAtOf(tweet);
  // Only `extended_entities` holds all pictures of a post.
  const media = tweet.extended_entities?.media ?? tweet.entities.media ?? [];
  const origin = originOf(tweet, owner.id);
  return {
    platform: 'x',
    account: owner.handle,
    permalink: xPermalink(owner.handle, tweet.id_str),
    publishedAt,
    precision: publishedAt === null ? null : 'minute',
    kind: kindOf(tweet, media),
    title: null,
    ...textOf(tweet, media, findFullText),
    hashtags: tweet.entities.hashtags.map((hashtag) => hashtag.text),
    mediaCount: media.length,
    altTextCount: null,
    durationSeconds: durationOf(media),
    origin,
    paid: null,
    // A retweet shows no likes of its own, and as retweets those of the original.
    engagement:
      origin === 'repost'
        ? NO_ENGAGEMENT
        : { ...NO_ENGAGEMENT, reactions: count(tweet.favorite_count), shares: count(tweet.retweet_count) },
  };
}

/** `Sat May 13 17:20:09 +0000 2023`; where that is damaged, the id knows. */
function publishedAtOf(tweet: Tweet): Instant | null {
  const isWhole = /^\w{3} \w{3} \d{2} \d{2}:\d{2}:\d{2} \+0000 \d{4}$/.test(tweet.created_at);
  const publishedMs = isWhole ? Date.parse(tweet.created_at) : Number.NaN;
  return Number.isNaN(publishedMs) ? instantFromXId(tweet.id_str) : new Date(publishedMs).toISOString();
}

/** `retweeted` is false in every archive; a quote has no field of its own. */
function originOf(tweet: Tweet, ownId: string | null): PostOrigin {
  if (tweet.full_text.startsWith('RT @')) return 'repost';
  const answered = tweet.in_reply_to_user_id_str ?? null;
  const isReply = answered ?? tweet.in_reply_to_status_id_str ?? tweet.in_reply_to_screen_name ?? null;
  // An answer to oneself continues a thread.
  if (isReply !== null && (answered === null || answered !== ownId)) return 'reply';
  return tweet.entities.urls.some((url) => xAddress(url.expanded_url ?? '') !== null) ? 'quote' : 'own';
}

function kindOf(tweet: Tweet, media: Media[]): PostKind {
  if (media.some((item) => item.type !== 'photo')) return 'video';
  if (media.length > 0) return media.length === 1 ? 'photo' : 'carousel';
  return tweet.entities.urls.length > 0 ? 'link' : 'text';
}

/** The words of a post: long ones in full, addresses as they lead, without the trailing address of its own pictures. */
function textOf(tweet: Tweet, media: Media[], findFullText: FindFullText) {
  let text = unescapeXText(tweet.full_text);
  const picture = media[0]?.url;
  if (picture !== undefined && text.endsWith(picture)) text = text.slice(0, -picture.length).trimEnd();
  let urls = tweet.entities.urls;
  const textCut = /…(\s+https:\/\/t\.co\/\w+)?$/.test(text);
  const full = textCut ? findFullText(text, Date.parse(publishedAtOf(tweet) ?? '')) : null;
  if (full !== null) {
    text = full.text;
    urls = [...full.urls, ...urls];
  }
  const links = new Set<string>();
  for (const { url, expanded_url: expanded = url } of urls) {
    text = text.replaceAll(url, expanded);
    if (/^https?:\/\//i.test(expanded)) links.add(expanded);
  }
  return { text, textCut: textCut && full === null, links: [...links] };
}

function durationOf(media: Media[]): number | null {
  const milliseconds = media.find((item) => item.video_info)?.video_info?.duration_millis;
  return milliseconds === undefined || Number.isNaN(milliseconds) ? null : milliseconds / 1000;
}

function count(value: string | number | undefined): number | null {
  const parsed = parseCount(String(value ?? ''));
  return parsed === 'unreadable' ? null : parsed;
}
