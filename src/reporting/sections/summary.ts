import type { Letter, Overall } from '../../model/snapshot.ts';
import { addDays } from '../../model/time.ts';
import type { Bar } from '../charts/bar.ts';
import type { GradeScale } from '../charts/grade-scale.ts';
import type { Tone } from '../languages/english/names.ts';
import type { AuditView } from './audit.ts';
import { auditAnchor, letterOf, type Material, toneOfLetter, wordsOf } from './material.ts';

const MOST_WORKING = 5;
const MOST_ACTIONS = 3;

/** The first page: what happened, how sure that is, what works, what to do next. */
export function summaryView(material: Material, audits: readonly AuditView[]) {
  const { snapshot, words } = material;
  const { language } = words;
  const { overall } = snapshot;
  return {
    verdict: verdict(material),
    standing: standing(audits, material),
    range: rangeOf(material),
    caveats: caveats(material),
    coverage: {
      text: language.gradedOn(overall.scoredAudits, overall.applicableAudits),
      weight: language.coverageOf(overall.coverage),
      bar: { share: overall.coverage, tone: 'now' } satisfies Bar,
      isPartial: overall.scoredAudits < overall.applicableAudits,
    },
    scale: gradeScale(material),
    change: change(material),
    banner: privacyBanner(audits, material),
    working: working(audits),
    actions: actions(material),
    cures: cures(audits, snapshot.actions.length),
    potential: potential(material),
  };
}

function verdict({ snapshot, words: { language } }: Material) {
  const { grade, score, status } = snapshot.overall;
  if (grade === null || score === null) {
    const word =
      status === 'too-early'
        ? language.ungradedWords['too-early']
        : language.ungradedWords['not-enough-data'];
    return { letter: null, score: null, word, tone: 'none' satisfies Tone, spoken: word };
  }
  return {
    letter: grade,
    score,
    word: language.grades[grade],
    tone: toneOfLetter(grade),
    spoken: language.spokenGrade(grade, score),
  };
}

function standing(audits: readonly AuditView[], { words: { language } }: Material): string {
  const counted = audits.filter(({ record, advisory }) => record.outcome.outcome === 'scored' && !advisory);
  const of = (tone: Tone) => counted.filter(({ pill }) => pill.tone === tone).length;
  return language.standing(of('good'), of('fair'), of('bad'));
}

/** The range is that of the score before a cap. */
function rangeOf(material: Material): string | null {
  const { overall } = material.snapshot;
  if (overall.range === null) return null;
  const { language } = material.words;
  const range = language.range(overall.range, widest(material));
  return overall.cap === null ? range : language.rangeWithoutCap(range);
}

/** The audit that adds most to the width of the range. */
function widest(material: Material): { title: string; sample: number | null } | null {
  let most = 0;
  let found: { title: string; sample: number | null } | null = null;
  for (const { id, weight, outcome } of material.snapshot.audits) {
    if (outcome.outcome !== 'scored' || outcome.scoreInterval === null) continue;
    const width = weight * (outcome.scoreInterval.upper - outcome.scoreInterval.lower);
    if (width <= most) continue;
    most = width;
    found = { title: wordsOf(material, id).title, sample: outcome.sample };
  }
  return found;
}

function caveats(material: Material): { strong: string | null; text: string }[] {
  const { snapshot, words } = material;
  const { overall, grading, history, asOfAssumed } = snapshot;
  const { language } = words;
  const { labels } = language;
  return [
    overall.status === 'too-early' && {
      strong: null,
      text: language.ungraded['too-early'](history, grading),
    },
    overall.status === 'not-enough-data' && {
      strong: null,
      text: language.ungraded['not-enough-data'](overall.coverage, grading),
    },
    overall.status === 'silent' && { strong: null, text: language.ungraded.silent() },
    overall.cap !== null && {
      strong: labels.capped,
      text: language.capped(overall.cap, wordsOf(material, overall.cap.audit).title),
    },
    !overall.repliesChecked && { strong: labels.repliesNotChecked, text: labels.repliesNotCheckedWhy },
    asOfAssumed && { strong: labels.dateAssumed, text: labels.dateAssumedWhy },
  ].filter((caveat) => caveat !== false);
}

function gradeScale({ snapshot, words: { language } }: Material): GradeScale | null {
  const { overall, grading } = snapshot;
  if (overall.score === null) return null;
  return {
    title: language.gradeScale(overall.score, overall.range),
    bands: grading.bands.map(({ grade, from }, i) => ({
      letter: grade,
      from,
      tone: toneOfLetter(grade),
      words: language.bandOf(grade, from, (grading.bands[i - 1]?.from ?? 101) - 1),
    })),
    score: overall.score,
    range: overall.range,
  };
}

function change(material: Material) {
  const { snapshot, changes, words } = material;
  if (changes === null) return null;
  const { language } = words;
  const { overall, previous, accounts, findings } = changes;
  const names = (changed: typeof accounts.added) =>
    changed.map(({ platform, handle }) => language.account(platform, handle));
  const notes = [
    changes.scoringVersionChanged && language.labels.rulesChanged,
    accounts.added.length > 0 && language.accountsAdded(names(accounts.added)),
    accounts.removed.length > 0 && language.accountsRemoved(names(accounts.removed)),
    findings.new.length + findings.still.length + findings.notSeen.length > 0 &&
      language.findingsChanged(findings.new.length, findings.still.length, findings.notSeen.length),
    changes.windowsOverlap && language.labels.windowsOverlap,
  ].filter((note) => note !== false);
  return {
    headline:
      overall.difference === null
        ? language.noComparison(previous.asOf)
        : language.change(overall.difference, previous.asOf),
    before: gradeNow(previous.grade, previous.score, material),
    now: gradeNow(snapshot.overall.grade, snapshot.overall.score, material),
    movers: movers(material).join(' · '),
    notes,
  };
}

function gradeNow(grade: Letter | null, score: number | null, { words: { language } }: Material) {
  return grade === null || score === null ? null : language.gradeNow(grade, score);
}

/** Categories that moved, the widest move first. */
function movers({ changes, words: { language } }: Material): string[] {
  return (changes?.categories ?? [])
    .flatMap(({ id, before, after, difference }) =>
      before === null || after === null || !difference ? [] : [{ id, before, after, difference }],
    )
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .slice(0, 3)
    .map(({ id, before, after }) => language.changeOf(language.categories[id].name, before, after));
}

/** Shown only when something about privacy was found; says how much and where, never what was written. */
function privacyBanner(audits: readonly AuditView[], { words: { language } }: Material) {
  const concerned = audits.filter(
    ({ record, findings }) =>
      record.category === 'privacy' &&
      (record.outcome.outcome === 'needs-review' ||
        findings.some(({ record }) => record.severity !== 'info')),
  );
  if (concerned.length === 0) return null;
  const items = concerned.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
  return {
    title: language.privacyBanner(items),
    text: language.labels.privacyBannerText,
    links: concerned.map(({ anchor, title }) => ({ anchor, title })),
  };
}

function working(audits: readonly AuditView[]) {
  return audits
    .flatMap((audit) =>
      audit.brief && !audit.advisory && audit.record.outcome.outcome === 'scored'
        ? [{ audit, worth: audit.record.weight * audit.record.outcome.score }]
        : [],
    )
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_WORKING)
    .map(({ audit: { anchor, title, sentence, measured } }) => ({ anchor, title, sentence, measured }));
}

/** Where there is room left: what would make more of it measurable. */
function cures(audits: readonly AuditView[], actions: number): string[] {
  const cures = audits.flatMap(({ unjudged }) => unjudged?.cure ?? []);
  return [...new Set(cures)].slice(0, Math.max(0, MOST_ACTIONS - actions));
}

function actions(material: Material) {
  const { snapshot, words } = material;
  const { language } = words;
  return snapshot.actions.flatMap(({ audit: id, also, gain, effortMinutes, privacy }) => {
    const audit = snapshot.audits.find((candidate) => candidate.id === id);
    const action = audit && words.audits[id]?.action(audit.outcome, audit.options);
    if (!action) return [];
    return [
      {
        audits: [id, ...also].map((one) => ({
          anchor: auditAnchor(one),
          title: wordsOf(material, one).title,
        })),
        what: action.what,
        who: action.who,
        due: language.by(addDays(snapshot.asOf, action.days)),
        minutes: language.minutes(effortMinutes),
        gain: gain === null ? null : language.gain(gain),
        privacy: privacy ? language.labels.privacyAction : null,
      },
    ];
  });
}

/** Where the listed actions together would lead; gains simply add up, as the overall score is a weighted mean. */
function potential({
  snapshot: { overall, actions, grading },
  words: { language },
}: Material): string | null {
  const gains = actions.flatMap(({ gain }) => (gain === null ? [] : [gain]));
  if (overall.status !== 'graded' || overall.score === null || overall.cap !== null || gains.length === 0)
    return null;
  const score = Math.min(100, Math.round(overall.score + gains.reduce((sum, gain) => sum + gain, 0)));
  return language.potential(letterOf(score, grading), score);
}

/** Letter, number and word of a category; without a score only the word. */
export function gradeOfScore(score: number | null, grade: Overall['grade'], material: Material) {
  const { language } = material.words;
  if (score === null)
    return {
      letter: null,
      score: null,
      text: language.ungradedWords['not-enough-data'],
      tone: 'none' as Tone,
    };
  const letter = grade ?? letterOf(score, material.snapshot.grading);
  return { letter, score: language.number(score), text: language.grades[letter], tone: toneOfLetter(letter) };
}
