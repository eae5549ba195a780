import type { Changes } from '../model/changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { daysBetween } from '../model/time.ts';
import { accountsView } from './sections/accounts.ts';
import { auditView } from './sections/audit.ts';
import { categoriesView, headlinesView } from './sections/categories.ts';
import { contentView, rhythmView } from './sections/content.ts';
import type { Material, Words } from './sections/material.ts';
import { methodView } from './sections/method.ts';
import { reachView } from './sections/reach.ts';
import { gapsView, sourcesView } from './sections/sources.ts';
import { summaryView } from './sections/summary.ts';

export type { Words } from './sections/material.ts';

/** Everything a report shows, already worded and formatted. Templates choose places, never words or numbers. */
export type View = ReturnType<typeof makeView>;

/** Pure: the same snapshot, changes and words give the same view. `changes` is null where there is no earlier snapshot. */
export function makeView(snapshot: Snapshot, changes: Changes | null, words: Words) {
  const posts = new Map(snapshot.posts.map((post) => [post.id, post]));
  const material: Material = { snapshot, changes, words, posts };
  const audits = snapshot.audits.map((audit) => auditView(audit, material));
  return {
    /** For renderers that write records instead of pages. */
    snapshot,
    audits,
    labels: words.language.labels,
    header: headerView(material),
    summary: summaryView(material, audits),
    headlines: headlinesView(material, audits),
    categories: categoriesView(material, audits),
    accounts: accountsView(material),
    reach: reachView(material),
    reachGap: audits.find(({ record }) => record.id === 'coverage')?.unjudged ?? null,
    content: contentView(material),
    rhythm: rhythmView(material),
    sources: sourcesView(material),
    gaps: gapsView(material, audits),
    method: methodView(material),
  };
}

function headerView({ snapshot, words: { language } }: Material) {
  const { practice, window, asOf, asOfAssumed, scoringVersion } = snapshot;
  return {
    code: language.code,
    title: language.title(practice.name, asOf),
    practice: practice.name,
    specialty: practice.specialty && language.specialty(practice.specialty),
    period: language.period(window.from, window.to),
    days: language.count(daysBetween(window.from, window.to) + 1, 'day'),
    asOf: language.date(asOf),
    assumed: asOfAssumed ? language.labels.assumed : null,
    timeZone: language.timeZone(practice.timeZone),
    scoringVersion,
  };
}
