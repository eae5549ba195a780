import { z } from 'zod';
import { finding, notMeasured, scoredOn } from '../model/outcome.ts';
import { percent } from '../model/phrases.ts';
import { defineAudit, numberOption, said, shareOption } from './audit.ts';

const options = z.strictObject({
  fullShare: shareOption(0.1, 'promotional share that still earns full marks (S3: 10 %)'),
  kneeShare: shareOption(0.25, 'promotional share that earns 0.6 (S2.3: a quarter at most)'),
  zeroShare: shareOption(0.5, 'promotional share that earns none (editorial)'),
  minPosts: numberOption(10, 'least posts (editorial)'),
});

/** What the share does not count, in words. */
function leftOut(detail: Readonly<Record<string, unknown>> | undefined): string {
  const unclear = Number(detail?.unclear ?? 0);
  const unread = Number(detail?.unread ?? 0);
  const parts = [
    unclear > 0 && `${unclear} whose purpose is unclear`,
    unread > 0 && `${unread} in a language that is not read`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : ` Not counted: ${parts.join(' and ')}.`;
}

export const promoRatio = defineAudit<z.infer<typeof options>>({
  id: 'promo-ratio',
  category: 'balance',
  tier: 'high',
  options,

  judge({ mix }, { fullShare, kneeShare, zeroShare, minPosts }) {
    if (mix.posts + mix.unread + mix.unclear === 0) return notMeasured('no-posts');
    if (mix.unread > mix.posts + mix.unclear) return notMeasured('language', { unread: mix.unread });
    const findings = mix.promotional.map(({ post }) =>
      finding('promo-ratio', 'promotional', post.id, { severity: 'info' }),
    );
    if (mix.posts < minPosts) return notMeasured('too-few-posts', { posts: mix.posts, minPosts }, findings);
    return scoredOn(
      [
        { value: fullShare, score: 1 },
        { value: kneeShare, score: 0.6 },
        { value: zeroShare, score: 0 },
      ],
      {
        value: mix.promotional.length / mix.posts,
        unit: 'share',
        target: fullShare,
        interval: mix.promoInterval,
        sample: mix.posts,
        detail: {
          promotional: mix.promotional.length,
          posts: mix.posts,
          unread: mix.unread,
          unclear: mix.unclear,
        },
        findings,
      },
    );
  },

  words: {
    title: 'Promotional posts',
    good: 'Few posts sell; most give the reader something.',
    bad: 'Too many posts sell.',
    why: 'People follow a practice for what helps them. A feed of offers is muted, and then even the important news is missed.',
    sources: ['S3', 'S2.3', 'S0'],
    how: ({ fullShare, kneeShare, zeroShare, minPosts }) =>
      `Posts whose main point is to sell or advertise, divided by all posts, all accounts pooled. Up to ${percent(fullShare)} earns full marks, ${percent(kneeShare)} a bare pass, ${percent(zeroShare)} none. Posts whose purpose is unclear are left out. The interval includes the errors of the labelling, not only the sample. Needs ${minPosts} posts.`,
    measured: ({ detail, value, target }) =>
      `${said(detail, 'promotional')} of ${said(detail, 'posts')} posts are promotional (${percent(value)}); full marks up to ${percent(target)}.${leftOut(detail)}`,
    findings: { promotional: () => 'Posts that read as promotional.' },
    action: (_, { fullShare }) => ({
      what: `Replace every second offer by a tip, an answer to a common question or team news, until at most ${percent(fullShare)} of posts sell`,
      who: 'whoever writes the posts',
      days: 30,
      minutes: 60,
    }),
  },
});
