import { z } from 'zod';
import { wilson } from '../facts/index.ts';
import { finding, notMeasured, scoredOn } from '../model/outcome.ts';
import { percent } from '../model/phrases.ts';
import { defineAudit, numberOption, said, shareOption } from './audit.ts';

const options = z.strictObject({
  fullShare: shareOption(0.8, 'share of posts with picture or video that earns full marks (editorial)'),
  zeroShare: shareOption(0.2, 'share that earns none (editorial)'),
  minPosts: numberOption(10, 'least posts whose kind is known (editorial)'),
});

export const visualShare = defineAudit<z.infer<typeof options>>({
  id: 'visual-share',
  category: 'visual',
  tier: 'high',
  options,

  judge({ visuals }, { fullShare, zeroShare, minPosts }) {
    const findings = visuals.bare.map(({ post }) =>
      finding('visual-share', 'no-picture', post.id, { severity: 'info' }),
    );
    if (visuals.posts + visuals.unknown === 0) return notMeasured('no-posts');
    if (visuals.unknown > visuals.posts)
      return notMeasured('kinds-unknown', { unknown: visuals.unknown }, findings);
    if (visuals.posts < minPosts)
      return notMeasured('too-few-posts', { posts: visuals.posts, minPosts }, findings);
    return scoredOn(
      [
        { value: zeroShare, score: 0 },
        { value: fullShare, score: 1 },
      ],
      {
        value: visuals.visual.length / visuals.posts,
        unit: 'share',
        target: fullShare,
        interval: wilson(visuals.visual.length, visuals.posts),
        sample: visuals.posts,
        detail: { visual: visuals.visual.length, posts: visuals.posts, unknown: visuals.unknown },
        findings,
      },
    );
  },

  words: {
    title: 'Posts with a picture or video',
    good: 'Nearly every post shows something.',
    bad: 'Too many posts are words only.',
    why: 'Pictures and video are what people stop for; an all-text feed is scrolled past.',
    sources: ['S0', 'S4.2', 'S4.3'],
    how: ({ fullShare, zeroShare, minPosts }) =>
      `Posts with a photo, carousel or video of their own, divided by all posts that are not passed on from others; the preview of a link does not count. ${percent(fullShare)} earns full marks, ${percent(zeroShare)} none. Posts whose export does not tell their kind are left out. Needs ${minPosts} posts.`,
    measured: ({ detail, value, target }) =>
      `${said(detail, 'visual')} of ${said(detail, 'posts')} own posts have a picture or video (${percent(value)}); full marks from ${percent(target)}.`,
    findings: { 'no-picture': () => 'Posts of words or a link only.' },
    action: () => ({
      what: 'Take twenty photos of rooms, team and equipment (no patients) and attach one to every post',
      who: 'front desk or office manager',
      days: 14,
      minutes: 60,
    }),
  },
});
