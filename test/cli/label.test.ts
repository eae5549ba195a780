import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { label } from '../../src/cli/commands/label.ts';
import { CommandError } from '../../src/cli/faults.ts';
import { aCollection } from '../support/a-practice.ts';
import { folderOf } from '../support/folder.ts';

let printed = '';
let aside = '';
beforeEach(() => {
  printed = '';
  aside = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    aside += text;
    return true;
  });
  return () => {
    out.mockRestore();
    err.mockRestore();
  };
});
const lines = (): Record<string, unknown>[] =>
  printed
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const SALE = 'Whitening is $99 this week only. Book online or call 555-0142!';
const THANKS = 'Thank you, Ana! We loved seeing you on Tuesday. Call us at 555-0142 if the crown feels high.';

describe('label', () => {
  it('prints one object per post of a .jsonl file, and none of its words', async () => {
    const folder = folderOf({
      'posts.jsonl': [
        { id: 'a', platform: 'facebook', text: SALE, media: 'photo' },
        { id: 7, platform: 'x', text: 'Worth a read', media: 'link', isShare: true },
      ]
        .map((item) => JSON.stringify(item))
        .join('\n'),
    });
    expect(await label(join(folder, 'posts.jsonl'), {})).toBe(0);
    expect(lines()).toMatchObject([
      { id: 'a', purpose: 'promotional', flags: expect.arrayContaining(['cta']) },
      { id: '7', purpose: 'curated' },
    ]);
    expect(printed).not.toContain('555-0142');
    expect(printed).not.toContain('Whitening');
  });

  it('reads .csv, where everything is text', async () => {
    const folder = folderOf({
      'posts.csv': `id,platform,text,media,isShare\n1,facebook,"${SALE}",photo,false\n2,x,RT this,none,true\n`,
    });
    expect(await label(join(folder, 'posts.csv'), {})).toBe(0);
    expect(lines()).toMatchObject([
      { id: '1', purpose: 'promotional' },
      { id: '2', purpose: 'curated' },
    ]);
  });

  it('labels replies, and the sentiment of what they answer', async () => {
    const folder = folderOf({
      'replies.jsonl': JSON.stringify({
        id: 'r',
        platform: 'google',
        inReplyTo: 'Best dentist ever, so gentle!',
        rating: 5,
        text: THANKS,
      }),
    });
    expect(await label(join(folder, 'replies.jsonl'), { replies: true })).toBe(0);
    expect(lines()).toMatchObject([
      {
        id: 'r',
        sentimentOfComment: 'positive',
        flags: expect.arrayContaining(['thanks', 'acknowledgesPatient', 'takesOffline']),
      },
    ]);
    for (const secret of ['Ana', '555-0142', 'gentle', 'crown']) expect(printed).not.toContain(secret);
  });

  it('names records it cannot read by number and goes on', async () => {
    const folder = folderOf({
      'posts.jsonl': `{"id":1,"platform":"x","text":"Closed Monday"}\nnot json\n{"id":3,"platform":"x"}\n`,
    });
    expect(await label(join(folder, 'posts.jsonl'), {})).toBe(1);
    expect(lines()).toHaveLength(1);
    expect(aside).toMatch(/2 of 3 records were left out/);
    expect(aside).toMatch(/no JSON: record 2\n/);
    expect(aside).toMatch(/not readable: text: record 3\n/);
  });

  it('passes over fields it does not know, blank lines, a byte order mark and Windows line ends', async () => {
    const folder = folderOf({
      'posts.jsonl': `\uFEFF{"id":1,"platform":"x","text":"Closed Monday","likes":3,"team":{"a":1}}\r\n\r\n{"id":"2","platform":"orkut","text":""}\r\n`,
    });
    expect(await label(join(folder, 'posts.jsonl'), {})).toBe(0);
    expect(lines()).toMatchObject([
      { id: '1', purpose: 'own' },
      { id: '2', language: null },
    ]);
    expect(printed).not.toContain('likes');
  });

  it.each([
    ['[1,2]', 'no object'],
    ['"text"', 'no object'],
    ['null', 'no object'],
    ['{"platform":"x","text":"a"}', 'id'],
    ['{"id":"","platform":"x","text":"a"}', 'id'],
    ['{"id":1,"platform":"x","text":5}', 'text'],
    ['{"id":1,"platform":"x","text":"secret words","isShare":"perhaps"}', 'isShare'],
  ])('leaves out %s and names %s', async (line, field) => {
    const folder = folderOf({ 'posts.jsonl': line });
    expect(await label(join(folder, 'posts.jsonl'), {})).toBe(1);
    expect(printed).toBe('');
    expect(aside).toContain(`not readable: ${field}: record 1`);
    expect(aside).not.toContain('secret');
  });

  it('has nothing to say of an empty file', async () => {
    const folder = folderOf({ 'posts.jsonl': '', 'posts.csv': '' });
    expect(await label(join(folder, 'posts.jsonl'), {})).toBe(0);
    expect(await label(join(folder, 'posts.csv'), {})).toBe(0);
    expect(printed + aside).toBe('');
  });

  it('reads .csv with quotes over several lines, semicolons and stars', async () => {
    const folder = folderOf({
      'replies.csv':
        '\uFEFFid;platform;rating;inReplyTo;text\r\n1;google;1;"Rude, and\r\nslow";"Sorry to read this.\r\nPlease call our manager."\r\n2;google;;;Thanks!\r\n',
    });
    expect(await label(join(folder, 'replies.csv'), { replies: true })).toBe(0);
    expect(lines()).toMatchObject([
      { id: '1', sentimentOfComment: 'negative', flags: expect.arrayContaining(['takesOffline']) },
      { id: '2', sentimentOfComment: null, commentIsQuestion: null, flags: ['thanks'] },
    ]);
  });

  it('names columns that a .csv lacks', async () => {
    const folder = folderOf({ 'posts.csv': 'id,message\n1,hello\n' });
    await expect(label(join(folder, 'posts.csv'), {})).rejects.toMatchObject({
      fault: { code: 'columns-missing', what: 'Columns are missing: platform, text.' },
    });
  });

  it('labels the posts of a kept collection, its replies, and comments that stand unanswered', async () => {
    const about = {
      platform: 'facebook',
      account: 'desk',
      postId: 'p',
      isReview: false,
      rating: null,
      publishedAt: null,
    };
    const comments = [
      { ...about, id: 'c1', parentId: null, by: 'public', text: 'Do you see children?' },
      { ...about, id: 'c2', parentId: 'c1', by: 'practice', text: 'We do! Call us at 555-0142.' },
      { ...about, id: 'c3', parentId: null, by: 'public', text: 'Worst wait of my life, never again' },
      { ...about, id: 'c4', parentId: null, by: 'public', text: '😍' },
    ];
    const collection = { ...aCollection({ posts: [] }).collection, comments };
    const folder = folderOf({ 'collection.json': JSON.stringify(collection) });
    expect(await label(join(folder, 'collection.json'), { replies: true })).toBe(0);
    expect(lines()).toMatchObject([
      {
        id: 'c2',
        flags: ['takesOffline'],
        sentimentOfComment: 'neutral',
        commentIsQuestion: true,
        commentIsAnswerable: true,
      },
      { id: 'c3', unanswered: true, sentimentOfComment: 'negative', commentIsQuestion: false },
      { id: 'c4', unanswered: true, commentIsAnswerable: false },
    ]);
    expect(printed).not.toContain('555-0142');
  });

  it('says what it needs', async () => {
    const folder = folderOf({ 'x.json': '{"schemaVersion":0}', 'y.json': '{broken' });
    await expect(label(join(folder, 'y.json'), {})).rejects.toThrow(CommandError);
    await expect(label(join(folder, 'none.jsonl'), {})).rejects.toThrow(CommandError);
    await expect(label(join(folder, 'x.json'), {})).rejects.toThrow(CommandError);
  });
});
