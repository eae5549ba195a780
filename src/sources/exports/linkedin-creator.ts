import { NO_ENGAGEMENT } from '../../model/post.ts';
import type { Item, PostFormat } from './format.ts';
import { rangeInName, untilToday } from './shared/dates.ts';
import { instantFromLinkedin, linkedinAddress, linkedinKeys } from './shared/linkedin-posts.ts';
import { lookThrough } from './shared/look-through.ts';
import { parseCount } from './shared/numbers.ts';
import { dayFromNumbers } from './shared/numeric-dates.ts';
import { signature } from './shared/signature.ts';

/** Longer lists are cut to the best. */
const LIST_CAP = 50;

/**
 * A person's posts out of the analytics of a profile: sheet `TOP POSTS` of `Content_<from>_<to>_<name>.xlsx`. Two rankings stand
 * side by side, by engagements and by impressions, and belong together by address, never by line. Neither words nor kinds.
 */
export const linkedinCreator: PostFormat = {
  id: 'linkedin-creator',
  title: 'LinkedIn profile analytics: top posts',
  platform: 'linkedin',
  reads: 'posts',
  version: '2023',
  how: 'LinkedIn profile → Analytics → choose the range → Export.',

  recognise: ({ header }) => {
    const [left, right] = places(header, 'post url');
    return signature({
      'post url, twice': left !== undefined && right !== undefined,
      'post publish date': header?.includes('post publish date') ?? false,
      impressions: header?.includes('impressions') ?? false,
    });
  },

  async period(file, context) {
    const range = file.containers.map(rangeInName).find((found) => found !== null);
    let lines = 0;
    for await (const _ of lookThrough(file)) lines += 1;
    // Best posts are no full list: nothing says since when they are all there, nor, once the list was cut, until when.
    return untilToday({ from: null, through: lines < LIST_CAP ? (range?.to ?? null) : null }, context.today);
  },

  async *read(file) {
    const addresses = places(file.header, 'post url');
    const posts = new Map<string, PostItem>();
    let lines = 0;
    for await (const row of file.rows()) {
      lines += 1;
      for (const at of addresses) {
        const link = row.at(at);
        if (link === '') continue;
        const isNew = !posts.has(link);
        const item = posts.get(link) ?? itemOf(row.number, link, row.at(at + 1));
        posts.set(link, item);
        if (isNew && item.post.publishedAt === null)
          yield { type: 'notice', row: row.number, code: 'undated' };
        if (file.header?.[at + 2] !== 'impressions') continue;
        const views = parseCount(row.at(at + 2));
        if (views === 'unreadable')
          yield { type: 'notice', row: row.number, code: 'figure-unreadable', detail: 'impressions' };
        else item.post.engagement = { ...NO_ENGAGEMENT, views };
      }
    }
    yield* posts.values();
    if (lines >= LIST_CAP) yield { type: 'notice', row: null, code: 'list-capped', detail: CAP_ADVICE };
  },
};

const CAP_ADVICE = 'LinkedIn lists the 50 best posts of the range; export shorter ranges to get them all.';

type PostItem = Extract<Item, { type: 'post' }>;

function places(header: string[] | null, column: string): number[] {
  return (header ?? []).flatMap((name, at) => (name === column ? [at] : []));
}

function itemOf(row: number, link: string, date: string): PostItem {
  const address = linkedinAddress(link);
  const moment = instantFromLinkedin(address);
  const written = dayFromNumbers(date, 'second');
  const day = written === null || written === 'unclear' ? null : `${written}T00:00:00.000Z`;
  return {
    type: 'post',
    row,
    post: {
      platform: 'linkedin',
      account: /\/posts\/([^/_?]+)_/.exec(link)?.[1] ?? null,
      permalink: /^https?:\/\//i.test(link) ? link : null,
      publishedAt: moment ?? day,
      precision: moment !== null ? 'minute' : day !== null ? 'day' : null,
      kind: null,
      title: null,
      text: '',
      textCut: true,
      links: [],
      hashtags: [],
      mediaCount: null,
      altTextCount: null,
      durationSeconds: null,
      origin: 'own',
      paid: null,
      engagement: NO_ENGAGEMENT,
    },
    keys: linkedinKeys(link, address),
  };
}
