import type { ApiAccount, PlatformSource } from '../../../src/sources/platforms/platform.ts';

/** Put into every credential; must come out nowhere. */
export const MARKER = 'MARKER-5ecret+t0ken/of=the-practice';

/** One request and its answer. Every one that a scenario declares must be asked for. */
export interface Exchange {
  /** `posts-1` is the first page of posts: faults strike there. */
  name: 'profile' | 'posts-1' | 'posts-2' | 'detail' | 'newest';
  method?: 'GET' | 'POST';
  host?: string;
  path: string;
  /** Only these parameters are compared. */
  query?: Record<string, string>;
  /** Must not stand in any parameter: what was given up is not asked for again. */
  lacks?: string;
  /** Compared with a JSON body. */
  sent?: Record<string, unknown>;
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
  /** Asked for even where the first page of posts cannot be read, because both are under way at once. */
  alongside?: boolean;
}

/** Answers of the platform's own form. */
export interface Fault {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  /** How often the first page is asked for, where less is asked of it after a failure; default 1. */
  times?: number;
  /** Where it strikes; default: the first page of posts. */
  at?: 'profile';
}

export interface PlatformCase {
  source: PlatformSource;
  account: ApiAccount;
  host: string;
  /** Headers without which the service would refuse: credential, version. */
  headers: Record<string, string>;
  /**
   * All exchanges of an account with two pages of posts. The first post of page 1 is published at `newest`, the last of page 2
   * before the window.
   */
  exchanges(newest: string): Exchange[];
  /** Ids of the posts that come, newest first, and what is expected of the comments. */
  expected: { posts: string[]; comments: { total: number; practice: number }; notices?: string[] };
  /** All exchanges of an account that never posted. */
  empty: Exchange[];
  faults: {
    401: Fault;
    403: Fault;
    404: Fault;
    /** Asks to wait 20 seconds; where a platform tells no time, `waits` is what is waited all the same, in milliseconds. */
    429: Fault & { waits?: number };
    500: Fault;
  };
  /** Metrics, fields, permissions or parts that are gone: all exchanges, and the code of the notice. At least one for every platform. */
  deadMetrics: { name: string; exchanges: Exchange[]; notice: string; posts?: string[] }[];
  /** Calls that cannot be saved, by the documentation, for the posts and comments of `exchanges`. */
  minimum: number;
}

/** Window of every scenario: the clock stands at its end. */
export const NOW = '2026-11-01T12:00:00.000Z';
export const SINCE = '2026-08-03T00:00:00.000Z';
export const NEWEST = '2026-10-20T15:04:05.000Z';
