import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** Snapchat's "My Data": what the account has looked at. Memories and chats in it are never opened at all. */
export const snapchatMyData: IgnoredFormat = {
  id: 'snapchat-my-data',
  title: 'Snapchat My Data',
  platform: 'snapchat',
  reads: 'nothing',
  because:
    'Lists stories the account has watched, none it has published: enter public stories and Spotlight videos in our own table.',

  recognise: ({ head, type }) =>
    signature({
      'lists of watched stories':
        type === 'text' && /^\s*\{\s*"(Shared Story|Spotlight History)"\s*:/.test(head),
    }),
};
