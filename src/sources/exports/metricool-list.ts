import type { PlatformId } from '../../model/platforms.ts';
import { PLATFORM_IDS } from '../../model/platforms.ts';
import type { PostFormat } from './format.ts';
import { rangeInName, untilToday } from './shared/dates.ts';
import { columnSignature } from './shared/signature.ts';
import { readToolPosts, zoneAssumed } from './shared/tool-posts.ts';
import { wallClock } from './shared/wall-clock.ts';

const OTHER_NAMES: Record<string, PlatformId> = {
  twitter: 'x',
  gmb: 'google-business',
  google: 'google-business',
};

/** Metricool's list over all networks of a brand. Times are those of the brand's zone; interactions stand in one sum, which is not read. */
export const metricoolList: PostFormat = {
  id: 'metricool-list',
  title: 'Metricool: posts of all networks',
  platform: 'any',
  reads: 'posts',
  version: '2024',
  how: 'Metricool → Analytics → Summary → list of posts → Download CSV.',
  recognise: (file) =>
    columnSignature(file, ['image', 'url', 'text', 'network', 'date', 'impressions', 'interactions']),

  period({ name }, context) {
    const range = rangeInName(name);
    return untilToday({ from: range?.from ?? null, through: range?.to ?? null }, context.today);
  },

  async *read(file, context) {
    yield zoneAssumed(context.timeZone);
    yield* readToolPosts(file, (row) => {
      const name = row.get('network').toLowerCase();
      const platform = PLATFORM_IDS.find((id) => id === name) ?? OTHER_NAMES[name];
      if (platform === undefined) return 'platform-unknown';
      return {
        platform,
        id: '',
        link: row.get('url'),
        account: '',
        moment: wallClock(row.get('date'), context.timeZone),
        type: '',
        text: row.get('text'),
        figures: { views: 'impressions' },
      };
    });
  },
};
