import type { z } from 'zod';
import type { HttpClient } from '../../http/client.ts';
import type { Connection } from '../../http/connection.ts';
import { SourceFailure } from '../../http/failure.ts';
import type { PagedCall } from '../../http/paging.ts';
import type { ApiItem } from '../platform.ts';
import { GRAPH_PAGES, livingMetrics } from './graph.ts';
import { parseReply } from './reading.ts';

const GONE = new Set(['graph-metric-gone', 'graph-field-gone']);

/** What one of Meta's interfaces no longer knows, as far as this run has found out. */
export interface Gone {
  fields: Set<string>;
  metrics: Set<string>;
}

export function goneOf(client: HttpClient, platform: string): Gone {
  return client.remember(`gone from ${platform}`, () => ({ fields: new Set(), metrics: new Set() }));
}

/** The parts of a post that need permissions of their own. */
export interface Wanted {
  /** Figures that only the account's managers see; none = not wanted. */
  metrics: readonly string[];
  /** Comments and reactions. */
  talk: boolean;
}

export interface Asking {
  /** As people call it. */
  platform: string;
  /** Path of the list. */
  edge: string;
  /** Page sizes to fall back to, largest first. */
  sizes: readonly number[];
  metrics: readonly string[];
  fields(wanted: Wanted): string;
  /** Permissions by part; absent = this list has no such parts. */
  needs?: { metrics: string; talk: string };
  gone: Gone;
}

/** A list that is asked for everything and, where something is refused, for less. */
export interface AskedList {
  call(query: PagedCall['query']): PagedCall;
  /** Parts that are still asked for. */
  wanted(): Wanted;
  /** What was given up. */
  notices(): ApiItem[];
}

/**
 * Asks for less until it is granted: smaller pages where they are too heavy, no metric or field that is gone, no part that the token
 * may not see. A refusal that names no permission is tried without the one part, without the other, then without both.
 */
export function askForLess(api: Connection, asking: Asking): AskedList {
  const { platform, edge, sizes, metrics, needs, gone } = asking;
  const alive = () => metrics.filter((name) => !gone.metrics.has(name));
  let granted = { metrics: true, talk: true };
  const steps = [
    { metrics: false, talk: true },
    { metrics: true, talk: false },
    { metrics: false, talk: false },
  ];
  let isUnclear = false;
  const wanted = (): Wanted => ({
    metrics: granted.metrics && !isUnclear ? alive() : [],
    talk: granted.talk,
  });
  const fields = () => withoutFields(asking.fields(wanted()), gone.fields);

  /** False where nothing more can be given up. */
  function giveUp({ subject }: SourceFailure): boolean {
    if (!needs) return false;
    if (subject === needs.metrics && granted.metrics) granted = { ...granted, metrics: false };
    else if (subject === needs.talk && granted.talk) granted = { ...granted, talk: false };
    else {
      const next = steps.shift();
      if (!next) return false;
      granted = next;
    }
    return true;
  }

  async function amend(failure: SourceFailure, query: NonNullable<PagedCall['query']>) {
    if (failure.code === 'graph-too-much-data') {
      const smaller = sizes.find((size) => size < Number(query.limit));
      return smaller === undefined ? null : { ...query, limit: smaller };
    }
    // Another account may have found it out meanwhile.
    if (GONE.has(failure.code) && query.fields !== fields()) return { ...query, fields: fields() };
    if (failure.code === 'graph-metric-gone') await findDeadMetrics();
    else if (failure.code === 'graph-field-gone' && failure.subject) gone.fields.add(failure.subject);
    else if (failure.kind !== 'permission' || !giveUp(failure)) return null;
    return query.fields === fields() ? null : { ...query, fields: fields() };
  }

  async function findDeadMetrics(): Promise<void> {
    const asked = wanted().metrics;
    const living = await livingMetrics(asked, (name) =>
      api.json({ path: edge, query: { limit: 1, fields: `id,insights.metric(${name})` } }),
    );
    for (const name of asked) if (!living.includes(name)) gone.metrics.add(name);
    // Refused together and accepted alone: which of them it is nobody can tell.
    isUnclear = living.length === asked.length;
  }

  return {
    wanted,
    call: (query) => ({ path: edge, query: { ...query, fields: fields() }, ...GRAPH_PAGES, amend }),
    notices() {
      const all = asking.fields({ metrics, talk: true });
      return [
        ...(isUnclear
          ? goneNotice('metric-gone', platform, ['one of the metrics'])
          : goneMetrics(platform, metrics, gone)),
        ...goneFields(platform, all, gone),
        ...(granted.metrics || !needs
          ? []
          : [notice('figures-permission', 'Views and reach', needs.metrics)]),
        ...(granted.talk || !needs
          ? []
          : [notice('comments-permission', 'Comments and reactions', needs.talk)]),
      ];
    },
  };
}

/** One record, asked for without what is gone. */
export async function readNode<T>(
  api: Connection,
  {
    path,
    fields,
    schema,
    place,
    gone,
  }: { path: string; fields: string; schema: z.ZodType<T>; place: string; gone: Gone },
): Promise<T> {
  for (;;) {
    const asked = withoutFields(fields, gone.fields);
    try {
      return parseReply(schema, await api.json({ path, query: { fields: asked } }), place);
    } catch (error) {
      const subject = error instanceof SourceFailure && error.code === 'graph-field-gone' && error.subject;
      if (!subject || gone.fields.has(subject)) throw error;
      gone.fields.add(subject);
    }
  }
}

/** Which of these fields are gone, as a notice. */
export function goneFields(platform: string, fields: string, gone: Gone): ApiItem[] {
  return goneNotice(
    'field-gone',
    platform,
    [...gone.fields].filter((name) => new RegExp(`\\b${name}\\b`).test(fields)),
  );
}

/** Which of these metrics are gone, as a notice. */
export function goneMetrics(platform: string, metrics: readonly string[], gone: Gone): ApiItem[] {
  return goneNotice(
    'metric-gone',
    platform,
    metrics.filter((name) => gone.metrics.has(name)),
  );
}

function goneNotice(code: string, platform: string, names: readonly string[]): ApiItem[] {
  if (names.length === 0) return [];
  const detail = `${platform} no longer knows ${names.join(', ')}; the rest was read. Update Social Vitals to get it back.`;
  return [{ type: 'notice', code, detail }];
}

function notice(code: string, what: string, permission: string): ApiItem {
  return { type: 'notice', code, detail: `${what} need the permission ${permission}.` };
}

/** Fields as Meta takes them, `a,b.limit(5){c,d}`, without those of the given names, wherever they stand. */
export function withoutFields(fields: string, names: ReadonlySet<string>): string {
  return split(fields)
    .flatMap((field) => {
      const [, name = '', options = '', inner] = /^(\w+)([^{]*)(?:\{(.*)\})?$/s.exec(field) ?? [];
      if (names.has(name)) return [];
      if (inner === undefined) return [field];
      const kept = withoutFields(inner, names);
      return kept === '' ? [] : [`${name}${options}{${kept}}`];
    })
    .join(',');
}

/** At the commas that stand in no brackets. */
function split(fields: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of fields) {
    if (sign === '{' || sign === '(') depth++;
    if (sign === '}' || sign === ')') depth--;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}
