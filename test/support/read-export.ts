import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Period } from '../../src/model/time.ts';
import type {
  ExportFile,
  ExportFormat,
  Item,
  PostDraft,
  PostFormat,
  ReadContext,
} from '../../src/sources/exports/format.ts';
import { openExports } from '../../src/sources/exports/open.ts';

export const CONTEXT: ReadContext = {
  timeZone: 'America/New_York',
  metaTimeZone: 'America/Los_Angeles',
  today: '2026-11-01',
};

/** What one format makes of a path: of every file in it that the format claims. */
export interface ReadExport {
  files: string[];
  items: Item[];
  posts: PostDraft[];
  /** code → how often */
  rejected: Record<string, number>;
  notices: Record<string, number>;
  repeats: number;
  period: Period | null;
  accounts: Extract<Item, { type: 'account' }>['account'][];
  keys: Extract<Item, { type: 'post' }>['keys'][];
}

export async function readExport(
  format: PostFormat,
  path: string,
  context: ReadContext = CONTEXT,
): Promise<ReadExport> {
  const items: Item[] = [];
  const files: string[] = [];
  let period: Period | null = null;
  for await (const file of openExports([path])) {
    if (!('head' in file) || !claims(format, file)) continue;
    files.push(file.name);
    period = await format.period(file, context);
    for await (const item of format.read(file, context)) items.push(item);
  }
  const of = <Type extends Item['type']>(type: Type) =>
    items.filter((item): item is Extract<Item, { type: Type }> => item.type === type);
  return {
    files,
    items,
    posts: of('post').map((item) => item.post),
    keys: of('post').map((item) => item.keys),
    rejected: countCodes(of('rejected')),
    notices: countCodes(of('notice')),
    repeats: of('repeat').length,
    period,
    accounts: of('account').map((item) => item.account),
  };
}

export function claims(format: ExportFormat, file: ExportFile): boolean {
  return format.recognise(file).missing.length === 0;
}

/** Reads files given as texts by name, as if they lay in one folder; a folder or zip name may stand before a slash. */
export async function readTexts(
  format: PostFormat,
  texts: Record<string, string>,
  context: ReadContext = CONTEXT,
): Promise<ReadExport> {
  const folder = await mkdtemp(join(tmpdir(), 'social-vitals-test-'));
  try {
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
    return await readExport(format, folder, context);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function countCodes(items: { code: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of items) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
