import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { AUDITS } from '../../src/audits/index.ts';
import { loadLexicons } from '../../src/config/lexicons.ts';
import { loadPractices } from '../../src/config/practices.ts';
import { loadReference } from '../../src/config/reference.ts';
import { labelPost, postToLabel } from '../../src/labels/label-post.ts';
import type { Collection } from '../../src/model/collection.ts';
import type { PlatformId } from '../../src/model/platforms.ts';
import { localDay, type Post } from '../../src/model/post.ts';
import { localTime } from '../../src/model/time.ts';
import { collect } from '../../src/sources/collect.ts';
import { folderOf } from '../support/folder.ts';

const COMMITTED = 'config/practices/sample-dermatology/exports';

const list = (name: string) =>
  z.record(z.string(), z.unknown()).parse(parse(readFileSync(`scripts/sample/${name}.yaml`, 'utf8')));
const timed = z.array(
  z.looseObject({ at: z.string(), share: z.boolean().optional(), sells: z.boolean().optional() }),
);
const facebook = timed.parse(list('facebook').posts);
const instagram = timed.parse(list('instagram').posts);
const stories = timed.parse(list('instagram').stories);
const tweets = timed.parse(list('x').posts);
const videos = z.array(z.looseObject({ day: z.string().nullable() })).parse(list('youtube').videos);

async function collectSample(today = '2026-11-24'): Promise<Collection> {
  const known = {
    audits: Object.fromEntries(AUDITS.map(({ id, options }) => [id, options])),
    reference: loadReference(),
    interfaces: [],
  };
  const [sample] = loadPractices('config/practices', known, ['sample-dermatology']);
  if (!sample) throw new Error('there is no sample practice');
  return collect({
    practice: sample.practice,
    paths: sample.exports,
    asOf: null,
    through: null,
    all: false,
    today,
  });
}

const of = ({ posts }: Collection, platform: PlatformId) =>
  posts.filter((post) => post.platform === platform);
const clock = ({ publishedAt }: Post) => {
  const { day, hour, minute } = localTime(publishedAt ?? '', 'America/New_York');
  return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

describe('the sample practice', () => {
  test('its committed exports are what the script writes, in any time zone', () => {
    const folder = folderOf({});
    const { status, stderr } = spawnSync(
      process.execPath,
      ['scripts/make-sample.mjs', join(folder, 'exports')],
      {
        env: { ...process.env, TZ: 'Asia/Tokyo' },
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const filesIn = (root: string) =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        .sort();
    expect(filesIn(COMMITTED)).toEqual(filesIn(join(folder, 'exports')));
    for (const file of filesIn(COMMITTED)) {
      const same = readFileSync(join(COMMITTED, file)).equals(readFileSync(join(folder, 'exports', file)));
      expect(same, `${file}: run node scripts/make-sample.mjs`).toBe(true);
    }
  });

  test('every file is recognised, no row is lost, and what was posted is what is read', async () => {
    const collection = await collectSample();
    expect(
      collection.sources.filter(({ status }) => status === 'failed' || status === 'unrecognised'),
    ).toEqual([]);
    for (const { read, kept, duplicate, outsideWindow, rejected } of collection.sources) {
      expect(read).toBe(kept + duplicate + outsideWindow + rejected);
      expect(rejected).toBe(0);
    }
    const times = (posts: readonly { at: string }[]) => posts.map(({ at }) => at).sort();
    expect(of(collection, 'facebook').map(clock).sort()).toEqual(times(facebook));
    expect(of(collection, 'instagram').map(clock).sort()).toEqual(times([...instagram, ...stories]));
    expect(of(collection, 'x').map(clock).sort()).toEqual(times(tweets));
    expect(
      of(collection, 'youtube')
        .map((post) => localDay(post, 'America/New_York'))
        .sort(),
    ).toEqual(videos.map(({ day }) => day).sort());
  });

  test('posts that two Facebook exports hold are counted once, with the later figures', async () => {
    const collection = await collectSample();
    const older = collection.sources.find(({ file }) => file?.includes('May-01-2026'));
    const newer = collection.sources.find(({ file }) => file?.includes('facebook/Aug-01-2026'));
    const august = facebook.filter(({ at }) => at.startsWith('2026-08'));
    expect(older).toMatchObject({ duplicate: august.length, kept: 0 });
    expect(newer).toMatchObject({ duplicate: 0, kept: facebook.filter(({ at }) => at >= '2026-08').length });
    for (const post of of(collection, 'facebook')) {
      expect(post.provenance.source).toBe(clock(post) >= '2026-08' ? newer?.id : older?.id);
    }
    expect(of(collection, 'facebook').filter(({ origin }) => origin === 'shared')).toHaveLength(
      facebook.filter(({ share }) => share).length,
    );
  });

  test('a clock before the reporting day, or years after it, changes nothing', async () => {
    const collection = await collectSample();
    expect(await collectSample('2025-01-15')).toEqual(collection);
    expect(await collectSample('2031-01-15')).toEqual(collection);
  });

  test('what sells is labelled so, and little else', async () => {
    const collection = await collectSample();
    const lexicons = loadLexicons();
    const selling = new Set(
      [...facebook, ...instagram, ...tweets].filter(({ sells }) => sells).map(({ at }) => at),
    );
    const publications = collection.posts.filter(
      ({ origin, publishedAt }) => origin !== 'reply' && publishedAt,
    );
    const wrong = publications.filter((post) => {
      const { purpose } = labelPost(postToLabel(post, ['alderfinchderm.example']), lexicons);
      return (purpose === 'promotional') !== selling.has(clock(post));
    });
    expect(wrong.length / publications.length).toBeLessThan(0.05);
  });

  test('quiet accounts speak up to the reporting day, so that their silence is known', async () => {
    const { periods, asOf, window } = await collectSample();
    expect(asOf).toBe('2026-10-31');
    expect(window).toEqual({ from: '2026-08-03', to: '2026-10-31' });
    expect(Object.fromEntries(periods.map(({ platform, through }) => [platform, through]))).toEqual({
      facebook: '2026-10-31',
      instagram: '2026-10-31',
      youtube: '2026-10-31',
      x: '2026-10-30',
    });
  });
});
