import { extendLexicon, type Lexicon, type Lexicons, type OwnWords } from '../model/lexicons.ts';

/** Word classes whose members are things on offer. */
const ON_OFFER = ['care', 'procedure'];

/**
 * The lexicons with what a practice adds: its rules, its people (who are no patients) and its services. Without words of
 * its own they stay the same object, so that nothing is worked out twice.
 */
export function withOwnWords(lexicons: Lexicons, words: OwnWords | undefined): Lexicons {
  if (!words) return lexicons;
  const languages = lexicons.languages.map((lexicon) => withServices(withNames(lexicon, words), words));
  return { ...lexicons, languages: languages.map((lexicon) => extendLexicon(lexicon, words.rules)) };
}

function withNames(lexicon: Lexicon, { names }: OwnWords): Lexicon {
  const except = names.map(phraseOf).filter(Boolean);
  const stories = Object.keys(lexicon.rules).filter((rule) => rule.startsWith('story.'));
  const exceptions = Object.fromEntries(stories.map((rule) => [rule, { prior: 0, phrases: [], except }]));
  return extendLexicon(lexicon, { [lexicon.language]: exceptions });
}

/** A service of one word joins the classes of care; of several words, it is told by a phrase of its own. */
function withServices(lexicon: Lexicon, { services }: OwnWords): Lexicon {
  const phrases = services.map(phraseOf).filter(Boolean);
  const single = phrases.filter((phrase) => !phrase.includes(' '));
  const classes = { ...lexicon.classes };
  for (const name of ON_OFFER) if (classes[name]) classes[name] = [...classes[name], ...single];
  const rule = lexicon.rules['promo.service'];
  if (!rule) return { ...lexicon, classes };
  const several = phrases.filter((phrase) => phrase.includes(' '));
  const rules = { ...lexicon.rules, 'promo.service': { ...rule, phrases: [...rule.phrases, ...several] } };
  return { ...lexicon, classes, rules };
}

/** As phrases are written: words apart, signs of their grammar left out. */
function phraseOf(name: string): string {
  return name
    .replace(/[^\p{L}\p{N}'\s-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
