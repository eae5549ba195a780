import { basename, extname, resolve } from 'node:path';
import slugify from '@sindresorhus/slugify';
import { nearest } from '../config/nearest.ts';
import { BANDS, type Band } from '../model/coverage.ts';
import { type Audience, type Practice, practiceSchema } from '../model/practice.ts';
import { findSpecialty, listSpecialties, type Reference } from '../model/reference.ts';
import { type Day, daysOfMonth, isDay, isTimeZone } from '../model/time.ts';
import { CommandError } from './faults.ts';

/** Flags as the shell gives them; which command takes which stands in `main.ts`. */
export interface Flags {
  specialty?: string;
  timeZone?: string;
  metaTimeZone?: string;
  ages?: string;
  women?: string;
  asOf?: string;
  month?: string;
  days?: string;
  practice?: string;
  out?: string;
  through?: string;
  config?: string;
  concurrency?: string;
  allowPrivate?: boolean;
  online?: boolean;
  all?: boolean;
  json?: boolean;
  quiet?: boolean;
}

function badFlag(flag: string, must: string, example: string): CommandError {
  return new CommandError(
    'bad-flag',
    `--${flag} must be ${must}.`,
    null,
    `For example: --${flag} ${example}`,
  );
}

/** The day of `--as-of`, or the last day of `--month`; null when neither is given. */
export function asOfFrom({ asOf, month }: Flags): Day | null {
  if (asOf !== undefined) return dayFrom('as-of', asOf);
  if (month === undefined) return null;
  if (!isDay(`${month}-01`)) throw badFlag('month', 'a year and a month', '2026-10');
  return daysOfMonth(month).to;
}

export function throughFrom({ through }: Flags): Day | null {
  return through === undefined ? null : dayFrom('through', through);
}

function dayFrom(flag: string, text: string): Day {
  if (!isDay(text)) throw badFlag(flag, 'a calendar day', '2026-10-31');
  return text;
}

/** How many practices are worked on at a time. */
export function concurrencyFrom({ concurrency = '4' }: Flags): number {
  if (!/^\d+$/.test(concurrency) || Number(concurrency) < 1 || Number(concurrency) > 64)
    throw badFlag('concurrency', 'a number from 1 to 64', '4');
  return Number(concurrency);
}

/** What flags say about a practice, over what is known of it. */
export function practiceFrom(
  flags: Flags,
  known: { id: string; name: string } & Partial<Practice>,
  reference: Reference,
): Practice {
  const { timeZone, metaTimeZone, days, practice: name, specialty } = flags;
  const audience = audienceFrom(flags);
  refuseUnknownZone('time-zone', timeZone);
  refuseUnknownZone('meta-time-zone', metaTimeZone);
  if (days !== undefined && !(/^\d+$/.test(days) && Number(days) >= 28 && Number(days) <= 3660))
    throw badFlag('days', 'a number of days from 28 to 3660', '90');
  if (specialty !== undefined && findSpecialty(reference, specialty) === null && audience === undefined) {
    const near = nearest(specialty, listSpecialties(reference));
    throw new CommandError(
      'unknown-specialty',
      'No ages of patients are known for this specialty.',
      '--specialty',
      `${near === null ? '' : `Did you mean ${near}? `}See \`social-vitals list specialties\`, or give the ages yourself with --ages.`,
    );
  }
  const practice = practiceSchema.parse({
    ...known,
    ...(name !== undefined && { name }),
    ...(specialty !== undefined && { specialty }),
    ...(timeZone !== undefined && { timeZone }),
    ...(metaTimeZone !== undefined && { metaTimeZone }),
    ...(days !== undefined && { days: Number(days) }),
    ...(audience !== undefined && { audience }),
  });
  return { ...practice, id: known.id };
}

function refuseUnknownZone(flag: string, zone: string | undefined): void {
  if (zone === undefined || isTimeZone(zone)) return;
  const near = nearest(zone, Intl.supportedValuesOf('timeZone'));
  throw badFlag(flag, 'the name of a time zone', near ?? 'America/New_York');
}

function audienceFrom({ ages, women }: Flags): Audience | undefined {
  if (ages === undefined) {
    if (women !== undefined)
      throw new CommandError('bad-flag', '--women needs --ages.', null, 'Give both, or neither.');
    return undefined;
  }
  return { ages: agesFrom(ages), ...(women !== undefined && { women: womenFrom(women) }) };
}

/** `0-12:5,13-17:5,…`: age band and its share of the patients, in percent or counts. */
function agesFrom(text: string): Partial<Record<Band, number>> {
  const bad = badFlag(
    'ages',
    `pairs of age band and number, the bands being ${BANDS.join(' ')}`,
    '0-12:5,13-17:5,18-29:10,30-49:30,50-64:25,65+:25',
  );
  const ages: Partial<Record<Band, number>> = {};
  for (const pair of text.split(',')) {
    const [name = '', share = ''] = pair
      .trim()
      .replace('–', '-')
      .split(/\s*[:=]\s*/);
    const band = BANDS.find((known) => known === name);
    if (band === undefined || ages[band] !== undefined || !/^\d+(\.\d+)?%?$/.test(share)) throw bad;
    ages[band] = Number.parseFloat(share);
  }
  if (Object.values(ages).every((share) => share === 0)) throw bad;
  return ages;
}

/** `0.6` or `60%`. */
function womenFrom(text: string): number {
  const share = Number.parseFloat(text) / (text.endsWith('%') ? 100 : 1);
  if (!/^\d*\.?\d+%?$/.test(text) || share > 1)
    throw badFlag('women', 'a share from 0 to 1, or a percentage', '0.6');
  return share;
}

/** Name of a practice nobody has named: that of its folder or file. */
export function nameFromPath(path: string): string {
  const name = basename(resolve(path));
  return name.slice(0, name.length - extname(name).length) || 'Practice';
}

/** Folder name and identity of a practice from its name. */
export function idFromName(name: string): string {
  return slugify(name) || 'practice';
}
