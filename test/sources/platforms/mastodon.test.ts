import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { remainingAndReset } from '../../../src/sources/http/limits.ts';
import { nextParameters } from '../../../src/sources/http/paging.ts';
import {
  accountOf,
  commentsOf,
  contextSchema,
  postOf,
  profileSchema,
  statusSchema,
} from '../../../src/sources/platforms/records/mastodon.ts';
import { describeWithShared } from '../../support/shared.ts';
import { recorded } from './recorded.ts';

const profile = profileSchema.parse({ id: '77', acct: 'lakeside@social.example' });
const status = (fields: object = {}) =>
  postOf(
    statusSchema.parse({
      id: '1',
      created_at: '2026-08-01T13:55:00.031Z',
      url: 'https://social.example/@lakeside/1',
      visibility: 'public',
      content: '<p>Hats on</p>',
      favourites_count: 3,
      replies_count: 0,
      reblogs_count: 1,
      ...fields,
    }),
    profile,
  )?.post;

describe('a Mastodon post', () => {
  it('says what its markup shows', () => {
    const content =
      '<p>Hats on &amp; sunscreen.<br />See <a href="https://lakeside.example/a/long/path"><span class="invisible">https://</span><span class="ellipsis">lakeside.example/a/long</span><span class="invisible">/path</span></a></p><p>By <a href="https://social.example/@x" class="u-url mention">@<span>x</span></a> <a href="https://social.example/tags/spf" class="mention hashtag">#<span>spf</span></a></p>';
    expect(status({ content, tags: [{ name: 'spf' }] })).toMatchObject({
      text: 'Hats on & sunscreen.\nSee lakeside.example/a/long\n\nBy @x #spf',
      links: ['https://lakeside.example/a/long/path'],
      hashtags: ['spf'],
      kind: 'link',
    });
  });

  it.each([
    [
      'a picture',
      { media_attachments: [{ type: 'image', description: 'A hat' }] },
      { kind: 'photo', altTextCount: 1 },
    ],
    [
      'pictures',
      { media_attachments: [{ type: 'image' }, { type: 'image', description: null }] },
      { kind: 'carousel', mediaCount: 2, altTextCount: 0 },
    ],
    [
      'a video',
      { media_attachments: [{ type: 'video', meta: { original: { duration: 12.5 } } }] },
      { kind: 'video', durationSeconds: 12.5 },
    ],
    ['a poll', { poll: { id: '9' } }, { kind: 'poll' }],
    ['a warning before it', { spoiler_text: 'Needles' }, { text: 'Needles\n\nHats on' }],
    ['an answer to itself', { in_reply_to_id: '0', in_reply_to_account_id: '77' }, { origin: 'own' }],
    ['an answer to others', { in_reply_to_id: '0', in_reply_to_account_id: '88' }, { origin: 'reply' }],
    ['a quote', { quote: { state: 'accepted' } }, { origin: 'quote' }],
  ])('with %s', (_name, fields, expected) => expect(status(fields)).toMatchObject(expected));

  it('boosted from others carries their words and none of their figures', () => {
    const reblog = {
      id: '0',
      created_at: '2025-01-01T00:00:00Z',
      url: 'https://other.example/@o/0',
      content: '<p>Theirs</p>',
      favourites_count: 90,
    };
    expect(status({ content: '', reblog })).toMatchObject({
      origin: 'repost',
      text: 'Theirs',
      permalink: 'https://other.example/@o/0',
      publishedAt: '2026-08-01T13:55:00.031Z',
      engagement: { reactions: null },
    });
  });

  it.each(['private', 'direct'])('that is %s is left alone', (visibility) => {
    expect(status({ visibility })).toBeUndefined();
  });
});

it('the stand-in for a picture is none, a hidden number of followers unknown', () => {
  const told = profileSchema.parse({
    id: '77',
    acct: 'lakeside',
    avatar: 'https://s.example/avatars/original/missing.png',
    followers_count: -1,
    fields: [{ name: '☎ Phone', value: '+1 555 0100' }],
  });
  expect(accountOf(told, '2026-11-01').account).toMatchObject({
    picture: '',
    followers: null,
    phone: '+1 555 0100',
  });
});

describeWithShared('recorded Mastodon answers', () => {
  const exchange = z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
  });

  it('three pages of posts, their links and their budget', () => {
    const pages = recorded(z.array(exchange), 'mastodon', 'accounts_statuses_link_paging.json');
    const next = pages.map(({ headers, body }) =>
      nextParameters(
        { style: 'next-link', at: 'link-header' },
        { body, headers, query: {}, number: 1, count: 5 },
      ),
    );
    expect(next.map((parameters) => parameters?.max_id)).toEqual([
      '117020580489281910',
      '117020580452511285',
      '117020580489281910',
    ]);
    const allowance = remainingAndReset('x-ratelimit-remaining', 'x-ratelimit-reset', 'iso-time');
    expect(allowance(pages[0]?.headers ?? {}, 0)).toEqual({
      remaining: 299,
      resetAtMs: Date.parse('2026-08-01T13:55:00.212Z'),
      used: null,
    });
    const posts = pages.flatMap(({ body }) =>
      z
        .array(statusSchema)
        .parse(body)
        .flatMap((one) => postOf(one, profile) ?? []),
    );
    expect(posts).toHaveLength(15);
    expect(posts[0]?.post).toMatchObject({
      text: 'Toot number 9!',
      kind: 'text',
      publishedAt: '2026-08-01T13:52:34.108Z',
      permalink: 'https://mastodon.example/@mastodonpy_test/117020580518794573',
    });
  });

  it('a link with its preview', () => {
    const [card] = recorded(z.array(exchange), 'mastodon', 'status_card.json');
    expect(postOf(statusSchema.parse(card?.body), profile)?.post).toMatchObject({
      kind: 'link',
      text: 'example.org/',
      links: ['http://example.org/'],
      mediaCount: 0,
    });
  });

  it('a thread: question answered, question open, own thread', () => {
    const { descendants } = recorded(contextSchema, 'mastodon', 'status_context_with_replies.json', 'body');
    const own = profileSchema.parse({ id: '109000000000000001', acct: 'clinicdemo' });
    const post = postOf(
      statusSchema.parse({ id: '117020585487094447', created_at: '2026-08-01T08:00:00Z', replies_count: 3 }),
      own,
    );
    const comments = post ? commentsOf(descendants, post, own) : [];
    expect(
      comments.map(({ comment }) => [comment.by, comment.parentId, comment.publishedAt, comment.text]),
    ).toEqual([
      ['public', null, '2026-08-01T09:00:00.000Z', '@clinicdemo do you offer flu shots on Saturdays?'],
      [
        'practice',
        'mastodon:117020585487095447',
        '2026-08-01T11:30:00.000Z',
        '@alex_demo Yes, 9–12.\nPlease call us & book.',
      ],
      ['public', null, '2026-08-01T12:00:00.000Z', "@clinicdemo waited an hour 'again'"],
    ]);
  });

  it('profiles', () => {
    const one = recorded(profileSchema, 'mastodon', 'account.json', 'body');
    expect(accountOf(one, '2026-11-01').account).toMatchObject({
      displayName: '',
      bio: '',
      picture: '',
      cover: '',
    });
    const [missing, found] = recorded(z.array(exchange), 'mastodon', 'account_lookup.json');
    expect(missing?.status).toBe(404);
    expect(accountOf(profileSchema.parse(found?.body), '2026-11-01').account).toMatchObject({
      displayName: 'John Lennon',
      bio: 'I walk funny',
      website: '',
      followers: 0,
    });
  });

  it('the rest parses', () => {
    for (const file of [
      'status.json',
      'status_quotes.json',
      'status_context.json',
      'status_missing_404.json',
    ])
      expect(recorded(z.array(exchange), 'mastodon', file).length).toBeGreaterThan(0);
    expect(recorded(z.object({ version: z.string() }), 'mastodon', 'instance_v2.json', 'body').version).toBe(
      '4.6.4',
    );
  });
});
