import { z } from 'zod';
import { wilson } from '../facts/index.ts';
import { finding, notApplicable, notMeasured, scoreAt, scored } from '../model/outcome.ts';
import { counted, percent } from '../model/phrases.ts';
import { PLATFORM_IDS, PLATFORMS } from '../model/platforms.ts';
import { defineAudit, numberOption, said, shareOption } from './audit.ts';

const options = z.strictObject({
  postsPerDay: z
    .partialRecord(z.enum(PLATFORM_IDS), z.number().min(1))
    .default({})
    .describe(
      'ceiling per platform; default Facebook 1, X 5 (S3), others as in the platform list (editorial)',
    ),
  fullShare: shareOption(0, 'share of crowded days that still earns full marks (editorial)'),
  zeroShare: shareOption(0.25, 'share of crowded days that earns none (editorial)'),
  minPosts: numberOption(10, 'least posts of an account (editorial)'),
});

export const overPosting = defineAudit<z.infer<typeof options>>({
  id: 'over-posting',
  category: 'freshness',
  tier: 'low',
  options,

  judge({ dailyPosts, platformWeights }, { postsPerDay, fullShare, zeroShare, minPosts }) {
    const rows = dailyPosts.flatMap((row) => {
      const ceiling = postsPerDay[row.account.platform] ?? PLATFORMS[row.account.platform].postsPerDay;
      return ceiling === null ? [] : [{ ...row, ceiling }];
    });
    if (rows.every(({ posts }) => posts === 0))
      return notApplicable(rows.length < dailyPosts.length ? 'no-ceiling' : 'nothing-to-look-at');
    const measured = rows.filter(({ posts }) => posts >= minPosts);
    if (measured.length === 0)
      return notMeasured('too-few-posts', { posts: Math.max(...rows.map(({ posts }) => posts)), minPosts });

    const curve = [
      { value: fullShare, score: 1 },
      { value: zeroShare, score: 0 },
    ];
    const judged = measured.map((row) => {
      const crowded = row.days.filter(({ posts }) => posts > row.ceiling);
      const weight = platformWeights[row.account.platform];
      return {
        ...row,
        crowded,
        weight,
        interval: wilson(crowded.length, row.observedDays),
        share: crowded.length / row.observedDays,
      };
    });
    const total = judged.reduce((sum, { weight }) => sum + weight, 0);
    const average = (of: (row: (typeof judged)[number]) => number) =>
      judged.reduce((sum, row) => sum + (of(row) * row.weight) / total, 0);
    return scored({
      score: average(({ share }) => scoreAt(curve, share)),
      scoreInterval: {
        lower: average(({ interval }) => scoreAt(curve, interval?.upper ?? 1)),
        upper: average(({ interval }) => scoreAt(curve, interval?.lower ?? 0)),
      },
      value: average(({ share }) => share),
      unit: 'share',
      target: fullShare,
      interval: {
        lower: average(({ interval }) => interval?.lower ?? 0),
        upper: average(({ interval }) => interval?.upper ?? 1),
      },
      sample: judged.reduce((sum, { posts }) => sum + posts, 0),
      detail: {
        crowdedDays: judged.reduce((sum, { crowded }) => sum + crowded.length, 0),
        accounts: judged.length,
      },
      findings: judged.flatMap(({ account, crowded, ceiling }) =>
        crowded.length === 0
          ? []
          : [
              finding('over-posting', 'crowded-days', account.key, {
                severity: 'low',
                arguments: {
                  platform: PLATFORMS[account.platform].name,
                  days: crowded.length,
                  ceiling,
                  most: Math.max(...crowded.map(({ posts }) => posts)),
                },
              }),
            ],
      ),
    });
  },

  words: {
    title: 'Days with too many posts',
    good: 'No day floods the followers.',
    bad: 'On some days followers get more than they welcome.',
    why: 'Followers hide or leave accounts that crowd their feed.',
    sources: ['S3'],
    how: ({ fullShare, zeroShare, minPosts }) =>
      `Share of local days on which an account published more than its platform bears (Facebook 1, X 5; the platform list names the others). ${percent(fullShare)} earns full marks, ${percent(zeroShare)} none; accounts are averaged by audience. Stories are left out. Needs ${minPosts} posts per account.`,
    measured: ({ detail, value }) =>
      `${counted(Number(detail.crowdedDays), 'crowded day')} on ${counted(Number(detail.accounts), 'account')} (${percent(value)} of days).`,
    findings: {
      'crowded-days': (args) =>
        `${said(args, 'platform')}: ${said(args, 'days')} days above ${said(args, 'ceiling')} a day, at most ${said(args, 'most')}.`,
    },
    action: () => ({
      what: 'Spread posts over the week with the platform’s own scheduler',
      who: 'whoever runs the accounts',
      days: 30,
      minutes: 20,
    }),
  },
});
