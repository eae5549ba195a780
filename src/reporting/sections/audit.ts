import { type Outcome, type Scored, TIERS } from '../../model/outcome.ts';
import type { WeighedAudit } from '../../model/snapshot.ts';
import { addDays } from '../../model/time.ts';
import type { ValueBar } from '../charts/value-bar.ts';
import type { Tone } from '../languages/english/names.ts';
import { findingsView, shownFindings } from './findings.ts';
import { auditAnchor, letterOf, type Material, type Pill, toneOfLetter, wordsOf } from './material.ts';

export type AuditView = ReturnType<typeof auditView>;

/** One audit as its card shows it; `record` and all findings are kept for tables. */
export function auditView(audit: WeighedAudit, material: Material) {
  const { language } = material.words;
  const { outcome, options } = audit;
  const words = wordsOf(material, audit.id);
  const pill = auditPill(outcome, material);
  const isScored = outcome.outcome === 'scored';
  const findings = findingsView(outcome.findings, material);
  const isConcern = outcome.findings.some(
    ({ severity, accepted }) => accepted === null && (severity === 'high' || severity === 'medium'),
  );
  const isGood = isScored && pill.tone === 'good' && !isConcern;
  const needsAction = ['fair', 'bad', 'review'].includes(pill.tone) || (isScored && isConcern);
  return {
    record: audit,
    anchor: auditAnchor(audit.id),
    title: words.title,
    pill,
    /** Good, and no finding says otherwise: a card of a few lines, the rest beneath a click. */
    brief: isGood,
    advisory: TIERS[audit.tier] === 0 ? language.labels.advisory : null,
    sentence: isScored ? (pill.tone === 'bad' ? words.bad : words.good) : null,
    measured: isScored ? words.measured(outcome, options) : null,
    uncertain: isScored ? uncertain(outcome, pill, material) : null,
    scoreText: isScored ? language.scoreOf(Math.round(outcome.score * 100)) : null,
    lastTime: lastTime(audit.id, material),
    chart: isScored ? valueChart(words.title, outcome, pill.tone, material) : null,
    likely:
      isScored && outcome.interval
        ? language.likely(outcome.unit, outcome.interval.lower, outcome.interval.upper)
        : null,
    findings,
    ...shownFindings(findings, pill, material),
    why: words.why,
    remedy: needsAction && words.title !== audit.id ? remedy(audit, material) : null,
    unjudged: unjudged(outcome, material),
    sources: words.sources.map(language.source),
    how: words.how(options),
    facts: isScored ? scoredFacts(audit, outcome, material) : [],
  };
}

export function auditPill(outcome: Outcome, { snapshot, words: { language } }: Material): Pill {
  switch (outcome.outcome) {
    case 'scored': {
      const tone = toneOfLetter(letterOf(outcome.score * 100, snapshot.grading));
      return { tone, text: language.tones[tone] };
    }
    case 'needs-review':
      return { tone: 'review', text: language.tones.review };
    case 'not-applicable':
      return { tone: 'none', text: language.notApplicable };
    case 'errored':
      return { tone: 'none', text: language.errored };
    case 'not-measured':
      return { tone: 'none', text: language.tones.none };
  }
}

/** What to do about an audit: verb first, who, by when, how long, what it gains. */
export function remedy(audit: WeighedAudit, { snapshot, words }: Material) {
  const { language } = words;
  const action = words.audits[audit.id]?.action(audit.outcome, audit.options);
  if (!action) return null;
  return {
    what: action.what,
    who: action.who,
    due: language.by(addDays(snapshot.asOf, action.days)),
    minutes: language.minutes(action.minutes),
    gain: audit.gain === null ? null : language.gain(audit.gain),
  };
}

/** The bar of a value. Shares stand on the whole from 0 to 100 %; other units on what they need. */
export function valueChart(title: string, outcome: Scored, tone: Tone, { words }: Material): ValueBar {
  const { language } = words;
  const { value, target, unit, interval } = outcome;
  const said = (amount: number) => {
    const { figure, unit: counted } = language.quantity(amount, unit);
    return counted === '' ? figure : `${figure} ${counted}`;
  };
  const likely = interval && language.intervalOf(unit, interval.lower, interval.upper);
  return {
    title: `${title}: ${language.chartOfValue(said(value), said(target), likely)}`,
    value,
    target,
    interval,
    most:
      unit === 'share' || unit === 'ratio' ? 1 : Math.max(value, target, interval?.upper ?? 0, 1e-9) * 1.15,
    tone,
    goal: language.goal(unit === 'ratio' ? language.percent(target) : said(target), goalSide(outcome)),
  };
}

/** Which side of the goal earns full marks, told from where the value stands and how it scored. */
function goalSide({ value, target, score }: Scored): 'least' | 'most' | null {
  if (value === target || target === 0) return null;
  return value > target === score >= 1 ? 'least' : 'most';
}

function uncertain(outcome: Scored, pill: Pill, { snapshot, words: { language } }: Material): string | null {
  const { scoreInterval } = outcome;
  if (scoreInterval === null) return null;
  const possible = [scoreInterval.upper, scoreInterval.lower].map(
    (score) => language.tones[toneOfLetter(letterOf(score * 100, snapshot.grading))],
  );
  const others = [...new Set(possible)].filter((tone) => tone !== pill.text);
  return others.length === 0 ? null : language.uncertain(others);
}

function lastTime(id: string, { changes, words }: Material): string | null {
  const before = changes?.audits.find((audit) => audit.id === id)?.before ?? null;
  return before === null ? null : words.language.lastTime(Math.round(before * 100));
}

/** Why there is no score, and what would help. */
function unjudged(outcome: Outcome, { words: { language } }: Material) {
  switch (outcome.outcome) {
    case 'not-measured':
      return language.notMeasuredReasons[outcome.reason];
    case 'not-applicable':
      return { reason: language.notApplicableReasons[outcome.reason], cure: null };
    case 'needs-review':
      return { reason: language.labels.needsReview, cure: null };
    case 'errored':
      return { reason: language.labels.checkFailed, cure: language.problem(outcome.code) };
    case 'scored':
      return null;
  }
}

function scoredFacts(audit: WeighedAudit, outcome: Scored, { words: { language } }: Material) {
  const { labels } = language;
  const said = (value: number) => {
    const { figure, unit } = language.quantity(value, outcome.unit);
    return unit === '' ? figure : `${figure} ${unit}`;
  };
  const { interval, sample } = outcome;
  return [
    { term: labels.factValue, text: said(outcome.value) },
    { term: labels.factTarget, text: language.goalText(said(outcome.target), goalSide(outcome)) },
    {
      term: labels.factInterval,
      text:
        interval === null
          ? labels.noSamplingError
          : language.intervalOf(outcome.unit, interval.lower, interval.upper),
    },
    { term: labels.factSample, text: sample === null ? labels.noSample : language.number(sample) },
    { term: labels.factScore, text: language.scoreOf(Math.round(outcome.score * 100)) },
    {
      term: labels.factWeight,
      text: audit.weight > 0 ? language.weight(audit.weight) : labels.notCounted,
    },
  ];
}
