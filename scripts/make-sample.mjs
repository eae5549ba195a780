// Writes the export files of the invented sample practice from the posts listed in scripts/sample/*.yaml, in the formats that
// the platforms really give out. Same input, same bytes, on any machine:  node scripts/make-sample.mjs [folder]
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { facebookExport } from './sample/facebook.mjs';
import { instagramExport, storiesExport } from './sample/instagram.mjs';
import { dailySeries } from './sample/meta.mjs';
import { xArchive } from './sample/x.mjs';
import { youtubeExport } from './sample/youtube.mjs';

const target = process.argv[2] ?? 'config/practices/sample-dermatology/exports';

const read = (name) => parse(readFileSync(new URL(`sample/${name}.yaml`, import.meta.url), 'utf8'));
const { posts: facebook } = read('facebook');
const { posts: instagram, stories } = read('instagram');

const summer = { from: '2026-05-01', to: '2026-08-31' };
const autumn = { from: '2026-08-01', to: '2026-10-31' };

const files = [
  facebookExport({ posts: facebook, reels: instagram, range: summer, number: '1240000000000017' }),
  facebookExport({ posts: facebook, reels: instagram, range: autumn, number: '1240000000000052' }),
  dailySeries({ name: 'facebook/Follows.csv', metric: 'Facebook follows', range: autumn, most: 5 }),
  instagramExport({ posts: instagram, range: autumn, number: '1240000000000053' }),
  storiesExport({ stories, range: autumn, number: '1240000000000054' }),
  await youtubeExport(read('youtube')),
  await xArchive(read('x')),
];

rmSync(target, { recursive: true, force: true });
for (const { name, bytes } of files) {
  const path = join(target, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  console.log(`${String(bytes.length).padStart(7)}  ${name}`);
}
