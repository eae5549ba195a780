import { about, chance, letters } from './dice.mjs';
import { csv, grown, nameOf, publishTime, within } from './meta.mjs';

const PAGE = ['990000000000001', 'Alder & Finch Dermatology'];
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const FACEBOOK_POST = [
  'Post ID',
  'Page ID',
  'Page name',
  'Title',
  'Description',
  'Duration (sec)',
  'Publish time',
  'Caption type',
  'Permalink',
  'Is crosspost',
  'Is share',
  'Post type',
  'Languages',
  'Custom labels',
  'Funded content status',
  'Data comment',
  'Date',
];
/** Meta leaves out metrics without data and changes their order from one export to the next. */
const FACEBOOK_METRICS = {
  '2026-08-31': [
    'Reach',
    'Views',
    'Reactions, Comments and Shares',
    'Reactions',
    'Comments',
    'Shares',
    'Total clicks',
    'Link Clicks',
    'Other Clicks',
    'Reach from Organic posts',
    'Reach from Boosted posts',
    'Seconds viewed',
    'Average Seconds viewed',
  ],
  '2026-10-31': [
    'Views',
    'Reach',
    'Reactions, Comments and Shares',
    'Reactions',
    'Comments',
    'Shares',
    'Total clicks',
    'Other Clicks',
    'Link Clicks',
    'Reach from Organic posts',
    'Reach from Boosted posts',
    '3-second video views',
    'Seconds viewed',
    'Average Seconds viewed',
    'Estimated earnings (USD)',
  ],
};

/** `reels`: the Instagram posts, where a post here that is marked `reel` has its words. */
export function facebookExport({ posts, reels, range, number }) {
  const columns = [...FACEBOOK_POST, ...FACEBOOK_METRICS[range.to]];
  const rows = posts.map((post, index) => {
    const text = post.reel ? reels.find(({ at }) => at === post.at).text : post.text;
    return { post, text, index };
  });
  const chosen = rows.filter(({ post }) => within(range)(post)).reverse();
  return csv(
    `facebook/${nameOf(range, number)}`,
    columns,
    chosen.map((row) => facebookRow(row, range, number)),
  );
}

function facebookRow({ post, text, index }, range, number) {
  const video = post.seconds > 0;
  const id = `99000000000${String(index + 101).padStart(5, '0')}`;
  return {
    'Post ID': id,
    'Page ID': PAGE[0],
    'Page name': PAGE[1],
    Title: post.title ?? text,
    Description: video ? text : '',
    'Duration (sec)': post.seconds ?? 0,
    'Publish time': publishTime(post.at),
    'Caption type': video ? 'uploaded' : 'N/A',
    Permalink: facebookLink(post, id, number),
    'Is crosspost': post.reel ? 1 : 0,
    'Is share': post.share ? 1 : 0,
    'Post type': post.type,
    Date: 'Lifetime',
    ...facebookFigures(post, text, range),
  };
}

/** A link with `pfbid` is another one in every export of the same post; the number of a reel or video stays. */
function facebookLink({ type }, id, number) {
  if (type === 'Reels') return `https://www.facebook.com/reel/${id.replace(/^99/, '98')}/`;
  if (type === 'Videos') return `https://www.facebook.com/alderfinchderm/videos/${id.replace(/^99/, '98')}/`;
  return `https://www.facebook.com/alderfinchderm/posts/pfbid0${letters(BASE58, 60, id, number)}`;
}

function facebookFigures({ at, pull = 3, boosted = 0, type, share, seconds = 0 }, text, range) {
  const some = (value, what) => Math.round(about(value, at, text, what) * grown(at, range));
  const organic = some(90 + 75 * pull, 'reach');
  const paid = some(boosted, 'boosted');
  const reach = organic + paid;
  const reactions = some(pull * pull * 1.6, 'reactions');
  const comments = some(pull * pull * 0.22, 'comments');
  const shares = some(pull * pull * 0.14, 'shares');
  const links = type === 'Links' ? some(2 + pull, 'links') : 0;
  const clicks = links + some(pull * 9, 'clicks');
  const watched = seconds === 0 ? 0 : (organic * seconds * 0.3).toFixed(3);
  return {
    // Blank, not 0: Meta does not tell how often a shared post was shown.
    Views: share ? '' : Math.round(reach * (1.15 + 0.3 * chance(at, 'views'))),
    Reach: reach,
    'Reactions, Comments and Shares': reactions + comments + shares,
    Reactions: reactions,
    Comments: comments,
    Shares: shares,
    'Total clicks': clicks,
    'Other Clicks': clicks - links,
    'Link Clicks': links || '',
    'Reach from Organic posts': organic,
    'Reach from Boosted posts': paid,
    '3-second video views': seconds === 0 ? 0 : some(organic * 0.5, 'watched'),
    'Seconds viewed': seconds === 0 ? '' : watched,
    'Average Seconds viewed': seconds === 0 ? '' : (watched / organic).toFixed(3),
    'Estimated earnings (USD)': 0,
  };
}
