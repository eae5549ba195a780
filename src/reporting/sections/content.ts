import { PURPOSES } from '../../model/labels.ts';
import type { PostRow } from '../../model/snapshot.ts';
import type { Bar } from '../charts/bar.ts';
import type { Columns } from '../charts/columns.ts';
import type { Stack } from '../charts/stack.ts';
import { accountName, type Material } from './material.ts';

/** What was posted in the period: what for, in which form, and the posts that stood out. */
export function contentView(material: Material) {
  return { mix: mix(material), kinds: kinds(material), notable: notable(material) };
}

function mix({ snapshot, words: { language } }: Material) {
  const rows = PURPOSES.map((id) => ({
    id,
    posts: snapshot.accounts.reduce((sum, { purposes }) => sum + purposes[id], 0),
  }));
  const all = rows.reduce((sum, { posts }) => sum + posts, 0);
  if (all === 0) return null;
  const shown = rows.map(({ id, posts }) => ({
    id,
    ...language.purposes[id],
    posts: language.number(posts),
    share: language.percent(posts / all),
  }));
  return {
    rows: shown,
    quality: language.labelQuality(snapshot.labelQuality.purposeAccuracy, snapshot.labelQuality.posts),
    chart: {
      title: language.labels.mixTitle,
      description: shown.map(({ name, share }) => `${name} ${share}`).join(', '),
      parts: rows.map(({ id, posts }, i) => ({ id, value: posts, text: shown[i]?.share ?? '' })),
    } satisfies Stack,
  };
}

function kinds({ snapshot, words: { language } }: Material) {
  const all = snapshot.kinds.reduce((sum, { posts }) => sum + posts, 0);
  return [...snapshot.kinds]
    .filter(({ posts }) => posts > 0)
    .sort((a, b) => b.posts - a.posts)
    .map(({ kind, posts }) => ({
      name: kind === null ? language.unknownKind : language.kinds[kind],
      posts: language.number(posts),
      share: language.percent(posts / all),
      bar: { share: posts / all, tone: kind === null ? 'none' : 'now' } satisfies Bar,
    }));
}

function notable(material: Material) {
  const { snapshot, posts, words } = material;
  if (snapshot.notable === null) return null;
  const rows = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const post = posts.get(id);
      return post ? [postView(post, material)] : [];
    });
  return {
    best: rows(snapshot.notable.best),
    weakest: rows(snapshot.notable.weakest),
    measure: words.language.notable(snapshot.notable.measure),
  };
}

function postView(post: PostRow, { words: { language } }: Material) {
  const figures = Object.entries(post.engagement).flatMap(([name, value]) =>
    value === null ? [] : [language.figureOf(value, name as keyof typeof post.engagement)],
  );
  return {
    where: accountName(post.platform, post.account),
    day: post.day === null ? language.labels.undated : language.mediumDate(post.day),
    kind: post.kind === null ? null : language.kinds[post.kind],
    excerpt: post.excerpt || null,
    link: post.permalink,
    figures,
  };
}

const BLOCK_HOURS = 3;
const SHADES = 4;

/** When it was posted: week by week, and by weekday and time of day. */
export function rhythmView(material: Material) {
  return { weeks: weeks(material), hours: hours(material) };
}

function weeks({ snapshot, words: { language } }: Material) {
  const { weeks } = snapshot;
  if (weeks.length === 0) return null;
  const all = weeks.reduce((sum, { posts }) => sum + posts, 0);
  const quiet = weeks.filter(({ posts }) => posts === 0).length;
  const cadence = snapshot.audits.find(({ id }) => id === 'cadence')?.outcome;
  const target = cadence?.outcome === 'scored' && cadence.unit === 'posts per week' ? cadence.target : null;
  const summary = language.weeksChart(weeks.length, all / weeks.length, quiet);
  return {
    summary,
    chart: {
      title: `${language.labels.weeksTitle}: ${summary}`,
      description: weeks.map(({ from, posts }) => language.weekOf(from, posts)).join('; '),
      columns: weeks.map(({ from, posts }) => ({
        value: posts,
        words: language.weekOf(from, posts),
        tick: language.shortDate(from),
      })),
      line: target === null ? null : { value: target, text: language.goal(language.number(target, 1), null) },
    } satisfies Columns,
  };
}

/** Seven days by eight blocks of three hours: finer cells would hold one post each and suggest a pattern that isn't there. */
function hours({ snapshot, words: { language } }: Material) {
  const all = snapshot.hours.reduce((sum, { posts }) => sum + posts, 0);
  if (all === 0) return null;
  const blocks = Array.from({ length: 24 / BLOCK_HOURS }, (_, i) => i * BLOCK_HOURS);
  const cell = (weekday: number, block: number) =>
    snapshot.hours
      .filter((at) => at.weekday === weekday && at.hour >= block && at.hour < block + BLOCK_HOURS)
      .reduce((sum, { posts }) => sum + posts, 0);
  const grid = language.weekdays.map((name, weekday) => ({
    name,
    counts: blocks.map((block) => cell(weekday, block)),
  }));
  const most = Math.max(...grid.flatMap(({ counts }) => counts));
  const busiest = grid
    .flatMap(({ name, counts }) => counts.map((posts, i) => ({ name, posts, block: blocks[i] ?? 0 })))
    .find(({ posts }) => posts === most);
  return {
    blocks: blocks.map((block) => ({
      short: language.shortHour(block),
      long: language.hours(block, block + BLOCK_HOURS),
    })),
    rows: grid.map(({ name, counts }) => ({
      name,
      short: language.shortWeekday(name),
      cells: counts.map((posts) => ({ posts: String(posts), shade: Math.ceil((posts / most) * SHADES) })),
    })),
    summary:
      busiest &&
      language.busiest(
        busiest.name,
        language.hours(busiest.block, busiest.block + BLOCK_HOURS),
        busiest.posts,
        all,
      ),
  };
}
