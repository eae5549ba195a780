import { PLATFORM_IDS, PLATFORMS, type PlatformId } from '../model/platforms.ts';
import { EXPORT_FORMATS } from '../sources/exports/index.ts';
import { PLATFORM_SOURCES, WITHOUT_INTERFACE } from '../sources/platforms/index.ts';
import type { PlatformSource } from '../sources/platforms/platform.ts';
import { type Listing, paragraph } from './table.ts';

/** Every platform, how it can be read, and what each interface needs and does not tell. */
export function listPlatforms(): Listing {
  const records = PLATFORM_IDS.map((id) => ({
    id,
    name: PLATFORMS[id].name,
    exports: EXPORT_FORMATS.filter(({ platform, reads }) => platform === id && reads === 'posts').map(
      (format) => format.id,
    ),
    apis: PLATFORM_SOURCES.filter(({ platforms }) => platforms.includes(id)).map(recordOf),
    instead: WITHOUT[id] ?? null,
    table: true,
  }));
  return {
    columns: [
      { title: 'Platform' },
      { title: 'Name' },
      { title: 'Own export files', fit: 'wrap' },
      { title: 'API' },
      { title: 'Our CSV table' },
    ],
    rows: records.map(({ id, name, exports, apis }) => [
      id,
      name,
      exports.join(', ') || '–',
      apis.length > 0 ? 'yes' : 'no',
      'yes',
    ]),
    records,
    more: [...PLATFORM_SOURCES.map(interfaceText), ...withoutText()].join('\n\n'),
    hint: 'Tokens: docs/tokens/. What has neither export nor API goes into docs/csv-template.md.',
  };
}

const WITHOUT: Partial<Record<PlatformId, string>> = WITHOUT_INTERFACE;

function recordOf({ id, title, handle, credentials, scopes, supplies }: PlatformSource) {
  return { id, title, handle, credentials, scopes, supplies };
}

function interfaceText({
  id,
  title,
  platforms,
  handle,
  credentials,
  scopes,
  supplies,
}: PlatformSource): string {
  const needs = credentials.map(
    ({ env, required, description }) => `${env}${required ? '' : ' (not always)'}: ${description}`,
  );
  const lacks = [...new Set(Object.values(supplies.not))];
  return [
    `${title} · api: ${id} · platform: ${platforms.join(' or ')}`,
    paragraph(`Account: ${handle}.`, 4),
    ...(needs.length === 0
      ? [paragraph('Credentials: none.', 4)]
      : [paragraph('Credentials, behind the practice’s id, as LAKESIDE_…:', 4), ...bullets(needs)]),
    ...(scopes.length === 0 ? [] : [paragraph(`Permissions: ${scopes.join(', ')}.`, 4)]),
    ...(lacks.length === 0 ? [] : [paragraph('Not offered:', 4), ...bullets(lacks)]),
  ].join('\n');
}

function withoutText(): string[] {
  return Object.entries(WITHOUT_INTERFACE).map(
    ([id, what]) => `${PLATFORMS[id as PlatformId].name}: no API\n${paragraph(what, 4)}`,
  );
}

function bullets(texts: readonly string[]): string[] {
  return texts.map((text) => paragraph(text, 6, '·'));
}
