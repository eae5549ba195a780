// A server that speaks the platforms' interfaces, each with as many posts as are asked for, spread over 90 days. Every answer takes
// LATENCY ms. Started with `node platforms-server.mjs LATENCY POSTS`, it prints its address. Forms come from the contract's cases.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [latencyMs = 0, posts = 30] = process.argv.slice(2).map(Number);
const { module } = await runnerImport(
  fileURLToPath(new URL('../../test/contracts/platforms/index.ts', import.meta.url)),
);
const END = Date.parse('2026-10-31T12:00:00Z');
const DAYS = 88;
const DISCUSSED_EVERY = 9;
/** The day on which every case has its second post. */
const SECOND = Date.parse('2026-09-10T08:00:00Z');

/** How each interface pages its posts: where they lie, how many a page takes, and how the way on is told. */
const byToken = (at, list, size, parameter, token) => ({ at, list, size, parameter, token });
const after = (body, next) => {
  body.paging = { cursors: { after: next }, next: `https://graph.example/?after=${next}` };
};
const LISTS = {
  bluesky: byToken(/getAuthorFeed$/, 'feed', 100, 'cursor', (body, next) =>
    Object.assign(body, { cursor: next }),
  ),
  facebook: byToken(/published_posts$/, 'data', 25, 'after', after),
  'instagram-facebook-login': byToken(/media$/, 'data', 50, 'after', after),
  'instagram-login': byToken(/media$/, 'data', 50, 'after', after),
  threads: byToken(/me\/threads$/, 'data', 100, 'after', after),
  linkedin: byToken(/rest\/posts$/, 'elements', 100, 'start', (body, next) => {
    body.paging = { links: [{ rel: 'next', href: `/rest/posts?start=${next}` }] };
  }),
  'google-business': byToken(/localPosts$/, 'localPosts', 100, 'pageToken', (body, next) =>
    Object.assign(body, { nextPageToken: next }),
  ),
  mastodon: byToken(/statuses$/, '', 40, 'max_id', (_, next, headers) => {
    headers.Link = `<https://social.example/?max_id=${next}>; rel="next"`;
  }),
  pinterest: byToken(/\/pins$/, 'items', 100, 'bookmark', (body, next) =>
    Object.assign(body, { bookmark: next }),
  ),
  tiktok: byToken(/video\/list\/$/, 'data.videos', 20, 'cursor', (body, next) =>
    Object.assign(body.data, { cursor: Number(next), has_more: true }),
  ),
  x: byToken(/77\/tweets$/, 'data', 100, 'pagination_token', (body, next) =>
    Object.assign(body, { meta: { next_token: next } }),
  ),
  website: byToken(/wp\/v2\/posts$/, '', 100, 'page', () => {}),
  youtube: byToken(/playlistItems$/, 'items', 50, 'pageToken', (body, next) =>
    Object.assign(body, { nextPageToken: next }),
  ),
};

const sources = new Map(
  module.CASES.map((platform) => [platform.source.id, { platform, records: recordsOf(platform) }]),
);

/** Every DISCUSSED_EVERYth is like the first post of the case, which has comments, the others like its second, which has none. */
function recordsOf({ source, exchanges, expected }) {
  const { list } = LISTS[source.id];
  return Array.from({ length: posts }, (_, i) => {
    const at = new Date(END - (i * DAYS * 86_400_000) / posts).toISOString();
    const which = i % DISCUSSED_EVERY === 0 ? 0 : 1;
    const first = exchanges(at).find(({ name }) => name === 'posts-1').body;
    const id = expected.posts[which].split(/[ /]/).at(-1);
    const whole = new RegExp(`(?<![A-Za-z0-9.-])${id}(?![A-Za-z0-9])`, 'g');
    const ownId = id.replace(/\d+$/, (digits) => String(Number(digits) + 10_000_000 * (which + 1) + i));
    return JSON.parse(dated(JSON.stringify(valueAt(first, list).at(-which)), at).replace(whole, ownId));
  });
}

function dated(text, at) {
  return text
    .replaceAll(/2026-09-10T08:00:00(\.000)?(?=Z|\+)/g, at.slice(0, 19))
    .replaceAll(String(SECOND), String(Date.parse(at)))
    .replaceAll(String(SECOND / 1000), String(Math.floor(Date.parse(at) / 1000)));
}

function valueAt(body, path) {
  return path === '' ? body : path.split('.').reduce((value, key) => value[key], body);
}

function answer(id, method, path, query, sent) {
  const { platform, records } = sources.get(id);
  const list = LISTS[id];
  const exchanges = platform.exchanges('2026-10-31T12:00:00.000Z');
  const shape = (text) => decodeURIComponent(text.split('?')[0]).replaceAll(/\d+/g, '#');
  if (/(refresh_access_token|accessToken|token)\/?$/.test(path))
    return { body: { access_token: 'a-token-for-the-bench', expires_in: 86_400 }, headers: {} };
  if (list.at.test(path) && !query.get('playlistId')?.startsWith('UUSH'))
    return page(list, exchanges, records, query, sent);
  if (id === 'youtube' && path.endsWith('/videos')) return videos(exchanges, query);
  const candidates = exchanges.filter(
    (one) => (one.method ?? 'GET') === method && shape(one.path) === shape(path),
  );
  const strange = (one) =>
    Object.entries(one.query ?? {}).filter(([name, value]) => query.get(name) !== value).length;
  const found = candidates.toSorted((a, b) => strange(a) - strange(b))[0];
  return { body: found?.body ?? { data: [] }, headers: found?.headers ?? {} };
}

function page(list, exchanges, records, query, sent) {
  const first = exchanges.find(({ name }) => name === 'posts-1');
  const body = JSON.parse(JSON.stringify(first.body));
  const headers = { ...first.headers };
  const given = query.get(list.parameter) ?? sent?.[list.parameter] ?? 0;
  // TikTok begins at a time, WordPress at page 1.
  const start =
    list.parameter === 'page'
      ? (Number(given || 1) - 1) * list.size
      : Number(given) > 1e9
        ? 0
        : Number(given);
  const shown = records.slice(start, start + list.size);
  if (list.list === '') body.length = 0;
  valueAt(body, list.list).splice(0, Number.POSITIVE_INFINITY, ...shown);
  for (const name of ['cursor', 'paging', 'nextPageToken', 'bookmark', 'meta']) delete body[name];
  delete headers.Link;
  if (body.data?.has_more !== undefined) body.data.has_more = false;
  for (const name of Object.keys(headers))
    if (/totalpages/i.test(name)) headers[name] = String(Math.ceil(posts / list.size));
  if (start + list.size < records.length) list.token(body, String(start + list.size), headers);
  return { body, headers };
}

function videos(exchanges, query) {
  const { items } = exchanges.find(({ path }) => path.endsWith('/videos')).body;
  return {
    body: {
      items: query
        .get('id')
        .split(',')
        .map((id) => ({ ...items[0], id })),
    },
    headers: {},
  };
}

const server = createServer(async (message, response) => {
  let text = '';
  for await (const piece of message) text += piece;
  const url = new URL(message.url, 'http://loopback');
  const [, , id, ...rest] = url.pathname.split('/');
  const sent = text.startsWith('{') ? JSON.parse(text) : undefined;
  const { body, headers } = answer(id, message.method, `/${rest.join('/')}`, url.searchParams, sent);
  setTimeout(() => {
    response.writeHead(200, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }, latencyMs);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
