import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { practiceSchema } from '../../../src/model/practice.ts';
import { collect } from '../../../src/sources/collect.ts';
import { EXPORT_FORMATS } from '../../../src/sources/exports/index.ts';
import { recognise } from '../../../src/sources/exports/recognise.ts';
import { jsonLists } from '../../../src/sources/exports/shared/json-elements.ts';
import { jsonOutline } from '../../../src/sources/exports/shared/json-outline.ts';
import { momentOfBlock } from '../../../src/sources/exports/shared/meta-html.ts';
import { repairAll, repairMojibake } from '../../../src/sources/exports/shared/mojibake.ts';
import { readText, tally } from '../../support/export-texts.ts';
import { openAll } from '../../support/exports.ts';
import { folderOf } from '../../support/folder.ts';
import { zipOf } from '../../support/zip.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/exports', import.meta.url));
const INSTAGRAM = 'instagram-lakeside.skin-2026-10-31-AbCdEfGh';

function collected(...paths: string[]) {
  return collect({
    practice: { ...practiceSchema.parse({ name: 'Lakeside' }), id: 'lakeside' },
    paths,
    asOf: null,
    through: null,
    all: true,
    today: '2026-11-24',
  });
}

describe('texts whose bytes stand as characters', () => {
  test.each([
    ['cafÃ©', 'café'],
    ['donâ\u0080\u0099t ð\u009f\u0091\u008d', 'don’t 👍'],
    ['saved again: donâ€™t', 'saved again: don’t'],
    ['café', 'café'],
    ['NÃO', 'NÃO'],
    ['Ã© with an emoji 👍', 'Ã© with an emoji 👍'],
    ['plain', 'plain'],
    ['', ''],
  ])('%s', (text, right) => {
    expect(repairMojibake(text)).toBe(right);
    expect(repairMojibake(right)).toBe(right);
  });

  test('are put right in keys and values, however deep', () => {
    expect(repairAll({ ImpressÃµes: [{ value: 'Ã ' }], at: 1, no: null })).toEqual({
      Impressões: [{ value: 'Ã ' }],
      at: 1,
      no: null,
    });
  });
});

test('the outline of JSON that is cut off', () => {
  const head = '{"a": [{"b": {"c": "{\\"x\\": 1}"}, "d": [[{"e": 1}]]}], "f": {"g": "cut';
  expect([...jsonOutline({ head })]).toEqual(['a', 'a[].b', 'a[].b.c', 'a[].d', 'a[].d[][].e', 'f', 'f.g']);
  expect([...jsonOutline({ head: 'a,b\n"c":1' })]).toEqual([]);
});

test.each([
  ['{"a": [1, 2], "b": "x [ y", "c": [{"d": []}]}', ['a 1', 'a 2', 'c {"d":[]}'], null],
  ['{"w": {"inner": [1]}}', ['inner 1'], null],
  ['{"a": []}', [], null],
  ['{"a": {}}', [], 'no-list'],
  ['{"a": [1, 2], "b": [3', ['a 1', 'a 2'], 'cut-off'],
  ['{"a": [1, 2]', ['a 1', 'a 2'], 'cut-off'],
  ['[1, 2]', ['null 1', 'null 2'], null],
])('lists of %s', async (text, elements, error) => {
  for (const size of [1, 7, 100]) {
    const found: string[] = [];
    const chunks = async function* () {
      for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
    };
    const failure = await (async () => {
      for await (const { list, element } of jsonLists({ path: 'a.json', chunks }))
        found.push(`${list} ${JSON.stringify(element)}`);
    })().catch((broken: { code: string }) => broken.code);
    expect([found, failure ?? null]).toEqual([elements, error]);
  }
});

test.each([
  ['Mar 03, 2021, 9:05 AM', '2021-03-03T14:05:00.000Z'],
  ['Mar 03, 2021 9:05:59 pm', '2021-03-04T02:05:59.000Z'],
  ['3 févr. 2021, 09:05', '2021-02-03T14:05:00.000Z'],
  ['31. Okt. 2026, 14:29', '2026-10-31T18:29:00.000Z'],
  ['2026-10-31 14:29:00', '2026-10-31T18:29:00.000Z'],
  ['12:00 AM, Jan 1, 2026', '2026-01-01T05:00:00.000Z'],
  ['Feb 30, 2021, 9:05 AM', null],
  ['yesterday', null],
])('the moment "%s" in a page', (words, moment) => {
  expect(momentOfBlock(words, 'America/New_York')).toBe(moment);
});

describe('an Instagram download', () => {
  test('posts get the figures of past insights; the account is named everywhere', async () => {
    const { posts, sources, comments, accounts } = await collected(
      join(FIXTURES, 'instagram-download', INSTAGRAM),
    );
    expect(tally(posts.map(({ platform }) => platform))).toEqual({ instagram: 10, threads: 1 });
    expect(new Set(posts.map(({ account }) => account))).toEqual(new Set(['lakeside.skin']));
    expect(posts.find(({ text }) => text.startsWith('Nouvelle salle'))).toMatchObject({
      kind: 'photo',
      mediaCount: 1,
      engagement: { reactions: 21, views: 1234, comments: null },
    });
    expect(posts.find(({ text }) => text.startsWith('Sunscreen'))).toMatchObject({
      kind: 'short',
      durationSeconds: 10,
      engagement: { views: 180 },
    });
    expect(comments.map(({ by, account }) => [by, account])).toEqual([
      ['practice', 'lakeside.skin'],
      ['practice', 'lakeside.skin'],
    ]);
    expect(accounts).toHaveLength(1);
    expect(accounts[0]).toMatchObject({ followers: 5, observedAt: '2026-10-31' });
    for (const { read, kept, duplicate, outsideWindow, rejected } of sources)
      expect(read).toBe(kept + duplicate + outsideWindow + rejected);
  });

  test('in two parts, a zip in a zip and beside a folder of the same: the same posts', async () => {
    const once = await collected(join(FIXTURES, 'instagram-download', INSTAGRAM));
    const folder = folderOf({});
    cpSync(join(FIXTURES, 'instagram-download', INSTAGRAM), join(folder, INSTAGRAM), { recursive: true });
    const posts = JSON.stringify([
      { media: [{ uri: 'm/a.jpg', creation_timestamp: 1790000000, title: 'Nouvelle salle d’attente ☀️' }] },
    ]);
    const part = await zipOf({ 'your_instagram_activity/media/posts_1.json': posts });
    const outer = folderOf({ 'client.zip': await zipOf({ [`${INSTAGRAM}-2.zip`]: part }) });
    const twice = await collected(join(folder, INSTAGRAM), outer);
    // The words of that part are cut, so it is another post; everything else is the same.
    expect(twice.posts).toHaveLength(once.posts.length + 1);
    expect(new Set(twice.posts.map(({ account }) => account))).toEqual(new Set(['lakeside.skin']));
  });

  test('a post in the plain layout, with labels and in Business Suite is one', async () => {
    const at = 1790000000;
    const plain = [{ media: [{ uri: 'm/1.jpg', creation_timestamp: at, title: 'Hats on at the lake' }] }];
    const labels = [
      {
        timestamp: at,
        media: [{ uri: 'm/1.jpg', creation_timestamp: at }],
        label_values: [
          { label: 'Caption', value: 'Hats on at the lake' },
          { label: 'URL', value: 'https://www.instagram.com/p/Cabc123/' },
        ],
        fbid: '18000000000000001',
      },
    ];
    const suite = [
      'Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves',
      '18100000000000001,1784,lakeside.skin,Lakeside,Hats on at the lake,0,09/21/2026 07:13,https://www.instagram.com/p/Cabc123/,IG image,,Lifetime,300,200,7,1,0,2,4',
    ].join('\n');
    const { posts } = await collected(
      folderOf({
        'instagram-lakeside.skin-2026-10-30-AbCdEfGh/content/posts_1.json': JSON.stringify(plain),
        'instagram-lakeside.skin-2026-10-31-AbCdEfGh/media/posts_1.json': JSON.stringify(labels),
        'Sep-01-2026_Oct-31-2026_900000000000021.csv': suite,
      }),
    );
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({ id: 'instagram:18100000000000001', engagement: { reactions: 7 } });
  });

  test('an old archive names its owner and day; a folder of somebody’s own does not', async () => {
    const media = JSON.stringify({
      photos: [{ caption: 'Hi', taken_at: '2018-05-27T19:05:14', path: 'p/x.jpg' }],
    });
    const told = async (folder: string) => {
      const { posts, period } = await readText('media.json', { [`${folder}/media.json`]: media });
      return [posts[0]?.account, period?.through];
    };
    expect(await told('lakeside.skin_20190314')).toEqual(['lakeside.skin', '2019-03-14']);
    expect(await told('instagram_20190314')).toEqual([null, null]);
    expect(await told('old stuff')).toEqual([null, null]);
  });
});

describe('a layout that nobody knows is never taken for a part without posts', () => {
  const labels = '[{"timestamp": 1, "label_values": [{"label": "Text", "value": "a"}], "fbid": "1"}]';
  test.each([
    ['your_instagram_activity/media/posts_1.json', '{"ig_posts_v3": [{"id": 1}]}', 'instagram-download'],
    ['your_instagram_activity/media/reels.json', '{}', 'instagram-download'],
    ['your_facebook_activity/posts/your_posts_1.json', labels, 'facebook-download'],
    ['your_facebook_activity/posts/profile_posts_1.json', '[{"what": 1}]', 'facebook-download'],
    ['your_instagram_activity/threads/threads_and_replies.json', labels, 'threads-download'],
    [
      'your_instagram_activity/threads/threads_and_replies.html',
      '<html><body></body></html>',
      'threads-download',
    ],
    [
      'pages/mine.html',
      '<html><body><div class="pam uiBoxWhite"></div></body></html>',
      'facebook-download-html',
    ],
  ])('%s', async (path, text, nearest) => {
    const { files } = await openAll(folderOf({ [path]: text }));
    const recognised = files.map((file) => recognise(file, EXPORT_FORMATS));
    expect(recognised.map(({ format }) => format)).toEqual([null]);
    expect(recognised[0]?.nearest?.format.id).toBe(nearest);
  });

  test('while reels and stories in labels are read', async () => {
    for (const [name, kind] of [
      ['reels.json', 'short'],
      ['stories.json', 'story'],
    ] as const)
      expect((await readText(name, { [name]: labels })).posts.map((post) => post.kind)).toEqual([kind]);
  });
});
