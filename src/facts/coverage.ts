import { BANDS, type Coverage } from '../model/coverage.ts';
import { PLATFORM_IDS, PLATFORMS, type PlatformId } from '../model/platforms.ts';
import type { Practice } from '../model/practice.ts';
import type { Citation, ReachTable, Reference } from '../model/reference.ts';
import type { Day } from '../model/time.ts';
import { patientMix } from './audience.ts';
import { deriveEffort } from './effort.ts';
import { type LivingAccount, type Presence, presenceOf } from './presence.ts';
import { bestSet, reachInBand, reachOf, type Survey, surveyError, teensHeadroom } from './reach.ts';

/** Why coverage could not be worked out; each is cured by another input. */
export type CoverageGap =
  | 'no-accounts'
  | 'no-audience'
  | 'no-posts'
  | 'no-dates'
  | 'through-unknown'
  | 'nothing-to-look-at';

/** Where the practice is alive, and which of its patients it can reach there, or why that cannot be said. */
export type CoverageFacts = Presence &
  ({ coverage: Coverage; missing: null } | { coverage: null; missing: CoverageGap });

type Client = Pick<Practice, 'audience' | 'specialty'>;

/** In the survey, but not places where a practice publishes: they count only when the practice names them or posts there. */
const NOT_FEEDS: readonly PlatformId[] = ['whatsapp', 'reddit'];

/** The best set is never smaller than this, so that one account is measured against a reasonable effort. */
const LEAST_BEST_SET = 3;

/** Weight of a platform whose use no survey tells. */
const WEIGHT_WITHOUT_SURVEY = 0.1;

/**
 * Share of the practice's patients that its living accounts can reach, against what the best set of as many accounts could.
 * Method: docs/coverage.md. The order of accounts does not matter.
 */
export function deriveCoverage(
  accounts: readonly LivingAccount[],
  client: Client,
  reference: Reference,
  asOf: Day,
): CoverageFacts {
  const presence = presenceOf(accounts, asOf);
  const without = (missing: CoverageGap): CoverageFacts => ({ ...presence, coverage: null, missing });
  if (accounts.length === 0) return without('no-accounts');
  const mix = patientMix(client, reference);
  if (!mix) return without('no-audience');
  if (presence.living.length === 0 && presence.unknownBecause) return without(presence.unknownBecause);

  const table = tableFor(presence.living, reference);
  const survey: Survey = { table, teens: reference.teens, mix };
  const active = presence.living.filter((platform) => table.platforms.includes(platform));
  const publishable = publishableIn(table, active, client);
  const k = Math.min(publishable.length, Math.max(LEAST_BEST_SET, active.length));
  const best = bestSet(survey, publishable, k);
  if (best.reach <= 0) return without('nothing-to-look-at');

  const reach = reachOf(survey, active);
  const headroom = teensHeadroom(survey, active);
  const coverage: Coverage = {
    table: cited(table),
    teensTable: mix.bands['13-17'] ? cited(reference.teens) : null,
    audience: { source: mix.source, note: mix.note, bands: mix.bands, childrenMovedTo: mix.parents },
    active,
    activeAsOf: presence.activeAsOf,
    listedApart: presence.living.filter((platform) => !active.includes(platform)),
    unknown: presence.unknown,
    reach,
    reachInterval: around(reach, surveyError(survey, active), headroom),
    best: { k, platforms: best.platforms, reach: best.reach },
    ratio: Math.min(1, reach / best.reach),
    ratioInterval: around(
      reach / best.reach,
      surveyError(survey, active, best.platforms) / best.reach,
      Math.max(headroom, gainOf(survey, active, inTable(presence.unknown, table))) / best.reach,
    ),
    gains: gainsOf(survey, active, publishable),
    otherTable: otherTableGains(survey, presence.living, client, reference),
    bands: BANDS.flatMap((band) => {
      const audienceShare = mix.bands[band];
      return audienceShare === undefined
        ? []
        : { band, audienceShare, reached: reachInBand(survey, active, band) };
    }),
    effort: deriveEffort(survey, active, presence, asOf),
  };
  return { ...presence, coverage, missing: null };
}

/** A further account that adds less of the patients than this is not proposed (editorial). */
export const WORTHWHILE_GAIN = 0.03;

/** The platform that would add most, with those too close to it to be ranked below; empty where none is worth its while. */
export function platformsToAdd({ gains, unknown }: Coverage, leastGain = WORTHWHILE_GAIN): PlatformId[] {
  const worthwhile = gains.filter(({ platform, gain }) => gain >= leastGain && !unknown.includes(platform));
  const lastOfTie = worthwhile.findIndex(({ tiedWithNext }) => !tiedWithNext);
  return worthwhile.slice(0, lastOfTie + 1 || worthwhile.length).map(({ platform }) => platform);
}

/**
 * Share of the audience that uses each platform, 0–1: weights where the scores of several accounts are averaged. Without an audience
 * the totals of all adults; a platform that the survey or the teens figures leave out counts 0.1. Not normalised.
 */
export function audienceWeights(
  accounts: readonly Pick<LivingAccount, 'platform'>[],
  client: Client,
  reference: Reference,
): Record<PlatformId, number> {
  const table = tableFor(
    accounts.map(({ platform }) => platform),
    reference,
  );
  const mix = patientMix(client, reference);
  const weightOf = (platform: PlatformId): number => {
    if (!table.platforms.includes(platform)) return 0;
    return mix
      ? reachOf({ table, teens: reference.teens, mix }, [platform])
      : (table.reach.get(platform)?.total ?? 0);
  };
  const weights = PLATFORM_IDS.map((platform) => [platform, weightOf(platform) || WEIGHT_WITHOUT_SURVEY]);
  return Object.fromEntries(weights) as Record<PlatformId, number>;
}

/** The newest survey, unless a platform in use stands in an older one only: years never mix. */
function tableFor(living: readonly PlatformId[], { tables }: Reference): ReachTable {
  const [newest] = tables;
  const holds = (platform: PlatformId) => (table: ReachTable) => table.platforms.includes(platform);
  const onlyOlder = living.find((platform) => !holds(platform)(newest) && tables.some(holds(platform)));
  return (onlyOlder && tables.find(holds(onlyOlder))) ?? newest;
}

function publishableIn(table: ReachTable, active: readonly PlatformId[], { audience }: Client): PlatformId[] {
  const named = audience?.publish;
  if (named) return inTable(named, table);
  return table.platforms.filter((platform) => !NOT_FEEDS.includes(platform) || active.includes(platform));
}

function gainsOf(
  survey: Survey,
  active: readonly PlatformId[],
  publishable: readonly PlatformId[],
): Coverage['gains'] {
  const gains = publishable
    .filter((platform) => !active.includes(platform))
    .map((platform) => ({ platform, gain: gainOf(survey, active, [platform]) }))
    .sort((a, b) => b.gain - a.gain || a.platform.localeCompare(b.platform));
  return gains.map(({ platform, gain }, rank) => {
    const next = gains[rank + 1];
    const tiedWithNext =
      next !== undefined &&
      gain - next.gain < surveyError(survey, [...active, platform], [...active, next.platform]);
    return { platform, gain, tiedWithNext, effort: PLATFORMS[platform].effort };
  });
}

/** Never below 0: the weighting by sex is an approximation that can take more than a small gain away. */
function gainOf(survey: Survey, active: readonly PlatformId[], added: readonly PlatformId[]): number {
  return Math.max(0, reachOf(survey, [...active, ...added]) - reachOf(survey, active));
}

/** What platforms would add that only an older survey knows: worked out apart, wholly in that survey. */
function otherTableGains(
  { table, teens, mix }: Survey,
  living: readonly PlatformId[],
  client: Client,
  { tables }: Reference,
): Coverage['otherTable'] {
  const older = tables.find((other) => other.year < table.year);
  if (!older) return null;
  const active = inTable(living, older);
  const extra = publishableIn(older, active, client).filter(
    (platform) => !table.platforms.includes(platform),
  );
  if (extra.length === 0) return null;
  const gains = gainsOf({ table: older, teens, mix }, active, extra);
  return { year: older.year, gains: gains.map(({ platform, gain }) => ({ platform, gain })) };
}

function around(value: number, error: number, headroom: number): { lower: number; upper: number } {
  const clip = (end: number) => Math.min(1, Math.max(0, end));
  return { lower: clip(value - error), upper: clip(value + error + headroom) };
}

function inTable(platforms: readonly PlatformId[], table: ReachTable): PlatformId[] {
  return table.platforms.filter((platform) => platforms.includes(platform));
}

function cited({ id, title, year, url }: Citation): Citation {
  return { id, title, year, url };
}
