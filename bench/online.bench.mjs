// Reading by interfaces, from a server on loopback: requests against the least the documentation allows, wall time against the longest
// chain of calls that wait for each other, memory over many practices.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { measure, medianOf, row } from './shared/measure.mjs';

const WORK = fileURLToPath(new URL('./shared/online-work.mjs', import.meta.url));
const SERVER = fileURLToPath(new URL('./shared/platforms-server.mjs', import.meta.url));
const LATENCY_MS = 200;
const POSTS = 90;
const DISCUSSED = 10;

/**
 * The least calls by the documentation for one account with 90 posts in 90 days of which 10 are discussed, and how many of them have
 * to wait for the answer of the one before.
 */
const pages = (size) => Math.ceil(POSTS / size);
const LEAST = {
  bluesky: { calls: 1 + pages(100) + DISCUSSED, chain: 2, why: 'profile, posts (100), replies of a post' },
  facebook: {
    calls: 3 + pages(25) + DISCUSSED,
    chain: pages(25) + 1,
    why: 'Page, reviews, videos, posts (25), comments beyond the first',
  },
  'google-business': { calls: 4, chain: 2, why: 'location, posts (100), reviews, pictures' },
  'instagram-facebook-login': {
    calls: 2 + pages(50) + DISCUSSED,
    chain: pages(50) + 2,
    why: 'account, stories, posts (50), comments beyond the first',
  },
  linkedin: {
    calls: 7,
    chain: 5,
    why: 'page, followers, posts (100), reactions, figures, comments, answers',
  },
  mastodon: {
    calls: 1 + pages(40) + DISCUSSED,
    chain: pages(40) + 2,
    why: 'account, posts (40), replies of a post',
  },
  pinterest: { calls: 3, chain: 2, why: 'account, pins (100), figures' },
  threads: {
    calls: 3 + POSTS + DISCUSSED,
    chain: 2,
    why: 'account, followers, posts (100), figures of a post, replies of a post',
  },
  tiktok: { calls: 1 + pages(20), chain: pages(20), why: 'account, videos (20)' },
  website: { calls: 4, chain: 3, why: 'page, site, posts (100), comments' },
  x: { calls: 3, chain: 2, why: 'account, posts (100), mentions' },
  youtube: {
    calls: 3 + 2 * pages(50),
    chain: 2 + pages(50),
    why: 'channel, uploads (50), shorts, videos (50), comments',
  },
};
const TWELVE = Object.keys(LEAST);
const TEN = TWELVE.filter((id) => !['google-business', 'pinterest'].includes(id));
// Counted by credential: 200 practices on one host that counts by caller would wait for each other, as they should.
const SIX = ['facebook', 'instagram-facebook-login', 'linkedin', 'tiktok', 'x', 'youtube'];

await withServer(LATENCY_MS, (server) => {
  const ten = measure(WORK, [server, TEN, 1, 1]);
  console.log(
    `Requests of a practice with ${TEN.length} accounts, ${POSTS} posts in 90 days each, ${DISCUSSED} of them discussed`,
  );
  for (const id of TEN) {
    const [made, least] = [ten.result.calls[id], LEAST[id].calls];
    console.log(
      `${id.padEnd(28)} ${String(made).padStart(4)} of ${String(least).padStart(4)}  ${LEAST[id].why}`,
    );
  }
  const sum = (of) => TEN.reduce((total, id) => total + of(id), 0);
  const [made, least] = [sum((id) => ten.result.calls[id]), sum((id) => LEAST[id].calls)];
  console.log(`requests ÷ documented minimum: ${(made / least).toFixed(2)} (${made} of ${least}, target 1)`);

  const twelve = medianOf(3, () => measure(WORK, [server, TWELVE, 1, 1]));
  const chain = Math.max(...TWELVE.map((id) => LEAST[id].chain));
  row(
    `12 accounts, ${LATENCY_MS} ms latency`,
    twelve,
    `${twelve.result.cpuSeconds.toFixed(1)} s of them on the processor; last answers after ${JSON.stringify(twelve.result.ended)} s`,
  );
  console.log(
    `time ÷ longest chain (${chain} calls): ${(twelve.seconds / ((chain * LATENCY_MS) / 1000)).toFixed(2)} (target 1.3)`,
  );
});

await withServer(5, (server) => {
  const runs = [20, 100, 200].map((practices) => {
    const run = measure(WORK, [server, SIX, practices, 16]);
    const live = `${run.result.liveMb.toFixed(0)} MB live at the end, ${run.result.failures} failures`;
    row(`${practices} practices × 6 accounts, 16 at a time`, run, live);
    return run;
  });
  const [few, half, all] = runs;
  console.log(`peak of 200 ÷ peak of 100: ${(all.peakMb / half.peakMb).toFixed(2)} (target 1.1)`);
  console.log(`live of 200 ÷ live of 20: ${(all.result.liveMb / few.result.liveMb).toFixed(2)} (target 1.3)`);
});

async function withServer(latencyMs, work) {
  const server = spawn(process.execPath, [SERVER, latencyMs, POSTS], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await Promise.race([once(server.stdout, 'data'), once(server, 'exit').then(() => null)]);
    if (address === null) throw new Error('the server did not start');
    work(String(address[0]).trim());
  } finally {
    server.kill();
  }
}
