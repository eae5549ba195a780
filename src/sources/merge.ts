import { createHash } from 'node:crypto';
import type { Engagement, Post } from '../model/post.ts';
import type { PostDraft, PostKeys } from './exports/format.ts';
import { areSecondsApart, momentNearby, momentOf } from './moments.ts';

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

/** All records of one post, those with the stronger keys first. */
type Group = Gathered[];

/**
 * Brings the same post from several rows, files and platforms' APIs together. Two of them are compared by the strongest key that both
 * have (the platform's id, the number inside the link, account + moment + first words): equal → the same post, different → different
 * posts, whatever weaker keys say. The weakest key never joins two rows of one file: an export does not list a post twice under two
 * links. In which order they come makes no difference.
 *
 * Of a repeated post the row observed last stands (its figures as a whole are the later ones); what it lacks is filled from the others.
 */
export function mergePosts(gathered: Iterable<Gathered>): Merged {
  let groups: Group[] = inFixedOrder(gathered).map((record) => [record]);
  groups = joined(groups, 'id', ({ draft, keys }) => keys.id && `${draft.platform}:${keys.id}`);
  groups = joined(groups, 'link', ({ draft, keys }) => keys.link && `${draft.platform}:${keys.link}`);
  groups = joined(groups, 'moment', numbered(momentOf));
  groups = joined(groups, 'nearby', numbered(momentNearby));

  const duplicates = new Map<string, number>();
  const taken = new Map<string, number>();
  const posts = groups.map((group) => {
    const latest = latestOf(group);
    for (const record of group) {
      const { source } = record.provenance;
      if (record !== latest) duplicates.set(source, (duplicates.get(source) ?? 0) + 1);
    }
    return toPost(group, latest, taken);
  });
  return { posts, duplicates };
}

/** Records with stronger keys first, so that weaker ones find them; then by file and row. */
function inFixedOrder(gathered: Iterable<Gathered>): Gathered[] {
  const strength = ({ keys }: Gathered) => (keys.id !== null ? 0 : keys.link !== null ? 1 : 2);
  const place = ({ provenance }: Gathered) => provenance.file ?? '';
  return [...gathered].sort(
    (a, b) =>
      strength(a) - strength(b) ||
      (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0) ||
      (a.provenance.row ?? 0) - (b.provenance.row ?? 0),
  );
}

type Key = 'id' | 'link' | 'moment' | 'nearby';
type KeyOf = (record: Gathered) => string | null;

/** Groups of which this key is equal, and no stronger one known of both, become one. */
function joined(groups: Group[], by: Key, keyOf: KeyOf): Group[] {
  const haveIds = (group: Group) => by !== 'id' && hasId(group);
  // Posts that all have ids are told apart already: large exports need no other keys.
  if (groups.every(haveIds)) return groups;
  const byKey = new Map<string, Group[]>();
  const apart: Group[] = [];
  for (const group of groups) {
    const keys = new Set(group.flatMap((record) => keyOf(record) ?? []));
    // Those with ids come first and meet only others with ids.
    const same = haveIds(group)
      ? undefined
      : [...keys].flatMap((key) => byKey.get(key) ?? []).find((other) => mayJoin(group, other, by));
    if (same === undefined) apart.push(group);
    else same.push(...group);
    for (const key of keys) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [same ?? group]);
      else if (same === undefined) known.push(group);
      else if (!known.includes(same)) known.push(same);
    }
  }
  return apart;
}

function mayJoin(a: Group, b: Group, by: Key): boolean {
  if (by === 'id') return true;
  if (hasId(a) && hasId(b)) return false;
  if (by === 'link') return true;
  if (hasLink(a) && hasLink(b)) return false;
  return a.every((one) =>
    b.every(
      (other) =>
        one.provenance.source !== other.provenance.source &&
        (by === 'moment' || areSecondsApart(one.draft, other.draft)),
    ),
  );
}

function hasId(group: Group): boolean {
  return group.some(({ keys }) => keys.id !== null);
}

function hasLink(group: Group): boolean {
  return group.some(({ keys }) => keys.link !== null);
}

/** Of several posts of a file with the same key the first meets the first of another file, the second the second. */
function numbered(momentOfPost: (draft: PostDraft) => string | null): KeyOf {
  const met = new Map<string, number>();
  return ({ draft, provenance: { source } }) => {
    const moment = momentOfPost(draft);
    if (moment === null) return null;
    const number = (met.get(`${source} ${moment}`) ?? 0) + 1;
    met.set(`${source} ${moment}`, number);
    return `${moment} ${number}`;
  };
}

/**
 * The record observed last, of several that day the one with the larger cumulative figures. Those of unknown days are compared by figures
 * alone, the largest of them with the last of the others.
 */
function latestOf(group: Group): Gathered {
  const larger = (a: Gathered, b: Gathered) =>
    total(b.draft.engagement) > total(a.draft.engagement) ? b : a;
  const dayOf = ({ provenance }: Gathered) => provenance.observedAt ?? '';
  const lastDay = group.map(dayOf).reduce((a, b) => (a > b ? a : b));
  const last = group.filter((record) => dayOf(record) === lastDay).reduce(larger);
  return group.filter((record) => dayOf(record) === '').reduce(larger, last);
}

function total({ reactions, comments, shares, saves, views, reach }: Engagement): number {
  return [reactions, comments, shares, saves, views, reach].reduce<number>(
    (sum, figure) => sum + (figure ?? 0),
    0,
  );
}

function toPost(group: Group, latest: Gathered, taken: Map<string, number>): Post {
  const { provenance } = latest;
  let draft = latest.draft;
  for (const record of group) if (record !== latest) draft = fill(draft, record.draft);
  return { id: idOf(group, latest, taken), ...draft, provenance };
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

/** `taken`: how often each id has been given; posts of which all that is the same are numbered. */
function idOf(group: Group, latest: Gathered, taken: Map<string, number>): string {
  const id = `${latest.draft.platform}:${identityOf(group, latest)}`;
  const before = taken.get(id) ?? 0;
  taken.set(id, before + 1);
  return before === 0 ? id : `${id}-${before + 1}`;
}

/**
 * The platform's own id, else the number in the link, else a digest of what is the same in every export, so that corrections made by a
 * person find the post again next month.
 */
function identityOf(group: Group, { draft }: Gathered): string {
  const { id } = group.find(({ keys }) => keys.id !== null)?.keys ?? {};
  const { link } = group.find(({ keys }) => keys.link !== null)?.keys ?? {};
  if (id ?? link) return `${id ?? link}`;
  const moment = group.map((record) => momentOf(record.draft)).find((one) => one !== null);
  const identity = moment ?? `${draft.platform} ${draft.publishedAt} ${draft.permalink} ${draft.text}`;
  return `~${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`;
}
