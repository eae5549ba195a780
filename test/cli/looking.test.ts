import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AUDITS } from '../../src/audits/index.ts';
import { check } from '../../src/cli/commands/check.ts';
import { explain } from '../../src/cli/commands/explain.ts';
import { list } from '../../src/cli/commands/list.ts';
import { CommandError } from '../../src/cli/faults.ts';
import { ConfigError } from '../../src/config/problems.ts';
import { EXPORT_FORMATS } from '../../src/sources/exports/index.ts';
import { anInstallation, postsTable, practiceFile } from '../support/command-line.ts';
import { folderOf } from '../support/folder.ts';
import { facebookExport } from '../support/meta-export.ts';

// Commands that only look, called as functions; what they print is caught.
let printed = '';
beforeEach(() => {
  printed = '';
  vi.stubEnv('NO_COLOR', '1');
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  return () => {
    write.mockRestore();
    vi.unstubAllEnvs();
  };
});

describe('check', () => {
  it('tells of a folder what each file is, and has the exit code of a run', async () => {
    const folder = folderOf({ 'x/posts.csv': postsTable(50), 'x/notes.txt': 'n', 'y/notes.txt': 'n' });
    expect(await check([join(folder, 'x')], {})).toBe(0);
    expect(printed).toMatch(/^Node \d+/);
    expect(printed).toMatch(
      /Social Vitals table · version 1 · Lakeside\n +x\/posts\.csv +until 2026-10-31 +50 +45 +0 +5 +0$/m,
    );
    expect(printed).toMatch(/Not recognized\n +x\/notes\.txt/);
    expect(await check([join(folder, 'y')], {})).toBe(1);
    expect(printed).toContain('No export with posts lies here');
  });

  it('accounts for a folder as a report would: repeats, gaps, old exports, what is left alone and what is unknown', async () => {
    const name = (range: string, number: number) => `${range}_900000000000000${number}.csv`;
    const may = facebookExport([
      { time: '05/10/2026 12:00', id: '111111111111111' },
      { time: '05/20/2026 12:00', id: '122222222222222' },
    ]);
    const september = facebookExport([
      { time: '09/10/2026 12:00', id: '133333333333333' },
      { time: 'Publish time' },
    ]);
    const folder = folderOf({
      [name('May-01-2026_May-31-2026', 1)]: may,
      [name('May-01-2026_May-31-2026', 2)]: may,
      [name('Sep-01-2026_Sep-30-2026', 3)]: september,
      'inbox/message_1.json': 'secret',
      'list.csv': 'Post ID,Publish time,Permalink,Post type\n1,2,3,4\n',
      'notes.txt': 'n',
    });
    await check([folder], { asOf: '2026-10-31' });
    const text = printed.replace(/\s+/g, ' ');
    expect(text).toMatch(/_9000000000000001\.csv 2026-05-01 to 2026-05-31 2 0 0 2 0 /);
    expect(text).toMatch(/_9000000000000002\.csv 2026-05-01 to 2026-05-31 2 0 2 0 0 /);
    expect(text).toMatch(/_9000000000000003\.csv 2026-09-01 to 2026-09-30 2 1 0 0 1 /);
    expect(text).toContain(
      'Outside: collected, but not in the days a report would judge, 2026-08-03 to 2026-10-31.',
    );
    expect(text).toMatch(/A gap in time between exports: .* No export covers 2026-06-01 to 2026-08-31\./);
    expect(text).toMatch(/The export is old: .*_9000000000000003\.csv\. Data end on 2026-09-30/);
    expect(text).toMatch(/A repeated header row: .*_9000000000000003\.csv \(1×, record 2\)\./);
    expect(text).toMatch(
      /1 file left alone on purpose: · Private messages are never opened\. \S+message_1\.json/,
    );
    expect(text).toMatch(/list\.csv\. Nearest: Meta Business Suite: Facebook content; it differs in: /);
    expect(text).not.toContain('notes.txt. Nearest');
  });

  it('takes the zone of Meta’s exports and until when files without a date speak', async () => {
    const folder = folderOf({ 'posts.csv': facebookExport([{ time: '09/10/2026 23:30' }]) });
    await check([folder], { metaTimeZone: 'Europe/Berlin', through: '2026-10-05', json: true });
    const [{ sources }] = JSON.parse(printed).subjects;
    expect(sources).toMatchObject([
      {
        through: '2026-10-05',
        problems: [{ code: 'zone-assumed', detail: expect.stringContaining('Europe/Berlin') as string }],
      },
    ]);
    await expect(check([folder], { metaTimeZone: 'Europe/Berln' })).rejects.toThrow('--meta-time-zone');
  });

  it('tells what of the configuration is wrong, and what of it is missing', async () => {
    const config = join(
      anInstallation({
        'config/practices/bad.yaml': 'nme: Bad',
        'config/practices/gone.yaml': practiceFile('exports: [gone]'),
      }),
      'config',
    );
    expect(await check([], { config })).toBe(2);
    expect(printed).toMatch(/bad\.yaml:1\n.*Did you mean name\?/);
    expect(printed).toMatch(/Missing: .*gone/);
    expect(printed).toMatch(/version 1 · Lakeside\n.*posts\.csv/);
    expect(await check(['lakeside'], { config })).toBe(0);
    expect(await check(['gone'], { config })).toBe(1);
  });

  it('refuses what is neither a practice nor a path, and a configuration that is not there', async () => {
    const root = anInstallation();
    await expect(check(['nowhere'], { config: join(root, 'config') })).rejects.toThrow(CommandError);
    await expect(check([], { config: root })).rejects.toThrow(ConfigError);
  });

  it('prints one object with --json', async () => {
    const config = join(anInstallation(), 'config');
    await check([], { config, json: true });
    expect(JSON.parse(printed)).toMatchObject({
      subjects: [{ problems: [], missing: [], sources: [{ read: 50 }] }],
    });
  });
});

describe('list', () => {
  it.each<[string, RegExp[], number]>([
    [
      'audits',
      [/^Audit +Category +Tier/, /^staleness +Freshness +high +Newest post per account$/m],
      AUDITS.length,
    ],
    ['formats', [/^template +any +1 +/m, /^x-archive +X +2018/m, /left alone/], EXPORT_FORMATS.length],
    ['platforms', [/^x +X +crowdtangle-x/m, /^snapchat +Snapchat +/m], 17],
    ['specialties', [/^dermatology +Dermatology +measured/m], 0],
  ])('%s', (what, texts, least) => {
    expect(list(what, {})).toBe(0);
    for (const text of texts) expect(printed).toMatch(text);
    for (const line of printed.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
    printed = '';
    list(what, { json: true });
    expect(JSON.parse(printed)[what].length).toBeGreaterThanOrEqual(least);
  });
});

describe('explain', () => {
  it.each(AUDITS.map((audit) => [audit.id, audit] as const))(
    '%s: rule, source, limits, curve, how to change',
    (id, audit) => {
      expect(explain(id, {})).toBe(0);
      const { title, why } = audit.words;
      const flat = printed.replace(/\s+/g, ' ');
      for (const part of [title, why, `audits: ${id}:`]) expect(flat).toContain(part);
      for (const option of Object.keys(audit.options.parse({}))) expect(flat).toContain(option);
      expect(printed).toMatch(/[▁▂▃▄▅▆▇█]{32}\n.*→ 100%/);
      for (const line of printed.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
      printed = '';
      explain(id, { json: true });
      expect(JSON.parse(printed)).toMatchObject({ id, title });
    },
  );

  it('names the points of the curve', () => {
    explain('promo-ratio', {});
    expect(printed).toMatch(/0\.1 → 100% {3}0\.25 → 60% {3}0\.5 → 0%/);
  });
});
