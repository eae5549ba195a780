import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** What else Google packs and offers that looks like posts or reviews and is neither. */
export const googleBusinessOther: IgnoredFormat = {
  id: 'google-business-other',
  title: 'Google: settings, performance figures, reviews written by the account holder',
  platform: 'google-business',
  reads: 'nothing',
  because:
    'Holds settings or monthly totals of a location, or reviews the account holder wrote about others; no posts and no reviews of the practice.',

  recognise: ({ head, header, path }) =>
    signature({
      'Takeout part, own Maps reviews or performance table':
        /\/account-\d+\/location-\d+\/(.*\/)?(questions|media-|businessPersonalization)[^/]*(\/[^/]*)?$/.test(
          path,
        ) ||
        /^\s*\{\s*"attributes"\s*:\s*\[/.test(head) ||
        (/"type"\s*:\s*"FeatureCollection"/.test(head) &&
          /five_star_rating_published|review_text_published/.test(head)) ||
        ['business name', 'google search - mobile', 'website clicks'].every((column) =>
          header?.includes(column),
        ),
    }),
};
