import { about, chance } from './dice.mjs';
import { csv, grown, nameOf, publishTime } from './meta.mjs';

const ACCOUNT = ['17849900000000001', 'alderfinchderm', 'Alder & Finch Dermatology'];

const INSTAGRAM_POST = [
  'Post ID',
  'Account ID',
  'Account username',
  'Account name',
  'Description',
  'Duration (sec)',
  'Publish time',
  'Permalink',
  'Post type',
  'Data comment',
  'Date',
];
const INSTAGRAM_METRICS = ['Views', 'Reach', 'Likes', 'Shares', 'Follows', 'Comments', 'Saves'];
const STORY_METRICS = [
  'Views',
  'Reach',
  'Likes',
  'Shares',
  'Profile visits',
  'Replies',
  'Link clicks',
  'Navigation',
  'Follows',
  'Sticker taps',
];

export function instagramExport({ posts, range, number }) {
  const rows = posts.map((post, index) => instagramRow(post, index, range)).reverse();
  return csv(`instagram/${nameOf(range, number)}`, [...INSTAGRAM_POST, ...INSTAGRAM_METRICS], rows);
}

function instagramRow(post, index, range) {
  const { at, type, text, account, name, seconds = 0, pull = 3 } = post;
  const some = (value, what) => Math.round(about(value, at, text, what) * grown(at, range));
  const reach = some(140 + 110 * pull + (type === 'reel' ? 400 : 0), 'reach');
  // These short codes name no post: Instagram's own numbers are too small for one that starts with S.
  const code = `SampleAF${String(index + 1).padStart(3, '0')}`;
  return {
    'Post ID': `18099000000000${String(index + 1).padStart(3, '0')}`,
    'Account ID': account ? `178499000000009${String(index).padStart(2, '0')}` : ACCOUNT[0],
    'Account username': account ?? ACCOUNT[1],
    'Account name': name ?? ACCOUNT[2],
    Description: text,
    'Duration (sec)': seconds,
    'Publish time': publishTime(at),
    Permalink: `https://www.instagram.com/${type === 'reel' ? 'reel' : 'p'}/${code}/`,
    'Post type': `IG ${type}`,
    Date: 'Lifetime',
    Views: Math.round(reach * (1.3 + 0.5 * chance(at, 'views'))),
    Reach: account ? '' : reach,
    Likes: some(6 + pull * pull * 1.4, 'likes'),
    Shares: some(pull * pull * 0.2, 'shares'),
    Follows: account ? '' : some(pull * 0.4, 'follows'),
    Comments: some(pull * pull * 0.16, 'comments'),
    Saves: some(pull * pull * 0.3, 'saves'),
  };
}

export function storiesExport({ stories, range, number }) {
  const rows = stories.map(({ at, seconds }, index) => {
    const some = (value, what) => about(value, at, 'story', what);
    const reach = some(120, 'reach');
    return {
      'Post ID': `18098000000000${String(index + 1).padStart(3, '0')}`,
      'Account ID': ACCOUNT[0],
      'Account username': ACCOUNT[1],
      'Account name': ACCOUNT[2],
      'Duration (sec)': seconds,
      'Publish time': publishTime(at),
      Permalink: `https://www.instagram.com/stories/${ACCOUNT[1]}/39000000000000000${String(index + 1).padStart(2, '0')}`,
      'Post type': 'IG story',
      Date: 'Lifetime',
      Views: Math.round(reach * 1.15),
      Reach: reach,
      Likes: some(3, 'likes'),
      Shares: some(0.6, 'shares'),
      'Profile visits': some(2, 'visits'),
      Replies: some(0.7, 'replies'),
      'Link clicks': some(1.5, 'links'),
      Navigation: some(150, 'navigation'),
      Follows: 0,
      'Sticker taps': some(1, 'taps'),
    };
  });
  return csv(`instagram/${nameOf(range, number)}`, [...INSTAGRAM_POST, ...STORY_METRICS], rows.reverse());
}
