import type { Account } from '../../model/account.ts';
import type { Comment } from '../../model/comment.ts';
import type { PlatformId } from '../../model/platforms.ts';
import type { Engagement } from '../../model/post.ts';
import type { Instant } from '../../model/time.ts';
import type { PostDraft, PostKeys } from '../exports/format.ts';
import type { HttpClient } from '../http/client.ts';

/** One interface of one platform, whole: what it needs, what it gives, how it is read. One file each. */
export interface PlatformSource {
  /** File name, such as `bluesky`. */
  id: string;
  /** Usually one; a web site may be a blog or a newsroom. */
  platforms: readonly [PlatformId, ...PlatformId[]];
  title: string;
  /** Address that paths are appended to; null = the account's own address. Accounts may name another one. */
  baseUrl: string | null;
  /** What the account's handle means here, for the practice file. */
  handle: string;
  credentials: readonly Credential[];
  /** Permissions a token must carry for everything that is read. */
  scopes: readonly string[];
  supplies: Supplies;
  /** One cheap call. Throws `SourceFailure` when the account cannot be read. */
  check(client: HttpClient, account: ApiAccount): Promise<TokenCheck>;
  /** Absent where a token cannot be traded in for a fresh one. */
  refresh?: Refresh;
  /**
   * Profile, posts and comments, posts newest first as far as the platform keeps that order. Records older than the window that
   * come along are delivered too: the newest of any age tells how long an account has been silent.
   * Throws `SourceFailure` when the posts cannot be read; whatever else fails becomes a notice.
   */
  collect(client: HttpClient, account: ApiAccount, request: ApiRequest): AsyncIterable<ApiItem>;
}

export interface Credential {
  /** Key in `ApiAccount.credentials`. */
  name: string;
  /** Last part of the environment variable; the practice's name goes before it. */
  env: string;
  secret: boolean;
  required: boolean;
  description: string;
}

export type ProfileField = Exclude<keyof Account, 'platform' | 'handle' | 'observedAt'>;

/** What an interface can tell at all. What is not in the lists stays null; `not` says why, field by field. */
export interface Supplies {
  profile: readonly ProfileField[];
  figures: readonly (keyof Engagement)[];
  comments: 'comments' | 'reviews' | 'counts only' | 'nothing';
  altText: boolean;
  paid: boolean;
  not: Readonly<
    Partial<Record<ProfileField | keyof Engagement | 'comment texts' | 'altText' | 'paid', string>>
  >;
}

/** An account to be read. */
export interface ApiAccount {
  platform: PlatformId;
  handle: string;
  /** Another address than the platform's own: a test server, a Mastodon server. */
  baseUrl?: string;
  /** Version of the interface, such as `v26.0`; default: the newest known here. */
  version?: string;
  credentials: Readonly<Record<string, string | undefined>>;
  /** Environment variables that the credentials come from, for advice. */
  variables?: Readonly<Record<string, string>>;
}

export interface ApiRequest {
  since: Instant;
  until: Instant;
  /** Posts of this account in the last kept collection; 0 = none or unknown. */
  knownPosts?: number;
}

/** One thing an interface told. A bad record is an element like the good ones: the caller counts and shows it. */
export type ApiItem =
  /** `postsTold`: how many posts the platform says there are; null = not told. */
  | { type: 'account'; account: Account; postsTold: number | null }
  | { type: 'post'; post: PostDraft; keys: PostKeys }
  | { type: 'comment'; comment: Comment }
  /** A record that has come already. */
  | { type: 'repeat' }
  /** Something that is missing or worth knowing although records came. */
  | { type: 'notice'; code: string; detail: string }
  /** `place`: path of the field that is missing or wrong, such as `feed[3].post.uri`. */
  | { type: 'rejected'; code: string; place: string };

export interface TokenCheck {
  /** Name of the account that was reached. */
  account: string;
  /** Null = the platform does not tell. */
  scopesGranted: readonly string[] | null;
  scopesMissing: readonly string[];
  /** Null = the platform does not tell, or there is no token. */
  expiresAt: Instant | 'never' | null;
  /** What to do, in a sentence; null = nothing. */
  advice: string | null;
}

export interface Refresh {
  /** What is traded in becomes void: whoever does not keep the answer has to sign in again. */
  rotates: boolean;
  /** Credential without which there is nothing to trade in. */
  needs: string;
  run(client: HttpClient, account: ApiAccount): Promise<FreshCredentials>;
}

export interface FreshCredentials {
  /** To be kept in place of those of the same name. */
  credentials: Record<string, string>;
  /** Null = not told. */
  expiresAt: Instant | null;
}
