// What is measured: passes over one file or folder, and the whole job. Each export of `work` by name.
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { practiceSchema } from '../../dist/model/practice.js';
import { collect } from '../../dist/sources/collect.js';
import { EXPORT_FORMATS } from '../../dist/sources/exports/index.js';
import { openExports } from '../../dist/sources/exports/open.js';
import { recognise } from '../../dist/sources/exports/recognise.js';

const CONTEXT = { timeZone: 'America/New_York', metaTimeZone: 'America/Los_Angeles', today: '2026-11-24' };

const WORKS = {
  /** The yardstick: papaparse alone, every cell looked at by nobody. */
  async papaparse(path) {
    let rows = 0;
    await new Promise((resolve, reject) => {
      Papa.parse(createReadStream(path, 'utf8'), { step: () => rows++, complete: resolve, error: reject });
    });
    return rows;
  },
  /** Our reading: opened, recognised, every record made into a post. */
  async read(path) {
    let posts = 0;
    for await (const file of openExports([path])) {
      if (!('rows' in file)) continue;
      const { format } = recognise(file, EXPORT_FORMATS);
      if (format?.reads !== 'posts') continue;
      for await (const item of format.read(file, CONTEXT)) if (item.type === 'post') posts++;
    }
    return posts;
  },
  /** Everything: read, merged, accounted for. */
  async collect(path) {
    const practice = { ...practiceSchema.parse({ name: 'Bench' }), id: 'bench' };
    const { posts, sources } = await collect({
      practice,
      paths: [path],
      asOf: null,
      through: null,
      all: true,
      today: CONTEXT.today,
    });
    return { posts: posts.length, sources: sources.length };
  },
  /** The command, from the files to the written report, beside the file. */
  async audit(path) {
    const { dirname } = await import('node:path');
    process.chdir(dirname(path));
    process.argv = [process.execPath, 'audit', path, '--quiet']; // as for a script given by -e
    await import('../../dist/cli/main.js');
    return process.exitCode ?? 0;
  },
};

export async function work(name, path) {
  return WORKS[name](path);
}
