import { PLATFORMS } from '../model/platforms.ts';
import type { AccountCheck } from '../sources/check-accounts.ts';
import type { AccountToRead } from '../sources/read-apis.ts';
import { type VariableState, variablesOf } from './credentials.ts';
import { WORDS } from './expertise.ts';
import { paragraph } from './table.ts';
import type { Style } from './terminal.ts';

const { language } = WORDS;

/** An account that an interface is named for, and what is known of it before a run. */
export interface CheckedAccount {
  platform: string;
  handle: string;
  api: string;
  variables: VariableState[];
  /** Null = not tried. */
  online: AccountCheck | null;
}

export function checkedAccount(account: AccountToRead, online: AccountCheck | null): CheckedAccount {
  return {
    platform: account.account.platform,
    handle: account.handle,
    api: account.source.id,
    variables: variablesOf(account),
    online,
  };
}

/** Whether a run would fail at it, as far as that is known. */
export function isBroken({ variables, online }: CheckedAccount): boolean {
  return online === null ? variables.some(({ required, set }) => required && !set) : !online.ok;
}

/** Account and interface, which variables are set, and what the interface answered; a few lines each. */
export function accountText(account: CheckedAccount, style: Style): string {
  const { platform, handle, api, variables, online } = account;
  const mark = isBroken(account) ? style.red('✖') : online === null ? style.dim('·') : style.green('✔');
  const name = `${PLATFORMS[platform as keyof typeof PLATFORMS].name} ${handle}`;
  return [
    `  ${mark} ${name} ${style.dim(`by ${api}`)}`,
    ...variables.map((one) => style.dim(`      ${one.variable} ${stateOf(one)}`)),
    ...(online === null ? [] : onlineLines(online)),
  ].join('\n');
}

function stateOf({ set, required }: VariableState): string {
  if (set) return 'is set';
  return required ? 'is missing' : 'is not set, which may be fine';
}

function onlineLines({
  reached,
  scopesGranted,
  scopesMissing,
  expiresAt,
  failure,
  advice,
}: AccountCheck): string[] {
  const told = [
    ...(reached === null ? [] : [`Reached ${reached}`]),
    ...(failure === null ? [] : [language.problem(failure)]),
    ...(scopesGranted === null ? [] : [`permissions ${scopesGranted.join(', ') || 'none'}`]),
    ...(scopesMissing.length === 0 ? [] : [`missing ${scopesMissing.join(', ')}`]),
    ...(expiresAt === null ? [] : [endOf(expiresAt)]),
  ];
  return [paragraph(told.join(' · '), 6), ...advice.map((text) => paragraph(text, 8, '→'))];
}

function endOf(expiresAt: string): string {
  return expiresAt === 'never' ? 'the token does not end' : `the token ends on ${expiresAt.slice(0, 10)}`;
}
