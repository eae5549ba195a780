import { join } from 'node:path';
import { expect } from 'vitest';
import type { ExportFile } from '../../src/sources/exports/format.ts';
import { readFile, sum, tally } from './export-texts.ts';
import { formatOf, openAll } from './exports.ts';
import { SHARED } from './shared.ts';

export const SAMPLES = join(SHARED, 'fixtures/exports');

/** Counted truth of one sample, as told by its INDEX.md; what that does not tell is left out. */
export interface Truth {
  file: string;
  format: string;
  posts: number;
  range: [string, string];
  kinds: Record<string, number>;
  origins?: Record<string, number>;
  views?: number;
  reactions?: number;
  undated?: number;
  /** Records that are not the public's to see; counted in `posts` by INDEX.md, not here. */
  notPublic?: number;
  /** Posts that carry no key at all. */
  idsLost?: number;
  account: string | null;
  period: [string | null, string | null];
}

/** Reads a sample and compares everything its truth tells. */
export async function expectTruth(truth: Truth): Promise<void> {
  const sample = await openSample(truth.file);
  expect(formatOf(sample)).toBe(truth.format);
  const reading = await readFile(sample);
  const { posts, keys, period } = reading;
  const moments = posts.flatMap((post) => post.publishedAt ?? []).sort();
  const [first, last] = truth.range;

  expect(posts).toHaveLength(truth.posts);
  expect(moments[0]?.slice(0, first.length)).toBe(first);
  expect(moments.at(-1)?.slice(0, last.length)).toBe(last);
  expect(moments).toHaveLength(truth.posts - (truth.undated ?? 0));
  expect(tally(posts.map(({ kind }) => kind))).toEqual(truth.kinds);
  if (truth.origins) expect(tally(posts.map(({ origin }) => origin))).toEqual(truth.origins);
  if (truth.views) expect(sum(posts.map(({ engagement }) => engagement.views))).toBe(truth.views);
  if (truth.reactions) expect(sum(posts.map(({ engagement }) => engagement.reactions))).toBe(truth.reactions);
  expect(new Set(posts.map(({ account }) => account))).toEqual(new Set([truth.account]));
  expect(period).toEqual({ from: truth.period[0], through: truth.period[1] });
  const identified = keys.flatMap(({ id, link }) => id ?? link ?? []);
  expect(new Set(identified).size).toBe(truth.posts - (truth.idsLost ?? 0));
  expect({ ...reading.rejected, ...reading.leftOut }).toEqual(
    truth.notPublic === undefined ? {} : { 'not-public': truth.notPublic },
  );
  expect(reading.brokenOff).toBeNull();
}

/** A sample by its path, through archives and workbooks. */
export async function openSample(file: string): Promise<ExportFile> {
  const archive = /^.*?\.(zip|xlsx?)(?=\/)/.exec(file)?.[0];
  const path = archive ?? file.slice(0, file.lastIndexOf('/'));
  const { files } = await openAll(join(SAMPLES, path));
  const sample = files.find((one) => `${path}/${one.path.split('/').slice(1).join('/')}` === file);
  if (sample === undefined) throw new Error(`no such sample: ${file}`);
  return sample;
}
