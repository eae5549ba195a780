import { z } from 'zod';
import { platformsToAdd, WORTHWHILE_GAIN } from '../facts/index.ts';
import type { Coverage } from '../model/coverage.ts';
import { type Finding, finding, notApplicable, notMeasured, scoredOn } from '../model/outcome.ts';
import { listed, percent } from '../model/phrases.ts';
import { PLATFORMS, type PlatformId } from '../model/platforms.ts';
import { defineAudit, said, shareOption } from './audit.ts';

const options = z.strictObject({
  fullRatio: shareOption(0.95, 'reach ÷ best reach that earns full marks (editorial)'),
  zeroRatio: shareOption(0.5, 'reach ÷ best reach that earns none (editorial)'),
  worthwhileGain: shareOption(
    WORTHWHILE_GAIN,
    'share of patients a further account must add to be proposed (editorial)',
  ),
  bandShare: shareOption(0.1, 'share of the patients an age band must have to be named (editorial)'),
  bandUnreached: shareOption(1 / 3, 'share of a band out of reach from which it is named (editorial)'),
});
type Options = z.infer<typeof options>;

export const coverage = defineAudit<Options>({
  id: 'coverage',
  category: 'reach',
  tier: 'high',
  options,

  judge(facts, options) {
    const { coverage, missing } = facts.coverage;
    if (missing === 'nothing-to-look-at') return notApplicable(missing);
    if (!coverage) return notMeasured(missing, { unknown: names(facts.coverage.unknown) });
    const next = platformsToAdd(coverage, options.worthwhileGain);
    return scoredOn(
      [
        { value: options.zeroRatio, score: 0 },
        { value: options.fullRatio, score: 1 },
      ],
      {
        value: coverage.ratio,
        unit: 'ratio',
        target: options.fullRatio,
        interval: coverage.ratioInterval,
        sample: coverage.active.length,
        detail: {
          reach: coverage.reach,
          reachLower: coverage.reachInterval.lower,
          reachUpper: coverage.reachInterval.upper,
          active: names(coverage.active),
          activeAsOf: Object.entries(coverage.activeAsOf).map(
            ([platform, day]) => `${PLATFORMS[platform as PlatformId].name} as of ${day}`,
          ),
          listedApart: names(coverage.listedApart),
          best: names(coverage.best.platforms),
          bestReach: coverage.best.reach,
          next: names(next),
          nextGain: coverage.gains.find(({ platform }) => platform === next[0])?.gain ?? null,
          audience: coverage.audience.note,
          source: coverage.table.title,
        },
        findings: findingsOf(coverage, options),
      },
    );
  },

  words: {
    title: 'Patients within reach',
    good: 'The living accounts are where this practice’s patients are.',
    bad: 'Many of this practice’s patients use none of its living accounts.',
    why: 'A post can only be seen where patients are. Which platforms that are depends on their ages.',
    sources: ['S1', 'S4.2', 'S4.3'],
    how: ({ fullRatio, zeroRatio }) =>
      `Share of the patients, by age, who use at least one platform with a living account, divided by what the best set of as many accounts (at least three) would reach. ${percent(fullRatio)} of the best earns full marks, ${percent(zeroRatio)} none. Having ever used a platform is the upper bound of who could see a post, not of who will.`,
    measured: ({ detail, value, target }) => {
      const now = `${listOr(detail.active, 'No living account')} can reach ${shareOf(detail.reach)} of the patients (${shareOf(detail.reachLower)} to ${shareOf(detail.reachUpper)})`;
      if (value >= 1) return `${now}. No other set of as many platforms would reach more.`;
      return `${now}; ${listOr(detail.best, 'the best set')} would reach ${shareOf(detail.bestReach)}. That is ${percent(value)} of the best; full marks from ${percent(target)}.`;
    },
    findings: {
      'add-platform': (args) =>
        `${said(args, 'platform')} would bring ${shareOf(args.gain)} of the patients within reach whom no account reaches today (it takes: ${said(args, 'effort')})${args.tiedWith === null ? '' : `; too close to ${said(args, 'tiedWith')} to rank`}.`,
      'much-effort': (args) =>
        `${said(args, 'platform')} takes ${shareOf(args.postShare)} of the posts, but only ${shareOf(args.reach)} of the patients use it.`,
      'little-effort': (args) =>
        `${shareOf(args.reach)} of the patients use ${said(args, 'platform')}, but only ${shareOf(args.postShare)} of the posts appear there.`,
      'out-of-reach': (args) =>
        `Of the patients aged ${said(args, 'band')}, ${shareOf(args.unreached)} use none of the living accounts’ platforms.`,
      'unknown-activity': (args) =>
        `${said(args, 'platform')}: the data cannot tell whether the account is alive, so it is not counted. A newer export settles it.`,
    },
    action: (outcome) => {
      const known = outcome.outcome === 'scored';
      const next = known ? outcome.detail.next : null;
      return {
        what: !known
          ? 'Enter the ages of your patients, or name the specialty, in the practice file'
          : `Publish regularly on ${listOr(next, 'the accounts you have', 'or')}`,
        who: 'whoever runs the accounts',
        days: 30,
        minutes: known ? 120 : 15,
      };
    },
  },
});

function findingsOf(
  coverage: Coverage,
  { fullRatio, worthwhileGain, bandShare, bandUnreached }: Options,
): Finding[] {
  const added = coverage.gains.flatMap(({ platform, gain, effort, tiedWithNext }, rank) => {
    if (coverage.ratio >= fullRatio || gain < worthwhileGain || coverage.unknown.includes(platform))
      return [];
    const next = tiedWithNext ? coverage.gains[rank + 1] : undefined;
    const tiedWith = next ? PLATFORMS[next.platform].name : null;
    return [
      finding('coverage', 'add-platform', platform, {
        severity: rank === 0 ? 'medium' : 'low',
        arguments: { platform: PLATFORMS[platform].name, gain, effort, tiedWith },
      }),
    ];
  });
  const misfits = coverage.effort.flatMap(({ platform, postShare, reach, verdict }) =>
    verdict === 'fits'
      ? []
      : [
          finding(
            'coverage',
            verdict === 'much effort, little reach' ? 'much-effort' : 'little-effort',
            platform,
            {
              severity: 'low',
              arguments: { platform: PLATFORMS[platform].name, postShare, reach },
            },
          ),
        ],
  );
  const unreached = coverage.bands
    .filter(({ audienceShare, reached }) => audienceShare >= bandShare && 1 - reached >= bandUnreached)
    .map(({ band, reached }) =>
      finding('coverage', 'out-of-reach', `band:${band}`, {
        severity: 'info',
        arguments: { band, unreached: 1 - reached },
      }),
    );
  const unknown = coverage.unknown.map((platform) =>
    finding('coverage', 'unknown-activity', platform, {
      severity: 'info',
      arguments: { platform: PLATFORMS[platform].name },
    }),
  );
  return [...added, ...misfits, ...unreached, ...unknown];
}

function names(platforms: readonly PlatformId[]): string[] {
  return platforms.map((platform) => PLATFORMS[platform].name);
}

function listOr(value: unknown, none: string, conjunction?: string): string {
  return Array.isArray(value) && value.length > 0 ? listed(value, conjunction) : none;
}

function shareOf(value: unknown): string {
  return typeof value === 'number' ? percent(value) : 'unknown';
}
