import { describe, expect, it } from 'vitest';
import type { ExportFile, PostDraft, PostKeys } from '../../../src/sources/exports/format.ts';
import { mergePosts } from '../../../src/sources/merge.ts';
import { readFile } from '../../support/export-texts.ts';
import { openAll } from '../../support/exports.ts';
import { folderOf } from '../../support/folder.ts';

interface Told {
  post: PostDraft;
  keys: PostKeys;
}
export interface Pair {
  name: string;
  /** Names and contents of what lies in the folder; the first is the one that is read. */
  files: Record<string, string | Buffer>;
  api: () => Told | null;
  /** What the export does not tell (or tells less of) and the interface does. */
  onlyApi: string[];
  /** What the interface does not tell and the export does. */
  onlyExport: string[];
}

async function exported({ files }: Pair): Promise<Told> {
  const [first = ''] = Object.keys(files);
  const opened = (await openAll(folderOf(files))).files;
  const isFirst = ({ path, containers }: ExportFile) =>
    path.endsWith(first) || containers.includes(first) || path.includes(first);
  const file = opened.find(isFirst);
  if (!file) throw new Error(`no file ${first}`);
  const { posts, keys } = await readFile(file);
  const [post] = posts;
  const [key] = keys;
  if (!post || !key) throw new Error(`no post in ${first}`);
  return { post, keys: key };
}

const flat = ({ engagement, ...post }: PostDraft): Record<string, unknown> => ({ ...post, ...engagement });

/** The same post told by an interface and by an export becomes the same record, but for what one of them cannot tell. */
export function testPairs(pairs: readonly Pair[]): void {
  describe.each(pairs)('$name', (pair) => {
    it('tell the same of the same post, but for what one of them cannot tell', async () => {
      const api = pair.api();
      expect(api).not.toBeNull();
      if (!api) return;
      const [one, other] = [flat(api.post), flat((await exported(pair)).post)];
      const differing = Object.keys(one).filter(
        (field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]),
      );
      expect(differing.toSorted()).toEqual([...pair.onlyApi, ...pair.onlyExport].toSorted());
      for (const field of pair.onlyExport) expect([field, one[field]]).toEqual([field, null]);
    });

    it('are recognised as one post', async () => {
      const api = pair.api();
      if (!api) return;
      const provenance = (source: string) => ({
        source,
        format: source,
        file: null,
        row: null,
        observedAt: '2026-11-01',
      });
      const gathered = [
        { draft: api.post, keys: api.keys, provenance: provenance('api') },
        ...(await exported(pair).then(({ post, keys }) => [
          { draft: post, keys, provenance: provenance('file') },
        ])),
      ];
      expect(mergePosts(gathered).posts).toHaveLength(1);
    });
  });
}
