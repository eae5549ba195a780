// Labels of posts and replies: how many per second on one core, and memory that does not grow with the file.
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { measure, medianOf, row } from './shared/measure.mjs';

const WORK = fileURLToPath(new URL('./shared/label-work.mjs', import.meta.url));
const POSTS = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'bench-labels-'));

try {
  const posts = await file('posts.jsonl', 40_000, 'posts');
  const replies = await file('replies.jsonl', 40_000, 'replies');
  rate('posts', posts, 'target 20,000');
  rate('replies with their comments', replies, '');

  const large = await file('large.jsonl', POSTS, 'posts');
  const tenth = await file('tenth.jsonl', POSTS / 10, 'posts');
  const whole = measure(WORK, ['command', large]);
  const small = measure(WORK, ['command', tenth]);
  row(`label, ${POSTS} posts, ${megabytes(large)} MB`, whole);
  row('label, a tenth of it', small);
  console.log(`memory ÷ a tenth: ${(whole.peakMb / small.peakMb).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function rate(name, path, target) {
  const runs = medianOf(3, () => measure(WORK, [name.split(' ', 1)[0], path]));
  console.log(`${name.padEnd(44)} ${runs.result.toLocaleString('en-US').padStart(9)} per second  ${target}`);
}

function megabytes(path) {
  return (statSync(path).size / 2 ** 20).toFixed(0);
}

/** Items made of the sentences of the written examples, put together anew each time, so that no text comes twice. */
async function file(name, count, kind) {
  const path = join(folder, name);
  const examples = readFileSync(new URL(`../scripts/labels/examples/${kind}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  let seed = 7;
  const one = () => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return examples[seed % examples.length];
  };
  function* lines() {
    for (let i = 0; i < count; i++) {
      const about = { ...one(), id: i };
      about.text = kind === 'posts' ? `${about.text} ${one().text} ${i}` : `${about.text} ${i}`;
      about.inReplyTo ??= 'Kind people';
      yield `${JSON.stringify(about)}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return path;
}
