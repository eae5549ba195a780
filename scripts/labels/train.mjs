// Trains the classifiers of posts, replies and comments and measures them by cross-validation between authors.
//   npm run build && node scripts/labels/train.mjs FOLDER_OF_THE_LABELLED_SET [posts|replies]
// Reads posts*.jsonl and replies*.jsonl there (format: docs/labels.md) and the written examples beside this script; writes
// config/classifier/{posts,replies,comments,measured}.json. No randomness: the same input makes the same files.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWordLists } from '../../dist/config/lexicons.js';
import { postOfItem, replyOfItem } from '../../dist/labels/items.js';
import { createPostReader } from '../../dist/labels/read-post.js';
import { createCommentReader, createReplyReader } from '../../dist/labels/read-reply.js';
import { speaksFor } from '../../dist/labels/rules-of.js';
import { FEATURE_KINDS, openVocabulary } from '../../dist/labels/vocabulary.js';
import { CLEAR_PURPOSE, POST_FLAGS, PURPOSES, REPLY_FLAGS, SENTIMENTS } from '../../dist/model/labels.js';
import { decideAcross, joinReplies, settle } from './decide.mjs';
import { readItems } from './gold.mjs';
import { accountShareError, promotionalQuality, table } from './measure.mjs';
import { classifierFile, crossValidate, fitTask, prepare } from './task.mjs';

const [folder, only] = process.argv.slice(2);
if (!folder || !existsSync(folder) || (only && only !== 'posts' && only !== 'replies')) {
  console.error('usage: node scripts/labels/train.mjs FOLDER_OF_THE_LABELLED_SET [posts|replies]');
  process.exit(2);
}
const files = (start) =>
  readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
const examples = (name) => readItems([new URL(`examples/${name}.jsonl`, import.meta.url)]);
const fileOf = (name) => new URL(`../../config/classifier/${name}.json`, import.meta.url);
const output = (name, value) => writeFileSync(fileOf(name), `${JSON.stringify(value, null, 1)}\n`);

const lists = loadWordLists();
const english = lists.languages[0].rules;
/** A rule starts from the weight its author gave it, for the label it is named after. */
const priorFrom =
  (rules, label) =>
  ({ kind, name }) =>
    kind === 'rule' && speaksFor(name, label) && !name.endsWith('+') ? (rules[name]?.prior ?? 0) : 0;

function run(name, parts) {
  const task = prepare(parts);
  const scores = crossValidate(task);
  const { calibrations, thresholds } = settle(task, scores);
  const everything = task.all.map((_, i) => i);
  output(name, classifierFile(task, fitTask(task, everything), calibrations, thresholds, FEATURE_KINDS));
  return decideAcross(task, scores);
}

/** Figures of the part that is left out stay as they are. */
const measured = only ? JSON.parse(readFileSync(fileOf('measured'), 'utf8')) : { labels: {} };

function trainPosts() {
  const posts = readItems(files('posts'));
  const vocabulary = openVocabulary();
  const reader = createPostReader({ ...lists, vocabulary, pairs: null });
  const labels = [...PURPOSES, ...POST_FLAGS];
  const result = run('posts', {
    items: posts,
    extra: examples('posts'),
    featuresOf: (item, counts) => reader.read(postOfItem(item), counts).features,
    vocabulary,
    exclusive: PURPOSES.length,
    targets: labels.map((label) => ({
      name: label,
      reported: label === 'promotional',
      holds: (item) => (PURPOSES.includes(label) ? item.purpose === label : item.flags.includes(label)),
      prior: priorFrom(english, label),
    })),
    penalty: 0.6,
    extraWeight: 0.8,
  });
  const purposes = result.exclusives;
  table('posts, cross-validated between authors', posts, measured.labels, {
    purpose: (item, i) => [item.purpose, purposes[i]],
    flags: POST_FLAGS,
    given: result.given,
    values: PURPOSES,
  });
  const isClear = (_, i) => result.confidences[i] >= CLEAR_PURPOSE;
  const clear = [posts.filter(isClear), purposes.filter(isClear)];
  measured.promotional = promotionalQuality(...clear);
  measured.accountShareError = accountShareError(posts, purposes, isClear);
  console.log(`promotional share per account (20 posts and more): mean error ${measured.accountShareError},`);
  console.log(
    `  with the ${posts.length - clear[0].length} unclear posts ${accountShareError(posts, purposes)}`,
  );
}

function trainReplies(replies) {
  const vocabulary = openVocabulary();
  const reader = createReplyReader({ ...lists, vocabulary, pairs: null });
  const result = run('replies', {
    items: replies,
    extra: examples('replies'),
    featuresOf: (item) => reader.read(replyOfItem(item)).features,
    vocabulary,
    exclusive: 0,
    join: joinReplies,
    targets: REPLY_FLAGS.map((label) => ({
      name: label,
      holds: (item) => item.flags.includes(label),
      prior: priorFrom(lists.replies.rules, label),
    })),
    penalty: 0.6,
    extraWeight: 0.8,
  });
  table('replies, cross-validated between authors', replies, measured.labels, {
    flags: REPLY_FLAGS,
    given: result.given,
  });
}

function trainComments(replies) {
  const vocabulary = openVocabulary();
  const reader = createCommentReader({ ...lists, vocabulary, pairs: null });
  const items = replies.filter((item) => item.inReplyTo !== null && item.sentimentOfComment !== null);
  const extra = examples('replies').filter((item) => item.inReplyTo && item.sentimentOfComment);
  const result = run('comments', {
    items,
    extra,
    featuresOf: (item) => reader.read({ ...replyOfItem(item), text: item.inReplyTo }).features,
    vocabulary,
    exclusive: SENTIMENTS.length,
    targets: SENTIMENTS.map((label) => ({
      name: label,
      holds: (item) => item.sentimentOfComment === label,
      prior: priorFrom(lists.replies.comment, label),
    })),
    penalty: 0.6,
    extraWeight: 0.8,
  });
  const sentiments = result.exclusives;
  table('comments, cross-validated between authors', items, measured.labels, {
    purpose: (item, i) => [item.sentimentOfComment, sentiments[i]],
    flags: [],
    given: {},
    values: SENTIMENTS,
  });
  measured.sentimentAccuracy =
    items.filter((item, i) => item.sentimentOfComment === sentiments[i]).length / items.length;
}

if (only !== 'replies') trainPosts();
if (only !== 'posts') {
  const replies = readItems(files('replies'));
  trainReplies(replies);
  trainComments(replies);
}
output('measured', measured);
