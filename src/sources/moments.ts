import { accountKey } from '../model/post.ts';
import type { PostDraft } from './exports/format.ts';

/** Fewer letters than this say too little about a post. */
const TELLING_LETTERS = 12;
/** So many letters of a text are compared. */
const FIRST_LETTERS = 40;
/** By so much Meta's downloads differ about when a post was made, from one of their files to the other. */
const SECONDS_APART = 5;

/**
 * Account, minute and first words: what two rows of one post have in common when ids and links are lost. Where only the day is known,
 * it takes enough words to tell two posts of a day apart. A story is never a post. null = nothing to know it by.
 */
export function momentOf(draft: PostDraft): string | null {
  const { publishedAt, precision } = draft;
  if (publishedAt === null) return null;
  const words = firstWords(draft.text);
  if (precision === 'day' && words.length < TELLING_LETTERS) return null;
  return `${placeOf(draft)} ${publishedAt.slice(0, precision === 'day' ? 10 : 16)} ${words}`;
}

/** The same with the full minute that a post was made seconds before or after: two rows may lie on either side of it. null = none is so near. */
export function momentNearby(draft: PostDraft): string | null {
  const { publishedAt, precision } = draft;
  if (publishedAt === null || precision === 'day') return null;
  const minute = Math.round(Date.parse(publishedAt) / 60_000) * 60_000;
  const words = firstWords(draft.text);
  if (Math.abs(Date.parse(publishedAt) - minute) > SECONDS_APART * 1000 || words.length < TELLING_LETTERS)
    return null;
  return `${placeOf(draft)} ${minute} ${words}`;
}

export function areSecondsApart(a: PostDraft, b: PostDraft): boolean {
  const apart = Date.parse(a.publishedAt ?? '') - Date.parse(b.publishedAt ?? '');
  return Math.abs(apart) <= SECONDS_APART * 1000;
}

function placeOf({ platform, account, kind }: PostDraft): string {
  return `${accountKey(platform, account)}${kind === 'story' ? ' story' : ''}`;
}

/**
 * The first letters of the text. Plain ones only: a spreadsheet that saves an export again turns emoji, styled and accented letters
 * into question marks.
 */
function firstWords(text: string): string {
  const ofBeginning = plainLetters(text.slice(0, 8 * FIRST_LETTERS));
  return (ofBeginning.length < FIRST_LETTERS ? plainLetters(text) : ofBeginning).slice(0, FIRST_LETTERS);
}

function plainLetters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}
