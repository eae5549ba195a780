import { acceptFindings } from '../audits/accept.ts';
import { AUDITS } from '../audits/index.ts';
import { runAudits } from '../audits/run-audits.ts';
import { deriveFacts, type Facts, type Knowledge } from '../facts/index.ts';
import { compare } from '../history/compare.ts';
import { keptPosts, previousSnapshot, saveCollection, saveSnapshot } from '../history/store.ts';
import { applyCorrections } from '../labels/corrections.ts';
import { labelPost, postToLabel } from '../labels/label-post.ts';
import { withOwnWords } from '../labels/own-words.ts';
import type { Changes } from '../model/changes.ts';
import type { Collection } from '../model/collection.ts';
import { groupBy } from '../model/group.ts';
import type { PostLabels } from '../model/labels.ts';
import type { Lexicons } from '../model/lexicons.ts';
import type { Practice } from '../model/practice.ts';
import type { ScoringConfig } from '../model/scoring-config.ts';
import type { AuditResult, Snapshot } from '../model/snapshot.ts';
import type { SourceReport } from '../model/source-report.ts';
import type { Assets } from '../reporting/assets.ts';
import { deliver } from '../reporting/deliver.ts';
import { RENDERERS } from '../reporting/renderers/index.ts';
import type { Document } from '../reporting/renderers/renderer.ts';
import { makeView, type Words } from '../reporting/view.ts';
import { score } from '../scoring/score.ts';
import { type CollectRequest, collect } from '../sources/collect.ts';
import { conclude } from './conclude.ts';
import { NothingReadError, wasRead } from './nothing-read.ts';

/** What judging rests on; read once by the configuration. */
export interface Expertise extends Knowledge {
  lexicons: Lexicons;
  scoring: ScoringConfig;
  words: Words;
  assets: Assets;
}

export interface Folders {
  /** What may be handed on: `<reports>/<practice>/<yyyy-mm>/`. */
  reports: string;
  /** Private working data. */
  working: string;
}

export type Hop = 'collect' | 'derive' | 'audit' | 'score' | 'compare' | 'render' | 'deliver';

export interface Observer {
  onHop?(hop: Hop): void;
  onSource?(report: SourceReport): void;
}

export interface RunResult {
  snapshot: Snapshot;
  changes: Changes | null;
  /** Kind of file → path. */
  outputs: Record<string, string>;
}

/**
 * The whole story of one practice: collect, derive, audit, score, compare, render, deliver.
 * @throws NothingReadError, before anything is written, when no source could be read
 */
export async function runPractice(
  request: CollectRequest,
  expertise: Expertise,
  folders: Folders,
  observer: Observer = {},
): Promise<RunResult> {
  observer.onHop?.('collect');
  const knownPosts = request.apis?.accounts.length && (await keptPosts(folders.working, request.practice.id));
  const collection = await collect({
    ...request,
    ...(knownPosts && { knownPosts }),
    ...(observer.onSource && { onSource: observer.onSource }),
  });
  if (!collection.sources.some(wasRead)) throw new NothingReadError(request.paths, collection.sources);
  const kept = await saveCollection(folders.working, collection);
  const result = await runCollection(collection, request.practice, expertise, folders, observer);
  return { ...result, outputs: { ...result.outputs, collection: kept } };
}

/** From a kept collection on. */
export async function runCollection(
  collection: Collection,
  practice: Practice,
  expertise: Expertise,
  folders: Folders,
  observer: Observer = {},
): Promise<RunResult> {
  const snapshot = judge(collection, practice, expertise, observer);
  await saveSnapshot(folders.working, snapshot);
  return runSnapshot(snapshot, expertise, folders, observer);
}

/** From a kept snapshot on: compares, renders and delivers it again. */
export async function runSnapshot(
  snapshot: Snapshot,
  expertise: Expertise,
  folders: Folders,
  observer: Observer = {},
): Promise<RunResult> {
  observer.onHop?.('compare');
  const previous = await previousSnapshot(folders.working, snapshot);
  const changes = previous && compare(snapshot, previous);
  observer.onHop?.('render');
  const documents = await render(snapshot, changes, expertise);
  observer.onHop?.('deliver');
  const outputs = await deliver(documents, folders.reports, snapshot);
  return { snapshot, changes, outputs };
}

/** The pure middle: derive, audit, score. */
export function judge(
  collection: Collection,
  practice: Practice,
  expertise: Expertise,
  observer: Observer = {},
): Snapshot {
  observer.onHop?.('derive');
  const facts = derive(collection, practice, expertise);
  observer.onHop?.('audit');
  const results = acceptFindings(runAudits(AUDITS, facts, practice.audits), practice.accepted, facts.asOf);
  observer.onHop?.('score');
  const context = {
    allSilent: facts.allSilent,
    history: facts.history,
    repliesChecked: repliesChecked(results),
  };
  const scores = score(
    results,
    context,
    expertise.scoring,
    ({ id, outcome, options }) =>
      expertise.words.audits[id]?.action(outcome, options) ?? { what: id, minutes: 60 },
  );
  return conclude(practice, collection, facts, scores, expertise.scoring);
}

/** Replies count as checked once the audit that reads them could judge. */
function repliesChecked(results: readonly AuditResult[]): boolean {
  return results.some(
    ({ id, outcome }) =>
      id === 'patient-acknowledgement' && ['scored', 'needs-review'].includes(outcome.outcome),
  );
}

function derive(collection: Collection, practice: Practice, { lexicons, ...knowledge }: Expertise): Facts {
  const labels = new Map<string, PostLabels>();
  const own = withOwnWords(lexicons, practice.words);
  const corrections = groupBy(practice.corrections, ({ post }) => post);
  for (const post of collection.posts) {
    const labelled = labelPost(postToLabel(post, practice.domains), own);
    labels.set(post.id, applyCorrections(post.id, labelled, corrections.get(post.id) ?? []));
  }
  return deriveFacts(collection, labels, practice, knowledge);
}

async function render(
  snapshot: Snapshot,
  changes: Changes | null,
  { words, assets }: Expertise,
): Promise<Document[]> {
  const view = makeView(snapshot, changes, words);
  const documents: Document[] = [];
  for (const renderer of RENDERERS) documents.push(...(await renderer.render(view, assets)));
  return documents;
}
