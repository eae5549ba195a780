import { loadLexicons } from '../config/lexicons.ts';
import { PRIVACY_FLAGS, REPLY_FLAGS, SENTIMENTS } from '../model/labels.ts';
import type { Measured } from '../model/lexicons.ts';
import { markdownTable } from './markdown.ts';

/** docs/labels.md: what labels are, and how good they are by `config/classifier/measured.json`. */
export function labelsPage(): string {
  const { measured } = loadLexicons();
  const { promotional, accountShareError, sentimentAccuracy } = measured;
  return `${[
    '# Labels',
    '<!-- Written by `npm run generate` from src/cli/labels-page.ts and config/classifier/measured.json. Change those, not this page. -->',
    METHOD,
    '## Measured quality',
    `Measured on labelled posts and replies by cross-validation between authors: every text is labelled by weights that were trained without any text of its author, thresholds included. Of the ${promotional.posts} posts whose purpose is clear ${percent(promotional.purposeAccuracy)} get the right one, the unclear ones are left out of shares; of the comments ${percent(sentimentAccuracy)} the right sentiment. The promotional share of an account with 20 posts and more is off by ${(accountShareError * 100).toFixed(1)} points on average. *Rules alone* is what the phrases reach with the weights their author gave them: the gain of training is the difference.`,
    qualityTable(measured),
    PRIVACY,
    markdownTable(
      ['Label', 'Certain from'],
      PRIVACY_FLAGS.map((flag) => [flag, figure(measured.labels[flag]?.certainFrom ?? null)]),
    ),
    WEAKNESSES,
    CORRECTING,
    FILES,
    MEASURING,
  ].join('\n\n')}\n`;
}

function qualityTable({ labels }: Measured): string {
  const replies: readonly string[] = REPLY_FLAGS;
  const comments = SENTIMENTS.map((sentiment) => `comment-${sentiment}`);
  const kindOf = (label: string): string =>
    replies.includes(label) ? 'reply' : comments.includes(label) ? 'comment' : 'post';
  return markdownTable(
    ['Of a', 'Label', 'Texts that have it', 'Precision', 'Recall', 'F1', 'F1, rules alone'],
    Object.entries(labels).map(([label, { n, precision, recall, f1, f1RulesAlone }]) => [
      kindOf(label),
      label.replace(/^comment-/, ''),
      String(n),
      figure(precision),
      figure(recall),
      figure(f1),
      figure(f1RulesAlone ?? null),
    ]),
  );
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

const METHOD = `Every post is given one purpose (promotional, own or curated) and any number of flags; every reply of the practice flags of its
own; every comment and review a sentiment, whether it asks, and whether there is anything to answer. All of it happens on your machine,
without a network, and the same text always gets the same labels.

1. The text is made plain: styled letters, accents, emoji, masked swear words, hashtags in camel case, links.
2. Phrases of the word lists (\`config/lexicons/\`, English and Spanish; grammar: \`src/labels/phrases.ts\`) are looked for, and the structure is
   looked at: shares, reposts, quotations, hosts of links, length, persons, questions. For a reply also what the comment said, and which
   medical, payment and date words the reply adds to it.
3. A small linear model weighs all of this together with single words and pairs. Its weights are shipped in \`config/classifier/\` and were
   trained by \`scripts/labels/train.mjs\`; nothing is downloaded or learned while the program runs.
4. Each label comes with a calibrated confidence and up to three pieces of evidence: the rule and the place in the text, never the words.

Identifiers of the 18 Safe Harbor kinds are found by their form alone (\`src/labels/identifier-patterns.ts\`). Form cannot tell whose a phone
number is; what is the practice's own can be left out, the rest needs a person. Texts in other languages are told apart and left out of
shares as *not measured*.`;

const PRIVACY = `### When a privacy label is certain

A reply that wrongly counts as a breach of privacy does harm as well. Such a label is certain only from the confidence that at most 1 % of
the innocent labelled replies reach; below it \`needsReview\` names it, a person must look, and no grade is capped.`;

const WEAKNESSES = `## Known weaknesses

- Irony, and praise that is blame ("great, another hour of hold music").
- Patients acknowledged without any word of care, by an inside joke or a pet's name.
- Short posts without a verb; questions that answer themselves.
- Texts cut off by the platform ("… see more") are labelled by what is left.
- Real posts of small practices are scarce among the labelled texts; many were written in the voices of invented practices.
- Names are found where a title, an age or an address to the person goes with them, not in running text.

\`test/labels/adversarial.yaml\` holds hard cases in pairs; those marked \`weak\` are labelled wrongly today.`;

const CORRECTING = `## Correcting

A line in the practice's \`labels.csv\` (see [cli.md](cli.md#correcting-labels-accepting-findings)) outweighs the program and stays for later
runs. Words of your own go into \`config/lexicons/additions.yaml\`: further phrases of a rule, and exceptions to it.`;

const FILES = `## Labelling a file

\`social-vitals label posts.jsonl\` prints one JSON object per line; \`--replies\` reads replies. \`-\` is standard input. One record is in memory at a
time, so a file may be of any size. Files are UTF-8: one JSON object per line, or \`.csv\` with a header, or a kept \`collection.json\`.

| Field | Of a | Meaning |
|---|---|---|
| \`id\`, \`platform\`, \`text\` | both | needed; further fields are passed over |
| \`author\` | both | its kind may stand in brackets: \`Northside (hospital)\`, \`Acme (brand)\` |
| \`title\`, \`media\`, \`isShare\`, \`linkDomain\` | post | |
| \`inReplyTo\` | reply | the comment or review it answers |
| \`rating\` | reply | 1–5 stars of the review |

Printed are \`id\`, \`purpose\` and \`flags\` (posts), \`flags\`, \`needsReview\`, \`sentimentOfComment\`, \`commentIsQuestion\` and \`commentIsAnswerable\`
(replies), \`confidence\`, \`evidence\`, \`identifiers\` by kind and place, \`language\` and \`measured\`; comments of a collection that stand unanswered
carry \`unanswered\`. No text is repeated. Records that cannot be read are counted by reason on standard error, and the exit code is 1.`;

const MEASURING = `## Measuring on your own data

Label a few hundred posts by hand (JSON lines with \`purpose\` and \`flags\`, replies with \`flags\` and \`sentimentOfComment\`, each with \`author\`), run
\`social-vitals label\` over the same file, and compare. \`node scripts/labels/train.mjs FOLDER\` trains on such a folder
(\`posts*.jsonl\`, \`replies*.jsonl\`), prints the table above for it and writes the weights.`;
