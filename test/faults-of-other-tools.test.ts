import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AUDITS } from '../src/audits/index.ts';
import { loadExpertise, WORDS } from '../src/cli/expertise.ts';
import { compare } from '../src/history/compare.ts';
import { practiceSchema } from '../src/model/practice.ts';
import { runPractice } from '../src/pipeline/run-practice.ts';
import { makeView } from '../src/reporting/view.ts';
import { collect } from '../src/sources/collect.ts';
import { outcomeOf, period, snapshotOf, spread } from './support/a-practice.ts';
import { folderOf } from './support/folder.ts';
import { FACEBOOK_NAME, facebookExport } from './support/meta-export.ts';

const PRACTICE = {
  ...practiceSchema.parse({ name: 'Sample Clinic', specialty: 'dermatology' }),
  id: 'sample-clinic',
};

function request(files: Record<string, string>) {
  return {
    practice: PRACTICE,
    paths: [folderOf(files)],
    asOf: null,
    through: null,
    all: false,
    today: '2026-11-24',
  };
}

const DAYS = Array.from({ length: 24 }, (_, i) => ({
  time: `10/${String(i + 1).padStart(2, '0')}/2026 09:30`,
}));

async function reportOf(files: Record<string, string>) {
  const out = folderOf({});
  const folders = { reports: `${out}/reports`, working: `${out}/working` };
  const result = await runPractice(request(files), await loadExpertise(), folders);
  return { ...result, html: readFileSync(result.outputs.html ?? '', 'utf8') };
}

describe('faults seen in other tools', () => {
  test('1: the date column says "Lifetime"; the real time is elsewhere and has no zone', async () => {
    const { posts } = await collect(
      request({ [FACEBOOK_NAME]: facebookExport([{ time: '10/05/2026 17:45' }]) }),
    );
    expect(posts.map(({ publishedAt }) => publishedAt)).toEqual(['2026-10-06T00:45:00.000Z']);
  });

  test('2: a second header row of descriptions is no post', async () => {
    const header =
      'Post ID,Permalink,Post Message,Type,Countries,Languages,Posted,Audience Targeting,post_impressions_unique:lifetime';
    const described = ',,,,,,,,"Lifetime: how many people saw it. (Unique Users)"';
    const posts = [1, 2].map(
      (n) => `${n},https://www.facebook.com/1/posts/${n},Words ${n},Photo,,,2019-10-0${n} 09:00:00,,${n}00`,
    );
    const { sources, posts: kept } = await collect({
      ...request({
        'Facebook Insights Data Export (Post Level) - Sample Clinic - 2019-10-31.csv': [
          header,
          described,
          ...posts,
        ].join('\n'),
      }),
      asOf: '2019-10-31',
    });
    expect(kept.map(({ engagement }) => engagement.reach)).toEqual([100, 200]);
    expect(sources).toMatchObject([{ format: 'facebook-insights-posts', read: 2, rejected: 0 }]);
  });

  test('3: .csv.csv, twins, semicolons, missing columns are read or explained, never ignored', async () => {
    const rows = facebookExport(DAYS);
    const { sources, posts } = await collect(
      request({
        'content.csv.csv': rows,
        'content.csv': rows,
        'semicolons.csv': facebookExport(DAYS, { delimiter: ';' }),
        'columns missing.csv': 'Post ID,Page name,Permalink\n1,Sample Clinic,https://www.facebook.com/1\n',
      }),
    );
    expect(posts).toHaveLength(24);
    const by = (name: string) => sources.find(({ file }) => basename(file ?? '') === name);
    expect(by('semicolons.csv')).toMatchObject({ format: 'meta-facebook-content', read: 24 });
    expect(by('content.csv.csv')).toMatchObject({ format: 'meta-facebook-content', read: 24 });
    expect(by('columns missing.csv')).toMatchObject({
      status: 'unrecognised',
      problems: [{ detail: expect.stringMatching(/publish time/i) as string }],
    });
  });

  test('4: days and hours are those of the practice, not of UTC', () => {
    const { hours, posts } = snapshotOf({ posts: [{ publishedAt: '2026-10-27T03:15:00.000Z' }] });
    expect(hours).toEqual([{ weekday: 0, hour: 23, posts: 1 }]);
    expect(posts[0]).toMatchObject({ day: '2026-10-26', time: '23:15' });
  });

  test('5: an empty account is graded nowhere, neither D nor F, and is not dropped silently', () => {
    const { overall, audits, categories } = snapshotOf({
      posts: [],
      periods: [period('facebook', '2026-08-03', '2026-10-31')],
    });
    expect(overall).toMatchObject({ status: 'too-early', grade: null, score: null });
    expect(categories.map(({ grade }) => grade)).toEqual(categories.map(() => null));
    expect(audits.find(({ id }) => id === 'staleness')?.outcome).toMatchObject({ outcome: 'not-measured' });
  });

  test('6: a post dated in the future makes nothing fresh, and the gap up to today counts', () => {
    const posts = [...spread(20, 30, { daysAgo: 60 }), { daysAgo: -5 }];
    expect(outcomeOf('staleness', { posts })).toMatchObject({ outcome: 'scored', value: 60 });
    expect(outcomeOf('consistency', { posts })).toMatchObject({ detail: { longestGapDays: 60 } });
  });

  test('7: a metric that changed its name is still read; one that is not there is unknown, not none', async () => {
    const views = (figures: string[]) =>
      collect(
        request({
          [FACEBOOK_NAME]: facebookExport([{ time: '10/05/2026 09:00', figures: ['77'] }], { figures }),
        }),
      );
    expect((await views(['Views'])).posts[0]?.engagement).toMatchObject({ views: 77, reactions: null });
    expect((await views(['Impressions'])).posts[0]?.engagement).toMatchObject({ views: 77, reactions: null });
    expect((await views(['Reactions'])).posts[0]?.engagement).toMatchObject({ views: null, reactions: 77 });
  });

  test('8, 9: a kept report loads nothing from anywhere: no picture, script, font or style by address', async () => {
    const { html } = await reportOf({ [FACEBOOK_NAME]: facebookExport(DAYS) });
    expect(html).not.toMatch(/<(script|iframe|object|embed|link)\b/i);
    expect(html).not.toMatch(/(src|srcset|poster|xlink:href)\s*=\s*["']?(https?:)?\/\//i);
    expect(html).not.toMatch(/url\(\s*["']?(https?:)?\/\//i);
    expect(html).not.toMatch(/@import/i);
  });

  test('10: an account that came in since last time is named', () => {
    const before = snapshotOf({ posts: spread(30, 89) });
    const after = snapshotOf({
      posts: [...spread(30, 89), ...spread(20, 89, { platform: 'instagram', account: 'sample' })],
    });
    expect(compare(after, before).accounts).toEqual({
      added: [{ platform: 'instagram', handle: 'sample' }],
      removed: [],
    });
    expect(JSON.stringify(makeView(after, compare(after, before), WORDS).summary.change)).toContain(
      'Instagram',
    );
  });

  test('11: prose takes its numbers from the limits in force', () => {
    for (const { id, options, words } of AUDITS) {
      const defaults = options.parse({}) as Record<string, unknown>;
      for (const [name, value] of Object.entries(defaults)) {
        if (typeof value !== 'number' || !/^(full|zero|knee|min)/.test(name)) continue;
        const changed = options.parse({
          [name]: value === 0.37 || value === 37 ? 0.41 : value <= 1 ? 0.37 : 37,
        }) as Record<string, unknown>;
        expect(words.how(changed), `${id} ${name}`).not.toBe(words.how(defaults));
      }
    }
  });

  test('12: no percentile without a peer group', async () => {
    const { html } = await reportOf({ [FACEBOOK_NAME]: facebookExport(DAYS) });
    expect(html).not.toMatch(/percentile|better than \d+ ?%|top \d+ ?%/i);
  });

  test('13: a schedule waits a few days after the month, when late figures have arrived', () => {
    const guide = readFileSync('docs/cli.md', 'utf8');
    const days = [/^\d+ \d+ (\d+) \* \* /m, /OnCalendar=\*-\*-(\d+)/, /\/SC MONTHLY \/D (\d+)/].map(
      (schedule) => Number(schedule.exec(guide)?.[1]),
    );
    for (const day of days) expect(day >= 3 && day <= 10).toBe(true);
  });

  test('unknown figures are blank in files, never 0', async () => {
    const { outputs } = await reportOf({ [FACEBOOK_NAME]: facebookExport(DAYS, { figures: [] }) });
    const [header = '', first = ''] = readFileSync(outputs.postsCsv ?? '', 'utf8').split(/\r?\n/);
    const cells = first.split(',');
    const columns = header.replace('\uFEFF', '').split(',');
    for (const figure of ['reactions', 'comments', 'shares', 'views', 'reach']) {
      expect(columns).toContain(figure);
      expect(cells[columns.indexOf(figure)], figure).toMatch(/^("")?$/);
    }
  });
});
