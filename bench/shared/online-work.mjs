// What is measured: practices whose accounts are read by interfaces.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { practiceSchema } from '../../dist/model/practice.js';
import { runPortfolio } from '../../dist/pipeline/run-portfolio.js';
import { collect } from '../../dist/sources/collect.js';
import { createHttpClient } from '../../dist/sources/http/client.js';
import { platformSource } from '../../dist/sources/platforms/index.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** Handles as the server's answers know them. */
const HANDLES = {
  'google-business': 'accounts/111/locations/222',
  linkedin: '99',
  website: 'https://lakeside.example/blog/',
  mastodon: 'lakeside@social.example',
  bluesky: 'lakeside.example',
};

/**
 * @param {string} server address
 * @param {string[]} ids interfaces of each practice
 * @returns calls by interface, posts kept by interface, seconds of each interface's last answer after the start
 */
export async function work(server, ids, practices, concurrency) {
  const calls = {};
  const ended = {};
  const started = Date.now();
  const usedBefore = process.cpuUsage();
  const client = createHttpClient({
    allowPrivate: true,
    observe({ place }) {
      const id = place.split('/')[2];
      calls[id] = (calls[id] ?? 0) + 1;
      ended[id] = (Date.now() - started) / 1000;
    },
  });
  const posts = {};
  let failures = 0;
  const results = await runPortfolio(
    Array.from({ length: Number(practices) }, (_, i) => i),
    Number(concurrency),
    async (i) => {
      const { sources } = await collect(request(i, server, ids, client));
      for (const { format, kept, status } of sources) {
        posts[format] = (posts[format] ?? 0) + kept;
        if (status === 'failed') failures++;
      }
    },
  );
  client.close();
  const { user, system } = process.cpuUsage(usedBefore);
  collectGarbage();
  return {
    cpuSeconds: (user + system) / 1e6,
    liveMb: process.memoryUsage().heapUsed / 2 ** 20,
    calls,
    posts,
    ended,
    failures: failures + results.filter(({ status }) => status === 'rejected').length,
  };
}

function request(i, server, ids, client) {
  const accounts = ids.map((id) => {
    const source = platformSource(id);
    const path = source.baseUrl === null ? '' : new URL(source.baseUrl).pathname.replace(/\/$/, '');
    const credentials = Object.fromEntries(
      source.credentials.map(({ name }) => [name, `secret-${name}-${i}`]),
    );
    const handle = HANDLES[id] ?? 'lakeside';
    const account = {
      platform: source.platforms[0],
      handle,
      baseUrl: `${server}/p${i}/${id}${path}`,
      credentials: { ...credentials, refreshToken: undefined, token: `token-of-practice-${i}` },
    };
    // Refresh tokens that buy every access token belong to the chain where a platform demands them.
    if (source.credentials.some(({ name, required }) => name === 'refreshToken' && required))
      account.credentials.refreshToken = `refresh-of-practice-${i}`;
    return { handle, source, account };
  });
  return {
    practice: {
      ...practiceSchema.parse({ name: 'Bench', timeZone: 'UTC', asOf: '2026-10-31' }),
      id: `p${i}`,
    },
    paths: [],
    asOf: null,
    through: null,
    all: false,
    today: '2026-10-31',
    apis: { accounts, client, tokens: null },
  };
}
