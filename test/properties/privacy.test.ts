import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { label } from '../../src/cli/commands/label.ts';
import { WORDS } from '../../src/cli/expertise.ts';
import { findIdentifiers, IDENTIFIER_KINDS, type IdentifierKind } from '../../src/labels/identifiers.ts';
import { loadAssets } from '../../src/reporting/assets.ts';
import { RENDERERS } from '../../src/reporting/renderers/index.ts';
import { makeView } from '../../src/reporting/view.ts';
import { snapshotOf } from '../support/a-practice.ts';
import { folderOf } from '../support/folder.ts';

const digits = (count: number) => fc.stringMatching(new RegExp(`^[1-8]{${count}}$`));
const name = fc.stringMatching(/^[BDFGKLMNPRTVZ][aeiou][bdgklmnprtvz][aeiou][bdgklmnprtvz]$/);

/** For each kind the words that announce it and a secret that no other text holds. */
const PLANTS: Record<IdentifierKind, fc.Arbitrary<{ said: string; secret: string }>> = {
  name: plant(name, (secret) => `Mrs. ${secret}`),
  place: plant(name, (secret) => `lives at 77 ${secret} Avenue`),
  date: plant(
    digits(2),
    (secret) => `DOB 4/12/19${secret}`,
    (secret) => `19${secret}`,
  ),
  'age-over-89': plant(fc.constantFrom('93', '97', '104'), (secret) => `is ${secret} years old`),
  phone: plant(digits(4), (secret) => `her cell 419-555-${secret}`),
  fax: plant(digits(4), (secret) => `fax: 419-555-${secret}`),
  email: plant(name, (secret) => `write to ${secret}@mail.example`),
  'social-security-number': plant(digits(4), (secret) => `SSN 219-09-${secret}`),
  'record-number': plant(digits(7), (secret) => `MRN ${secret}`),
  'health-plan-number': plant(digits(7), (secret) => `member ID XQ${secret}`),
  'account-number': plant(digits(7), (secret) => `account no ${secret}`),
  'licence-number': plant(digits(7), (secret) => `license D${secret}`),
  vehicle: plant(digits(7), (secret) => `plate K${secret}`),
  'device-serial': plant(digits(7), (secret) => `serial number PJ${secret}`),
  url: plant(name, (secret) => `https://pages.example/${secret}`),
  'ip-address': plant(fc.integer({ min: 10, max: 250 }), (secret) => `from 203.0.113.${secret}`),
  biometric: plant(fc.constant('fingerprints'), (secret) => `her ${secret}`),
  'face-photo': plant(fc.constant('selfie'), (secret) => `a ${secret}`),
  'other-code': plant(digits(6), (secret) => `#A${secret}Z`),
};

function plant<T>(
  secrets: fc.Arbitrary<T>,
  said: (secret: string) => string,
  shown: (secret: string) => string = (secret) => secret,
): fc.Arbitrary<{ said: string; secret: string }> {
  return secrets.map((secret) => ({ said: said(String(secret)), secret: shown(String(secret)) }));
}

/** Announced by an everyday word or a small number, which other words and figures may hold as well. */
const COMMON: readonly IdentifierKind[] = ['biometric', 'face-photo', 'age-over-89', 'ip-address', 'date'];

const planted = fc
  .tuple(...IDENTIFIER_KINDS.map((kind) => PLANTS[kind]))
  .map((plants) => plants.map((one, i) => ({ ...one, kind: IDENTIFIER_KINDS[i] as IdentifierKind })));

let printed = '';
function listen(): void {
  printed = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed += text;
      return true;
    });
}
afterEach(() => vi.restoreAllMocks());

describe('identifiers in texts', () => {
  it('are found, whatever they say', () => {
    fc.assert(
      fc.property(planted, (plants) => {
        for (const { kind, said } of plants)
          expect(
            findIdentifiers(`Thanks! ${said}.`).map((one) => one.kind),
            said,
          ).toContain(kind);
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  it('come out of no label, whether it was given or the record was refused', async () => {
    listen();
    await fc.assert(
      fc.asyncProperty(planted, async (plants) => {
        const items = plants.map(({ said }, i) => ({
          id: `p${i}`,
          platform: 'google',
          text: `Glad your knee healed, ${said}!`,
        }));
        const replies = items.map((item) => ({ ...item, inReplyTo: item.text, rating: 5 }));
        const refused = [
          ...items.map(({ text }) => ({ id: 1, text })),
          ...items.map(({ text }) => ({ id: 1, platform: 'x', text, rating: text, isShare: text })),
        ];
        const lines = (list: object[]) => list.map((one) => JSON.stringify(one)).join('\n');
        const folder = folderOf({
          'posts.jsonl': lines([...items, ...refused]),
          'replies.jsonl': lines([...replies, ...refused]),
          'broken.jsonl': plants.map(({ said }) => `{"id": ${said}`).join('\n'),
        });
        printed = '';
        expect(await label(join(folder, 'posts.jsonl'), {})).toBe(1);
        expect(await label(join(folder, 'replies.jsonl'), { replies: true })).toBe(1);
        expect(await label(join(folder, 'broken.jsonl'), {})).toBe(1);
        expect(printed).toContain('"acknowledgesPatient"');
        for (const { kind, secret } of plants)
          if (!COMMON.includes(kind)) expect(printed, kind).not.toContain(secret);
      }),
      { numRuns: 5, seed: 4 },
    );
  }, 60_000);

  it('come out of no report, table or finding', async () => {
    const assets = await loadAssets();
    await fc.assert(
      fc.asyncProperty(planted, async (plants) => {
        const posts = plants.map(({ said }, i) => ({ daysAgo: i, text: `${said}: a word of thanks` }));
        const view = makeView(snapshotOf({ posts }), null, WORDS);
        const documents = (await Promise.all(RENDERERS.map((one) => one.render(view, assets)))).flat();
        for (const { name: file, content } of documents)
          for (const { kind, secret } of plants)
            if (!COMMON.includes(kind) && !/^\d{4}$/.test(secret))
              expect([...content].join(''), `${kind} in ${file}`).not.toContain(secret);
        const table = [...(documents.find(({ name: file }) => file === 'posts.csv')?.content ?? '')].join('');
        for (const kind of IDENTIFIER_KINDS) expect(table).toContain(`[${kind}]`);
      }),
      { numRuns: 5, seed: 4 },
    );
  }, 60_000);
});
