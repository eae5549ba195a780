import { z } from 'zod';
import { AUDITS, type Audit } from '../audits/index.ts';
import { loadScoringConfig } from '../config/scoring.ts';
import { collectionSchema } from '../model/collection.ts';
import { CATEGORIES, type CategoryId, TIERS } from '../model/outcome.ts';
import { practiceAccountSchema, practiceSchema } from '../model/practice.ts';
import { snapshotSchema } from '../model/snapshot.ts';
import { summarySchema } from '../pipeline/summary.ts';
import { PLATFORM_SOURCES } from '../sources/platforms/index.ts';
import { limitsOf } from './commands/explain.ts';
import { WORDS } from './expertise.ts';
import { labelsPage } from './labels-page.ts';
import { markdownTable } from './markdown.ts';
import { runOutputSchema } from './run-output.ts';

const { language } = WORDS;

/** Files that follow from the code, by their path from the program's root. A test compares them with what is committed. */
export function generatedFiles(): { path: string; content: string }[] {
  return [
    schemaFile(
      'config/practice.schema.json',
      'A practice, as configured for Social Vitals',
      editorSchema(),
      'input',
    ),
    schemaFile(
      'config/schema/collection.schema.json',
      'What was gathered: collection.json',
      collectionSchema,
    ),
    schemaFile('config/schema/snapshot.schema.json', 'What was concluded: snapshot.json', snapshotSchema),
    schemaFile('config/schema/summary.schema.json', 'What --json prints for one practice', summarySchema),
    schemaFile('config/schema/run.schema.json', 'What --json prints, whatever happens', runOutputSchema),
    { path: 'docs/method.md', content: methodPage() },
    { path: 'docs/labels.md', content: labelsPage() },
  ];
}

/** The practice file with every audit's own options and the names of all interfaces, so that an editor can offer them. */
function editorSchema(): z.ZodType {
  const options = AUDITS.map((audit) => [audit.id, audit.options.optional()] as const);
  const audits = z.strictObject(Object.fromEntries(options)).optional();
  const { accounts } = practiceSchema.shape;
  const { api } = practiceAccountSchema.shape;
  const interfaces = z.enum(PLATFORM_SOURCES.map(({ id }) => id)).optional();
  const account = practiceAccountSchema.extend({ api: interfaces.describe(api.description ?? '') });
  return practiceSchema.extend({
    audits: audits.describe('options of single audits by id'),
    accounts: z
      .array(account)
      .default([])
      .describe(accounts.description ?? ''),
  });
}

function schemaFile(path: string, title: string, schema: z.ZodType, io: 'input' | 'output' = 'output') {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io });
  return { path, content: `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n` };
}

/** The whole rule book, from the audits' own files and `config/scoring.yaml`. */
function methodPage(): string {
  const { scoringVersion, categories: weights } = loadScoringConfig();
  const categories = CATEGORIES.filter((id) => auditsOf(id).length > 0);
  const rows = categories.map((id) => {
    const { name, question } = language.categories[id];
    const links = auditsOf(id).map((audit) => `[${audit.id}](#${audit.id})`);
    return [name, question, String(weights[id]), links.join(', ')];
  });
  const parts = [
    '# Method',
    '<!-- Written by `npm run generate` from the audits’ files and config/scoring.yaml. Change those, not this page. -->',
    `Scoring rules ${scoringVersion}. Every audit turns what it measures into a score from 0 to 1: full marks at one limit, none at another, straight in between. A practice’s file may set limits of its own; \`social-vitals explain <audit>\` shows how.`,
    '## From audits to a grade',
    gradingRules()
      .map((rule) => `- ${rule}`)
      .join('\n'),
    markdownTable(['Category', 'Question', 'Weight', 'Audits'], rows),
    ...categories.flatMap((id) => [`## ${language.categories[id].name}`, ...auditsOf(id).map(auditPart)]),
    '## Sources',
    sourceList(),
  ];
  return `${parts.join('\n\n')}\n`;
}

function gradingRules(): string[] {
  const { leastCoverage, leastHistory, failingBelow, bands, silentScore } = loadScoringConfig();
  const letters = Object.entries(bands).map(([letter, from]) => `${letter} from ${from}`);
  return [
    `Within their category, audits of high importance count ${TIERS.high} times, medium ${TIERS.medium}, low ${TIERS.low}; advisory ones are shown and never counted. An audit fails below ${failingBelow}.`,
    'The overall score is the weighted mean of what was scored. Categories carry the weights below, shared among those that apply.',
    `What could not be measured lowers the coverage that is printed beside the grade, and nothing else. Below ${language.percent(leastCoverage.category)} a category has no score; below ${language.percent(leastCoverage.overall)} there is no grade.`,
    `Less than ${leastHistory.days} days of history, or fewer than ${leastHistory.posts} posts: too early to grade.`,
    `All known accounts silent beyond their platform’s limit: F, at most ${silentScore}, whatever the coverage.`,
    `Letters: ${letters.join(', ')}. Scores are rounded first.`,
    'Shares carry 95% intervals; the range of the overall score adds them up as independent.',
  ];
}

function auditsOf(category: CategoryId): Audit[] {
  return AUDITS.filter((audit) => audit.category === category);
}

function auditPart(audit: Audit): string {
  const { id, tier, words } = audit;
  const limits = limitsOf(audit).map(({ option, value, about }) => [`\`${option}\``, value, about]);
  return [
    `### ${id}`,
    `**${words.title}** · ${tier} · ${words.sources.join(', ')}`,
    words.why,
    words.how(audit.options.parse({})),
    markdownTable(['Limit', 'Default', 'Meaning and source'], limits),
  ].join('\n\n');
}

function sourceList(): string {
  const codes = new Set(
    AUDITS.flatMap(({ words }) => words.sources.map((code) => code.split('.')[0] ?? code)),
  );
  return [...codes]
    .sort()
    .map((code) => `- ${code}: ${language.source(code)}`)
    .join('\n');
}
