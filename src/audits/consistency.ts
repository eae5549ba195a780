import { z } from 'zod';
import { wilson } from '../facts/index.ts';
import { finding, notMeasured, scoredOn } from '../model/outcome.ts';
import { counted, percent } from '../model/phrases.ts';
import { defineAudit, numberOption, said, shareOption, whyUnobserved } from './audit.ts';

const options = z.strictObject({
  fullShare: shareOption(1, 'share of weeks with a post that earns full marks (S1)'),
  zeroShare: shareOption(0.5, 'share of weeks that earns none (editorial)'),
  minDays: numberOption(28, 'least days of history (editorial)'),
  gapDays: numberOption(21, 'a silence longer than this is named (editorial)'),
});

export const consistency = defineAudit<z.infer<typeof options>>({
  id: 'consistency',
  category: 'freshness',
  tier: 'medium',
  options,

  judge({ accounts, cadence }, { fullShare, zeroShare, minDays, gapDays }) {
    if (accounts.length === 0) return notMeasured('no-accounts');
    if (cadence.measured.length === 0) return notMeasured(whyUnobserved(accounts));
    if (cadence.observedDays < minDays)
      return notMeasured('history-too-short', { days: cadence.observedDays, minDays });
    const withPost = cadence.weeks.filter(({ posts }) => posts > 0).length;
    const longestGapDays = cadence.longestGapDays ?? cadence.observedDays;
    return scoredOn(
      [
        { value: zeroShare, score: 0 },
        { value: fullShare, score: 1 },
      ],
      {
        value: withPost / cadence.weeks.length,
        unit: 'share',
        target: fullShare,
        interval: wilson(withPost, cadence.weeks.length),
        sample: cadence.weeks.length,
        detail: { withPost, weeks: cadence.weeks.length, longestGapDays },
        findings:
          longestGapDays > gapDays
            ? [
                finding('consistency', 'long-gap', 'practice', {
                  severity: 'low',
                  arguments: { days: longestGapDays },
                }),
              ]
            : [],
      },
    );
  },

  words: {
    title: 'Weeks with a post',
    good: 'Posts come steadily, week after week.',
    bad: 'Posts come in bursts with silence in between.',
    why: 'Followers learn to expect a steady voice; bursts are forgotten, and silence looks like neglect.',
    sources: ['S1'],
    how: ({ fullShare, zeroShare, minDays }) =>
      `Share of 7-day blocks, counted back from the last day with data, in which at least one own post appeared on any account. ${percent(fullShare)} earns full marks, ${percent(zeroShare)} or less none. Needs ${minDays} days of history.`,
    measured: ({ detail, target }) =>
      `${said(detail, 'withPost')} of ${counted(Number(detail.weeks), 'week')} had a post; full marks at ${percent(target)}. Longest silence: ${counted(Number(detail.longestGapDays), 'day')}.`,
    findings: {
      'long-gap': (args) => `No account posted for ${said(args, 'days')} days in a row.`,
    },
    action: () => ({
      what: 'Fix one posting day a week and keep three timeless posts in reserve for busy weeks',
      who: 'whoever runs the accounts',
      days: 14,
      minutes: 60,
    }),
  },
});
