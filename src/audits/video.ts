import { z } from 'zod';
import { wilson } from '../facts/index.ts';
import { notMeasured, scoredOn } from '../model/outcome.ts';
import { percent } from '../model/phrases.ts';
import { defineAudit, numberOption, said, shareOption } from './audit.ts';

const options = z.strictObject({
  fullShare: shareOption(0.15, 'share of posts with video that earns full marks (editorial)'),
  zeroShare: shareOption(0, 'share that earns none (editorial)'),
  minPosts: numberOption(10, 'least posts whose kind is known (editorial)'),
});

export const video = defineAudit<z.infer<typeof options>>({
  id: 'video',
  category: 'visual',
  tier: 'medium',
  options,

  judge({ visuals }, { fullShare, zeroShare, minPosts }) {
    if (visuals.posts + visuals.unknown === 0) return notMeasured('no-posts');
    if (visuals.unknown > visuals.posts) return notMeasured('kinds-unknown', { unknown: visuals.unknown });
    if (visuals.posts < minPosts) return notMeasured('too-few-posts', { posts: visuals.posts, minPosts });
    return scoredOn(
      [
        { value: zeroShare, score: 0 },
        { value: fullShare, score: 1 },
      ],
      {
        value: visuals.video.length / visuals.posts,
        unit: 'share',
        target: fullShare,
        interval: wilson(visuals.video.length, visuals.posts),
        sample: visuals.posts,
        detail: { videos: visuals.video.length, posts: visuals.posts },
      },
    );
  },

  words: {
    title: 'Posts with video',
    good: 'Video has its place in the feed.',
    bad: 'Video is missing or rare.',
    why: 'Short, plain videos by the team are the posts that patients like best.',
    sources: ['S0', 'S4.3'],
    how: ({ fullShare, zeroShare, minPosts }) =>
      `Posts with a video, reel or live stream, divided by all posts that are not passed on from others and whose kind is known. ${percent(fullShare)} earns full marks, ${percent(zeroShare)} none. Needs ${minPosts} posts.`,
    measured: ({ detail, value, target }) =>
      `${said(detail, 'videos')} of ${said(detail, 'posts')} own posts are video (${percent(value)}); full marks from ${percent(target)}.`,
    findings: {},
    action: () => ({
      what: 'Film one 30-second answer to a question patients often ask; no patients in the picture',
      who: 'a clinician, with a phone',
      days: 30,
      minutes: 45,
    }),
  },
});
