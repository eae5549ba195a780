import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** Everything but the posts in a person's "Get a copy of your data". */
export const linkedinPersonalOther: IgnoredFormat = {
  id: 'linkedin-personal-other',
  title: 'LinkedIn personal data: other parts',
  platform: 'linkedin',
  reads: 'nothing',
  because: "The person's own comments, likes, profile and settings; only Shares.csv holds posts.",

  recognise: ({ containers, header, type }) =>
    signature(
      {
        'in a LinkedInDataExport':
          type !== 'empty' && containers.some((name) => /LinkedInDataExport_/i.test(name)),
      },
      { posts: header?.includes('sharelink') ?? false },
    ),
};
