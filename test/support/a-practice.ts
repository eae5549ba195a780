import { AUDITS } from '../../src/audits/index.ts';
import { runAudits } from '../../src/audits/run-audits.ts';
import { loadReference } from '../../src/config/reference.ts';
import { loadScoringConfig } from '../../src/config/scoring.ts';
import { deriveFacts, type Facts } from '../../src/facts/index.ts';
import { type AccountPeriod, type Collection, SCHEMA_VERSION } from '../../src/model/collection.ts';
import type { LabelQuality, PostLabels, Purpose } from '../../src/model/labels.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { PlatformId } from '../../src/model/platforms.ts';
import { NO_ENGAGEMENT, type Post } from '../../src/model/post.ts';
import { type Practice, practiceSchema } from '../../src/model/practice.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { addDays, type Day } from '../../src/model/time.ts';
import { conclude } from '../../src/pipeline/conclude.ts';
import { score } from '../../src/scoring/score.ts';

export const AS_OF: Day = '2026-10-31';

/** A labeller that errs now and then, as ours does. */
export const QUALITY: LabelQuality = {
  posts: 1000,
  promotionalPosts: 300,
  purposeAccuracy: 0.9,
  promotionalSensitivity: 0.9,
  promotionalSpecificity: 0.95,
};

export type PostSketch = Partial<Post> & { purpose?: Purpose; daysAgo?: number };

let number = 0;

/** A photo on Facebook, posted at noon UTC so many days before as-of, unless told otherwise. */
export function aPost({ purpose: _, daysAgo = 0, ...changes }: PostSketch = {}): Post {
  number++;
  return {
    id: `test:${number}`,
    platform: 'facebook',
    account: 'Sample Clinic',
    permalink: `https://example.com/${number}`,
    publishedAt: `${addDays(AS_OF, -daysAgo)}T16:00:00.000Z`,
    precision: 'minute',
    kind: 'photo',
    title: null,
    text: `Words of post number ${number}, unlike any other`,
    textCut: false,
    links: [],
    hashtags: [],
    mediaCount: null,
    altTextCount: null,
    durationSeconds: null,
    origin: 'own',
    paid: null,
    engagement: NO_ENGAGEMENT,
    provenance: { source: 'file-1', format: 'test@1', file: 'test.csv', row: number, observedAt: null },
    ...changes,
  };
}

function someLabels(purpose: Purpose = 'own'): PostLabels {
  const nothing = {
    flags: [],
    evidence: {},
    confidence: {},
    topics: [],
    traits: [],
    linkClasses: [],
    corrected: [],
  };
  return { purpose, purposeConfidence: 1, language: 'en', measured: true, ...nothing };
}

export interface Scene {
  posts: PostSketch[];
  /** Default: every account of the posts, from 90 days before as-of through as-of. */
  periods?: AccountPeriod[];
  practice?: Partial<Practice>;
  asOfAssumed?: boolean;
  days?: number;
}

/** A collection with labels given rather than guessed, and the practice it belongs to. */
export function aCollection({
  posts: sketches,
  periods,
  practice = {},
  asOfAssumed = false,
  days = 90,
}: Scene) {
  const labels = new Map<string, PostLabels>();
  const posts = sketches.map((sketch) => {
    const post = aPost(sketch);
    labels.set(post.id, someLabels(sketch.purpose));
    return post;
  });
  const platforms = new Map(
    posts.map(({ platform, account }) => [`${platform} ${account}`, { platform, account }]),
  );
  const collection: Collection = {
    schemaVersion: SCHEMA_VERSION,
    practice: 'sample',
    asOf: AS_OF,
    asOfAssumed,
    window: { from: addDays(AS_OF, 1 - days), to: AS_OF },
    timeZone: 'America/New_York',
    accounts: [],
    periods:
      periods ??
      [...platforms.values()].map((one) => ({ ...one, from: addDays(AS_OF, -89), through: AS_OF })),
    posts,
    comments: [],
    sources: [],
  };
  const validated = practiceSchema.parse({ name: 'Sample Clinic', specialty: 'dermatology', ...practice });
  return { collection, labels, practice: { ...validated, id: 'sample' } };
}

export function factsOf(scene: Scene): Facts {
  const { collection, labels, practice } = aCollection(scene);
  return deriveFacts(collection, labels, practice, { reference: loadReference(), labelQuality: QUALITY });
}

/** Everything between collecting and rendering. */
export function snapshotOf(scene: Scene): Snapshot {
  const { collection, labels, practice } = aCollection(scene);
  const facts = deriveFacts(collection, labels, practice, {
    reference: loadReference(),
    labelQuality: QUALITY,
  });
  const config = loadScoringConfig();
  const results = runAudits(AUDITS, facts, practice.audits);
  const context = { allSilent: facts.allSilent, history: facts.history, repliesChecked: false };
  return conclude(
    practice,
    collection,
    facts,
    score(results, context, config, ({ id, outcome, options }) => actionOf(id, outcome, options)),
    config,
  );
}

function actionOf(id: string, outcome: Outcome, options: Record<string, unknown>) {
  const audit = AUDITS.find((one) => one.id === id);
  if (!audit) throw new Error(`no audit ${id}`);
  return audit.words.action(outcome, options);
}

/** Outcome of one audit on a scene. */
export function outcomeOf(id: string, scene: Scene): Outcome {
  const result = snapshotOf(scene).audits.find((audit) => audit.id === id);
  if (!result) throw new Error(`no audit ${id}`);
  return result.outcome;
}

export function period(
  platform: PlatformId,
  from: Day | null,
  through: Day | null,
  account: string | null = 'Sample Clinic',
): AccountPeriod {
  return { platform, account, from, through };
}

/** So many posts of one sketch, evenly spread over the days up to as-of. */
export function spread(count: number, overDays: number, sketch: PostSketch = {}): PostSketch[] {
  return Array.from({ length: count }, (_, i) => ({
    ...sketch,
    daysAgo: Math.round((i * overDays) / count) + (sketch.daysAgo ?? 0),
  }));
}
