import { z } from 'zod';
import { platformsToAdd } from '../facts/index.ts';
import { type Arguments, notApplicable, notMeasured, scoredOn } from '../model/outcome.ts';
import { counted, decimal, listed } from '../model/phrases.ts';
import { PLATFORMS } from '../model/platforms.ts';
import { defineAudit, numberOption, said, shareOption } from './audit.ts';

const options = z.strictObject({
  fullPlatforms: numberOption(3, 'living platforms that earn full marks (S4.2; the number is editorial)'),
  zeroPlatforms: numberOption(1, 'living platforms that earn none (S4.2)'),
  enoughRatio: shareOption(
    0.905,
    'reach ÷ best reach from which fewer platforms are enough: a coverage score of 0.9',
  ),
  olderShare: shareOption(0.6, 'share of patients of 65 or older from which fewer platforms are enough (S1)'),
});

export const facebookOnly = defineAudit<z.infer<typeof options>>({
  id: 'facebook-only',
  category: 'reach',
  tier: 'medium',
  options,

  judge({ coverage: facts }, { fullPlatforms, zeroPlatforms, enoughRatio, olderShare }) {
    const { living, unknown, unknownBecause, concentration, coverage, missing } = facts;
    const detail = {
      platforms: living.map((platform) => PLATFORMS[platform].name),
      unknown: unknown.map((platform) => PLATFORMS[platform].name),
      next: coverage ? platformsToAdd(coverage).map((platform) => PLATFORMS[platform].name) : [],
      concentration,
    };
    if (missing === 'no-accounts') return notMeasured(missing);
    const older = coverage?.audience.bands['65+'] ?? 0;
    if (older >= olderShare) return notApplicable('older-audience', { ...detail, share: older });
    if (coverage && coverage.ratio >= enoughRatio)
      return notApplicable('reach-is-enough', { ...detail, ratio: coverage.ratio });
    if (living.length === 0 && unknownBecause) return notMeasured(unknownBecause, detail);
    return scoredOn(
      [
        { value: zeroPlatforms, score: 0 },
        { value: fullPlatforms, score: 1 },
      ],
      {
        value: living.length,
        unit: 'platforms',
        target: fullPlatforms,
        interval: unknown.length > 0 ? { lower: living.length, upper: living.length + unknown.length } : null,
        sample: living.length,
        detail,
      },
    );
  },

  words: {
    title: 'Platforms in use',
    good: 'The practice does not stand on a single platform.',
    bad: 'The practice stands on too few platforms.',
    why: 'Facebook alone misses patients who are not there, and a practice with one account depends on one company’s rules.',
    sources: ['S4.2', 'S1'],
    how: ({ fullPlatforms, zeroPlatforms, enoughRatio, olderShare }) =>
      `Platforms with a post in the last 90 days. ${fullPlatforms} earn full marks, ${zeroPlatforms} or fewer none. It does not apply where the living accounts reach ${share(enoughRatio)} of the best set’s patients, or where ${share(olderShare)} of the patients are 65 or older. How far posts crowd on one platform is shown, not scored.`,
    measured: ({ detail, value, target }) =>
      `${counted(value, 'living platform')}${value > 0 ? ` (${said(detail, 'platforms')})` : ''}; full marks from ${target}.${typeof detail.concentration === 'number' ? ` Concentration of posts (Herfindahl index): ${Math.round(detail.concentration * 100)} of 100, where 100 is all on one platform.` : ''}`,
    findings: {},
    action: (outcome, { fullPlatforms }) => ({
      what:
        outcome.outcome === 'scored'
          ? firstStep(Math.max(1, Math.ceil(fullPlatforms - outcome.value)), outcome.detail.next)
          : 'Fetch newer exports, so that it shows which accounts are alive',
      who: 'whoever runs the accounts',
      days: 30,
      minutes: 120,
    }),
  },
});

/** The first step towards more platforms: the same that `coverage` proposes, where patients' ages are known. */
function firstStep(more: number, next: Arguments[string] | undefined): string {
  return Array.isArray(next) && next.length > 0
    ? `Publish regularly on ${listed(next, 'or')}`
    : `Keep ${counted(more, 'more account')} alive`;
}

function share(value: number): string {
  return `${decimal(value * 100)}%`;
}
