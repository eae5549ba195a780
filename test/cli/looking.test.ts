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
    expect(printed).toMatch(/Social Vitals table\n +x\/posts\.csv +1 +Lakeside +until 2026-10-31 +50/);
    expect(printed).toMatch(/Not recognized\n +x\/notes\.txt/);
    expect(await check([join(folder, 'y')], {})).toBe(1);
    expect(printed).toContain('No export with posts lies here');
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
    expect(printed).toMatch(/posts\.csv +1 +Lakeside/);
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
