import { z } from 'zod';
import type { Verdict } from '../../http/failure.ts';

const detailSchema = z.object({
  reason: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional().catch(undefined),
});
const errorSchema = z.object({
  error: z.object({
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).optional(),
    details: z.array(detailSchema).optional().catch(undefined),
  }),
});
/** The sign-in service answers in another form than the interfaces. */
const grantSchema = z.object({ error: z.literal('invalid_grant') });

const RATE = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'RATE_LIMIT_EXCEEDED']);
const KEY = new Set(['keyInvalid', 'API_KEY_INVALID', 'authError', 'API_KEY_EXPIRED']);

/** What Google's interfaces have in common: a reason by name, in either of two places. */
export function classifyGoogle({ status, body }: { status: number; body: unknown }): Verdict | null {
  if (grantSchema.safeParse(body).success)
    return {
      kind: 'auth_expired',
      code: 'google-invalid_grant',
      remedy:
        'Sign in again to get a new refresh token; publish the consent screen, or it ends after 7 days.',
    };
  const parsed = errorSchema.safeParse(body);
  if (status < 400 || !parsed.success) return null;
  const { error } = parsed.data;
  const reasons = [...(error.errors ?? []), ...(error.details ?? [])].flatMap(({ reason }) => reason ?? []);
  const code = `google-${reasons[0] ?? error.status ?? status}`;
  // A project that was never approved has a limit of 0: waiting does not help.
  if (error.details?.some(({ metadata }) => metadata?.quota_limit_value === '0'))
    return {
      kind: 'permission',
      code: 'google-not-approved',
      remedy:
        'Apply for access to the interface for your Google project; until it is granted every call is refused.',
    };
  if (reasons.some((reason) => reason === 'quotaExceeded' || reason === 'dailyLimitExceeded'))
    return {
      kind: 'quota_or_payment',
      code,
      remedy: 'The project’s units of the day are used up; they are renewed at midnight Pacific time.',
    };
  if (reasons.some((reason) => RATE.has(reason))) return { kind: 'rate_limited', code };
  if (reasons.some((reason) => KEY.has(reason))) return { kind: 'auth_expired', code };
  if (reasons.includes('commentsDisabled')) return { kind: 'not_found', code };
  return null;
}
