import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collection } from '../../src/model/collection.ts';
import { practiceSchema } from '../../src/model/practice.ts';
import { addDays, type Day, daysBetween } from '../../src/model/time.ts';
import { collect } from '../../src/sources/collect.ts';
import { folderOf } from '../support/folder.ts';
import { facebookExport } from '../support/meta-export.ts';

const FIRST: Day = '2026-08-01';
const DAYS = 60;
const TODAY: Day = '2026-11-01';

/** One account's history: posts by day and minute, each with words of its own. */
const history = fc.uniqueArray(
  fc.record({ day: fc.nat(DAYS - 1), minute: fc.integer({ min: 480, max: 1200 }) }),
  { selector: ({ day, minute }) => day * 1440 + minute, minLength: 1, maxLength: 25 },
);

/** Exports of it: each a range of days, as it came or with what a spreadsheet does to ids and emoji. */
const exportsOf = fc.uniqueArray(
  fc.record({ from: fc.nat(DAYS - 1), days: fc.integer({ min: 1, max: DAYS }), isDamaged: fc.boolean() }),
  { selector: ({ from, days }) => from + days, minLength: 1, maxLength: 5 },
);

interface Piece {
  from: number;
  days: number;
  isDamaged: boolean;
}

test('any overlapping exports of one history, in any order, damaged or not, give each of its posts once with the latest figures', async () => {
  await fc.assert(
    fc.asyncProperty(history, exportsOf, fc.nat(), async (posts, pieces, turn) => {
      const files = Object.fromEntries(pieces.map((piece) => [nameOf(piece), contentOf(piece, posts)]));
      const folder = folderOf(files);
      const names = Object.keys(files);
      const paths = names.map((_, i) => join(folder, names[(i + turn) % names.length] ?? ''));
      const { posts: merged, sources } = await collected(paths);

      const expected = posts.flatMap((post) => {
        const holding = pieces.filter((piece) => holds(piece, post));
        return holding.length === 0 ? [] : [[wordsOf(post), Math.max(...holding.map(viewsIn))]];
      });
      expect(merged.map(({ text, engagement }) => [text.slice(0, -3), engagement.views]).sort()).toEqual(
        expected.sort(),
      );
      const rows = pieces.reduce((sum, piece) => sum + posts.filter((post) => holds(piece, post)).length, 0);
      expect(total(sources, 'read')).toBe(rows);
      expect(total(sources, 'duplicate')).toBe(rows - merged.length);
      for (const { read, kept, duplicate, outsideWindow, rejected } of sources)
        expect(read).toBe(kept + duplicate + outsideWindow + rejected);

      const reversed = await collected([...paths].reverse());
      expect(reversed.posts.map(withoutSource)).toEqual(merged.map(withoutSource));
      const again = await collected([...paths, folderOf(files)]);
      expect(again.posts.map(({ id, engagement }) => [id, engagement])).toEqual(
        merged.map(({ id, engagement }) => [id, engagement]),
      );
    }),
    { numRuns: 30 },
  );
}, 60_000);

function collected(paths: string[]): Promise<Collection> {
  return collect({
    practice: { ...practiceSchema.parse({ name: 'Sample Clinic' }), id: 'sample' },
    paths,
    asOf: null,
    through: null,
    all: false,
    today: TODAY,
  });
}

function total(sources: Collection['sources'], field: 'read' | 'duplicate'): number {
  return sources.reduce((sum, source) => sum + source[field], 0);
}

/** Sources are numbered as they come. */
function withoutSource({ provenance: { source: _, ...provenance }, ...post }: Collection['posts'][number]) {
  return { ...post, provenance };
}

function holds({ from, days }: Piece, { day }: { day: number }): boolean {
  return day >= from && day < Math.min(DAYS, from + days);
}

/** Later exports count more. */
function viewsIn(piece: Piece): number {
  return 100 + daysBetween(FIRST, throughOf(piece));
}

function throughOf({ from, days }: Piece): Day {
  return addDays(FIRST, from + days - 1);
}

function nameOf(piece: Piece): string {
  const named = (day: Day) => {
    const [year = '', month = '', date = ''] = day.split('-');
    return `${['Aug', 'Sep', 'Oct', 'Nov'][Number(month) - 8]}-${date}-${year}`;
  };
  return `${named(addDays(FIRST, piece.from))}_${named(throughOf(piece))}_9000000000000001.csv`;
}

function wordsOf({ day, minute }: { day: number; minute: number }): string {
  return `Day ${day} at ${minute}: water, a plain cream and shade, every day of the year`;
}

function contentOf(piece: Piece, posts: { day: number; minute: number }[]): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const rows = posts
    .filter((post) => holds(piece, post))
    .map((post) => {
      const [year, month, date] = addDays(FIRST, post.day).split('-');
      return {
        time: `${month}/${date}/${year} ${two(Math.floor(post.minute / 60))}:${two(post.minute % 60)}`,
        text: `${wordsOf(post)}${piece.isDamaged ? ' ??' : ' 🍂'}`,
        id: piece.isDamaged ? '1.22E+15' : String(122_000_000_000_000 + post.day * 1440 + post.minute),
        figures: [String(viewsIn(piece)), '5', '4', '3', '2'],
      };
    });
  return facebookExport(rows);
}
