import { z } from 'zod';
import { type LabelQuality, labelQualitySchema } from './labels.ts';

const words = z.array(z.string().transform(plain));
const rule = z.strictObject({
  prior: z
    .number()
    .default(0.5)
    .describe('weight that training starts from for the label the rule is named after; log odds'),
  phrases: words.default([]).describe('grammar: src/labels/phrases.ts'),
  except: words.default([]).describe('phrases that take back what they overlap'),
});

/** Words of one language, as written in `config/lexicons/<language>.yaml`. */
export const lexiconSchema = z.strictObject({
  language: z.string(),
  functionWords: words.describe('tell this language from others'),
  classes: z.record(z.string(), words).describe('word classes that phrases name in <angle brackets>'),
  rules: z.record(z.string(), rule).describe('label.reason → phrases'),
});

/** Rules to add, by language; further phrases of a rule that exists are added to it. */
export const additionsSchema = z.record(z.string(), z.record(z.string(), rule)).default({});

/** What one practice adds to the word lists. */
export const ownWordsSchema = z.strictObject({
  names: words
    .default([])
    .describe(
      'people (and pets) of the practice, such as "Rosalind" or "Dr. Okafor": never taken for a patient',
    ),
  services: words
    .default([])
    .describe('its own treatments and products, such as "glow drip": read as something on offer'),
  rules: additionsSchema.describe('language → rule → further phrases, or exceptions that take a hit back'),
});

/** Phrases about replies and comments; word classes are those of the language. */
export const replyLexiconSchema = z.strictObject({
  rules: z.record(z.string(), rule),
  comment: z.record(z.string(), rule),
});

/** Web domains by what a link to them means; order of precedence as listed. */
export const domainsSchema = z.strictObject({
  sources: z.array(z.string()),
  booking: z.array(z.string()),
  portal: z.array(z.string()),
  reviewSite: z.array(z.string()),
  linkInBio: z.array(z.string()),
  credibleHealth: z
    .record(z.string(), z.array(z.string()))
    .describe('evidence that the source is credible → domains'),
  healthPortal: z.array(z.string()),
  news: z.array(z.string()),
  social: z.array(z.string()),
  shortener: z.array(z.string()),
});

/** Linear weights of one task; made by `scripts/labels/train.mjs`, see docs/labels.md. */
export const classifierSchema = z.strictObject({
  labels: z.array(
    z.strictObject({
      name: z.string(),
      bias: z.number(),
      scale: z.number().describe('weight = scale × signed byte'),
      slope: z.number().describe('calibration: probability = logistic(slope × score + offset)'),
      offset: z.number(),
      threshold: z.number().describe('least probability at which the label is given'),
    }),
  ),
  features: z
    .record(z.string(), z.array(z.string()))
    .describe('kind of feature → names, in the order of the weights'),
  weights: z.string().describe('signed bytes, feature by feature, one per label; base64'),
});

/** Quality of the labels on posts and replies of authors they were not trained on; made with the weights. */
export const measuredSchema = z.strictObject({
  promotional: labelQualitySchema,
  labels: z.record(
    z.string(),
    z.strictObject({
      n: z.number().int().describe('labelled items that truly have it'),
      precision: z.number().nullable(),
      recall: z.number().nullable(),
      f1: z.number().nullable(),
      f1RulesAlone: z.number().nullable().optional().describe('what the rules reach without training'),
      certainFrom: z
        .number()
        .optional()
        .describe('confidence that at most 1 % of the replies without the label reach; replies only'),
    }),
  ),
  sentimentAccuracy: z.number(),
  accountShareError: z
    .number()
    .describe('mean distance of estimated and true promotional share, accounts of 20 posts and more'),
});

/** Words that occur in like places, by the co-occurrence statistics of large public texts; one class per line of words. */
export const wordClassesSchema = z.strictObject({ source: z.string(), classes: z.array(z.string()) });

export type Lexicon = z.infer<typeof lexiconSchema>;
export type OwnWords = z.infer<typeof ownWordsSchema>;
export type ReplyLexicon = z.infer<typeof replyLexiconSchema>;
export type Domains = z.infer<typeof domainsSchema>;
export type Classifier = z.infer<typeof classifierSchema>;
export type Measured = z.infer<typeof measuredSchema>;

/** What classification is made from, besides weights. */
export interface WordLists {
  /** English first; the phrases of the others are looked for where enough of their words stand. */
  languages: readonly Lexicon[];
  replies: ReplyLexicon;
  domains: Domains;
  /** Word → number of its class. */
  wordClasses: ReadonlyMap<string, string>;
}

/** Word lists, weights and measured quality, read from `config/` at the edge (`src/config/lexicons.ts`). */
export interface Lexicons extends WordLists {
  classifiers: { posts: Classifier; replies: Classifier; comments: Classifier };
  measured: Measured;
  quality: LabelQuality;
}

/** A lexicon with further rules, and with further phrases to rules it has. */
export function extendLexicon(lexicon: Lexicon, ...more: z.infer<typeof additionsSchema>[]): Lexicon {
  const rules = { ...lexicon.rules };
  for (const [name, added] of more.flatMap((one) => Object.entries(one[lexicon.language] ?? {}))) {
    const known = rules[name];
    rules[name] = known
      ? {
          ...known,
          phrases: [...known.phrases, ...added.phrases],
          except: [...known.except, ...added.except],
        }
      : added;
  }
  return { ...lexicon, rules };
}

/** Accents off, lower case, apostrophes as the tokeniser leaves them. */
function plain(phrase: string): string {
  return phrase
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/'(s|t|m)\b/g, '$1')
    .toLowerCase();
}
