import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { AUDITS } from '../../src/audits/index.ts';
import { EXAMPLE_FILE, EXAMPLES, exampleOfAudit } from '../../src/config/examples.ts';
import { ConfigError, loadPractices, readPractice, readPractices } from '../../src/config/practices.ts';
import { loadReference } from '../../src/config/reference.ts';
import { practiceSchema } from '../../src/model/practice.ts';

const known = {
  audits: Object.fromEntries(AUDITS.map(({ id, options }) => [id, options])),
  reference: loadReference(),
  interfaces: [
    { id: 'x', platforms: ['x'], credentials: ['token', 'refreshToken'] },
    { id: 'bluesky', platforms: ['bluesky'], credentials: [] },
  ],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practices-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, ...lines: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

const read = (...lines: string[]) => readPractice(write('lakeside.yaml', ...lines), known);
const problemsOf = (...lines: string[]) => read(...lines).problems.map(({ code, line }) => [code, line]);

describe('a sound practice file', () => {
  it('takes its id from the file’s name, defaults from the schema, paths from where it lies', () => {
    const { configured, problems } = read('name: Lakeside', 'exports: [../exports/lakeside, /srv/x.zip]');
    expect(problems).toEqual([]);
    expect(configured?.practice).toMatchObject({ id: 'lakeside', timeZone: 'America/New_York', days: 90 });
    expect(configured?.exports).toEqual([join(folder, '../exports/lakeside'), '/srv/x.zip']);
  });

  it('takes the id it is given', () => {
    expect(read('id: other', 'name: Lakeside').configured?.practice.id).toBe('other');
  });

  it('takes options of audits as they are written', () => {
    const { configured } = read('name: L', 'audits:', '  cadence: { fullPerWeek: 3 }');
    expect(configured?.practice.audits).toEqual({ cadence: { fullPerWeek: 3 } });
  });

  it('takes a specialty nobody has figures for when the ages are given', () => {
    expect(problemsOf('name: L', 'specialty: hair transplants', 'audience: { ages: { 30-49: 1 } }')).toEqual(
      [],
    );
  });

  it('may begin with a byte order mark and end its lines the Windows way', () => {
    expect(read('\ufeffname: Lakeside\r', 'specialty: dermatology\r').configured?.practice.name).toBe(
      'Lakeside',
    );
  });
});

describe('a file with problems: code and line of each', () => {
  it.each<[string, string[], [string, number | null][]]>([
    ['nothing in it', ['# to do'], [['empty', 1]]],
    ['a list', ['- name: L'], [['wrong-type', 1]]],
    ['no name', ['specialty: dermatology'], [['missing', 1]]],
    ['an empty name', ['name: ""'], [['empty', 1]]],
    ['a key left empty', ['name: L', 'through:'], [['empty', 2]]],
    ['an unknown key', ['name: L', 'specialy: dermatology'], [['unknown-key', 2]]],
    ['an unknown zone', ['name: L', '', '# ours', 'timeZone: Ohio'], [['not-valid', 4]]],
    ['no such day', ['name: L', 'asOf: 2026-02-30'], [['not-valid', 2]]],
    ['a short window', ['name: L', 'days: 7'], [['too-small', 2]]],
    ['text for a list', ['name: L', 'exports: here'], [['wrong-type', 2]]],
    ['a bad id', ['id: Lake Side', 'name: L'], [['not-valid', 1]]],
    ['an unknown specialty', ['name: L', 'specialty: dermatologie'], [['unknown-specialty', 2]]],
    [
      'an unknown platform, a handle that is a number',
      ['name: L', 'accounts:', '  - platform: facebok', '    handle: 12'],
      [
        ['not-one-of', 3],
        ['wrong-type', 4],
      ],
    ],
    [
      'ages in bands of its own',
      ['name: L', 'audience:', '  ages:', '    30-50: 40', '  women: 60'],
      [
        ['not-valid', 3],
        ['unknown-key', 4],
        ['too-large', 5],
      ],
    ],
    [
      'audits: unknown id, unknown option, option out of range',
      ['name: L', 'audits:', '  cadenc: {}', '  cadence: { perWeek: 3 }', '  video:', '    fullShare: 2'],
      [
        ['unknown-audit', 3],
        ['unknown-key', 4],
        ['too-large', 6],
      ],
    ],
    [
      'an alert for an unknown audit',
      ['name: L', 'alerts:', '  audits: { stale: 0.5 }'],
      [['unknown-audit', 3]],
    ],
    [
      'accounts: an interface of another platform, an unknown credential, keys without an interface',
      [
        'name: L',
        'accounts:',
        '  - { platform: x, handle: l, api: bluesky }',
        '  - platform: x',
        '    handle: l',
        '    api: x',
        '    version: v 2',
        '    baseUrl: ftp://x.example',
        '    credentials: { token: LAKESIDE_X_TOKEN, tokn: A, refreshToken: not a name }',
        '  - { platform: snapchat, handle: l, api: snapchat }',
        '  - { platform: x, handle: l, baseUrl: "https://x.example" }',
      ],
      [
        ['unknown-api', 3],
        ['not-valid', 7],
        ['not-valid', 8],
        ['not-valid', 9],
        ['unknown-credential', 9],
        ['unknown-api', 10],
        ['needs-api', 11],
      ],
    ],
    ['a tab', ['name: L', 'audience:', '\tages: { 30-49: 1 }'], [['tab', 3]]],
    ['bad indentation', ['name: L', 'exports:', '  - a', ' - b'], [['layout', 4]]],
    ['uneven indentation', ['audience:', '  ages:', '    30-49: 1', '   50-64: 1'], [['bad-indent', 4]]],
    ['a colon inside a text', ['name: Lakeside: Skin'], [['layout', 1]]],
    ['a bracket left open', ['name: L', 'exports: [a, b'], [['bad-indent', 2]]],
    ['a quotation mark left open', ['name: "L', 'days: 90'], [['not-closed', 2]]],
    ['a quotation mark inside a text', ["name: 'Children's Skin'"], [['text-ended', 1]]],
    ['a special sign', ['name: L', 'domains: [@lake]'], [['special-sign', 2]]],
    ['a key without a colon', ['name L', 'days: 90'], [['no-colon', 1]]],
    ['a key twice', ['name: L', 'days: 90', 'name: M'], [['key-twice', 3]]],
    ['two documents', ['name: L', '---', 'name: M'], [['several-documents', 2]]],
    ['an alias to nothing', ['name: *lakeside'], [['bad-alias', 1]]],
  ])('%s', (_, lines, expected) => {
    expect(problemsOf(...lines)).toEqual(expected);
  });

  it('never repeats a value and always shows how it is right', () => {
    const { problems, configured } = read(
      'name: [secret]',
      'timeZone: secret',
      'specialty: secret',
      'audits: { cadence: { fullPerWeek: secret }, video: secret }',
      'accounts: [{ platform: secret, handle: secret, opened: secret }]',
      'alerts: secret',
    );
    expect(configured).toBeNull();
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 3, 4, 4, 5, 5, 6]);
    for (const { message, example } of problems) {
      expect(message).not.toMatch(/secret|received|undefined|Invalid/);
      expect(() => parse(example)).not.toThrow();
    }
  });

  it('shows the option of the audit that is wrong, at its default', () => {
    const [problem] = read('name: L', 'audits:', '  staleness: { feed: 7 }').problems;
    expect(problem?.example).toBe('audits:\n  staleness:\n    feed: { fullDays: 7, zeroDays: 90 }');
  });

  it('shows the key of the account that is wrong, and what there is instead', () => {
    const [api, variable] = read(
      'name: L',
      'accounts:',
      '  - { platform: x, handle: l, api: y }',
      '  - { platform: x, handle: l, api: x, credentials: { token: 1 2 } }',
    ).problems;
    expect(api?.message).toContain('There is: x.');
    expect(variable?.example).toContain('credentials: { token: LAKESIDE_X_TOKEN }');
    expect(problemsOf('name: L', variable?.example ?? '')).toEqual([]);
  });

  it.each([
    ['specialy', 'Did you mean specialty?'],
    ['time_zone', 'Did you mean timeZone?'],
    ['zzzzzzzzzzzz', 'Known: id, name, specialty'],
  ])('a key %s: %s', (key, hint) => {
    expect(read('name: L', `${key}: x`).problems[0]?.message).toContain(hint);
  });

  it('a name that cannot serve as id is told as such', () => {
    const { problems } = readPractice(write('Lake Side.yaml', 'name: L'), known);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([['file-name', null]]);
  });
});

describe('a folder of practice files', () => {
  const errorOf = (ids?: string[]) => {
    try {
      loadPractices(folder, known, ids);
    } catch (error) {
      if (error instanceof ConfigError) return error.problems.map(({ code, line }) => [code, line]);
      throw error;
    }
    return null;
  };

  it('gives the practices in the order of their files', () => {
    write('b.yaml', 'name: B');
    write('a.yml', 'name: A');
    write('.hidden.yaml', 'name: H');
    write('notes.txt', 'no practice');
    expect(loadPractices(folder, known).map(({ practice }) => practice.id)).toEqual(['a', 'b']);
    expect(loadPractices(folder, known, ['b']).map(({ practice }) => practice.id)).toEqual(['b']);
  });

  it('lists every problem of every file at once', () => {
    write('a.yaml', 'days: 3');
    write('b.yaml', 'name: "B');
    write('c.yaml', 'name: C');
    expect(errorOf()).toEqual([
      ['missing', 1],
      ['too-small', 1],
      ['not-closed', 1],
    ]);
  });

  it('leaves problems of other practices alone when some are named', () => {
    write('a.yaml', 'days: 3');
    write('c.yaml', 'name: C');
    expect(errorOf(['c'])).toBeNull();
    expect(errorOf(['c', 'cc'])).toEqual([['unknown-practice', null]]);
  });

  it('refuses one id for two files', () => {
    write('a.yaml', 'name: A', 'id: same');
    write('b.yaml', 'name: B', 'id: same');
    expect(errorOf()).toEqual([['id-twice', null]]);
    expect(readPractices(folder, known).map(({ configured }) => configured !== null)).toEqual([true, false]);
  });

  it('says what was looked for where there is nothing', () => {
    expect(errorOf()).toEqual([['no-practices', null]]);
    rmSync(folder, { recursive: true });
    expect(errorOf()).toEqual([['no-folder', null]]);
    mkdirSync(folder);
  });
});

describe('examples in messages', () => {
  it('are true: every one is accepted', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(practiceSchema.shape).sort());
    const { configured, problems } = read(...Object.values(EXAMPLES));
    expect(problems).toEqual([]);
    expect(configured).not.toBeNull();
    expect(problemsOf(EXAMPLE_FILE)).toEqual([]);
  });

  it.each(AUDITS.map(({ id, options }) => [id, options] as const))('of the options of %s', (id, options) => {
    expect(problemsOf('name: L', exampleOfAudit(id, options, undefined))).toEqual([]);
  });
});
