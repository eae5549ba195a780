// What is measured: labelling of a file, each export of `work` by name.
import { readFileSync } from 'node:fs';
import { label } from '../../dist/cli/commands/label.js';
import { loadLexicons } from '../../dist/config/lexicons.js';
import { findIdentifiers } from '../../dist/labels/identifiers.js';
import { postOfItem, replyOfItem } from '../../dist/labels/items.js';
import { labelPost } from '../../dist/labels/label-post.js';
import { labelComment, labelReply } from '../../dist/labels/label-reply.js';

const WORKS = {
  posts: (path) =>
    perSecond(path, postOfItem, (post, lexicons) => [labelPost(post, lexicons), findIdentifiers(post.text)]),
  replies: (path) =>
    perSecond(path, replyOfItem, (reply, lexicons) => [
      labelReply(reply, lexicons),
      labelComment({ text: reply.inReplyTo, rating: reply.rating }, lexicons),
      findIdentifiers(reply.text),
    ]),
  /** The command, from file to JSON lines; what it prints is counted and dropped. */
  async command(path) {
    const write = process.stdout.write;
    let bytes = 0;
    process.stdout.write = (text) => {
      bytes += text.length;
      return true;
    };
    await label(path, {});
    process.stdout.write = write;
    return bytes;
  },
};

/** All labels of items that lie in memory: items per second of processor time. */
function perSecond(path, toItem, labelsOf) {
  const lexicons = loadLexicons();
  const items = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => toItem(JSON.parse(line)));
  for (const item of items.slice(0, 3000)) labelsOf(item, lexicons);
  const start = process.cpuUsage();
  for (const item of items) labelsOf(item, lexicons);
  const { user, system } = process.cpuUsage(start);
  return Math.round((items.length * 1e6) / (user + system));
}

export async function work(name, path) {
  return WORKS[name](path);
}
