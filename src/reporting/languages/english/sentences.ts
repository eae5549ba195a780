import type { Purpose } from '../../../model/labels.ts';
import type { Arguments, Scored } from '../../../model/outcome.ts';
import { PLATFORMS, type PlatformId } from '../../../model/platforms.ts';
import type { Grading, Letter, Overall, Snapshot } from '../../../model/snapshot.ts';
import {
  between,
  count,
  date,
  list,
  mediumDate,
  minutes,
  NO_BREAK,
  number,
  percent,
  shortDate,
} from './formats.ts';
import { figures } from './names.ts';
import { articles, failures, problems } from './references.ts';

const letterWithArticle = (letter: Letter) => `${letter === 'A' || letter === 'F' ? 'an' : 'a'} ${letter}`;
const isOrAre = (things: number) => (things === 1 ? 'is' : 'are');

/** Sentences that take numbers, days and names. Numbers come in raw, so that each is formatted in one place. */
export const sentences = {
  title: (practice: string, asOf: string) => `${practice} · Social media health check · ${date(asOf)}`,
  accepted: (who: string, until: string, reason: string) =>
    `Accepted by ${who} until ${date(until)}: ${reason}.`,
  specialty: (name: string) =>
    (name.charAt(0).toUpperCase() + name.slice(1)).replace(/(?<=\w{3})-(?=\w{3})/g, ' '),
  timeZone: (zone: string) => zone.replaceAll('_', ' '),
  account: (platform: PlatformId, handle: string | null) =>
    [PLATFORMS[platform].name, handle].filter((part) => part !== null).join(' '),

  spokenGrade: (letter: Letter, score: number) => `Grade ${letter}, ${score} of 100`,
  gradeNow: (letter: Letter, score: number) => `${letter} · ${score}`,
  standing(good: number, fair: number, bad: number): string {
    const all = good + fair + bad;
    if (all === 0) return 'Nothing could be scored yet.';
    const states = [
      { checks: good, text: `${isOrAre(good)} good` },
      { checks: fair, text: `${isOrAre(fair)} fair` },
      { checks: bad, text: `${bad === 1 ? 'needs' : 'need'} work` },
    ].filter(({ checks }) => checks > 0);
    const said = states.map(({ checks, text }, i) =>
      i === 0 ? `${number(checks)} of ${count(all, 'check')} ${text}` : `${number(checks)} ${text}`,
    );
    return `${list(said)}.`;
  },
  range(
    { low, high, lowGrade, highGrade }: NonNullable<Overall['range']>,
    because: { title: string; sample: number | null } | null,
  ): string {
    if (low === high) return 'No sampling error: everything that counts was seen.';
    if (lowGrade === highGrade)
      return `Clearly ${letterWithArticle(lowGrade)}: allowing for chance, the score lies between ${low} and ${high}.`;
    const basis =
      because?.sample == null ? 'can only be estimated' : `rests on a sample of ${number(because.sample)}`;
    const why = because === null ? '' : `, mostly because “${because.title}” ${basis}`;
    return `Could be anything between ${letterWithArticle(lowGrade)} (${low}) and ${letterWithArticle(highGrade)} (${high})${why}.`;
  },
  rangeWithoutCap: (range: string) => `Without the cap: ${range.charAt(0).toLowerCase()}${range.slice(1)}`,
  capped: ({ score, uncappedGrade, uncappedScore }: NonNullable<Overall['cap']>, title: string) =>
    `“${title}” is an open privacy finding, so the grade stops at ${score}. Without it, it would be ${uncappedGrade} · ${uncappedScore}.`,
  ungraded: {
    'too-early': (history: Snapshot['history'], { leastHistoryDays, leastPosts }: Grading) =>
      `A fair grade needs ${count(leastHistoryDays, 'day')} of history and ${count(leastPosts, 'post')}. So far there are ${count(history.days, 'day')} and ${count(history.posts, 'post')}. What was found is shown all the same.`,
    'not-enough-data': (coverage: number, { leastCoverage }: Grading) =>
      `${percent(coverage)} of the weight of all checks could be measured; a grade needs ${percent(leastCoverage)}. Missing data is neither a bad grade nor a good one.`,
    silent: () =>
      'Every known account has been silent for longer than its platform’s limit. That alone decides the grade.',
  },
  gradedOn: (scored: number, applicable: number) =>
    `Graded on ${number(scored)} of ${count(applicable, 'check')}`,
  coverageOf: (share: number) => `${percent(share)} of the weight of all checks`,
  checks: (scored: number, applicable: number) =>
    applicable === 0 ? 'No check applies' : `${number(scored)} of ${count(applicable, 'check')} measured`,
  weight: (points: number) => `Counts ${number(points, 1)} of 100`,

  change: (difference: number, since: string) =>
    difference === 0
      ? `Unchanged since ${date(since)}`
      : `${difference > 0 ? 'Up' : 'Down'} ${count(Math.abs(difference), 'point')} since ${date(since)}`,
  noComparison: (since: string) => `There is no grade of ${date(since)} to compare with`,
  changeOf: (name: string, before: number, after: number) => `${name} ${number(before)} → ${number(after)}`,
  lastTime: (score: number) => `${number(score)} last time`,
  accountsAdded: (accounts: string[]) =>
    `New in this report: ${list(accounts)}. Part of the change comes from looking at more accounts.`,
  accountsRemoved: (accounts: string[]) =>
    `No longer in this report: ${list(accounts)}. Part of the change comes from looking at fewer accounts.`,
  findingsChanged: (fresh: number, still: number, notSeen: number) =>
    `${count(fresh, 'new finding')}, ${number(still)} still there, ${number(notSeen)} not seen again, which does not prove ${notSeen === 1 ? 'it' : 'them'} resolved.`,

  by: (day: string) => `by ${date(day)}`,
  minutes,
  gain: (points: number) => {
    const said = number(points, points < 9.95 ? 1 : 0);
    return `+${said} ${said === '1' ? 'point' : 'points'}`;
  },
  privacyBanner: (items: number) =>
    `Privacy: ${count(items, 'item')} ${items === 1 ? 'needs' : 'need'} a person’s judgment first`,

  intervalOf: (unit: Scored['unit'], lower: number, upper: number) =>
    `very likely ${between(unit, lower, upper)}`,
  uncertain: (tones: string[]) =>
    `Chance leaves room: it could also be ${list(
      tones.map((tone) => `“${tone}”`),
      'or',
    )}.`,
  likely: (unit: Scored['unit'], lower: number, upper: number) =>
    `Allowing for chance, very likely ${between(unit, lower, upper)}.`,
  times: (findings: number) => `${number(findings)}×`,
  moreFindings: (left: number) => `${number(left)} more in findings.csv.`,
  scoreOf: (score: number) => `${number(score)} of 100`,
  chartOfValue: (value: string, goal: string, interval: string | null) =>
    `${value}, goal ${goal}${interval === null ? '' : `, ${interval}`}`,
  goal: (figure: string, side: 'least' | 'most' | null) => `Goal: ${withSide(figure, side)}`,
  goalText: withSide,
  gradeScale: (score: number, range: { low: number; high: number } | null) =>
    `Score ${score} on the scale from 0 to 100${range === null ? '' : `, likely range ${range.low} to ${range.high}`}`,
  bandOf: (letter: Letter, from: number, to: number) => `${letter}: ${from} to ${to}`,
  from: (score: number) => (score === 0 ? 'below' : `from ${number(score)}`),

  source(code: string): string {
    const [article = '', point] = code.split('.');
    const title = articles[article] ?? code;
    return point === undefined ? title : `${title}, point ${point}`;
  },
  /** Wording of an error or problem code; a code without words of its own is at least readable. */
  problem: (code: string) => problems[code] ?? failureOf(code) ?? readable(code),
  problemCount: (times: number, rows: readonly number[]) =>
    rows.length === 0
      ? `${number(times)}×`
      : `${number(times)}×, ${times === 1 ? 'record' : 'records'} ${rows.join(', ')}${times > rows.length ? ' …' : ''}`,
  speaksFor(from: string | null, through: string | null): string {
    if (from !== null && through !== null) return `${mediumDate(from)} – ${mediumDate(through)}`;
    if (through !== null) return `until ${mediumDate(through)}`;
    return from === null ? 'period not told' : `from ${mediumDate(from)}, end not told`;
  },
  totals: (sources: number, read: number, kept: number) =>
    `${count(sources, 'source')}, ${count(read, 'record')} read, ${number(kept)} kept because they fall into the period or carry no date.`,
  undated: (posts: number) => `+ ${number(posts)} without a date`,
  ageAtReport: (days: number) => (days === 0 ? 'same day' : `${count(days, 'day')} old`),
  purposeCounts: ({ promotional, own, curated }: Record<Purpose, number>) =>
    [
      promotional > 0 && `${number(promotional)}${NO_BREAK}promotional`,
      own > 0 && `${number(own)}${NO_BREAK}own`,
      curated > 0 && `${number(curated)}${NO_BREAK}shared`,
    ]
      .filter((part) => part !== false)
      .join(' · '),
  figureOf(value: number, figure: keyof typeof figures): string {
    const [one, many] = figures[figure];
    return count(value, one, many);
  },

  reach: (platforms: string[]) => `of your patients use ${list(platforms, 'or')}, where you are active.`,
  reachInterval: (lower: number, upper: number) =>
    `Allowing for survey error: very likely between ${percent(lower)} and ${percent(upper)}.`,
  best: (platforms: number, chosen: string[]) => `Best set of ${number(platforms)}: ${list(chosen)}`,
  outOfReach: (band: string, missed: number, ofPatients: number) =>
    `The largest gap: ${percent(missed)} of your patients aged ${band} use none of your active platforms. That age group is ${percent(ofPatients)} of your patients.`,
  gainOf: (share: number) => (share < 0.0005 ? '+0 points' : `+${number(share * 100, 1)} points`),
  shareOfBand: (band: string, share: number) => `${percent(share)} to ${band}`,
  audienceFrom: (source: 'practice' | 'specialty', note: string) =>
    source === 'practice'
      ? `Ages of your patients: ${note}.`
      : `Ages of patients: typical of your specialty, not counted in your practice (${note}). Your own counts would make this section exact.`,
  childrenMoved: (split: string[]) =>
    `Children up to 12 are reached through their parents. Their share is spread over adults: ${list(split)}.`,
  listedApart: (platforms: string[]) =>
    `${list(platforms)}: active, but not part of this survey. No reach is claimed there.`,
  activityUnknown: (platforms: string[]) =>
    `${list(platforms)}: the data do not tell whether anything is posted there, so it is not counted.`,
  activeAsOf: (platform: string, day: string) =>
    `${platform} is counted as of ${date(day)}, where its data end.`,
  otherTable: (year: number, gains: string[]) =>
    `By the ${year} survey, a separate calculation because years are never mixed: ${list(gains)}.`,
  survey: (title: string, year: number) => `${title}${title.includes(String(year)) ? '' : ` (${year})`}`,

  labelQuality: (accuracy: number, posts: number) =>
    posts === 0
      ? 'Posts were sorted automatically; how often that is right has not been measured yet.'
      : `Posts were sorted automatically. On ${count(posts, 'post')} that people had sorted, it agreed with them in ${percent(accuracy)} of cases.`,
  weeksChart: (weeks: number, mean: number, quiet: number) =>
    `${count(weeks, 'full week')}, ${number(mean, 1)} posts a week on average, ${quiet === 0 ? 'none without a post' : `${number(quiet)} without a post`}.`,
  weekOf: (from: string, posts: number) => `week from ${shortDate(from)}: ${count(posts, 'post')}`,
  busiest: (weekday: string, hours: string, posts: number, all: number) =>
    `Busiest: ${weekday}, ${hours} (${number(posts)} of ${count(all, 'post')}). This shows when you post, not when posting works best.`,
  notable: ({ posts }: Arguments) =>
    `Ranked by reactions, comments, shares, and saves together, against the usual post of the same account${typeof posts === 'number' ? ` (${count(posts, 'post')} with figures)` : ''}. Figures are lifetime totals of posts published in the period.`,
  quietFiles: (files: number) => `${count(files, 'file')} read without anything to note`,
  moreFiles: (files: number) => `${count(files, 'more file')}, listed in snapshot.json`,
  leftAlone: (files: number) => `${count(files, 'file')} left alone on purpose`,
  potential: (letter: Letter, score: number) =>
    `All of these at their goals would bring the overall score to about ${letter}${NO_BREAK}·${NO_BREAK}${score}.`,
};

function withSide(figure: string, side: 'least' | 'most' | null): string {
  return side === null ? figure : `at ${side} ${figure}`;
}

/** `permission` → `Permission missing`, `comments-permission` → `Comments: permission missing`; null for any other code. */
function failureOf(code: string): string | null {
  const at = code.lastIndexOf('-');
  const words = failures[code.slice(at + 1)];
  if (words === undefined) return null;
  return at < 0 ? capital(words) : `${readable(code.slice(0, at))}: ${words}`;
}

/** `date-unreadable` → `Date unreadable` */
function readable(code: string): string {
  return capital(code.replaceAll('-', ' '));
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
