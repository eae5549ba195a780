import { z } from 'zod';

export const PURPOSES = ['promotional', 'own', 'curated'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What else can be true of a post; definitions in docs/labels.md. */
export const POST_FLAGS = [
  'cta',
  'openQuestion',
  'education',
  'community',
  'appreciation',
  'personal',
  'politicsReligion',
  'profanityGraphic',
  'giveaway',
  'treatmentPrize',
  'claim',
  'patientStory',
  'observance',
  'negative',
] as const;
export type PostFlag = (typeof POST_FLAGS)[number];

/**
 * What else is told of a post, by rule alone: it speaks of the practice and offers the reader nothing · praises the
 * practice in others' words · has sponsor wording · was cut off by the platform it was copied from.
 */
export const POST_TRAITS = ['selfTalk', 'selfTestimonial', 'sponsored', 'clipped'] as const;
export type PostTrait = (typeof POST_TRAITS)[number];

/**
 * Least confidence in a post's purpose from which it counts in a share. Below, about every second purpose was wrong on
 * labelled posts of unseen authors; shares came out as close without them (`scripts/labels/train.mjs` prints both).
 */
export const CLEAR_PURPOSE = 0.55;

/** What can be true of a practice's reply to a comment or review. */
export const REPLY_FLAGS = [
  'acknowledgesPatient',
  'revealsDetails',
  'adviceToPerson',
  'argumentative',
  'takesOffline',
  'privateMedicalTalk',
  'thanks',
] as const;
export type ReplyFlag = (typeof REPLY_FLAGS)[number];

/** Labels of replies that touch a patient's privacy: of low confidence, a person decides. */
export const PRIVACY_FLAGS: readonly ReplyFlag[] = [
  'acknowledgesPatient',
  'revealsDetails',
  'adviceToPerson',
  'privateMedicalTalk',
];

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** What a link leads to, told from its host alone; domain lists: config/lexicons/domains.json. */
export const LINK_CLASSES = [
  'own-site',
  'booking',
  'portal',
  'review-site',
  'link-in-bio',
  'credible-health',
  'health-portal',
  'news',
  'social',
  'shortener',
  'other',
] as const;
export type LinkClass = (typeof LINK_CLASSES)[number];

/** Why a label was given: the words it rests on (UTF-16 offsets into the post's text) or the structure, and the rule's code. */
export const evidenceSchema = z.strictObject({
  rule: z.string().describe('code of the rule, such as `offer-price` or `structure-share`'),
  start: z.number().int().nullable().describe('null = the evidence is structure, not words'),
  end: z.number().int().nullable(),
});

const evidence = z.record(z.string(), z.array(evidenceSchema)).describe('label → what it rests on');
const confidence = z
  .record(z.string(), z.number().min(0).max(1))
  .describe('label → calibrated probability that it holds; for every flag, listed or not');
const language = z
  .string()
  .nullable()
  .describe('ISO 639-1 code of the text; null = too few words to tell. Words are read in `en` and `es` only');

export const postLabelsSchema = z.strictObject({
  purpose: z.enum(PURPOSES),
  purposeConfidence: z.number().min(0).max(1),
  flags: z
    .array(z.string())
    .describe('further labels that hold, such as `cta`; a flag that is not listed is false'),
  evidence,
  confidence,
  language,
  measured: z.boolean().describe('false = the language is not one the word lists know; leave out of shares'),
  topics: z.array(z.string()).describe('specialties and seasonal topics the post touches'),
  traits: z
    .array(z.enum(POST_TRAITS))
    .describe(
      'told by rule; not measured on labelled posts: `selfTalk`, `selfTestimonial`, `sponsored`, `clipped`',
    ),
  linkClasses: z.array(z.enum(LINK_CLASSES)).describe('one per link, in the order of the links'),
  corrected: z.array(z.string()).describe('labels set by a person, see `labels.csv`'),
});

/** Labels of a practice's reply. */
export const replyLabelsSchema = z.strictObject({
  flags: z.array(z.enum(REPLY_FLAGS)),
  needsReview: z
    .array(z.enum(REPLY_FLAGS))
    .describe(
      'those of the flags that touch privacy and are not certain; certain = at most 1 % of innocent replies',
    ),
  evidence,
  confidence,
  language,
  measured: z.boolean(),
});

/** Labels of a comment or review of the public. */
export const commentLabelsSchema = z.strictObject({
  sentiment: z.enum(SENTIMENTS),
  sentimentConfidence: z.number().min(0).max(1),
  question: z.boolean(),
  answerable: z.boolean().describe('false = nothing to answer: a tag, an emoji, a friend’s name'),
  language,
  measured: z.boolean(),
});

const said = { post: z.string().min(1), who: z.string().min(1), when: z.iso.date() };

/** What a person says of one post or reply instead of the labeller; kept in `labels.csv` of the practice's folder. */
export const correctionSchema = z.discriminatedUnion('label', [
  z.strictObject({ ...said, label: z.literal('purpose'), value: z.enum(PURPOSES) }),
  z.strictObject({ ...said, label: z.enum([...POST_FLAGS, ...REPLY_FLAGS]), value: z.enum(['yes', 'no']) }),
]);

/** How well the labeller does on labelled posts of authors it was not built on. */
export const labelQualitySchema = z.strictObject({
  posts: z.number().int().describe('labelled posts measured on, those of unclear purpose left out'),
  purposeAccuracy: z.number(),
  promotionalPosts: z.number().int().describe('truly promotional ones among them'),
  promotionalSensitivity: z.number().describe('share of truly promotional posts it calls promotional'),
  promotionalSpecificity: z.number().describe('share of other posts it does not call promotional'),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type PostLabels = z.infer<typeof postLabelsSchema>;
export type ReplyLabels = z.infer<typeof replyLabelsSchema>;
export type CommentLabels = z.infer<typeof commentLabelsSchema>;
export type Correction = z.infer<typeof correctionSchema>;
export type LabelQuality = z.infer<typeof labelQualitySchema>;
