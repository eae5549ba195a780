import type { z } from 'zod';

/** A correct piece of a practice file for every key: what a message about that key shows. */
export const EXAMPLES = {
  id: 'id: lakeside-dermatology',
  name: 'name: Lakeside Dermatology',
  specialty: 'specialty: dermatology',
  timeZone: 'timeZone: America/Chicago',
  exports: 'exports:\n  - exports/lakeside',
  metaTimeZone: 'metaTimeZone: America/Los_Angeles',
  asOf: 'asOf: 2026-10-31',
  through: 'through: 2026-10-31',
  days: 'days: 90',
  accounts: 'accounts:\n  - platform: bluesky\n    handle: lakesideskin.bsky.social\n    api: bluesky',
  tokenFile: 'tokenFile: lakeside.tokens.json',
  audience:
    'audience:\n  ages: { 0-12: 5, 13-17: 5, 18-29: 10, 30-49: 30, 50-64: 25, 65+: 25 }\n  women: 0.6\n  source: practice software, 2026-09',
  domains: 'domains:\n  - lakesidederm.com',
  words: 'words:\n  names: [Rosalind]\n  services: [glow drip]',
  audits: 'audits:\n  cadence: { fullPerWeek: 3 }',
  corrections:
    'corrections:\n  - { post: facebook:1234567890, label: purpose, value: own, who: Office manager, when: 2026-10-31 }',
  accepted:
    'accepted:\n  - { finding: staleness/x:lakeside/stale, reason: account closes in June, who: Owner, until: 2027-01-31 }',
  alerts: 'alerts:\n  overall: 60\n  audits: { staleness: 0.6 }',
} as const;

export type PracticeKey = keyof typeof EXAMPLES;

/** A whole file, for those who begin with an empty folder. */
export const EXAMPLE_FILE = (['name', 'specialty', 'timeZone', 'exports'] as const)
  .map((key) => EXAMPLES[key])
  .join('\n');

export function exampleOf(key: PropertyKey | undefined): string {
  return Object.hasOwn(EXAMPLES, key ?? '') ? EXAMPLES[key as PracticeKey] : EXAMPLE_FILE;
}

const ACCOUNT_EXAMPLES: Readonly<Record<string, string>> = {
  opened: '{ platform: x, handle: lakesideskin, opened: 2024-02-27 }',
  id: '{ platform: facebook, handle: Lakeside Dermatology, api: facebook, id: "104567890123456" }',
  baseUrl: '{ platform: mastodon, handle: lakeside, api: mastodon, baseUrl: https://mastodon.example }',
  version: '{ platform: facebook, handle: lakesideskin, api: facebook, version: v26.0 }',
  credentials: '{ platform: x, handle: lakesideskin, api: x, credentials: { token: LAKESIDE_X_TOKEN } }',
};

/** An account with the key in question. */
export function exampleOfAccount(key: PropertyKey): string {
  const example = ACCOUNT_EXAMPLES[String(key)];
  return example === undefined ? EXAMPLES.accounts : `accounts:\n  - ${example}`;
}

/** One option of an audit at its default, or all of them where the option is unknown. */
export function exampleOfAudit(id: string, options: z.ZodType, option: PropertyKey | undefined): string {
  const defaults = options.parse({}) as Record<PropertyKey, unknown>;
  const shown =
    option !== undefined && Object.hasOwn(defaults, option) ? { [option]: defaults[option] } : defaults;
  const lines = Object.entries(shown).map(([name, value]) => `    ${name}: ${flow(value)}`);
  return ['audits:', `  ${id}:`, ...lines].join('\n');
}

function flow(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Object.entries(value).map(([name, inner]) => `${name}: ${flow(inner)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}
