import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { label } from '../../src/cli/commands/label.ts';
import { CommandError } from '../../src/cli/faults.ts';
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
  it('prints one object per post of a .jsonl file, and none of its words', () => {
    const folder = folderOf({
      'posts.jsonl': [
        { id: 'a', platform: 'facebook', text: SALE, media: 'photo' },
        { id: 7, platform: 'x', text: 'Worth a read', media: 'link', isShare: true },
      ]
        .map((item) => JSON.stringify(item))
        .join('\n'),
    });
    expect(label(join(folder, 'posts.jsonl'), {})).toBe(0);
    expect(lines()).toMatchObject([
      { id: 'a', purpose: 'promotional', flags: expect.arrayContaining(['cta']) },
      { id: '7', purpose: 'curated' },
    ]);
    expect(printed).not.toContain('555-0142');
    expect(printed).not.toContain('Whitening');
  });

  it('reads .csv, where everything is text', () => {
    const folder = folderOf({
      'posts.csv': `id,platform,text,media,isShare\n1,facebook,"${SALE}",photo,false\n2,x,RT this,none,true\n`,
    });
    expect(label(join(folder, 'posts.csv'), {})).toBe(0);
    expect(lines()).toMatchObject([
      { id: '1', purpose: 'promotional' },
      { id: '2', purpose: 'curated' },
    ]);
  });

  it('labels replies, and the sentiment of what they answer', () => {
    const folder = folderOf({
      'replies.jsonl': JSON.stringify({
        id: 'r',
        platform: 'google',
        inReplyTo: 'Best dentist ever, so gentle!',
        rating: 5,
        text: THANKS,
      }),
    });
    expect(label(join(folder, 'replies.jsonl'), { replies: true })).toBe(0);
    expect(lines()).toMatchObject([
      {
        id: 'r',
        sentimentOfComment: 'positive',
        flags: expect.arrayContaining(['thanks', 'acknowledgesPatient', 'takesOffline']),
      },
    ]);
    for (const secret of ['Ana', '555-0142', 'gentle', 'crown']) expect(printed).not.toContain(secret);
  });

  it('names records it cannot read by number and goes on', () => {
    const folder = folderOf({
      'posts.jsonl': `{"id":1,"platform":"x","text":"Closed Monday"}\nnot json\n{"id":3,"platform":"x"}\n`,
    });
    expect(label(join(folder, 'posts.jsonl'), {})).toBe(1);
    expect(lines()).toHaveLength(1);
    expect(aside).toMatch(/2 of 3 records were left out.*Records 2, 3\./s);
  });

  it('says what it needs', () => {
    const folder = folderOf({ 'x.json': '{"schemaVersion":0}' });
    expect(() => label(join(folder, 'none.jsonl'), {})).toThrow(CommandError);
    expect(() => label(join(folder, 'x.json'), {})).toThrow(CommandError);
  });
});
