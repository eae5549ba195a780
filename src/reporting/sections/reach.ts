import type { Band, Coverage } from '../../model/coverage.ts';
import type { Bar } from '../charts/bar.ts';
import { type Material, platformName } from './material.ts';

/** Platforms against the patients' ages: who is reached, who is not, which account would add most. */
export function reachView(material: Material) {
  const { coverage } = material.snapshot;
  if (coverage === null) return null;
  const { language } = material.words;
  const { percent } = language;
  const { reach, reachInterval, best, active } = coverage;
  const names = (platforms: readonly Coverage['active'][number][]) => platforms.map(platformName);
  return {
    figure: percent(reach),
    statement: active.length === 0 ? language.labels.nobodyReached : language.reach(names(active)),
    interval: active.length === 0 ? null : language.reachInterval(reachInterval.lower, reachInterval.upper),
    best: {
      share: percent(best.reach),
      text: language.best(best.k, names(best.platforms)),
      bar: { share: best.reach, tone: 'best' } satisfies Bar,
    },
    now: { share: percent(reach), bar: { share: reach, tone: 'now', interval: reachInterval } satisfies Bar },
    gap: widestGap(coverage, material),
    bands: coverage.bands.map(({ band, audienceShare, reached }) => ({
      name: language.bands[band],
      ofPatients: percent(audienceShare),
      reached: percent(reached),
      left: percent(1 - reached),
      bar: { share: reached, tone: 'now' } satisfies Bar,
    })),
    gains: gains(coverage, material),
    efforts: coverage.effort.map(({ platform, postShare, reach, verdict }) => ({
      name: platformName(platform),
      postShare: percent(postShare),
      postBar: { share: postShare, tone: 'none' } satisfies Bar,
      reach: percent(reach),
      reachBar: { share: reach, tone: 'now' } satisfies Bar,
      pill: language.effortVerdicts[verdict],
    })),
    notes: notes(coverage, material),
    source: language.survey(coverage.table.title, coverage.table.year),
    link: coverage.table.url,
    teens: coverage.teensTable && {
      text: language.survey(coverage.teensTable.title, coverage.teensTable.year),
      link: coverage.teensTable.url,
    },
  };
}

function gains({ gains }: Coverage, { words: { language } }: Material) {
  const most = Math.max(0.0001, ...gains.map(({ gain }) => gain));
  let tied = false;
  return gains.map(({ platform, gain, tiedWithNext, effort }) => {
    const tie = tied || tiedWithNext;
    tied = tiedWithNext;
    return {
      name: platformName(platform),
      gain: language.gainOf(gain),
      bar: { share: gain / most, tone: 'now' } satisfies Bar,
      effort: language.efforts[effort] ?? effort,
      tie,
    };
  });
}

/** The age band with most patients out of reach. */
function widestGap({ bands, active }: Coverage, { words: { language } }: Material): string | null {
  let widest: { band: Band; audienceShare: number; reached: number } | null = null;
  for (const row of bands) {
    const missed = (of: { audienceShare: number; reached: number }) => of.audienceShare * (1 - of.reached);
    if (widest === null || missed(row) > missed(widest)) widest = row;
  }
  if (widest === null || active.length === 0) return null;
  return language.outOfReach(language.bands[widest.band], 1 - widest.reached, widest.audienceShare);
}

function notes(coverage: Coverage, { words: { language } }: Material): string[] {
  const { audience, activeAsOf, listedApart, unknown, otherTable } = coverage;
  const names = (platforms: readonly Coverage['active'][number][]) => platforms.map(platformName);
  const dated = coverage.active.flatMap((platform) => {
    const day = activeAsOf[platform];
    return day === undefined ? [] : [language.activeAsOf(platformName(platform), day)];
  });
  const moved = Object.entries(audience.childrenMovedTo ?? {})
    .filter(([, share]) => share > 0)
    .map(([band, share]) => language.shareOfBand(language.bands[band as Band], share));
  return [
    language.audienceFrom(audience.source, audience.note),
    moved.length > 0 && language.childrenMoved(moved),
    ...dated,
    listedApart.length > 0 && language.listedApart(names(listedApart)),
    unknown.length > 0 && language.activityUnknown(names(unknown)),
    otherTable !== null &&
      otherTable.gains.length > 0 &&
      language.otherTable(
        otherTable.year,
        otherTable.gains.map(({ platform, gain }) => `${platformName(platform)} ${language.gainOf(gain)}`),
      ),
  ].filter((note) => note !== false);
}
