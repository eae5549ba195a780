import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthFrom } from '../../src/sources/exports/shared/dates.ts';

/** What an INDEX.md tells of one sample, counted by hand and by another program than ours. */
export interface Told {
  /** Path below the samples. */
  file: string;
  /** null = no posts of its own: settings, totals, or a packed copy of other samples. */
  posts: number | null;
  /** First and last day, as written in the sample's own zone; null = not told. */
  days: [string, string] | null;
  /** The sample's own words for kinds → how many; null = not told. */
  kinds: Record<string, number> | null;
  views: number | null;
  likes: number | null;
}

/** Every sample that a folder's INDEX.md lists. */
export function toldIn(samples: string, folder: string): Told[] {
  const text = readFileSync(join(samples, folder, 'INDEX.md'), 'utf8');
  return text
    .split(/^## `/m)
    .slice(1)
    .map((entry) => {
      const counted = /- Posts: \*\*(\d+)\*\* · range: (.*?) · kinds: (.*)/.exec(entry);
      return {
        file: `${folder}/${entry.slice(0, entry.indexOf('`'))}`,
        posts: counted ? Number(counted[1]) : null,
        days: counted ? daysIn(counted[2] ?? '') : null,
        kinds: counted ? kindsIn(counted[3] ?? '') : null,
        views: sumOf(entry, 'impressions|views'),
        likes: sumOf(entry, 'likes'),
      };
    });
}

/** `2024-01-05T10:12:56 … 2024-11-23`, `2025/01/10 10:00:00 … `, `Mar 03, 2021, 9:05 AM … Feb 11, 2021, 4:40 PM`. */
function daysIn(range: string): [string, string] | null {
  const days = [...range.matchAll(/(\d{4})[-/](\d\d)[-/](\d\d)|(\p{L}{3}) (\d{1,2}), (\d{4})/gu)].map(
    ([, year, month, day, name, dayInWords, yearInWords]) =>
      name === undefined
        ? `${year}-${month}-${day}`
        : `${yearInWords}-${String(monthFrom(name)).padStart(2, '0')}-${dayInWords?.padStart(2, '0')}`,
  );
  const [first, last] = days
    .toSorted((a, b) => a.localeCompare(b))
    .filter((_, at, all) => at === 0 || at === all.length - 1);
  return first === undefined ? null : [first, last ?? first];
}

/** `Photos 35, photos (several) 1, (blank) 73`. */
function kindsIn(words: string): Record<string, number> | null {
  const counts = [...words.replace(/^.*: /, '').matchAll(/(?:^|, )([^,]+?) (\d+)(?=,|$)/g)];
  return counts.length === 0
    ? null
    : Object.fromEntries(counts.map(([, kind = '', count]) => [kind, Number(count)]));
}

function sumOf(entry: string, name: string): number | null {
  const sum = new RegExp(`- sum .*?\\b(?:${name}) (\\d+)`, 'i').exec(entry)?.[1];
  return sum === undefined ? null : Number(sum);
}
