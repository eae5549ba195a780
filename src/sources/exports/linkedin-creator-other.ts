import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** The sheets beside `TOP POSTS`. */
export const linkedinCreatorOther: IgnoredFormat = {
  id: 'linkedin-creator-other',
  title: 'LinkedIn profile analytics: days and readers',
  platform: 'linkedin',
  reads: 'nothing',
  because: 'Totals per day and groups of readers; posts stand in the sheet TOP POSTS.',

  recognise: ({ name, containers, header }) =>
    signature(
      {
        'a sheet of profile analytics':
          /^(DISCOVERY|ENGAGEMENT|FOLLOWERS|((AUDIENCE|CONTENT) )?DEMOGRAPHICS)$/.test(name) &&
          /\.xlsx?$/i.test(containers[0] ?? ''),
      },
      { posts: header?.includes('post url') ?? false },
    ),
};
