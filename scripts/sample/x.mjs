import { TZDate } from '@date-fns/tz';
import { letters } from './dice.mjs';
import { zip } from './zip.mjs';

const ID_EPOCH_MS = 1_288_834_974_657n;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** "Download an archive of your data": every part a script that assigns one JSON value, all figures as strings. */
export async function xArchive({ account, profile, archiveMadeAt, posts }) {
  const tweets = posts.map((post, index) => tweetOf(post, posts[index - 1], account)).reverse();
  const { username, id: accountId, displayName } = account;
  const files = [
    [
      'data/tweets.js',
      part(
        'tweets',
        tweets.map((tweet) => ({ tweet })),
      ),
    ],
    [
      'data/account.js',
      part('account', [
        {
          account: {
            email: 'office@alderfinchderm.example',
            createdVia: 'web',
            username,
            accountId,
            createdAt: instantOf(profile.createdAt).toISOString(),
            accountDisplayName: displayName,
          },
        },
      ]),
    ],
    [
      'data/profile.js',
      part('profile', [
        { profile: { description: { bio: profile.bio, website: profile.website, location: 'Wrenfield' } } },
      ]),
    ],
    ['data/note-tweet.js', part('note_tweet', [])],
    ['data/direct-messages.js', part('direct_messages', [])],
    ['data/manifest.js', manifest(account, archiveMadeAt, tweets.length)],
    ['Your archive.html', '<!doctype html><title>Your archive</title>\n'],
  ];
  const code = letters(ALPHABET.slice(26), 12, 'archive').toLowerCase();
  return { name: `twitter-${archiveMadeAt.slice(0, 10)}-${code}.zip`, bytes: await zip(files) };
}

function part(name, value) {
  return `window.YTD.${name}.part0 = ${JSON.stringify(value, null, 2)}`;
}

function manifest({ username, id, displayName }, generationDate, tweets) {
  const file = (fileName, globalName, count) => ({
    files: [{ fileName: `data/${fileName}`, globalName, count: String(count) }],
  });
  const config = {
    userInfo: { accountId: id, userName: username, displayName },
    archiveInfo: {
      sizeBytes: '184320',
      generationDate,
      isPartialArchive: false,
      maxPartSizeBytes: '53687091200',
    },
    readmeInfo: { fileName: 'data/README.txt', directory: 'data/', name: 'README.txt' },
    dataTypes: {
      account: file('account.js', 'YTD.account.part0', 1),
      profile: file('profile.js', 'YTD.profile.part0', 1),
      tweets: { mediaDirectory: 'data/tweets_media', ...file('tweets.js', 'YTD.tweets.part0', tweets) },
      noteTweet: file('note-tweet.js', 'YTD.note_tweet.part0', 0),
    },
  };
  return `window.__THAR_CONFIG = ${JSON.stringify(config, null, 2)}`;
}

/** The practice's clock as an instant. */
function instantOf(at) {
  const [year, month, day, hour, minute] = at.split(/\D/).map(Number);
  return new Date(new TZDate(year, month - 1, day, hour, minute, 'America/New_York').getTime());
}

/** Ids carry the time; all lower bits set name a place in the sequence that X never gets to. */
function idOf(at) {
  return String(((BigInt(instantOf(at).getTime()) - ID_EPOCH_MS) << 22n) | 0x3fffffn);
}

function createdAt(instant) {
  const [, weekday, day, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(
    instant.toUTCString(),
  );
  return `${weekday} ${month} ${day} ${time} +0000 ${year}`;
}

function tweetOf(post, before, account) {
  const id = idOf(post.at);
  const urls = (post.links ?? []).map((expanded, index) => {
    const code = `Sample${letters(ALPHABET, 4, post.at, index)}`;
    const bare = expanded.replace(/^https:\/\/(www\.)?/, '');
    return { url: `https://t.co/${code}`, expanded_url: expanded, display_url: bare.slice(0, 24) };
  });
  const media = Array.from({ length: post.photos ?? 0 }, (_, index) => mediaOf(post.at, index, id, account));
  const words = post.text
    .replaceAll('&', '&amp;')
    .replace(/\{(\d)\}/g, (_, index) => urls[Number(index)].url);
  const start = post.repost ? `RT @${post.repost.username}: ` : post.reply ? `@${post.reply.username} ` : '';
  const fullText = `${start}${words}${media[0] ? ` ${media[0].url}` : ''}`;
  const mentioned = post.repost ?? post.reply;
  return {
    retweeted: false,
    source: '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
    entities: {
      hashtags: [],
      symbols: [],
      user_mentions: mentioned ? [{ name: mentioned.name, screen_name: mentioned.username }] : [],
      urls: urls.map((url) => ({ ...url, indices: placeOf(fullText, url.url) })),
      ...(media[0] && { media: [media[0]] }),
    },
    display_text_range: ['0', String(fullText.length)],
    favorite_count: String(post.likes ?? 0),
    retweet_count: String(post.reposts ?? 0),
    ...(post.reply && {
      in_reply_to_user_id_str: post.reply.id,
      in_reply_to_screen_name: post.reply.username,
    }),
    ...(post.thread && {
      in_reply_to_status_id_str: idOf(before.at),
      in_reply_to_user_id_str: account.id,
      in_reply_to_screen_name: account.username,
    }),
    id_str: id,
    id,
    truncated: false,
    favorited: false,
    created_at: createdAt(instantOf(post.at)),
    full_text: fullText,
    lang: 'en',
    ...(media.length > 0 && { extended_entities: { media } }),
  };
}

function mediaOf(at, index, tweetId, { username }) {
  const code = letters(ALPHABET, 10, at, 'photo');
  return {
    expanded_url: `https://twitter.com/${username}/status/${tweetId}/photo/1`,
    url: `https://t.co/${code}`,
    display_url: `pic.twitter.com/${code}`,
    media_url_https: `https://pbs.twimg.com/media/Sample${letters(ALPHABET, 8, at, index)}.jpg`,
    type: 'photo',
  };
}

function placeOf(text, part) {
  const start = text.indexOf(part);
  return [String(start), String(start + part.length)];
}
