import { about, chance } from './dice.mjs';
import { daysOf, table } from './table.mjs';
import { zip } from './zip.mjs';

const CHARTED_VIDEOS = 2;

/** Studio's export "by Content": the figures are those of the chosen range, whenever a video was published. */
export async function youtubeExport({ channel, range, videos }) {
  const rows = videos.map((video, index) => ({ ...video, id: idOf(index, video), ...figures(video) }));
  rows.sort((a, b) => b.views - a.views);
  const name = `Content ${range.from}_${range.to} ${channel}.zip`;
  const files = [
    ['Table data.csv', tableData(rows)],
    ['Totals.csv', totals(rows, range)],
    ['Chart data.csv', chartData(rows.slice(0, CHARTED_VIDEOS), range)],
  ];
  return { name, bytes: await zip(files) };
}

/** No video has such an id: the last character of a real one is never a `b`. Studio puts a blank before a leading hyphen. */
function idOf(index, { hyphen }) {
  const number = (index + 1).toString(36);
  return hyphen ? ` -lderFinc${number}b` : `AlderFinc${number}b`;
}

function figures({ title, seconds, pull }) {
  const views = about(pull * pull * 24, title, 'views');
  const averageSeconds = Math.round((seconds ?? 60) * (0.35 + 0.2 * chance(title, 'average')));
  return {
    views,
    averageSeconds,
    hours: (views * averageSeconds) / 3600,
    subscribers: about(pull * pull * 0.3, title, 'subscribers'),
    impressions: about(views * 11, title, 'impressions'),
    clickRate: 2 + 4 * chance(title, 'rate'),
    likes: about(views * 0.03, title, 'likes'),
    shares: about(views * 0.008, title, 'shares'),
    comments: about(views * 0.004, title, 'comments'),
  };
}

function tableData(rows) {
  const sum = (figure) => rows.reduce((total, row) => total + row[figure], 0);
  const header = [
    'Content',
    'Video title',
    'Video publish time',
    'Duration',
    'Views',
    'Watch time (hours)',
    'Average view duration',
    'Subscribers',
    'Impressions',
    'Impressions click-through rate (%)',
    'Likes',
    'Shares',
    'Comments added',
  ];
  const record = (id, title, published, seconds, row) => [
    id,
    title,
    published,
    seconds,
    row.views,
    row.hours.toFixed(4),
    clock(row.averageSeconds),
    row.subscribers,
    row.impressions,
    row.clickRate.toFixed(2),
    row.likes,
    row.shares,
    row.comments,
  ];
  const total = Object.fromEntries(Object.keys(figures(rows[0])).map((figure) => [figure, sum(figure)]));
  total.averageSeconds = Math.round((total.hours * 3600) / total.views);
  total.clickRate /= rows.length;
  const videos = rows.map((row) => record(row.id, row.title, dayInWords(row.day), row.seconds, row));
  return table([header, record('Total', '', '', '', total), ...videos]);
}

function totals(rows, range) {
  const all = rows.reduce((sum, { views }) => sum + views, 0);
  const days = daysOf(range);
  return table([
    ['Date', 'Views'],
    ...days.map((day) => [day, Math.round(about(all / days.length, day, 'total'))]),
  ]);
}

function chartData(rows, range) {
  const days = daysOf(range);
  const records = days.flatMap((day) =>
    rows.map(({ id, title, day: published, seconds, views }) => [
      day,
      id,
      title,
      dayInWords(published),
      seconds,
      published <= day ? about(views / days.length, day, title) : 0,
    ]),
  );
  return table([['Date', 'Content', 'Video title', 'Video publish time', 'Duration', 'Views'], ...records]);
}

function dayInWords(day) {
  if (day === null) return '';
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return `${months[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8))}, ${day.slice(0, 4)}`;
}

function clock(seconds) {
  return `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}
