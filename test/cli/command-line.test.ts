import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runOutputSchema } from '../../src/cli/run-output.ts';
import {
  anInstallation,
  buildProgram,
  postsTable,
  practiceFile,
  socialVitals,
} from '../support/command-line.ts';
import { folderOf } from '../support/folder.ts';

// The built program as a process of its own: what a shell, a scheduler and another program see of it.
beforeAll(buildProgram, 120_000);

const ESCAPE = '\u001b';
describe('help', () => {
  it.each<[string[], RegExp]>([
    [[], /audit.*\n(.*\n)*.*Exit codes/],
    [['audit', '--help'], /--specialty <name>/],
    [['--version'], /^\d+\.\d+\.\d+\n$/],
  ])('%o goes to standard output', (args, text) => {
    const { status, stdout, stderr } = socialVitals(folderOf({}), args);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(text);
  });
});

describe('what cannot be run: exit code 2, one block that says what, where and what to do', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown command', ['adit'], /Unknown command.*\n.*Did you mean audit\?/],
    ['an unknown flag', ['audit', '.', '--specialt', 'x'], /--specialt.*\n.*Did you mean --specialty\?/],
    ['a bad date', ['audit', '.', '--as-of', '31.10.2026'], /--as-of .*\n.*2026-10-31/],
    [
      'nothing but other files',
      ['audit', 'junk', '--quiet'],
      /^✖ Nothing to judge.*\n.*junk\n.*notes\.txt.*\n(.*\n)*.*list formats/,
    ],
    ['no configuration', ['run'], /1 problem in the configuration.*Correct:\n.*name: /s],
  ])('%s', (_, args, block) => {
    const folder = folderOf({ 'junk/notes.txt': 'call the plumber' });
    const { status, stdout, stderr } = socialVitals(folder, args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(block);
    expect(stderr).not.toMatch(/\n\s+at |plumber|undefined/);
    expect(existsSync(join(folder, 'reports'))).toBe(false);
  });

  it('with --json programs get it as the one object; a stack goes only to those who ask', () => {
    const env = { DEBUG: 'social-vitals' };
    const { status, stdout, stderr } = socialVitals(folderOf({}), ['audit', 'nope', '--json'], env);
    expect(status).toBe(2);
    expect(runOutputSchema.parse(JSON.parse(stdout))).toMatchObject({ error: { code: 'not-found' } });
    expect(stderr).toMatch(/^✖ Nothing lies at this path\.\n.*nope\n.*Check the spelling(.*\n)+\s+at /);
  });

  it('every problem of every practice file, nothing run', () => {
    const root = anInstallation({
      'config/practices/a.yaml': 'days: 3',
      'config/practices/b.yaml': 'name: "B',
    });
    const { status, stdout, stderr } = socialVitals(root, ['run']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('3 problems in the configuration');
    for (const place of ['a.yaml:1', 'b.yaml:1', 'name is missing', 'days must be at least 28'])
      expect(stderr).toContain(place);
    expect(existsSync(join(root, '.social-vitals'))).toBe(false);
  });

  it('while another run holds the lock', () => {
    const root = anInstallation();
    mkdirSync(join(root, '.social-vitals'));
    writeFileSync(
      join(root, '.social-vitals/lock'),
      JSON.stringify({ pid: process.pid, startedAt: '2026-10-31T00:00:00.000Z' }),
    );
    const { status, stderr } = socialVitals(root, ['run', '--quiet']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/Another run is at work/);
    expect(existsSync(join(root, 'reports'))).toBe(false);
  });
});

describe('audit', () => {
  it('reads a folder, writes the report, keeps the collection for the owner only', () => {
    const folder = folderOf({ 'lakeside/posts.csv': postsTable(50), 'lakeside/notes.txt': 'x' });
    const { status, stdout, stderr } = socialVitals(folder, [
      'audit',
      'lakeside',
      '--specialty',
      'dermatology',
    ]);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^lakeside: reading sources\n(lakeside: .+\n)+lakeside: [A-F] · \d+\n$/);
    expect(stdout).not.toContain(ESCAPE);
    expect(stdout).toMatch(/[A-F] · \d+ .*replies not checked/);
    expect(stdout).toMatch(/Graded on \d of \d checks/);
    expect(stdout).toMatch(/lakeside\/posts\.csv +50 +45 +0 +5 +0/);
    expect(stdout).toMatch(/Not recognized\n +lakeside\/notes\.txt/);
    expect(stdout).toContain('reports/lakeside/2026-10/report.html');
    for (const line of stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
    for (const name of ['report.html', 'audits.csv', 'findings.csv', 'posts.csv', 'snapshot.json'])
      expect(existsSync(join(folder, 'reports/lakeside/2026-10', name)), name).toBe(true);
    const kept = join(folder, '.social-vitals/lakeside/2026-10/collection.json');
    if (process.platform !== 'win32') expect(statSync(kept).mode & 0o077).toBe(0);
  });

  it('--json prints one object and nothing else; --quiet is silent besides', () => {
    const folder = folderOf({ 'lakeside/posts.csv': postsTable(50) });
    const { status, stdout, stderr } = socialVitals(folder, ['audit', 'lakeside', '--json', '--quiet']);
    expect([status, stderr]).toEqual([0, '']);
    const summary = JSON.parse(stdout);
    expect(runOutputSchema.safeParse(summary).success).toBe(true);
    expect(summary).toMatchObject({
      asOf: '2026-10-31',
      sources: [{ read: 50, kept: 45, outsideWindow: 5 }],
    });
  });

  it('a genuine export without a post is an answer, not a fault', () => {
    const folder = folderOf({ 'lakeside/posts.csv': postsTable(0) });
    const { status, stdout } = socialVitals(folder, [
      'audit',
      'lakeside',
      '--as-of',
      '2026-10-31',
      '--quiet',
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Too early to grade/);
    expect(existsSync(join(folder, 'reports/lakeside/2026-10/report.html'))).toBe(true);
  });

  it('a source that failed is named: exit code 1, report all the same', () => {
    const folder = folderOf({
      'lakeside/posts.csv': postsTable(50),
      'lakeside/more.zip': 'PK\u0003\u0004 broken',
    });
    const { status, stdout, stderr } = socialVitals(folder, ['audit', 'lakeside', '--quiet']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/Source lakeside\/more\.zip: /);
    expect(stdout).toContain('report.html');
  });

  it('reports that cannot be written are a failure, told without a stack', () => {
    const folder = folderOf({ 'lakeside/posts.csv': postsTable(50), out: 'a file stands here' });
    const { status, stderr } = socialVitals(folder, ['audit', 'lakeside', '--out', 'out', '--quiet']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/A file stands where a folder is needed\n/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('colours appear where they are forced and nowhere with NO_COLOR', () => {
    const folder = folderOf({});
    const [forced, forbidden] = [{ FORCE_COLOR: '1' }, { FORCE_COLOR: '1', NO_COLOR: '1' }].map(
      (env) => socialVitals(folder, ['explain', 'staleness'], env).stdout,
    );
    expect(forced).toContain(ESCAPE);
    expect(forbidden).not.toContain(ESCAPE);
  });
});

it('what a person corrected or accepted holds in every later run and is shown as such', () => {
  const folder = anInstallation();
  const rows = (name: string) =>
    readFileSync(join(folder, 'reports/lakeside/2026-10', name), 'utf8').split(/\r?\n/);
  const run = () => expect([0, 3]).toContain(socialVitals(folder, ['run']).status);
  run();
  const [header = '', first = ''] = rows('posts.csv');
  const id = first.split(',')[header.replace('\uFEFF', '').split(',').indexOf('id')] ?? '';
  const finding =
    rows('findings.csv')[1]?.split(',')[
      rows('findings.csv')[0]?.replace('\uFEFF', '').split(',').indexOf('key') ?? 0
    ] ?? '';
  mkdirSync(join(folder, 'config/practices/lakeside'), { recursive: true });
  writeFileSync(
    join(folder, 'config/practices/lakeside/labels.csv'),
    `post,label,value,who,when\n${id},purpose,curated,Office manager,2026-10-31\n${id},education,yes,Office manager,2026-10-31\n`,
  );
  writeFileSync(
    join(folder, 'config/practices/lakeside.yaml'),
    practiceFile(
      'exports: [../../exports]',
      `accepted: [{ finding: "${finding}", reason: "agreed with the owner", who: "Office manager", until: 2030-01-31 }]`,
    ),
  );
  for (const again of ['next', 'after']) {
    run();
    const corrected = rows('posts.csv').find((row) => row.includes(id)) ?? '';
    expect(corrected, again).toMatch(/,curated,/);
    expect(corrected, again).toContain('purpose education');
    expect(
      rows('findings.csv').find((row) => row.includes(finding)),
      again,
    ).toMatch(/agreed with the owner/);
  }
});

it('a kept collection is judged again, a kept snapshot rendered again, with the same result', () => {
  const folder = folderOf({ 'x/posts.csv': postsTable(50) });
  const args = ['audit', 'x', '--practice', 'Lakeside Dermatology', '--specialty', 'dermatology'];
  const { outputs, ...first } = JSON.parse(socialVitals(folder, [...args, '--json', '--quiet']).stdout);
  const report = join(folder, outputs.html);
  const page = readFileSync(report, 'utf8');
  const kept = join(folder, '.social-vitals/lakeside-dermatology/2026-10');

  for (const again of [
    ['audit', join(kept, 'collection.json')],
    ['render', join(kept, 'snapshot.json')],
  ]) {
    writeFileSync(report, '');
    const { status, stdout } = socialVitals(folderOf({}), [...again, '--json', '--quiet']);
    expect(status).toBe(0);
    const { outputs: _, ...summary } = JSON.parse(stdout);
    expect(summary).toEqual(first);
    expect(readFileSync(report, 'utf8')).toBe(page);
  }
});

describe('run', () => {
  it('writes beside the configuration, wherever it is called from', () => {
    const root = anInstallation();
    const config = join(root, 'config');
    const { status, stdout } = socialVitals(folderOf({}), ['run', '--config', config, '--json', '--quiet']);
    expect(status).toBe(0);
    expect(runOutputSchema.parse(JSON.parse(stdout))).toMatchObject({ practice: { id: 'lakeside' } });
    expect(existsSync(join(root, 'reports/lakeside/2026-10/report.html'))).toBe(true);
    expect(existsSync(join(root, '.social-vitals/lakeside/2026-10/snapshot.json'))).toBe(true);
    expect(existsSync(join(root, '.social-vitals/lock'))).toBe(false);
  });

  it('one practice failing is named and stops no other: exit code 1', () => {
    const root = anInstallation({
      'config/practices/a-gone.yaml': practiceFile('exports: [gone]'),
      'config/practices/b-none.yaml': practiceFile(),
    });
    const { status, stdout, stderr } = socialVitals(root, ['run', '--json']);
    expect(status).toBe(1);
    const output = JSON.parse(stdout);
    expect(runOutputSchema.safeParse(output).success).toBe(true);
    expect(output.practices.map((one: { practice: { id: string } }) => one.practice.id)).toEqual([
      'a-gone',
      'b-none',
      'lakeside',
    ]);
    expect(output.practices.map((one: { error?: { code: string } }) => one.error?.code)).toEqual([
      'not-found',
      'nothing-read',
      undefined,
    ]);
    expect(stderr).toMatch(/✖ .*\n.*gone/);
  });

  it('only the practices named, whatever is wrong with others', () => {
    const root = anInstallation({ 'config/practices/other.yaml': 'days: 3' });
    expect(socialVitals(root, ['run', 'lakeside', '--month', '2026-10', '--quiet']).status).toBe(0);
    const unknown = socialVitals(root, ['run', 'lakesid']);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('Did you mean lakeside?');
  });

  it('a breached alert: exit code 3, named', () => {
    const root = anInstallation({
      'config/practices/lakeside.yaml': practiceFile('exports: [../../exports]', 'alerts: { overall: 100 }'),
    });
    const { status, stderr } = socialVitals(root, ['run', '--quiet']);
    expect(status).toBe(3);
    expect(stderr).toMatch(/▲ Lakeside: Overall score \d+ is below 100/);
  });
});

it('check looks and writes nothing', () => {
  const root = anInstallation();
  const { status, stdout, stderr } = socialVitals(root, ['check']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/Lakeside · config\/practices\/lakeside\.yaml\n/);
  expect(readdirSync(root).sort()).toEqual(['config', 'exports']);
});
