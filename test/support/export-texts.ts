import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Account } from '../../src/model/account.ts';
import type { Comment } from '../../src/model/comment.ts';
import type { Period } from '../../src/model/time.ts';
import type { ExportFile, Item, PostDraft, PostKeys, ReadContext } from '../../src/sources/exports/format.ts';
import { EXPORT_FORMATS } from '../../src/sources/exports/index.ts';
import { CONTEXT, formatOf, openAll, postsOf, readItems } from './exports.ts';

/** What a format makes of one file, in the shapes that tests ask for. */
export interface Reading {
  posts: PostDraft[];
  keys: PostKeys[];
  accounts: Account[];
  comments: Comment[];
  period: Period | null;
  repeats: number;
  /** code → how often */
  rejected: Record<string, number>;
  leftOut: Record<string, number>;
  notices: Record<string, number>;
  brokenOff: string | null;
}

export async function readFile(file: ExportFile, context: ReadContext = CONTEXT): Promise<Reading> {
  const { items, brokenOff } = await readItems(file, context);
  const format = EXPORT_FORMATS.find(({ id }) => id === formatOf(file));
  return {
    posts: postsOf(items).map(({ post }) => post),
    keys: postsOf(items).map(({ keys }) => keys),
    accounts: items.flatMap((item) => (item.type === 'account' ? [item.account] : [])),
    comments: items.flatMap((item) => (item.type === 'comment' ? [item.comment] : [])),
    period: format?.reads === 'posts' ? await format.period(file, context) : null,
    repeats: items.filter((item) => item.type === 'repeat').length,
    rejected: countCodes(items, 'rejected'),
    leftOut: countCodes(items, 'left-out'),
    notices: countCodes(items, 'notice'),
    brokenOff,
  };
}

/** Reads `name` among texts that lie together in one folder; a slash in a name makes a folder. */
export async function readText(
  name: string,
  texts: Record<string, string>,
  context: ReadContext = CONTEXT,
): Promise<Reading> {
  return withTexts(texts, async (files) => {
    const file = files.find(({ path }) => path.endsWith(`/${name}`));
    if (file === undefined) throw new Error(`no file ${name} among the texts`);
    return readFile(file, context);
  });
}

/** Opens texts as if they lay in one folder. */
export async function withTexts<T>(
  texts: Record<string, string>,
  use: (files: ExportFile[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'social-vitals-test-'));
  try {
    for (const [name, text] of Object.entries(texts)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return await use((await openAll(folder)).files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How often each answer was given. */
export function tally<T>(values: T[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

export function sum(values: (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

function countCodes(items: Item[], type: 'rejected' | 'left-out' | 'notice'): Record<string, number> {
  return tally(items.flatMap((item) => (item.type === type && 'code' in item ? [item.code] : [])));
}
