/** Everything that can go wrong with an API call, sorted by what helps. Only `transient` and `rate_limited` are tried again. */
export const FAILURE_KINDS = [
  'auth_expired',
  'permission',
  'not_found',
  'bad_request',
  'rate_limited',
  'quota_or_payment',
  'transient',
  'format_changed',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

const REMEDIES: Record<FailureKind, string> = {
  auth_expired: 'Create a new access token as the token guide says and replace the old one.',
  permission: 'Grant the permission that the token guide names and create a new token with it.',
  not_found: 'Check the handle, id or address in the practice file.',
  bad_request: 'Update Social Vitals; if that does not help, report the code and the place.',
  rate_limited: 'Run again later; the service asks for a pause.',
  quota_or_payment: 'Top up the credit or wait until the quota is renewed; trying again soon does not help.',
  transient: 'Run again later; the service did not answer properly.',
  format_changed: 'Update Social Vitals; if that does not help, report the code and the place.',
};

/** What a reply that is no success means. */
export interface Verdict {
  kind: FailureKind;
  /** Short and stable, such as `facebook-190-463`; never words from the reply. */
  code: string;
  /** Better advice than the kind's own, in one sentence. */
  remedy?: string;
  /** How long the server asks to wait; absent = not told. */
  waitSeconds?: number;
  /** Which of the fields, metrics or permissions that were asked for is concerned. */
  subject?: string;
}

/**
 * A call that gave no usable reply. Carries code, place and remedy; never a token, a query or anybody's words.
 */
export class SourceFailure extends Error {
  readonly kind: FailureKind;
  readonly code: string;
  /** Method, host and path, or a path into a reply such as `feed[3].post.uri`. */
  readonly place: string;
  readonly remedy: string;
  /** HTTP status; null = there was no reply. */
  readonly status: number | null;
  readonly waitSeconds: number | null;
  readonly subject: string | null;

  constructor(verdict: Verdict, place: string, status: number | null = null) {
    const remedy = verdict.remedy ?? REMEDIES[verdict.kind];
    super(`${verdict.code} at ${place}. ${remedy}`);
    this.name = 'SourceFailure';
    this.kind = verdict.kind;
    this.code = verdict.code;
    this.place = place;
    this.remedy = remedy;
    this.status = status;
    this.waitSeconds = verdict.waitSeconds ?? null;
    this.subject = verdict.subject ?? null;
  }
}

export function isRetryable(kind: FailureKind): boolean {
  return kind === 'transient' || kind === 'rate_limited';
}

/** What a status means where the platform says nothing more precise; null = success. */
export function verdictOfStatus(status: number): Verdict | null {
  const code = `http-${status}`;
  if (status >= 200 && status < 300) return null;
  if (status === 401) return { kind: 'auth_expired', code };
  if (status === 402) return { kind: 'quota_or_payment', code };
  if (status === 403) return { kind: 'permission', code };
  if (status === 404 || status === 410) return { kind: 'not_found', code };
  if (status === 429) return { kind: 'rate_limited', code };
  if (status === 408 || status === 425 || status >= 500) return { kind: 'transient', code };
  return { kind: 'bad_request', code };
}

const CONNECTION_VERDICTS: Record<string, Verdict> = {
  ENOTFOUND: {
    kind: 'not_found',
    code: 'unknown-host',
    remedy: 'Check the address in the practice file: no host has this name.',
  },
  CERT_HAS_EXPIRED: certificate(),
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate(),
  SELF_SIGNED_CERT_IN_CHAIN: certificate(),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate(),
  ERR_TLS_CERT_ALTNAME_INVALID: certificate(),
  ECONNABORTED: { kind: 'transient', code: 'timeout' },
  ETIMEDOUT: { kind: 'transient', code: 'timeout' },
  ECONNREFUSED: { kind: 'transient', code: 'connection-refused' },
};

/** What a broken connection means, by Node's error code. */
export function verdictOfConnection(errorCode: string | undefined): Verdict {
  return CONNECTION_VERDICTS[errorCode ?? ''] ?? { kind: 'transient', code: 'connection-broken' };
}

function certificate(): Verdict {
  return {
    kind: 'bad_request',
    code: 'bad-certificate',
    remedy: 'Have the certificate of this host renewed; it cannot be trusted as it is.',
  };
}
