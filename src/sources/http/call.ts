import type { Verdict } from './failure.ts';
import type { Headers, Limits } from './limits.ts';

/** What the HTTP layer needs to know about a platform's interface. */
export interface Api {
  /** Names the budget, such as `x`. */
  id: string;
  /** Every path is appended to it. */
  baseUrl: string;
  /** Sent with every call: version, credential. */
  headers?: Record<string, string>;
  /** Texts that must appear nowhere: tokens, keys, client secrets. */
  secrets: readonly string[];
  /** Id of the app, where the server counts an app's calls and not those of each of its tokens; default: the secrets. */
  app?: string;
  limits: Limits;
  /** Sorts what is special about this platform's failures; null = judge by the HTTP status. Asked for every reply. */
  classify?: (reply: { status: number; body: unknown; nowMs: number }) => Verdict | null;
  /** The base address comes from a user, not from a platform's documentation. */
  userGiven?: boolean;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Call {
  /** Appended to the base address. */
  path: string;
  query?: Query;
  /** Sent as JSON, which makes the call a POST. */
  json?: Readonly<Record<string, unknown>>;
  /** Sent as a form, which makes the call a POST. */
  form?: Record<string, string>;
  headers?: Record<string, string>;
}

export interface Reply {
  status: number;
  headers: Headers;
  /** Parsed JSON, free of secrets. */
  body: unknown;
}

/** One try of one call, for run logs and for counting. */
export interface CallEvent {
  place: string;
  attempt: number;
  /** Null = no reply. */
  status: number | null;
  /** Null = success. */
  code: string | null;
  durationMs: number;
  bytes: number;
}
