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
import { certainFrom, decideAcross, joinReplies, settle } from './decide.mjs';
import { readItems } from './gold.mjs';
import { accountShareError, agreement, promotionalQuality, table } from './measure.mjs';
import { classifierFile, crossValidate, fitTask, prepare, ruleScores } from './task.mjs';

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
  const rules = decideAcross(task, ruleScores(task));
  return { ...decideAcross(task, scores), rules, certain: certainFrom(task, scores, calibrations) };
}

/** Beside each label's figures: the F1 that the rules alone reach. */
function addRulesAlone(items, labels, holds, given) {
  for (const label of labels)
    measured.labels[label].f1RulesAlone = round(
      agreement(
        items.map((item) => holds(item, label)),
        items.map((_, i) => given(i, label)),
      ).f1,
    );
}

function round(x) {
  return x === null ? null : Number(x.toFixed(3));
}

/** Figures of the part that is left out stay as they are. */
const measured = only ? JSON.parse(readFileSync(fileOf('measured'), 'utf8')) : { labels: {} };

const hasFlag = (item, label) => item.flags.includes(label);

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
  addRulesAlone(
    posts,
    PURPOSES,
    (item, label) => item.purpose === label,
    (i, label) => result.rules.exclusives[i] === label,
  );
  addRulesAlone(posts, POST_FLAGS, hasFlag, (i, label) => result.rules.given[label][i]);
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
  addRulesAlone(replies, REPLY_FLAGS, hasFlag, (i, label) => result.rules.given[label][i]);
  for (const flag of REPLY_FLAGS) measured.labels[flag].certainFrom = result.certain[flag];
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
  const labels = {};
  table('comments, cross-validated between authors', items, labels, {
    purpose: (item, i) => [item.sentimentOfComment, sentiments[i]],
    flags: [],
    given: {},
    values: SENTIMENTS,
  });
  for (const sentiment of SENTIMENTS) measured.labels[`comment-${sentiment}`] = labels[sentiment];
  addRulesAlone(
    items,
    SENTIMENTS.map((sentiment) => `comment-${sentiment}`),
    (item, label) => `comment-${item.sentimentOfComment}` === label,
    (i, label) => `comment-${result.rules.exclusives[i]}` === label,
  );
  measured.sentimentAccuracy = round(
    items.filter((item, i) => item.sentimentOfComment === sentiments[i]).length / items.length,
  );
}

if (only !== 'replies') trainPosts();
if (only !== 'posts') {
  const replies = readItems(files('replies'));
  trainReplies(replies);
  trainComments(replies);
}
output('measured', measured);
