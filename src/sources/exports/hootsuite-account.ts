import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** Figures per day and network, `Followers > Social network - Facebook`; some columns repeat one total in every row. */
export const hootsuiteAccount: IgnoredFormat = {
  id: 'hootsuite-account',
  title: 'Hootsuite Analytics: account figures per day',
  platform: 'any',
  reads: 'nothing',
  because: 'Totals per day of whole accounts; export the posts tables of the report instead.',

  recognise({ header }) {
    const columns = header ?? [];
    return signature({
      'date gmt': columns.includes('date gmt'),
      'figures by social network': columns.some((column) => column.includes('> social network - ')),
      'no posts': !columns.some((column) => /(post|tweet) id$/.test(column)),
    });
  },
};
