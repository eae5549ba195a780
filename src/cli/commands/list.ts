import { AUDITS } from '../../audits/index.ts';
import { loadReference } from '../../config/reference.ts';
import { PLATFORMS } from '../../model/platforms.ts';
import { EXPORT_FORMATS } from '../../sources/exports/index.ts';
import { WORDS } from '../expertise.ts';
import type { Flags } from '../flags.ts';
import { listPlatforms } from '../platform-list.ts';
import { type Listing, table } from '../table.ts';
import { print, printJson, styleFor } from '../terminal.ts';
import { EXIT } from '../verdict.ts';

const { language } = WORDS;

/** `list audits|formats|platforms|specialties` */
export function list(what: string, flags: Flags): number {
  const { columns, rows, records, more, hint }: Listing = LISTS[what as keyof typeof LISTS]();
  if (flags.json) printJson({ [what]: records });
  else
    print(
      [table(columns, rows, 0), ...(more ? [more] : []), styleFor(process.stdout).dim(hint)].join('\n\n'),
    );
  return EXIT.done;
}

const LISTS = {
  audits: listAudits,
  formats: listFormats,
  platforms: listPlatforms,
  specialties: listSpecialties,
};

function listAudits(): Listing {
  return {
    columns: [
      { title: 'Audit' },
      { title: 'Category' },
      { title: 'Tier' },
      { title: 'What is shown', fit: 'wrap' },
    ],
    rows: AUDITS.map(({ id, category, tier, words }) => [
      id,
      language.categories[category].name,
      tier,
      words.title,
    ]),
    records: AUDITS.map(({ id, category, tier, words }) => ({ id, category, tier, title: words.title })),
    hint: 'social-vitals explain <audit> tells rule, source, limits and how to change them.',
  };
}

function listFormats(): Listing {
  const sorted = [...EXPORT_FORMATS].sort((a, b) => (a.reads === b.reads ? 0 : a.reads === 'posts' ? -1 : 1));
  const records = sorted.map((format) => ({
    id: format.id,
    platform: format.platform === 'any' ? null : format.platform,
    title: format.title,
    reads: format.reads,
    version: format.reads === 'posts' ? format.version : null,
    about: format.reads === 'posts' ? format.how : format.because,
  }));
  return {
    columns: [
      { title: 'Format' },
      { title: 'Platform' },
      { title: 'Version' },
      { title: 'How to get it, or why it is left alone', fit: 'wrap' },
    ],
    rows: records.map(({ id, platform, version, about }) => [
      id,
      platform === null ? 'any' : PLATFORMS[platform].name,
      version ?? 'left alone',
      about,
    ]),
    records,
    hint: 'Files are recognised by what is in them, whatever their name. social-vitals check <folder> tries it.',
  };
}

function listSpecialties(): Listing {
  const { specialties } = loadReference();
  return {
    columns: [
      { title: 'Specialty' },
      { title: 'Name' },
      { title: 'Ages known' },
      { title: 'Also found as', fit: 'wrap' },
    ],
    rows: specialties.map(({ id, title, basis, aliases }) => [id, title, BASES[basis], aliases.join(', ')]),
    records: specialties.map(({ id, title, basis, aliases, ages }) => ({ id, title, basis, aliases, ages })),
    hint: 'Your own counts are better than any default: --ages, or audience in the practice file.',
  };
}

const BASES = { measured: 'measured', derived: 'regrouped', editorial: 'estimated', none: 'no' } as const;
