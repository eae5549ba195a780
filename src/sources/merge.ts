import { createHash } from 'node:crypto';
import { accountKey, type Engagement, type Post } from '../model/post.ts';
import type { PostDraft, PostKeys } from './exports/format.ts';

/** One post as one source gave it. */
export interface Gathered {
  draft: PostDraft;
  keys: PostKeys;
  provenance: Post['provenance'];
}

export interface Merged {
  posts: Post[];
  /** Source id → rows that repeat a post of another row or source. */
  duplicates: Map<string, number>;
}

/**
 * Brings the same post from several rows, files and platforms' APIs together. Two rows are compared by the strongest key that both have
 * (the platform's id, the number inside the link, account + minute + first words): equal → the same post, different → different posts,
 * whatever weaker keys say. The weakest key never joins two rows of one file: an export does not list a post twice under two links.
 *
 * Of a repeated post the row observed last stands (its figures as a whole are the later ones); what it lacks is filled from the other.
 */
export function mergePosts(gathered: Iterable<Gathered>): Merged {
  const byKey = new Map<string, Group[]>();
  const groups: Group[] = [];
  const duplicates = new Map<string, number>();

  for (const record of gathered) {
    const keys = keysOf(record);
    const same = findSame(record, keys, byKey);
    const group: Group = same ?? { keys: keys.map(() => new Set()), records: [] };
    group.records.push(record);
    if (same) {
      const loser = latestOf(same.records) === record ? previousOf(same.records, record) : record;
      duplicates.set(loser.provenance.source, (duplicates.get(loser.provenance.source) ?? 0) + 1);
    } else groups.push(group);
    for (const [rank, key] of keys.entries()) {
      if (key === null) continue;
      group.keys[rank]?.add(key);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [group]);
      else if (!known.includes(group)) known.push(group);
    }
  }
  return { posts: withOwnIds(groups.map(toPost)), duplicates };
}

/** Fewer letters than this say too little about a post. */
const TELLING_LETTERS = 12;
/** By so much Meta's downloads differ about when a post was made, from one of their files to the other. */
const SECONDS_APART = 5;

interface Group {
  /** Strongest rank first: every key its records have. */
  keys: Set<string>[];
  records: Gathered[];
}

function keysOf({ draft, keys }: Gathered): (string | null)[] {
  const { platform } = draft;
  return [
    keys.id === null ? null : `id ${platform} ${keys.id}`,
    keys.link === null ? null : `link ${platform} ${keys.link}`,
    momentOf(draft),
  ];
}

/** Account, minute and first words; where only the day is known, enough words to tell two posts of a day apart. A story is never a post. */
function momentOf({ platform, account, publishedAt, precision, kind, text }: PostDraft): string | null {
  const words = firstWords(text);
  if (publishedAt === null || (precision === 'day' && words.length < TELLING_LETTERS)) return null;
  const when = publishedAt.slice(0, precision === 'day' ? 10 : 16);
  return `time ${accountKey(platform, account)} ${kind === 'story' ? 'story ' : ''}${when} ${words}`;
}

/** The same in the minute before or after, where that is only seconds away. */
function momentNearby({ draft }: Gathered): string | null {
  const { publishedAt, precision, text } = draft;
  if (publishedAt === null || precision === 'day' || firstWords(text).length < TELLING_LETTERS) return null;
  const seconds = Number(publishedAt.slice(17, 19));
  const shift = seconds <= SECONDS_APART ? -60 : seconds >= 60 - SECONDS_APART ? 60 : 0;
  if (shift === 0) return null;
  return momentOf({
    ...draft,
    publishedAt: new Date(Date.parse(publishedAt) + shift * 1000).toISOString(),
  });
}

function secondsBetween(a: Gathered, b: Gathered): number {
  return Math.abs(Date.parse(a.draft.publishedAt ?? '') - Date.parse(b.draft.publishedAt ?? '')) / 1000;
}

/**
 * About 40 letters of the text. Plain ones only: a spreadsheet that saves an export again turns emoji, styled and accented letters
 * into question marks.
 */
function firstWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
    .slice(0, 40);
}

function findSame(record: Gathered, keys: (string | null)[], byKey: Map<string, Group[]>): Group | null {
  for (const [rank, key] of keys.entries()) {
    if (key === null) continue;
    const same = byKey.get(key)?.find((group) => {
      const strongestShared = group.keys.findIndex((known, i) => known.size > 0 && keys[i] !== null);
      if (strongestShared !== rank) return false;
      return (
        rank < 2 || group.records.every(({ provenance }) => provenance.source !== record.provenance.source)
      );
    });
    if (same) return same;
  }
  return findNearby(record, keys, byKey);
}

/** Two files of one download give the same post times that are seconds apart, which may be two minutes of the clock. */
function findNearby(record: Gathered, keys: (string | null)[], byKey: Map<string, Group[]>): Group | null {
  const near = momentNearby(record);
  if (near === null) return null;
  const same = byKey
    .get(near)
    ?.find(
      ({ keys: known, records }) =>
        known.every((set, rank) => rank === 2 || set.size === 0 || keys[rank] === null) &&
        records.every(
          (other) =>
            other.provenance.source !== record.provenance.source &&
            secondsBetween(other, record) <= SECONDS_APART,
        ),
    );
  return same ?? null;
}

function latestOf(records: readonly Gathered[]): Gathered {
  return records.reduce((a, b) => (isLater(b, a) ? b : a));
}

function previousOf(records: readonly Gathered[], last: Gathered): Gathered {
  return latestOf(records.filter((record) => record !== last));
}

/** By the day the figures were observed; where either is unknown, by the larger cumulative figures. */
function isLater(a: Gathered, b: Gathered): boolean {
  const [dayA, dayB] = [a.provenance.observedAt, b.provenance.observedAt];
  if (dayA !== null && dayB !== null && dayA !== dayB) return dayA > dayB;
  return total(a.draft.engagement) > total(b.draft.engagement);
}

function total({ reactions, comments, shares, saves, views, reach }: Engagement): number {
  return [reactions, comments, shares, saves, views, reach].reduce<number>(
    (sum, figure) => sum + (figure ?? 0),
    0,
  );
}

function toPost({ keys, records }: Group): Post {
  const latest = latestOf(records);
  const { provenance } = latest;
  let draft = latest.draft;
  for (const record of records) if (record !== latest) draft = fill(draft, record.draft);
  return { id: idOf(keys, latest), ...draft, provenance };
}

/** What `draft` lacks, from another row of the same post; a longer uncut text and an exact time win over a shortened one. */
function fill(draft: PostDraft, other: PostDraft): PostDraft {
  const betterText =
    draft.text === '' || (draft.textCut && (!other.textCut || other.text.length > draft.text.length));
  const betterTime =
    draft.publishedAt === null || (draft.precision === 'day' && other.precision === 'minute');
  const { text, textCut, links, hashtags } = betterText && other.text !== '' ? other : draft;
  const { publishedAt, precision } = betterTime && other.publishedAt !== null ? other : draft;
  return {
    ...draft,
    text,
    textCut,
    publishedAt,
    precision,
    links: links.length > 0 ? links : other.links,
    hashtags: hashtags.length > 0 ? hashtags : other.hashtags,
    account: draft.account ?? other.account,
    permalink: draft.permalink ?? other.permalink,
    kind: draft.kind ?? other.kind,
    title: draft.title ?? other.title,
    mediaCount: draft.mediaCount ?? other.mediaCount,
    altTextCount: draft.altTextCount ?? other.altTextCount,
    durationSeconds: draft.durationSeconds ?? other.durationSeconds,
    origin: draft.origin === 'own' ? other.origin : draft.origin,
    paid: draft.paid ?? other.paid,
    engagement: fillFigures(draft.engagement, other.engagement),
  };
}

function fillFigures(figures: Engagement, other: Engagement): Engagement {
  return {
    reactions: figures.reactions ?? other.reactions,
    comments: figures.comments ?? other.comments,
    shares: figures.shares ?? other.shares,
    saves: figures.saves ?? other.saves,
    views: figures.views ?? other.views,
    reach: figures.reach ?? other.reach,
    clicks: figures.clicks ?? other.clicks,
  };
}

/** The platform's own id, else the number in the link, else a digest of what identifies the row. */
function idOf(keys: readonly Set<string>[], { draft, provenance }: Gathered): string {
  const [id, link, time] = keys.map((known) => [...known][0]);
  if (id) return id.split(' ').slice(1).join(':');
  if (link) return link.split(' ').slice(1).join(':');
  const identity = time
    ? `${time} ${draft.permalink ?? ''}`
    : `${provenance.file} ${provenance.row} ${draft.platform} ${draft.text}`;
  return `${draft.platform}:~${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`;
}

/** Posts without words or number, made in the same minute, are told apart by the order in which they came. */
function withOwnIds(posts: Post[]): Post[] {
  const known = new Map<string, number>();
  return posts.map((post) => {
    const times = (known.get(post.id) ?? 0) + 1;
    known.set(post.id, times);
    return times === 1 ? post : { ...post, id: `${post.id}-${times}` };
  });
}
