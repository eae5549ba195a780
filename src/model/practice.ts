import { z } from 'zod';
import { ADULT_BANDS, BANDS } from './coverage.ts';
import { correctionSchema } from './labels.ts';
import { ownWordsSchema } from './lexicons.ts';
import { PLATFORM_IDS } from './platforms.ts';
import { isDay, isTimeZone } from './time.ts';

const day = z.string().refine(isDay, 'a calendar day such as 2026-10-31');
const share = z.number().min(0);
const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable such as LAKESIDE_X_TOKEN');

export const audienceSchema = z.strictObject({
  ages: z
    .partialRecord(z.enum(BANDS), share)
    .refine(
      (ages) => Object.values(ages).some((value) => (value ?? 0) > 0),
      'at least one age band above 0, such as { 30-49: 40, 50-64: 60 }',
    )
    .describe('patients per age band, as counts or percent; normalised'),
  women: z.number().min(0).max(1).optional().describe('share of women among the patients, 0–1'),
  source: z.string().optional().describe('where the ages come from, such as "practice software, 2026-09"'),
  parents: z
    .partialRecord(z.enum(ADULT_BANDS), share)
    .optional()
    .describe('how the share of children 0–12 spreads over parents; default 18-29: 25, 30-49: 75'),
  publish: z
    .array(z.enum(PLATFORM_IDS))
    .optional()
    .describe('platforms the practice could publish on; default: those of the survey'),
});

/** An account of the practice, and how it is read besides exports. */
export const practiceAccountSchema = z.strictObject({
  platform: z.enum(PLATFORM_IDS),
  handle: z.string().min(1).describe('user name or name, as the report shows it'),
  opened: day.optional().describe('silence counts from this day at the earliest'),
  api: z
    .string()
    .optional()
    .describe(
      'read by this interface too; `social-vitals list platforms` names them; without it: exports only',
    ),
  id: z
    .string()
    .min(1)
    .optional()
    .describe(
      'what the interface calls the account; default: the handle. `list platforms` says what it takes',
    ),
  baseUrl: z
    .string()
    .refine(isWebAddress, 'an address such as https://mastodon.example')
    .optional()
    .describe('another address than the platform’s own: a server of one’s own, a mirror, a test'),
  version: z
    .string()
    .regex(/^[\w.-]+$/, 'a version such as v26.0')
    .optional()
    .describe('version of the interface; default: the newest known'),
  credentials: z
    .record(z.string(), variable)
    .optional()
    .describe(
      'environment variables that hold the credentials, by name; default: id of the practice and usual name, as LAKESIDE_X_TOKEN',
    ),
});

/** One client, as written in `config/practices/<id>.yaml`. */
export const practiceSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, such as "lakeside-dermatology"')
    .optional()
    .describe('default: the file’s name'),
  name: z.string().min(1).describe('as it stands on the report'),
  specialty: z
    .string()
    .optional()
    .describe('sets the default ages of patients; `social-vitals list specialties` names them'),
  timeZone: z.string().refine(isTimeZone, 'a time zone such as America/New_York').default('America/New_York'),
  exports: z
    .array(z.string())
    .default([])
    .describe('folders, zips or files with exports, relative to this file'),
  metaTimeZone: z
    .string()
    .refine(isTimeZone, 'a time zone such as America/Los_Angeles')
    .optional()
    .describe('zone of the times in Meta exports; default America/Los_Angeles'),
  asOf: day.optional().describe('judge as of this day; default: the latest day the sources speak for'),
  through: day.optional().describe('until when exports without a date of their own speak'),
  days: z.number().int().min(28).max(3660).default(90).describe('length of the window'),
  accounts: z
    .array(practiceAccountSchema)
    .default([])
    .describe('accounts the practice has; one without data is shown as not measured'),
  tokenFile: z
    .string()
    .min(1)
    .optional()
    .describe(
      'where renewed tokens are kept for the next run, relative to this file; readable by its owner only',
    ),
  audience: audienceSchema.optional(),
  domains: z
    .array(z.string())
    .default([])
    .describe('the practice’s own web domains: links there are never curated'),
  words: ownWordsSchema
    .optional()
    .describe(
      'additions to the word lists by which posts are labelled, on top of config/lexicons/additions.yaml',
    ),
  audits: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .default({})
    .describe('options of single audits by id; `social-vitals explain <audit>` lists them'),
  corrections: z
    .array(correctionSchema)
    .default([])
    .describe('labels set by a person; usually kept in labels.csv in the practice’s folder'),
  accepted: z
    .array(
      z.strictObject({
        finding: z.string().min(1).describe('key of the finding, as in findings.csv'),
        reason: z.string().min(1),
        who: z.string().min(1),
        until: day.describe('from the day after it counts again'),
      }),
    )
    .default([])
    .describe('findings that were looked at and are fine: still shown, marked, and capping nothing'),
  alerts: z
    .strictObject({
      overall: z.number().min(0).max(100).optional(),
      audits: z.record(z.string(), z.number().min(0).max(1)).optional(),
    })
    .optional()
    .describe('exit code 3 when the overall score or an audit’s score is below'),
});

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^/]/.test(text) && URL.canParse(text);
}

export type PracticeAccount = z.infer<typeof practiceAccountSchema>;
export type PracticeFile = z.input<typeof practiceSchema>;
export type Audience = z.infer<typeof audienceSchema>;
/** A validated practice: defaults filled in. */
export type Practice = z.infer<typeof practiceSchema> & { id: string };
