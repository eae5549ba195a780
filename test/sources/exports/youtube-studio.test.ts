import { describe, expect, test } from 'vitest';
import { readText, withTexts } from '../../support/export-texts.ts';
import { formatOf } from '../../support/exports.ts';

const HEADER = 'Content,Video title,Video publish time,Duration,Views';
const row = (n: number) => `aaaaaaaa${String(n).padStart(3, '0')},Title ${n},"Mar 3, 2026",60,${n}`;

describe('which tables hold videos', () => {
  test.each([
    ['in another order', 'Views,Video publish time,Video title,Content', 'youtube-studio'],
    ['an older name of the id', 'Video,Video title,Video publish time,Views', 'youtube-studio'],
    [
      'an id of unknown name before the title',
      'Contenuto,Titolo video,Ora pubblicazione video',
      'youtube-studio',
    ],
    [
      'German with underscores',
      'Videos,Videotitel,Veröffentlichungszeitpunkt_des_Videos,Aufrufe',
      'youtube-studio',
    ],
    ['Spanish', 'Contenido,Título del vídeo,Hora de publicación del vídeo,Visualizaciones', 'youtube-studio'],
    ['one line per video and day', 'Date,Content,Video title,Video publish time,Views', 'youtube-series'],
    ['countries', 'Geography,Views,Watch time (hours)', 'youtube-series'],
    ['traffic', 'Traffic source,Views', 'youtube-series'],
    ['days', 'Date,Views,Watch time (hours)', 'youtube-series'],
    ['days of something else', 'Date,Views,Customers', null],
    ['no publish time', 'Content,Video title,Views', null],
  ])('%s', async (_, header, format) => {
    const cells = header.split(',').map((_cell, at) => `${at + 1}`);
    await withTexts({ 'list.csv': `${header}\n${cells.join(',')}\n` }, async ([file]) => {
      expect(file && formatOf(file)).toBe(format);
    });
  });

  test('a file by its own name, whatever figure was picked', async () => {
    await withTexts({ 'Totals.csv': 'Date,Likes per viewer\n2026-01-01,3\n' }, async ([file]) => {
      expect(file && formatOf(file)).toBe('youtube-series');
    });
  });
});

test.each([
  [497, {}],
  [498, { 'list-capped': 1 }],
])('a list of %i videos: %o', async (count, notices) => {
  const rows = Array.from({ length: count }, (_, n) => row(n));
  const reading = await readText('list.csv', { 'list.csv': [HEADER, 'Total,,,,5', ...rows].join('\n') });
  expect([reading.posts.length, reading.notices, reading.rejected]).toEqual([count, notices, {}]);
});

test('a video that is called Total is a video; a line with neither id nor title is rejected', async () => {
  const lines = [HEADER, 'Total,,,,5', 'bbbbbbbbbbb,Total,"Mar 3, 2026",60,1', ',,"Mar 3, 2026",60,1'];
  const { posts, rejected } = await readText('list.csv', { 'list.csv': lines.join('\n') });
  expect(posts.map(({ text }) => text)).toEqual(['Total']);
  expect(rejected).toEqual({ 'not-a-post': 1 });
});

describe('whose channel and until when', () => {
  const list = `${HEADER}\n${row(1)}\n`;
  test.each([
    [
      'Content 2026-01-01_2026-09-30 Brookside Dermatology/Table data.csv',
      'Brookside Dermatology',
      '2026-09-30',
    ],
    ['Videos 2026-01-01_2026-09-30 Dr. Example/Tabellendaten.csv', 'Dr. Example', '2026-09-30'],
    ['Contenu 2026-01-01_2026-09-30 Brookside (1)/Données du tableau.csv', 'Brookside', '2026-09-30'],
    ['Content 2026-01-01_2027-12-31 Brookside/Table data.csv', 'Brookside', '2026-11-01'],
    ['youtube/Table data.csv', null, null],
  ])('%s', async (name, account, through) => {
    const { posts, period } = await readText(name, { [name]: list });
    expect([posts[0]?.account, period]).toEqual([account, { from: null, through }]);
  });

  test('the last day of the totals speaks where the name does not, even if they break off', async () => {
    const { period } = await readText('a/Table data.csv', {
      'a/Table data.csv': list,
      'a/Totals.csv': 'Date,Views\n2026-08-01,1\n2026-08-31,2\n2026-07-01,"3',
    });
    expect(period).toEqual({ from: null, through: '2026-08-31' });
  });
});
