import { z } from 'zod';
import type { AccountActivity } from '../facts/index.ts';
import {
  type Arguments,
  finding,
  type NotMeasuredReason,
  notMeasured,
  scoreAt,
  scored,
} from '../model/outcome.ts';
import { counted, listed } from '../model/phrases.ts';
import { PLATFORM_IDS, PLATFORMS } from '../model/platforms.ts';
import { defineAudit, numberOption, said } from './audit.ts';

const limits = z.strictObject({ fullDays: z.number().min(0), zeroDays: z.number().min(1) });
const options = z.strictObject({
  feed: limits
    .default({ fullDays: 7, zeroDays: 90 })
    .describe('feeds: full marks up to, none from (S4.4; stale after 90 days)'),
  slow: limits
    .default({ fullDays: 30, zeroDays: 180 })
    .describe('YouTube, LinkedIn, blog, newsroom, physician network (editorial)'),
  platforms: z
    .partialRecord(z.enum(PLATFORM_IDS), limits)
    .default({})
    .describe('own limits for single platforms'),
  abandonedDays: numberOption(365, 'beyond this an account is called abandoned (editorial)'),
});
type Options = z.infer<typeof options>;

/** Accounts that a sentence names; the table of accounts has them all. */
const MOST_NAMED = 5;

export const staleness = defineAudit<Options>({
  id: 'staleness',
  category: 'freshness',
  tier: 'high',
  options,

  judge(facts, options) {
    if (facts.accounts.length === 0) return notMeasured('no-accounts');
    const nameOf = nameAmong(facts.accounts);
    const judged = facts.accounts.map((account) => judgeAccount(account, options));
    const measured = judged.filter((one) => one.score !== null);
    const findings = judged.flatMap(({ account, days, score }) => {
      if (score === null || days === null || days <= limitsOf(account, options).zeroDays) return [];
      const code = days > options.abandonedDays ? 'abandoned' : 'stale';
      const severity = code === 'abandoned' ? 'high' : 'medium';
      return [
        finding('staleness', code, account.key, { severity, arguments: { platform: nameOf(account), days } }),
      ];
    });
    const unmeasured = judged.flatMap(({ account, reason }) => (reason ? [nameOf(account)] : []));
    if (measured.length === 0)
      return notMeasured(judged[0]?.reason ?? 'no-posts', { accounts: unmeasured }, findings);

    const weights = measured.map(({ account }) => facts.platformWeights[account.platform]);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const score = measured.reduce((sum, one, i) => sum + ((one.score ?? 0) * (weights[i] ?? 0)) / total, 0);
    const stalest = measured.reduce((a, b) => ((b.days ?? 0) > (a.days ?? 0) ? b : a));
    return scored({
      score,
      scoreInterval: null,
      value: stalest.days ?? 0,
      unit: 'days',
      target: limitsOf(stalest.account, options).fullDays,
      interval: null,
      sample: measured.length,
      detail: {
        stalest: nameOf(stalest.account),
        limit: limitsOf(stalest.account, options).zeroDays,
        accounts: measured
          .toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0))
          .map(
            ({ account, days, atLeast }) =>
              `${nameOf(account)} ${atLeast ? 'at least ' : ''}${counted(days ?? 0, 'day')}`,
          ),
        weights: measured.map(
          ({ account }, i) => `${nameOf(account)} ${Math.round(((weights[i] ?? 0) / total) * 100)}%`,
        ),
        unmeasured,
      },
      findings,
    });
  },

  words: {
    title: 'Newest post per account',
    good: 'Where most patients are, posts are recent.',
    bad: 'At least one account looks deserted.',
    why: 'A profile that has gone quiet makes patients wonder whether the practice is still open; it harms more than having none.',
    sources: ['S1', 'S4.4'],
    how: ({ feed, slow }) =>
      `Days from the newest post of any age to the as-of date, for each account. Feeds earn full marks up to ${feed.fullDays} days and none from ${feed.zeroDays}; YouTube, LinkedIn, blog and newsroom up to ${slow.fullDays} and none from ${slow.zeroDays}. Scores of the accounts are averaged, weighted by the share of the audience that uses the platform.`,
    measured: ({ detail, target }) => {
      const accounts = listOf(detail.accounts);
      const newer = accounts.length - MOST_NAMED;
      const others = newer > 0 ? `; ${counted(newer, 'account')} posted more recently` : '';
      const unknown = listOf(detail.unmeasured);
      return [
        `Since the newest post: ${accounts.slice(0, MOST_NAMED).join(', ')}${others}.`,
        `Limits for ${said(detail, 'stalest')}: full marks up to ${counted(target, 'day')}, none from ${said(detail, 'limit')}.`,
        ...(unknown.length > 0 ? [`Not known: ${listed(unknown)}.`] : []),
      ].join(' ');
    },
    findings: {
      stale: (args) =>
        `${said(args, 'platform')}: nothing new for ${said(args, 'days')} days. It looks stale.`,
      abandoned: (args) =>
        `${said(args, 'platform')}: nothing new for ${said(args, 'days')} days. It looks abandoned, which is worse than no account.`,
    },
    action: (outcome) => ({
      what:
        outcome.outcome === 'scored'
          ? `Post on ${said(outcome.detail, 'stalest')} this week, or close the account if nobody will keep it up`
          : 'Fetch newer exports so that the newest posts are known',
      who: 'whoever runs the accounts',
      days: 7,
      minutes: 30,
    }),
  },
});

interface Judged {
  account: AccountActivity;
  /** Days of silence; null = unknown. */
  days: number | null;
  /** No post is known, so the silence is at least this long. */
  atLeast: boolean;
  score: number | null;
  reason: NotMeasuredReason | null;
}

function judgeAccount(account: AccountActivity, options: Options): Judged {
  const { fullDays, zeroDays } = limitsOf(account, options);
  const unknown = (reason: NotMeasuredReason): Judged => ({
    account,
    days: null,
    atLeast: false,
    score: null,
    reason,
  });
  if (account.unread) return unknown('source-failed');
  if (!account.hasData) return unknown('no-posts');
  if (account.staleInput) return unknown('stale-input');
  if (account.through === null) return unknown('through-unknown');
  if (account.ageDays !== null) {
    const curve = [
      { value: fullDays, score: 1 },
      { value: zeroDays, score: 0 },
    ];
    return {
      account,
      days: account.ageDays,
      atLeast: false,
      score: scoreAt(curve, account.ageDays),
      reason: null,
    };
  }
  if (account.publications.length > 0) return unknown('no-dates');
  if (account.silentForDays !== null && account.silentForDays > zeroDays) {
    return { account, days: account.silentForDays, atLeast: true, score: 0, reason: null };
  }
  return unknown('no-posts');
}

function limitsOf({ platform }: AccountActivity, { feed, slow, platforms }: Options) {
  return platforms[platform] ?? (PLATFORMS[platform].zeroDays > 90 ? slow : feed);
}

/** The platform's name; with the handle where the practice has several accounts there. */
function nameAmong(accounts: readonly AccountActivity[]): (account: AccountActivity) => string {
  return ({ platform, handle }) => {
    const { name } = PLATFORMS[platform];
    const several = accounts.filter((other) => other.platform === platform).length > 1;
    return several && handle !== null ? `${name} (${handle})` : name;
  };
}

function listOf(argument: Arguments[string] | undefined): readonly string[] {
  return Array.isArray(argument) ? argument : [];
}
