/** Response headers by lower-case name. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** What a server says about the room that is left; null = not told. */
export interface Allowance {
  remaining: number | null;
  /** Milliseconds since 1970 at which there is room again. */
  resetAtMs: number | null;
  /** Share of the allowance that is used up, 0–1, where the server tells a share instead of a number. */
  used: number | null;
}

export interface Limits {
  /** Whom the server counts by: its caller's address, the credential or app, or these at one endpoint. */
  counted: 'host' | 'credential' | 'endpoint';
  /** Calls under way at the same time. */
  concurrent: number;
  /** Documented rolling limit. */
  calls?: { count: number; seconds: number };
  /** Reads the server's own account of the budget. */
  allowance?: (headers: Headers, nowMs: number) => Allowance | null;
}

/** How servers write the moment of a reset. */
export type ResetStyle = 'unix-seconds' | 'seconds-to-wait' | 'iso-time';

/** Reader of the usual pair of headers, such as `x-rate-limit-remaining` and `x-rate-limit-reset`. */
export function remainingAndReset(
  remaining: string,
  reset: string,
  style: ResetStyle,
): (headers: Headers, nowMs: number) => Allowance | null {
  return (headers, nowMs) => {
    const left = numberIn(headers[remaining]);
    if (left === null) return null;
    return { remaining: left, resetAtMs: resetMs(headers[reset], style, nowMs), used: null };
  };
}

/** Milliseconds to wait that the reply asks for, by `Retry-After` in seconds or as a date; null = not told. */
export function retryAfterMs(headers: Headers, nowMs: number): number | null {
  const value = headers['retry-after']?.trim();
  if (!value) return null;
  const seconds = numberIn(value);
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

function resetMs(value: string | undefined, style: ResetStyle, nowMs: number): number | null {
  if (value === undefined) return null;
  if (style === 'iso-time') return Date.parse(value) || null;
  const seconds = numberIn(value);
  if (seconds === null) return null;
  return style === 'unix-seconds' ? seconds * 1000 : nowMs + seconds * 1000;
}

/** The leading number of a header: `100, 100;w=60` is 100. */
function numberIn(value: string | undefined): number | null {
  const digits = value === undefined ? null : /^\s*(\d+(?:\.\d+)?)\s*(?:[,;]|$)/.exec(value);
  return digits?.[1] === undefined ? null : Number(digits[1]);
}

/** From this share on calls are slowed down, and from the second on they stop until there is room. */
const SLOW_FROM = 0.8;
const STOP_FROM = 0.95;
const SLOWEST_MS = 5_000;
/** Pause where a share is used up and the server does not tell until when. */
const UNTOLD_PAUSE_MS = 60_000;

/** The calls of everybody who shares one allowance: says when the next one may start. */
export interface Budget {
  /** Milliseconds since 1970 at which the next call may start; books the place. */
  nextStart(nowMs: number): number;
  /** Moment before which nobody calls; may move while a call waits for its place. */
  closedUntilMs(): number;
  /** Takes in what a reply told. */
  learn(allowance: Allowance, nowMs: number): void;
  /** Nobody calls before this moment. */
  holdUntil(ms: number): void;
}

export function createBudget(calls: Limits['calls']): Budget {
  const starts: number[] = [];
  let closedUntil = 0;
  let gapMs = 0;
  let lastStart = 0;
  return {
    nextStart(nowMs) {
      let start = Math.max(nowMs, closedUntil, gapMs > 0 ? lastStart + gapMs : 0);
      if (calls) {
        while (starts.length >= calls.count)
          start = Math.max(start, (starts.shift() ?? 0) + calls.seconds * 1000);
        starts.push(start);
      }
      lastStart = start;
      return start;
    },
    closedUntilMs: () => closedUntil,
    learn({ remaining, resetAtMs, used }, nowMs) {
      if (remaining === 0 && resetAtMs !== null) closedUntil = Math.max(closedUntil, resetAtMs);
      if (used === null) return;
      gapMs = used > SLOW_FROM ? ((used - SLOW_FROM) / (1 - SLOW_FROM)) * SLOWEST_MS : 0;
      if (used >= STOP_FROM) closedUntil = Math.max(closedUntil, resetAtMs ?? nowMs + UNTOLD_PAUSE_MS);
    },
    holdUntil(ms) {
      closedUntil = Math.max(closedUntil, ms);
    },
  };
}
