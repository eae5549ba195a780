import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** What LinkedIn offers a page's admins besides the posts, and the sheet of daily figures that comes along with those. */
export const linkedinPageOther: IgnoredFormat = {
  id: 'linkedin-page-other',
  title: 'LinkedIn page: days, visitors, followers, competitors',
  platform: 'linkedin',
  reads: 'nothing',
  because: 'Totals per day or group of people; the sheet of days is looked at for the period of the posts.',

  recognise({ header, name, containers, type }) {
    const columns = new Set(header ?? []);
    const byName = [name, ...containers].some((one) =>
      /_(visitors|followers|competitors?)[_a-z]*_\d{13}\D*$/i.test(one),
    );
    return signature(
      {
        'days or groups of a LinkedIn page':
          type !== 'text' && (byName || (columns.has('date') && columns.has('impressions organic'))),
      },
      { posts: columns.has('post link') },
    );
  },
};
