import type { Facts, Publication } from '../facts/index.ts';
import { findIdentifiers, maskIdentifiers } from '../labels/identifiers.ts';
import { type Collection, SCHEMA_VERSION } from '../model/collection.ts';
import { groupBy } from '../model/group.ts';
import { accountKey, type Engagement, localDay, type Post } from '../model/post.ts';
import type { Practice } from '../model/practice.ts';
import type { ScoringConfig } from '../model/scoring-config.ts';
import type { AccountRow, PostRow, Snapshot } from '../model/snapshot.ts';
import { localTime, weekdayOf } from '../model/time.ts';
import type { Scores } from '../scoring/score.ts';

const EXCERPT_CHARACTERS = 80;
const NOTABLE_POSTS = 3;
/** Fewer posts with figures than this say nothing about best and weakest (editorial). */
const NOTABLE_LEAST = 10;

/** Puts facts and scores into the record that is kept, compared and shown. Pure. */
export function conclude(
  practice: Practice,
  collection: Collection,
  facts: Facts,
  scores: Scores,
  config: ScoringConfig,
): Snapshot {
  const inWindow = facts.publications.filter((publication) => publication.inWindow);
  const published = new Map(facts.publications.map((publication) => [publication.post.id, publication]));
  const withPrivacyFinding = new Set(
    scores.audits
      .filter(({ category }) => category === 'privacy')
      .flatMap(({ outcome }) => outcome.findings.map(({ subject }) => subject)),
  );
  return {
    schemaVersion: SCHEMA_VERSION,
    scoringVersion: config.scoringVersion,
    practice: {
      id: practice.id,
      name: practice.name,
      specialty: practice.specialty ?? null,
      timeZone: practice.timeZone,
    },
    asOf: collection.asOf,
    asOfAssumed: collection.asOfAssumed,
    window: collection.window,
    grading: {
      bands: Object.entries(config.bands).map(([grade, from]) => ({
        grade: grade as keyof typeof config.bands,
        from,
      })),
      leastCoverage: config.leastCoverage.overall,
      leastCategoryCoverage: config.leastCoverage.category,
      leastHistoryDays: config.leastHistory.days,
      leastPosts: config.leastHistory.posts,
    },
    history: facts.history,
    overall: scores.overall,
    categories: scores.categories,
    audits: scores.audits,
    actions: scores.actions,
    accounts: accountRows(collection, facts),
    coverage: facts.coverage.coverage,
    weeks: facts.cadence.weeks,
    hours: hoursOf(inWindow, collection.timeZone),
    kinds: kindsOf(inWindow),
    notable: notableOf(inWindow),
    labelQuality: facts.labelQuality,
    posts: collection.posts.map((post) =>
      postRow(post, collection, published.get(post.id), withPrivacyFinding),
    ),
    sources: collection.sources,
  };
}

function accountRows({ posts, window, timeZone }: Collection, facts: Facts): AccountRow[] {
  return facts.accounts.map((account) => {
    const published = account.publications.filter(({ inWindow }) => inWindow);
    const visuals = facts.visuals.visual.filter((publication) => publication.account === account.key);
    const bare = facts.visuals.bare.filter((publication) => publication.account === account.key);
    const count = (purpose: string) => published.filter(({ labels }) => labels.purpose === purpose).length;
    return {
      platform: account.platform,
      handle: account.handle,
      posts: published.length,
      kept: posts.filter((post) => {
        if (accountKey(post.platform, post.account) !== account.key) return false;
        const day = localDay(post, timeZone);
        return day === null || (day >= window.from && day <= window.to);
      }).length,
      undated: account.publications.filter(({ day }) => day === null).length,
      newest: account.newestDay,
      ageDays: account.ageDays,
      state: account.state,
      from: account.from,
      through: account.through,
      staleInput: account.staleInput,
      purposes: { promotional: count('promotional'), own: count('own'), curated: count('curated') },
      visualPosts: visuals.length + bare.length > 0 ? visuals.length : null,
    };
  });
}

function hoursOf(publications: readonly Publication[], timeZone: string): Snapshot['hours'] {
  const counts = new Map<string, { weekday: number; hour: number; posts: number }>();
  for (const { post } of publications) {
    if (post.publishedAt === null || post.precision !== 'minute') continue;
    const { day, hour } = localTime(post.publishedAt, timeZone);
    const weekday = weekdayOf(day);
    const slot = counts.get(`${weekday} ${hour}`) ?? { weekday, hour, posts: 0 };
    slot.posts++;
    counts.set(`${weekday} ${hour}`, slot);
  }
  return [...counts.values()].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour);
}

function kindsOf(publications: readonly Publication[]): Snapshot['kinds'] {
  const counts = new Map<Post['kind'], number>();
  for (const { post } of publications) counts.set(post.kind, (counts.get(post.kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, posts]) => ({ kind, posts }))
    .sort((a, b) => b.posts - a.posts || String(a.kind).localeCompare(String(b.kind)));
}

/** Posts ranked against their own account's median, so that a large account does not fill the list. Stories last a day: left out. */
function notableOf(publications: readonly Publication[]): Snapshot['notable'] {
  const withFigures = publications.flatMap(({ post, account }) => {
    const interactions = interactionsOf(post.engagement);
    return interactions === null || post.origin === 'repost' || post.kind === 'story'
      ? []
      : [{ id: post.id, account, interactions }];
  });
  if (withFigures.length < NOTABLE_LEAST) return null;
  const medians = new Map(
    [...groupBy(withFigures, ({ account }) => account)].map(([account, rows]) => {
      const figures = rows.map(({ interactions }) => interactions).sort((a, b) => a - b);
      return [account, figures[Math.floor(figures.length / 2)] ?? 0];
    }),
  );
  const ranked = withFigures
    .map((row) => ({ ...row, ratio: (row.interactions + 1) / ((medians.get(row.account) ?? 0) + 1) }))
    .sort((a, b) => b.ratio - a.ratio || a.id.localeCompare(b.id));
  return {
    best: ranked.slice(0, NOTABLE_POSTS).map(({ id }) => id),
    weakest: ranked
      .slice(-NOTABLE_POSTS)
      .reverse()
      .map(({ id }) => id),
    measure: { posts: withFigures.length },
  };
}

/** Reactions, comments, shares and saves together; null when the source gives none of them. */
function interactionsOf({ reactions, comments, shares, saves }: Engagement): number | null {
  const known = [reactions, comments, shares, saves].filter((figure) => figure !== null);
  return known.length === 0 ? null : known.reduce((sum, figure) => sum + figure, 0);
}

function postRow(
  post: Post,
  { window, timeZone }: Collection,
  publication: Publication | undefined,
  withPrivacyFinding: ReadonlySet<string>,
): PostRow {
  const day = localDay(post, timeZone);
  const local =
    post.publishedAt !== null && post.precision === 'minute' ? localTime(post.publishedAt, timeZone) : null;
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    id: post.id,
    platform: post.platform,
    account: post.account,
    day,
    time: local && `${two(local.hour)}:${two(local.minute)}`,
    permalink: post.permalink,
    kind: post.kind,
    origin: post.origin,
    paid: post.paid,
    inWindow: day !== null && day >= window.from && day <= window.to,
    purpose: publication?.labels.purpose ?? null,
    flags: publication?.labels.flags ?? [],
    corrected: publication?.labels.corrected ?? [],
    engagement: post.engagement,
    excerpt: withPrivacyFinding.has(post.id) ? '' : excerptOf(post),
  };
}

/**
 * The post's first words, up to a whole one unless that is longer than most; an identifier, whoever's it is, appears as
 * its kind alone.
 */
function excerptOf({ text, title }: Post): string {
  const said = (text || title || '').replace(/\s+/g, ' ').trim();
  const words = maskIdentifiers(said, findIdentifiers(said));
  const characters = [...words];
  if (characters.length <= EXCERPT_CHARACTERS) return words;
  const cut = characters.slice(0, EXCERPT_CHARACTERS - 1).join('');
  const whole = cut.replace(/\s+\S{0,20}$/u, '').replace(/[\p{Pd}.,;:\s]+$/u, '');
  return `${whole || cut}…`;
}
