import type { Evidence, PostFlag, PostTrait, Purpose } from '../model/labels.ts';
import type { ReadText } from './read-text.ts';

/** A post with one of these gives the reader something, or is not about the practice. */
const GIVES: ReadonlySet<PostFlag> = new Set([
  'cta',
  'openQuestion',
  'education',
  'community',
  'appreciation',
  'personal',
  'giveaway',
  'observance',
]);
const WE: ReadonlySet<string> = new Set(
  "we our us ours we're we've we'll nosotros nuestro nuestra".split(' '),
);
/** Opening hours and closures serve the reader. */
const SERVICE = 'own.hours';
const STARS = 3;
/** A text cut by a platform: dots after a word, then perhaps "see more" and a link. Three typed dots need the words. */
const CUT = /(?:[\p{L}\p{N}]…|(?:…|\.{3})\s*(?:see|read|show|ver) m(?:ore|ás|as))\s*(?:https?:\S+)?\s*$/iu;

export interface FoundTrait {
  trait: PostTrait;
  because: Evidence;
}

/**
 * What a post is besides its labels, each with the words it rests on. Offsets count in the text that was read; `shift` is
 * taken off (a title that was read before the text).
 */
export function traitsOf(
  read: ReadText,
  ruleNames: readonly string[],
  purpose: Purpose,
  flags: readonly PostFlag[],
  shift: number,
): FoundTrait[] {
  const found: FoundTrait[] = [];
  const add = (trait: PostTrait, rule: string, from: number, to: number): void => {
    const start = (read.tokens[from]?.start ?? -1) - shift;
    const end = (read.tokens[to]?.end ?? -1) - shift;
    found.push({ trait, because: start < 0 ? { rule, start: null, end: null } : { rule, start, end } });
  };
  const hitOf = (name: string) => read.hits.find((hit) => ruleNames[hit.rule] === name);

  if (purpose !== 'curated' && !flags.some((flag) => GIVES.has(flag)) && !hitOf(SERVICE)) {
    const we = read.tokens.findIndex(({ kind, text }) => kind === 'word' && WE.has(text));
    const own = read.hits.find((hit) => /^(own|promo)\./.test(ruleNames[hit.rule] ?? ''));
    if (we >= 0) add('selfTalk', 'about-itself', we, we);
    else if (own) add('selfTalk', ruleNames[own.rule] ?? '', own.from, own.to);
  }

  const praise = hitOf('sign.testimonial');
  const stars = read.tokens.flatMap(({ text }, i) => (text === '⭐' || text === '🌟' ? [i] : []));
  if (praise) add('selfTestimonial', 'sign.testimonial', praise.from, praise.to);
  else if (purpose !== 'curated' && stars.length >= STARS)
    add('selfTestimonial', 'stars', stars[0] ?? 0, stars.at(-1) ?? 0);

  const sponsor = hitOf('sign.sponsored');
  const adTag = read.tokens.findIndex(({ text, tagged }) => tagged && text === 'ad');
  if (sponsor) add('sponsored', 'sign.sponsored', sponsor.from, sponsor.to);
  else if (adTag >= 0) add('sponsored', 'ad-tag', adTag, adTag);

  if (CUT.test(read.text)) add('clipped', 'cut-off', read.tokens.length - 1, read.tokens.length - 1);
  return found;
}
