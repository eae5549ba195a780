import { stringify } from 'csv-stringify/sync';
import type { PostRow } from '../../model/snapshot.ts';
import type { AuditView } from '../sections/audit.ts';
import type { View } from '../view.ts';
import type { Document, Renderer } from './renderer.ts';

/** A table's columns in order: header and what stands beneath it. Null stays an empty cell, never 0. */
type Columns<Item> = Record<string, (item: Item) => string | number | boolean | null>;

/** For spreadsheets: one row per audit, per finding, per post; codes and raw numbers, so that they can be worked on. */
export const csv: Renderer = {
  id: 'csv',
  render: (view) => [
    table('audits', view.audits, auditColumns(view)),
    table(
      'findings',
      view.audits.flatMap(({ findings }) => findings),
      findingColumns(view),
    ),
    table('posts', view.snapshot.posts, postColumns(view)),
  ],
};

function table<Item>(name: string, items: readonly Item[], columns: Columns<Item>): Document {
  const content = { [Symbol.iterator]: () => lines(items, columns) };
  return { kind: `${name}Csv`, name: `${name}.csv`, mediaType: 'text/csv', content };
}

const RECORDS_AT_ONCE = 1000;

function* lines<Item>(items: readonly Item[], columns: Columns<Item>): Generator<string> {
  yield text([Object.keys(columns)], true);
  for (let from = 0; from < items.length; from += RECORDS_AT_ONCE) {
    const some = items.slice(from, from + RECORDS_AT_ONCE);
    yield text(
      some.map((item) => Object.values(columns).map((cell) => cell(item))),
      false,
    );
  }
}

function text(records: (string | number | boolean | null)[][], bom: boolean): string {
  return stringify(records, {
    bom,
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => (value ? 'yes' : 'no'), number: (value) => String(rounded(value)) },
  });
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function auditColumns({ snapshot }: View): Columns<AuditView> {
  const scored = ({ record: { outcome } }: AuditView) => (outcome.outcome === 'scored' ? outcome : null);
  return {
    practice: () => snapshot.practice.id,
    as_of: () => snapshot.asOf,
    category: ({ record }) => record.category,
    audit: ({ record }) => record.id,
    title: ({ title }) => title,
    tier: ({ record }) => record.tier,
    outcome: ({ record }) => record.outcome.outcome,
    score: (audit) => scored(audit)?.score ?? null,
    score_lower: (audit) => scored(audit)?.scoreInterval?.lower ?? null,
    score_upper: (audit) => scored(audit)?.scoreInterval?.upper ?? null,
    value: (audit) => scored(audit)?.value ?? null,
    unit: (audit) => scored(audit)?.unit ?? null,
    target: (audit) => scored(audit)?.target ?? null,
    value_lower: (audit) => scored(audit)?.interval?.lower ?? null,
    value_upper: (audit) => scored(audit)?.interval?.upper ?? null,
    sample: (audit) => scored(audit)?.sample ?? null,
    weight: ({ record }) => record.weight,
    gain: ({ record }) => record.gain,
    findings: ({ findings }) => findings.length,
    result: ({ sentence, measured, unjudged }) =>
      [sentence, measured, unjudged?.reason].filter(Boolean).join(' '),
    remedy: ({ remedy, unjudged }) => remedy?.what ?? unjudged?.cure ?? null,
    scoring_version: () => snapshot.scoringVersion,
  };
}

function findingColumns({ snapshot }: View): Columns<AuditView['findings'][number]> {
  return {
    practice: () => snapshot.practice.id,
    as_of: () => snapshot.asOf,
    key: ({ record }) => record.key,
    audit: ({ record }) => record.audit,
    code: ({ record }) => record.code,
    severity: ({ record }) => record.severity,
    subject: ({ record }) => record.subject,
    platform: ({ post }) => post?.platform ?? null,
    account: ({ post }) => post?.account ?? null,
    date: ({ post }) => post?.day ?? null,
    link: ({ post }) => post?.permalink ?? null,
    finding: ({ text }) => text,
    accepted_until: ({ record }) => record.accepted?.until ?? null,
    accepted_by: ({ record }) => record.accepted?.who ?? null,
    accepted_because: ({ record }) => record.accepted?.reason ?? null,
    evidence: ({ record }) => record.evidence,
  };
}

function postColumns({ snapshot }: View): Columns<PostRow> {
  return {
    practice: () => snapshot.practice.id,
    id: ({ id }) => id,
    date: ({ day }) => day,
    time: ({ time }) => time,
    link: ({ permalink }) => permalink,
    platform: ({ platform }) => platform,
    account: ({ account }) => account,
    kind: ({ kind }) => kind,
    origin: ({ origin }) => origin,
    paid: ({ paid }) => paid,
    in_period: ({ inWindow }) => inWindow,
    purpose: ({ purpose }) => purpose,
    labels: ({ flags }) => flags.join(' '),
    corrected: ({ corrected }) => corrected.join(' '),
    reactions: ({ engagement }) => engagement.reactions,
    comments: ({ engagement }) => engagement.comments,
    shares: ({ engagement }) => engagement.shares,
    saves: ({ engagement }) => engagement.saves,
    views: ({ engagement }) => engagement.views,
    reach: ({ engagement }) => engagement.reach,
    clicks: ({ engagement }) => engagement.clicks,
    excerpt: ({ excerpt }) => excerpt,
  };
}
