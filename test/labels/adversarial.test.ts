import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadLexicons } from '../../src/config/lexicons.ts';
import { labelPost } from '../../src/labels/label-post.ts';
import { labelComment, labelReply } from '../../src/labels/label-reply.ts';
import { POST_FLAGS, PURPOSES, REPLY_FLAGS, SENTIMENTS } from '../../src/model/labels.ts';

const HALVES = ['is', 'nearly'] as const;
const pair = z.strictObject({
  is: z.string(),
  nearly: z.string(),
  /** Halves that are labelled wrongly today. */
  weak: z.array(z.enum(HALVES)).default([]),
});
const replyPair = pair.extend({ to: z.string(), rating: z.number().optional() });
const table = z
  .strictObject({
    posts: z.record(z.string(), z.array(pair)),
    replies: z.record(z.string(), z.array(replyPair)),
    comments: z.record(z.string(), z.array(pair)),
  })
  .parse(parse(readFileSync(new URL('./adversarial.yaml', import.meta.url), 'utf8')));

const lexicons = loadLexicons();
const OWN = ['ridgeclinic.example'];

interface Case {
  label: string;
  half: (typeof HALVES)[number];
  text: string;
  weak: boolean;
  given: boolean;
}

function casesOf<P extends z.infer<typeof pair>>(
  pairs: Record<string, P[]>,
  holds: (label: string, text: string, about: P) => boolean,
): Case[] {
  return Object.entries(pairs).flatMap(([label, list]) =>
    list.flatMap((about) =>
      HALVES.map((half) => ({
        label,
        half,
        text: about[half],
        weak: about.weak.includes(half),
        given: holds(label, about[half], about),
      })),
    ),
  );
}

const cases = [
  ...casesOf(table.posts, (label, text) => {
    const links = text.match(/\S+\.(?:com|example)\/\S+/g) ?? [];
    const post = {
      platform: 'facebook',
      text,
      kind: 'photo',
      origin: 'own',
      links,
      ownDomains: OWN,
    } as const;
    const labels = labelPost(post, lexicons);
    return [labels.purpose, ...labels.flags].includes(label);
  }),
  ...casesOf(table.replies, (label, text, { to, rating = null }) => {
    const { flags } = labelReply({ platform: 'google', text, inReplyTo: to, rating }, lexicons);
    return flags.some((flag) => flag === label);
  }),
  ...casesOf(table.comments, (label, text) => {
    const { sentiment, question, answerable } = labelComment({ text, rating: null }, lexicons);
    return label === 'question' ? question : label === 'answerable' ? answerable : sentiment === label;
  }),
];

describe('hard cases in pairs', () => {
  it('are many, over every label', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect([...new Set(cases.map(({ label }) => label))].sort()).toEqual(
      [
        ...new Set([...PURPOSES, ...POST_FLAGS, ...REPLY_FLAGS, ...SENTIMENTS, 'question', 'answerable']),
      ].sort(),
    );
    expect(cases.filter(({ weak }) => weak).length).toBeLessThanOrEqual(cases.length / 10);
  });

  it.each(cases.filter(({ weak }) => !weak))('$label, $half: $text', ({ half, given }) => {
    expect(given).toBe(half === 'is');
  });

  it.each(cases.filter(({ weak }) => weak))('known weakness, $label, $half: $text', ({ half, given }) => {
    expect(given).toBe(half !== 'is');
  });
});
