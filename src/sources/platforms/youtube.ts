import { z } from 'zod';
import type { Instant } from '../../model/time.ts';
import type { Api } from '../http/call.ts';
import type { HttpClient } from '../http/client.ts';
import type { Connection } from '../http/connection.ts';
import { SourceFailure } from '../http/failure.ts';
import type { ApiAccount, ApiItem, PlatformSource } from './platform.ts';
import {
  accountOf,
  type Channel,
  channelSchema,
  commentOf,
  postOf,
  replySchema,
  type Thread,
  threadSchema,
  uploadSchema,
  videoSchema,
} from './records/youtube.ts';
import { classifyGoogle } from './shared/google.ts';
import { noticeOf, parseRecord, parseReply, readEach, stopNotice } from './shared/reading.ts';
import type { CommentItem } from './shared/records.ts';
import { dayOf, instant } from './shared/time.ts';

const BASE = 'https://www.googleapis.com/youtube/v3';
const PAGES = {
  records: 'items',
  paging: { style: 'cursor', at: 'nextPageToken', parameter: 'pageToken' },
} as const;
/** Ids that one call for videos takes. */
const BATCH = 50;

/** Videos of a YouTube channel with their comments. Every call costs one unit of the project's 10,000 a day. */
export const youtube: PlatformSource = {
  id: 'youtube',
  platforms: ['youtube'],
  title: 'YouTube',
  baseUrl: BASE,
  handle: '@handle, or id of the channel (UC…)',
  credentials: [
    {
      name: 'key',
      env: 'YOUTUBE_KEY',
      secret: true,
      required: true,
      description: 'API key of a Google Cloud project with the YouTube Data API switched on.',
    },
  ],
  scopes: [],
  supplies: {
    profile: ['url', 'displayName', 'bio', 'website', 'picture', 'cover', 'followers'],
    figures: ['reactions', 'comments', 'views'],
    comments: 'comments',
    altText: true,
    paid: false,
    not: {
      phone: 'YouTube channels have no telephone field.',
      shares: 'YouTube tells shares in Studio only.',
      saves: 'YouTube does not tell how often a video was saved.',
      reach: 'YouTube tells unique viewers in Studio only.',
      clicks: 'YouTube tells clicks in Studio only.',
      paid: 'YouTube does not tell whether a video was promoted.',
    },
  },

  async check(client, account) {
    const { snippet } = await readChannel(connect(client, account), account);
    return { account: snippet.title, scopesGranted: null, scopesMissing: [], expiresAt: null, advice: null };
  },

  async *collect(client, account, { since }) {
    const api = connect(client, account);
    const channel = await readChannel(api, account);
    yield accountOf(channel, dayOf(client.now()));
    const uploads = channel.contentDetails?.relatedPlaylists.uploads ?? playlistOf(channel, 'UU');
    const comments = readComments(api, channel, since);
    const [list, shorts] = await Promise.all([
      readPlaylist(api, uploads, since),
      readPlaylist(api, playlistOf(channel, 'UUSH'), since),
    ]);
    if (list.failure && list.failure.kind !== 'not_found') throw list.failure;
    if (shorts.failure && shorts.failure.kind !== 'not_found') yield noticeOf('shorts', shorts.failure);
    yield* list.items;

    const batches = chunks(worthAsking(list.videos, since), BATCH);
    const videos = await readEach(batches, (ids) =>
      api.json({
        path: '/videos',
        query: {
          part: 'snippet,contentDetails,statistics,status,liveStreamingDetails',
          id: ids.join(),
        },
      }),
    );
    if (videos.failure) throw videos.failure;
    for (const body of videos.results)
      for (const [index, record] of listIn(body).entries()) {
        const parsed = parseRecord(videoSchema, record, `items[${index}]`);
        const item = 'rejected' in parsed ? parsed.rejected : postOf(parsed.value, channel, shorts.videos);
        if (item) yield item;
      }
    yield* await comments;
  },
};

/** Videos of the window; older ones fill up the last batch, for the newest of any age tells how long a channel has been silent. */
function worthAsking(videos: ReadonlyMap<string, Instant>, since: Instant): string[] {
  const newestFirst = [...videos].sort(([, a], [, b]) => (a < b ? 1 : -1));
  const recent = newestFirst.filter(([, publishedAt]) => publishedAt >= since).length;
  const most = Math.max(1, Math.ceil(recent / BATCH)) * BATCH;
  return newestFirst.slice(0, most).map(([id]) => id);
}

const LIMITS: Api['limits'] = { counted: 'credential', concurrent: 6 };

function connect(client: HttpClient, account: ApiAccount): Connection {
  const { key = '' } = account.credentials;
  return client.connect({
    id: 'youtube',
    baseUrl: account.baseUrl ?? BASE,
    userGiven: account.baseUrl !== undefined,
    headers: { 'X-Goog-Api-Key': key },
    secrets: [key],
    limits: LIMITS,
    classify: classifyGoogle,
  });
}

const listSchema = z.object({ items: z.array(z.unknown()).default([]) });

function listIn(body: unknown): unknown[] {
  return parseReply(listSchema, body, 'reply').items;
}

/** An unknown channel is no failure to YouTube: the list is empty. */
async function readChannel(api: Connection, account: ApiAccount): Promise<Channel> {
  const isId = /^UC[\w-]{22}$/.test(account.handle);
  const handle = account.handle.startsWith('@') ? account.handle : `@${account.handle}`;
  const query = {
    part: 'snippet,statistics,brandingSettings,contentDetails',
    ...(isId ? { id: account.handle } : { forHandle: handle }),
  };
  const [channel] = listIn(await api.json({ path: '/channels', query }));
  if (channel === undefined)
    throw new SourceFailure({ kind: 'not_found', code: 'youtube-no-channel' }, 'GET channels');
  return parseReply(channelSchema, channel, 'items[0]');
}

/** Lists that YouTube keeps of every channel carry its id with another beginning: all uploads, shorts. */
function playlistOf({ id }: Channel, prefix: 'UU' | 'UUSH'): string {
  return prefix + id.slice(2);
}

/** Ids of videos and when they were published, newest first, until a whole page lies before the window. */
async function readPlaylist(api: Connection, playlistId: string, since: Instant) {
  const videos = new Map<string, Instant>();
  const items: ApiItem[] = [];
  try {
    const query = { part: 'contentDetails', playlistId, maxResults: 50 };
    for await (const page of api.pages({ path: '/playlistItems', query, ...PAGES })) {
      let reachesWindow = false;
      for (const [index, record] of page.records.entries()) {
        const parsed = parseRecord(uploadSchema, record, `items[${index}]`);
        if ('rejected' in parsed) {
          items.push(parsed.rejected);
          continue;
        }
        const { videoId, videoPublishedAt } = parsed.value.contentDetails;
        const publishedAt = instant(videoPublishedAt);
        if (publishedAt === null) continue;
        videos.set(videoId, publishedAt);
        reachesWindow ||= publishedAt >= since;
      }
      items.push(...stopNotice('posts', page));
      if (!reachesWindow) break;
    }
    return { videos, items, failure: null };
  } catch (failure) {
    if (!(failure instanceof SourceFailure)) throw failure;
    return { videos, items, failure };
  }
}

/** Threads under all videos at once, newest first; those with more than five answers are asked for again. */
async function readComments(api: Connection, channel: Channel, since: string): Promise<ApiItem[]> {
  const threads: Thread[] = [];
  try {
    const query = {
      part: 'snippet,replies',
      allThreadsRelatedToChannelId: channel.id,
      maxResults: 100,
      order: 'time',
      textFormat: 'plainText',
    };
    for await (const { records } of api.pages({ path: '/commentThreads', query, ...PAGES })) {
      const page = records.flatMap((record) => threadSchema.safeParse(record).data ?? []);
      threads.push(...page);
      if (page.every(({ snippet }) => (instant(snippet.topLevelComment.snippet.publishedAt) ?? '') < since))
        break;
    }
    const long = threads.filter(
      ({ snippet, replies }) => snippet.totalReplyCount > (replies?.comments.length ?? 0),
    );
    const { results, failure } = await readEach(long, (thread) => readAnswers(api, thread, channel));
    const answered = new Set(failure ? [] : long);
    return [
      ...threads.flatMap((thread) => commentsIn(thread, channel, !answered.has(thread))),
      ...results.flat(),
      ...(failure ? [noticeOf('comments', failure)] : []),
    ];
  } catch (error) {
    // Comments may be switched off for all videos.
    const isOff = error instanceof SourceFailure && error.kind === 'not_found';
    return [
      ...threads.flatMap((thread) => commentsIn(thread, channel, true)),
      ...(isOff ? [] : [noticeOf('comments', error)]),
    ];
  }
}

function commentsIn({ id, snippet, replies }: Thread, channel: Channel, withAnswers: boolean): CommentItem[] {
  const { videoId } = snippet;
  const answers = withAnswers ? (replies?.comments ?? []) : [];
  return [
    commentOf(snippet.topLevelComment, { videoId, parent: null }, channel),
    ...answers.map((reply) => commentOf(reply, { videoId, parent: id }, channel)),
  ];
}

async function readAnswers(
  api: Connection,
  { id, snippet }: Thread,
  channel: Channel,
): Promise<CommentItem[]> {
  const answers: CommentItem[] = [];
  const query = { part: 'snippet', parentId: id, maxResults: 100, textFormat: 'plainText' };
  for await (const { records } of api.pages({ path: '/comments', query, ...PAGES }))
    for (const record of records) {
      const parsed = replySchema.safeParse(record);
      if (parsed.success)
        answers.push(commentOf(parsed.data, { videoId: snippet.videoId, parent: id }, channel));
    }
  return answers;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
