import { expect, test } from 'vitest';
import { readText } from '../../support/export-texts.ts';

const POSTED = 'Thu Oct 01 12:00:00 +0000 2026';
const ID = '2105628794680246273';

const tweet = (more: object = {}) => ({
  tweet: { id_str: ID, created_at: POSTED, full_text: 'Open on Thursdays', ...more },
});
const archive = (...tweets: unknown[]) => `window.YTD.tweets.part0 = ${JSON.stringify(tweets)}`;
const read = (...tweets: unknown[]) => readText('tweets.js', { 'tweets.js': archive(...tweets) });

test('a post with nothing but id, time and text tells nothing else', async () => {
  const { posts } = await read(tweet());
  expect(posts[0]).toMatchObject({
    account: null,
    publishedAt: '2026-10-01T12:00:00.000Z',
    kind: 'text',
    origin: 'own',
    paid: null,
    engagement: { reactions: null, shares: null, comments: null, views: null },
  });
});

const link = (expanded_url: string) => ({ entities: { urls: [{ url: 'https://t.co/a', expanded_url }] } });
const ANSWER = {
  in_reply_to_user_id_str: '7',
  in_reply_to_status_id_str: '1',
  in_reply_to_screen_name: 'me',
};
test.each([
  ['RT @other: wash hands', {}, 'repost'],
  ['RT @other: @me thanks', ANSWER, 'repost'],
  ['@other thanks', ANSWER, 'reply'],
  ['part two', { ...ANSWER, in_reply_to_user_id_str: '1400000001' }, 'own'],
  ['an answer to a post that is gone', { in_reply_to_screen_name: 'other' }, 'reply'],
  ['see https://t.co/a', link('https://twitter.com/other/status/1'), 'quote'],
  ['see https://t.co/a', link('https://example.org'), 'own'],
  ['@other see https://t.co/a', { ...ANSWER, ...link('https://x.com/other/status/1') }, 'reply'],
])('%s %o is %s', async (full_text, more, origin) => {
  const account = [{ account: { username: 'me', accountId: '1400000001' } }];
  const { posts } = await readText('data/tweets.js', {
    'data/tweets.js': archive(tweet({ full_text, ...more })),
    'data/account.js': `window.YTD.account.part0 = ${JSON.stringify(account)}`,
  });
  expect(posts[0]?.origin).toBe(origin);
});

const media = (...types: string[]) => types.map((type) => ({ type, url: 'https://t.co/m' }));
test.each([
  ['text', {}, 0],
  ['link', link('https://example.org'), 0],
  ['photo', { entities: { media: media('photo') } }, 1],
  [
    'carousel',
    { entities: { media: media('photo') }, extended_entities: { media: media('photo', 'photo') } },
    2,
  ],
  ['video', { entities: { media: media('photo') }, extended_entities: { media: media('video') } }, 1],
  ['video', { extended_entities: { media: media('animated_gif') } }, 1],
  ['video', { extended_entities: { media: media('photo', 'video') } }, 2],
])('kind %s', async (kind, more, mediaCount) => {
  const { posts } = await read(tweet(more));
  expect(posts[0]).toMatchObject({ kind, mediaCount });
});

test('only the last version of an edited post counts, in whatever order they stand', async () => {
  const versions = { edit: { editControlInitial: { editTweetIds: ['1', ID] } } };
  const first = tweet({ id_str: '1', edit_info: { initial: { editTweetIds: ['1', ID] } } });
  for (const order of [
    [tweet({ edit_info: versions }), first],
    [first, tweet({ edit_info: versions })],
  ]) {
    const { keys, repeats } = await read(...order);
    expect([keys.map(({ id }) => id), repeats]).toEqual([[ID], 1]);
  }
});

test('a damaged time is taken from the id; without either the post is undated', async () => {
  const { posts, notices } = await read(
    tweet({ created_at: 'Thu Oct 99' }),
    tweet({ created_at: '', id_str: '5' }),
  );
  expect(posts.map(({ publishedAt }) => publishedAt?.slice(0, 16) ?? null)).toEqual([
    '2026-10-01T12:00',
    null,
  ]);
  expect(notices).toEqual({ 'date-unreadable': 1 });
});

test('what is no post is rejected one by one, and a cut file gives what it has', async () => {
  const text = archive(tweet(), { other: 1 }, 7, tweet()).replace('"other"', 'other').slice(0, -20);
  const { posts, rejected, brokenOff } = await readText('tweets.js', { 'tweets.js': text });
  expect([posts.length, rejected, brokenOff]).toEqual([1, { 'not-json': 1, 'not-a-post': 1 }, 'cut-off']);
});

test('damaged companions cost their own facts and nothing else', async () => {
  const { posts, accounts, period } = await readText('twitter-2026-10-31-ab/data/tweets.js', {
    'twitter-2026-10-31-ab/data/tweets.js': archive(tweet({ full_text: 'A long one that goes on…' })),
    'twitter-2026-10-31-ab/data/account.js': 'window.YTD.account.part0 = [ {',
    'twitter-2026-10-31-ab/data/profile.js': '',
    'twitter-2026-10-31-ab/data/manifest.js': 'window.__THAR_CONFIG = {"userInfo":{"userName":"me"}}',
    'twitter-2026-10-31-ab/data/note-tweet.js': 'window.YTD.note_tweet.part0 = [ {"noteTweet"',
  });
  expect(posts[0]).toMatchObject({ account: 'me', textCut: true });
  expect(accounts.map(({ handle }) => handle)).toEqual(['me']);
  expect(period).toEqual({ from: null, through: '2026-10-31' });
});

test('of two long posts that start alike each finds its own words', async () => {
  const start = 'Reminder for this week: bring your insurance card and ';
  const notes = [
    { text: `${start}a list of medicines`, createdAt: '2026-10-01T12:00:01.000Z' },
    { text: `${start}your questions`, createdAt: '2026-10-08T12:00:00.000Z' },
  ].map(({ text, createdAt }) => ({ noteTweet: { createdAt, core: { text, urls: [] } } }));
  const { posts } = await readText('tweets.js', {
    'tweets.js': archive(
      tweet({ full_text: `${start}…`, created_at: 'Thu Oct 08 12:00:00 +0000 2026' }),
      tweet({ full_text: `${start}…` }),
      tweet({ full_text: 'Something else…' }),
    ),
    'note-tweet.js': `window.YTD.note_tweet.part0 = ${JSON.stringify(notes)}`,
  });
  expect(posts.map(({ text, textCut }) => [text.slice(start.length), textCut])).toEqual([
    ['your questions', false],
    ['a list of medicines', false],
    ['', true],
  ]);
});
