import { z } from 'zod';
import type { Connection } from '../../http/connection.ts';
import type { SourceFailure, Verdict } from '../../http/failure.ts';
import type { Allowance, Headers, Limits } from '../../http/limits.ts';
import type { ApiItem, TokenCheck } from '../platform.ts';
import { parseReply } from './reading.ts';
import { instantOfMs } from './time.ts';

/** What Meta's interfaces (Facebook, Instagram, Threads) have in common. */
export const GRAPH_VERSION = 'v26.0';

/** Meta counts calls by the hour and tells how much is used. Comments and figures are had post by post: many at a time, or it takes minutes. */
export const GRAPH_LIMITS: Limits = { counted: 'credential', concurrent: 50, allowance: usageTold };

const usageSchema = z.object({
  call_count: z.number().default(0),
  total_time: z.number().default(0),
  total_cputime: z.number().default(0),
  estimated_time_to_regain_access: z.number().default(0),
});
const businessUsageSchema = z.record(z.string(), z.array(usageSchema));

/** Shares of the allowance in percent, for the app and for the account; the fullest one counts. Regain times are minutes. */
export function usageTold(headers: Headers, nowMs: number): Allowance | null {
  const app = usageSchema.safeParse(jsonIn(headers['x-app-usage']));
  const business = businessUsageSchema.safeParse(jsonIn(headers['x-business-use-case-usage']));
  const all = [
    ...(app.success ? [app.data] : []),
    ...(business.success ? Object.values(business.data).flat() : []),
  ];
  if (all.length === 0) return null;
  const used =
    Math.max(...all.map((one) => Math.max(one.call_count, one.total_time, one.total_cputime))) / 100;
  const regainMinutes = Math.max(...all.map((one) => one.estimated_time_to_regain_access));
  return { remaining: null, used, resetAtMs: regainMinutes > 0 ? nowMs + regainMinutes * 60_000 : null };
}

function jsonIn(header: string | undefined): unknown {
  try {
    return JSON.parse(header ?? '');
  } catch {
    return null;
  }
}

const errorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    code: z.number().optional(),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().optional(),
  }),
});

const EXPIRED = new Set([190, 102]);
const THROTTLED = new Set([4, 17, 32, 341, 613, 80001, 80002]);
const VERSION_GONE: Verdict = {
  kind: 'bad_request',
  code: 'graph-version-gone',
  remedy:
    'This version of the interface has ended: update Social Vitals or name a newer version in the practice file.',
};
const BLOCKED: Verdict = {
  kind: 'permission',
  code: 'graph-blocked',
  remedy: 'Meta has blocked this for policy reasons: look for its message in the account and wait.',
};

/** Meta tells kinds of failure by number, and for number 100 by words; the HTTP status tells little. */
export function classifyGraph({ status, body }: { status: number; body: unknown }): Verdict | null {
  const parsed = errorSchema.safeParse(body);
  if (!parsed.success) return null;
  const { message, code = 0, error_subcode: subcode, is_transient: isTransient } = parsed.data.error;
  const name = `graph-${code}${subcode === undefined ? '' : `-${subcode}`}`;
  if (EXPIRED.has(code)) return { kind: 'auth_expired', code: name };
  if (THROTTLED.has(code)) return { kind: 'rate_limited', code: name };
  if (code === 100) return verdictOf100(message, subcode, name);
  // Number 10 is a permission, but not with these words.
  if (/not enough viewers/i.test(message)) return { kind: 'bad_request', code: 'graph-too-few-viewers' };
  if (code === 3 || code === 10 || (code >= 200 && code < 300)) return missingPermission(message, name);
  if (code === 368) return BLOCKED;
  if (code === 2635) return VERSION_GONE;
  if (/reduce the amount of data/i.test(message)) return { kind: 'bad_request', code: 'graph-too-much-data' };
  if (code === 1 || code === 2 || isTransient || status >= 500) return { kind: 'transient', code: name };
  return null;
}

function verdictOf100(message: string, subcode: number | undefined, name: string): Verdict {
  const field = /nonexisting field \((\w+)\)/i.exec(message)?.[1];
  if (field !== undefined) return { kind: 'bad_request', code: 'graph-field-gone', subject: field };
  if (/valid insights metric/i.test(message)) return { kind: 'bad_request', code: 'graph-metric-gone' };
  if (subcode === 2108006) return { kind: 'bad_request', code: 'graph-before-conversion' };
  if (/permission/i.test(message) && subcode !== 33) {
    const missing = missingPermission(message, name);
    if (missing.subject !== undefined) return missing;
  }
  if (subcode !== 33) return { kind: 'bad_request', code: name };
  return {
    kind: 'not_found',
    code: name,
    remedy:
      'Check the id in the practice file and that the token’s owner may see it: Meta does not tell the two apart.',
  };
}

/** Which permission is missing, where Meta names it. */
function missingPermission(message: string, code: string): Verdict {
  const subject = /\b((?:pages|instagram|threads|read|business|ads)_\w+)/.exec(message)?.[1];
  if (subject === undefined) return { kind: 'permission', code };
  const remedy = `Grant the permission ${subject} and create a new token with it, as the token guide says.`;
  return { kind: 'permission', code, subject, remedy };
}

/** Records lie in `data`; the next page is found by the parameters of its link, the token in it left out. */
export const GRAPH_PAGES = { records: 'data', paging: { style: 'next-link', at: 'paging.next' } } as const;

/** A list inside a record, such as the comments of a post. */
export const innerPagingSchema = z
  .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
  .optional();

const metricSchema = z.object({
  name: z.string(),
  values: z.array(z.object({ value: z.unknown() })).optional(),
  total_value: z.object({ value: z.unknown() }).optional(),
});
export const insightsSchema = z.object({ data: z.array(metricSchema).default([]) }).optional();

/** A figure of a metric by its name, whichever of the two forms it has; null when it is absent, which is never 0. */
export function metric(insights: z.infer<typeof insightsSchema>, ...names: string[]): number | null {
  for (const name of names) {
    const found = insights?.data.find((one) => one.name === name);
    const value = found?.values?.[0]?.value ?? found?.total_value?.value;
    if (typeof value === 'number') return value;
  }
  return null;
}

/** One metric that is gone fails the whole request and is not named: each is tried alone, the living ones are returned. */
export async function livingMetrics(
  metrics: readonly string[],
  probe: (metric: string) => Promise<unknown>,
): Promise<string[]> {
  const alive = await Promise.all(
    metrics.map((name) =>
      probe(name).then(
        () => true,
        (failure: SourceFailure) => failure.code !== 'graph-metric-gone',
      ),
    ),
  );
  return metrics.filter((_name, index) => alive[index]);
}

/**
 * True when it can be told who wrote: without its permission a token sees comments and no author. Then an answer of the practice
 * looks like anybody's comment, and every question like one that nobody answered.
 */
export function areNamed(comments: readonly { from?: unknown; username?: unknown }[]): boolean {
  return comments.length === 0 || comments.some(({ from, username }) => (from ?? username) !== undefined);
}

export function unnamedNotice(permission: string): ApiItem {
  return {
    type: 'notice',
    code: 'comments-permission',
    detail: `Comments came without their authors and were left out: answers of the practice could not be told from others. The token needs the permission ${permission}.`,
  };
}

const debugSchema = z.object({
  data: z.object({
    is_valid: z.boolean().optional(),
    type: z.string().optional(),
    profile_id: z.string().optional(),
    user_id: z.string().optional(),
    expires_at: z.number().optional(),
    data_access_expires_at: z.number().optional(),
    scopes: z.array(z.string()).default([]),
  }),
});

const SOON_MS = 14 * 86_400_000;

/** What Meta tells about a token: whose it is, what it may, until when. */
export async function checkGraphToken(
  api: Connection,
  token: string,
  scopes: readonly string[],
  nowMs: number,
  wanted: 'PAGE' | 'USER',
): Promise<TokenCheck> {
  const path = `/${GRAPH_VERSION}/debug_token`;
  const { data } = parseReply(
    debugSchema,
    await api.json({ path, query: { input_token: token } }),
    'debug_token',
  );
  const scopesMissing = scopes.filter((scope) => !data.scopes.includes(scope));
  const expiresMs = (data.expires_at ?? 0) * 1000;
  const accessMs = (data.data_access_expires_at ?? 0) * 1000;
  return {
    account: data.profile_id ?? data.user_id ?? 'unknown',
    scopesGranted: data.scopes,
    scopesMissing,
    expiresAt: data.expires_at === undefined ? null : expiresMs === 0 ? 'never' : instantOfMs(expiresMs),
    advice:
      data.is_valid === false
        ? 'Create a new token: this one is no longer valid.'
        : scopesMissing.length > 0
          ? `Create a new token with ${scopesMissing.join(', ')}.`
          : wanted === 'PAGE' && data.type === 'USER'
            ? 'This is a person’s token: take the Page’s own from /me/accounts, it does not expire.'
            : expiresMs > 0 && expiresMs - nowMs < SOON_MS
              ? 'Create a new token: this one ends within two weeks.'
              : accessMs > 0 && accessMs - nowMs < SOON_MS
                ? 'Sign in to the app again: its access to data ends within two weeks.'
                : null,
  };
}
