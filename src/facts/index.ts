import type { Collection } from '../model/collection.ts';
import type { LabelQuality, PostLabels } from '../model/labels.ts';
import type { PlatformId } from '../model/platforms.ts';
import type { Practice } from '../model/practice.ts';
import type { Reference } from '../model/reference.ts';
import type { Day } from '../model/time.ts';
import { type AccountActivity, allSilent, deriveActivity, historyOf } from './activity.ts';
import { type Cadence, deriveCadence } from './cadence.ts';
import { audienceWeights, type CoverageFacts, deriveCoverage } from './coverage.ts';
import { type DailyPosts, deriveDailyPosts } from './daily-posts.ts';
import { deriveMix, type Mix } from './mix.ts';
import { type Publication, publicationsOf } from './publications.ts';
import { deriveVisuals, type Visuals } from './visuals.ts';

export type { AccountActivity } from './activity.ts';
export { platformsToAdd, WORTHWHILE_GAIN } from './coverage.ts';
export type { Publication } from './publications.ts';
export { wilson } from './wilson.ts';

/** Everything audits may look at. Derived once, from records only. */
export interface Facts {
  asOf: Day;
  window: { from: Day; to: Day };
  /** Of any age and undated ones, oldest first; none after as-of. */
  publications: Publication[];
  accounts: AccountActivity[];
  history: { days: number; posts: number };
  /** Every known account is silent beyond its platform's limit. */
  allSilent: boolean;
  /** Share of the audience that uses each platform, 0–1: weights where accounts are averaged. */
  platformWeights: Record<PlatformId, number>;
  cadence: Cadence;
  dailyPosts: DailyPosts[];
  mix: Mix;
  visuals: Visuals;
  coverage: CoverageFacts;
  labelQuality: LabelQuality;
}

/** What facts rest on besides the collection; read from files by the configuration. */
export interface Knowledge {
  reference: Reference;
  labelQuality: LabelQuality;
}

export function deriveFacts(
  collection: Collection,
  labels: ReadonlyMap<string, PostLabels>,
  practice: Practice,
  { reference, labelQuality }: Knowledge,
): Facts {
  const publications = publicationsOf(collection, labels);
  const accounts = deriveActivity(collection, practice, publications);
  return {
    asOf: collection.asOf,
    window: collection.window,
    publications,
    accounts,
    history: historyOf(accounts, collection.asOf),
    allSilent: allSilent(accounts),
    platformWeights: audienceWeights(accounts, practice, reference),
    cadence: deriveCadence(accounts, collection.asOfAssumed),
    dailyPosts: deriveDailyPosts(accounts),
    mix: deriveMix(publications, labelQuality),
    visuals: deriveVisuals(publications),
    coverage: deriveCoverage(accounts, practice, reference, collection.asOf),
    labelQuality,
  };
}
