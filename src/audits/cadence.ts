import { z } from 'zod';
import { notMeasured, scoredOn } from '../model/outcome.ts';
import { counted, decimal } from '../model/phrases.ts';
import { defineAudit, numberOption, whyUnobserved } from './audit.ts';

const options = z.strictObject({
  fullPerWeek: numberOption(4, 'posts a week that earn full marks (S2.3)'),
  zeroPerWeek: numberOption(1, 'posts a week that earn none (editorial)'),
  minDays: numberOption(28, 'least days of history (editorial)'),
});

export const cadence = defineAudit<z.infer<typeof options>>({
  id: 'cadence',
  category: 'freshness',
  tier: 'medium',
  options,

  judge({ accounts, cadence }, { fullPerWeek, zeroPerWeek, minDays }) {
    if (accounts.length === 0) return notMeasured('no-accounts');
    if (cadence.measured.length === 0) return notMeasured(whyUnobserved(accounts));
    if (cadence.observedDays < minDays)
      return notMeasured('history-too-short', { days: cadence.observedDays, minDays });
    return scoredOn(
      [
        { value: zeroPerWeek, score: 0 },
        { value: fullPerWeek, score: 1 },
      ],
      {
        value: cadence.postsPerWeek,
        unit: 'posts per week',
        target: fullPerWeek,
        interval: null,
        sample: cadence.posts,
        detail: { posts: cadence.posts, days: cadence.observedDays, accounts: cadence.measured.length },
      },
    );
  },

  words: {
    title: 'Posts per week',
    good: 'The practice posts often enough to stay in sight.',
    bad: 'The practice posts too rarely to stay in sight.',
    why: 'Feeds show what is new. A practice that posts once in a while is simply not seen.',
    sources: ['S2.3'],
    how: ({ fullPerWeek, zeroPerWeek, minDays }) =>
      `Own posts per week over all accounts together; plain reposts are left out and the same post on two platforms counts once. ${fullPerWeek} a week earn full marks, ${zeroPerWeek} or fewer none. Needs ${minDays} days of history.`,
    measured: ({ value, target, detail }) =>
      `${decimal(value)} posts a week (${counted(Number(detail.posts), 'post')} in ${counted(Number(detail.days), 'day')}); full marks from ${target}.`,
    findings: {},
    action: (_, { fullPerWeek }) => ({
      what: `Plan ${fullPerWeek} posts a week in one sitting a month and schedule them`,
      who: 'whoever runs the accounts',
      days: 14,
      minutes: 90,
    }),
  },
});
