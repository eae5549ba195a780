import { expect, test } from 'vitest';
import { carOf } from '../../support/car.ts';
import { readFile } from '../../support/export-texts.ts';
import { formatOf, openAll } from '../../support/exports.ts';
import { folderOf } from '../../support/folder.ts';

const DID = 'did:plc:lakesidedermatology2345';
const AT = '2026-10-20T15:04:00.000Z';
const at = (key: string, collection = 'app.bsky.feed.post') => `${collection}/${key}`;

/** Key of a record that was made at a time. */
function tid(time: string, clock = 5): string {
  let number = ((BigInt(Date.parse(time)) * 1000n) << 10n) + BigInt(clock);
  let key = '';
  for (; key.length < 13; number /= 32n) key = '234567abcdefghijklmnopqrstuvwxyz'[Number(number % 32n)] + key;
  return key;
}

function post(text: string, extra: object = {}) {
  return { $type: 'app.bsky.feed.post', text, createdAt: AT, langs: ['en'], ...extra };
}

const RECORDS = {
  [at('self', 'app.bsky.actor.profile')]: {
    $type: 'app.bsky.actor.profile',
    displayName: 'Lakeside',
    description: 'Skin doctors. https://lakeside.example',
  },
  [at(tid(AT, 1))]: post('Hats on #skin'),
  [at(tid(AT, 2))]: post('Two hats', {
    embed: {
      $type: 'app.bsky.embed.images',
      images: [
        { alt: 'A hat', image: {} },
        { alt: '', image: {} },
      ],
    },
  }),
  [at(tid(AT, 3))]: post('And another thing', {
    reply: { root: {}, parent: { uri: `at://${DID}/app.bsky.feed.post/${tid(AT, 2)}` } },
  }),
  [at(tid(AT, 4))]: post('Thank you!', {
    reply: { root: {}, parent: { uri: 'at://did:plc:somebodyelse/app.bsky.feed.post/3k' } },
  }),
  [at(tid(AT, 6))]: post('Well said', {
    embed: { $type: 'app.bsky.embed.record', record: { uri: 'at://did:plc:somebodyelse/x/y' } },
  }),
  // Written years before it was made: the client's clock or an import.
  [at(tid(AT, 7))]: post('Old news', { createdAt: '2023-01-02T03:04:05Z' }),
  [at(tid('2026-10-21T08:00:00.000Z'))]: post('Undated by its client', { createdAt: 'soon' }),
  [at(tid(AT, 8), 'app.bsky.feed.repost')]: {
    $type: 'app.bsky.feed.repost',
    subject: { uri: 'at://did:plc:somebodyelse/app.bsky.feed.post/3kabc', cid: 'x' },
    createdAt: AT,
  },
  [at(tid(AT, 9), 'app.bsky.feed.like')]: { subject: { uri: 'at://x/app.bsky.feed.post/y' }, createdAt: AT },
};

async function read(bytes: Buffer) {
  const { files } = await openAll(folderOf({ 'repo.car': bytes }));
  const [file] = files;
  if (file === undefined) throw new Error('the file was left out');
  return { file, reading: await readFile(file) };
}

test('posts, threads, answers, quotes and reposts of a repository; likes given are no posts', async () => {
  const { file, reading } = await read(await carOf(DID, RECORDS));
  expect(formatOf(file)).toBe('bluesky-repo');
  const told = reading.posts.map(({ text, origin, kind, publishedAt }) => ({
    text,
    origin,
    kind,
    publishedAt,
  }));
  expect(told.toSorted((a, b) => a.text.localeCompare(b.text))).toEqual([
    { text: '', origin: 'repost', kind: null, publishedAt: AT },
    { text: 'And another thing', origin: 'own', kind: 'text', publishedAt: AT },
    { text: 'Hats on #skin', origin: 'own', kind: 'text', publishedAt: AT },
    { text: 'Old news', origin: 'own', kind: 'text', publishedAt: '2023-01-02T03:04:05.000Z' },
    { text: 'Thank you!', origin: 'reply', kind: 'text', publishedAt: AT },
    { text: 'Two hats', origin: 'own', kind: 'carousel', publishedAt: AT },
    { text: 'Undated by its client', origin: 'own', kind: 'text', publishedAt: '2026-10-21T08:00:00.000Z' },
    { text: 'Well said', origin: 'quote', kind: 'text', publishedAt: AT },
  ]);
  expect(reading.notices).toEqual({ 'time-unlike-id': 1 });
  expect(reading.accounts).toMatchObject([{ displayName: 'Lakeside', website: 'https://lakeside.example' }]);
  expect(reading.posts.find(({ text }) => text === 'Two hats')).toMatchObject({
    mediaCount: 2,
    altTextCount: 1,
  });
  expect(reading.posts.find(({ origin }) => origin === 'repost')?.permalink).toBe(
    'https://bsky.app/profile/did:plc:somebodyelse/post/3kabc',
  );
});

test('a repository that breaks off gives what came before and says so', async () => {
  const whole = await carOf(DID, RECORDS);
  const { reading } = await read(whole.subarray(0, whole.length - 300));
  expect(reading.brokenOff).toBe('cut-off');
  expect(reading.posts.length).toBeGreaterThan(2);
  // So little that nothing in it is Bluesky's: no longer recognised.
  expect(formatOf((await read(whole.subarray(0, 150))).file)).toBeNull();
});

test('many records do not fit one block of the tree and are all there', async () => {
  const records: Record<string, object> = {};
  for (let minute = 0; minute < 500; minute++) {
    const time = new Date(Date.parse(AT) - minute * 60_000).toISOString();
    records[at(tid(time))] = post(`Post ${minute}`, { createdAt: time });
  }
  const { reading } = await read(await carOf(DID, records));
  expect(reading.posts).toHaveLength(500);
  expect(reading).toMatchObject({ notices: {}, brokenOff: null });
});
