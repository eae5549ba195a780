import { z } from 'zod';
import { NO_ENGAGEMENT } from '../../model/post.ts';
import { earlierOf, type Instant } from '../../model/time.ts';
import { blueskyContent, blueskyEmbedSchema, blueskyOrigin, blueskyPostSchema } from '../bluesky-record.ts';
import { instant } from '../instant.ts';
import type { Item, PostDraft, PostFormat } from './format.ts';
import { ownerOf, type RepoRecord, recordsOf } from './shared/bluesky-repo.ts';
import { contradicts, instantFromTid } from './shared/id-time.ts';
import { signature } from './shared/signature.ts';
import { linksIn } from './shared/text.ts';

/**
 * Everything an account wrote on Bluesky, as "Export my data" packs it: `repo.car`. Neither figures nor the handle are in it; likes
 * given, follows and blocks are left unread.
 */
export const blueskyRepo: PostFormat = {
  id: 'bluesky-repo',
  title: 'Bluesky repository: posts',
  platform: 'bluesky',
  reads: 'posts',
  version: '1',
  how: 'Bluesky → Settings → Account → Export my data; hand over repo.car as it is.',

  recognise({ headBytes }) {
    const head = Buffer.from(headBytes).toString('latin1');
    return signature({
      'beginning of a CAR file': head.indexOf('eroots') === 2 && head.slice(0, 120).includes('gversion'),
      'records of Bluesky': head.includes('app.bsky.'),
    });
  },

  period: () => ({ from: null, through: null }),

  async *read(file) {
    const did = await ownerOf(file);
    let row = 0;
    for await (const record of recordsOf(file)) {
      if (record.collection === 'app.bsky.actor.profile') yield* profileIn(record, did);
      else if (record.collection === 'app.bsky.feed.post') yield* postIn(record, ++row, did);
      else if (record.collection === 'app.bsky.feed.repost') yield* repostIn(record, ++row);
    }
  },
};

const profileSchema = z.object({
  displayName: z.string().nullish(),
  description: z.string().nullish(),
  website: z.string().nullish(),
});
const postSchema = blueskyPostSchema.extend({ embed: blueskyEmbedSchema.nullish() });
const repostSchema = z.object({ subject: z.object({ uri: z.string() }), createdAt: z.string().nullish() });

function* profileIn({ value }: RepoRecord, did: string): Generator<Item> {
  const profile = profileSchema.safeParse(value);
  if (!profile.success) return;
  const { displayName, description, website } = profile.data;
  yield {
    type: 'account',
    account: {
      platform: 'bluesky',
      handle: null,
      url: `https://bsky.app/profile/${did}`,
      displayName: displayName ?? '',
      bio: description ?? '',
      website: website ?? linksIn(description ?? '')[0] ?? '',
      phone: null,
      picture: null,
      cover: null,
      followers: null,
      observedAt: null,
    },
  };
}

function* postIn({ key, value }: RepoRecord, row: number, did: string): Generator<Item> {
  const post = postSchema.safeParse(value);
  if (!post.success) {
    yield { type: 'rejected', row, code: 'not-a-post' };
    return;
  }
  const { text, createdAt, embed } = post.data;
  yield* dated(key, createdAt, row, (publishedAt) => ({
    ...draft(`https://bsky.app/profile/${did}/post/${key}`, publishedAt),
    text,
    ...blueskyContent(post.data, embed),
    origin: blueskyOrigin(post.data, embed, did),
  }));
}

function* repostIn({ key, value }: RepoRecord, row: number): Generator<Item> {
  const repost = repostSchema.safeParse(value);
  if (!repost.success) {
    yield { type: 'rejected', row, code: 'not-a-post' };
    return;
  }
  const [, author, original] =
    /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(repost.data.subject.uri) ?? [];
  const permalink = original === undefined ? null : `https://bsky.app/profile/${author}/post/${original}`;
  yield* dated(
    key,
    repost.data.createdAt,
    row,
    (publishedAt) => ({ ...draft(permalink, publishedAt), origin: 'repost' }),
    'repost-',
  );
}

/** The author's clock sets `createdAt`, whatever it shows; the key was made with the post, which cannot be younger. */
function* dated(
  key: string,
  createdAt: string | null | undefined,
  row: number,
  toPost: (publishedAt: Instant | null) => PostDraft,
  prefix = '',
): Generator<Item> {
  const written = instant(createdAt);
  const fromKey = instantFromTid(key);
  const isContradicted = contradicts(written, fromKey);
  const publishedAt = isContradicted ? earlierOf(written, fromKey) : (written ?? fromKey);
  if (publishedAt === null) yield { type: 'notice', row, code: 'undated' };
  if (isContradicted) yield { type: 'notice', row, code: 'time-unlike-id' };
  yield { type: 'post', row, post: toPost(publishedAt), keys: { id: `${prefix}${key}`, link: null } };
}

function draft(permalink: string | null, publishedAt: Instant | null): PostDraft {
  return {
    platform: 'bluesky',
    account: null,
    permalink,
    publishedAt,
    precision: publishedAt === null ? null : 'minute',
    kind: null,
    title: null,
    text: '',
    textCut: false,
    links: [],
    hashtags: [],
    mediaCount: null,
    altTextCount: null,
    durationSeconds: null,
    origin: 'own',
    paid: null,
    engagement: NO_ENGAGEMENT,
  };
}
