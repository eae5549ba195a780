import { z } from 'zod';

export const PURPOSES = ['promotional', 'own', 'curated'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Why a label was given: the words it rests on (UTF-16 offsets into the post's text) or the structure, and the rule's code. */
export const evidenceSchema = z.strictObject({
  rule: z.string().describe('code of the rule, such as `offer-price` or `structure-share`'),
  start: z.number().int().nullable().describe('null = the evidence is structure, not words'),
  end: z.number().int().nullable(),
});

export const postLabelsSchema = z.strictObject({
  purpose: z.enum(PURPOSES),
  purposeConfidence: z.number().min(0).max(1),
  flags: z
    .array(z.string())
    .describe('further labels that hold, such as `cta`; a flag that is not listed is false'),
  evidence: z.record(z.string(), z.array(evidenceSchema)).describe('label → what it rests on'),
});

/** How well the labeller does on labelled posts of authors it was not built on. */
export const labelQualitySchema = z.strictObject({
  posts: z.number().int().describe('labelled posts measured on'),
  purposeAccuracy: z.number(),
  promotionalSensitivity: z.number().describe('share of truly promotional posts it calls promotional'),
  promotionalSpecificity: z.number().describe('share of other posts it does not call promotional'),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type PostLabels = z.infer<typeof postLabelsSchema>;
export type LabelQuality = z.infer<typeof labelQualitySchema>;
