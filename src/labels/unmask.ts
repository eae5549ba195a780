const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  '!': 'i',
  $: 's',
};

/** What stars commonly hide; the word lists decide what the words mean. */
const STARRED = [
  'fuck',
  'fucks',
  'fucked',
  'fucking',
  'shit',
  'shitty',
  'bullshit',
  'bitch',
  'bitches',
  'ass',
  'asshole',
  'damn',
  'hell',
  'crap',
  'dick',
  'bastard',
  'cunt',
  'pussy',
  'whore',
  'slut',
  'pissed',
];

/**
 * Plain words that a masked, stretched or "leet" spelling may stand for; the caller looks which of them it knows.
 * unmask('f***ing') → fucking · unmask('fr33') → free · unmask('sooo') → so, soo
 */
export function unmask(word: string): string[] {
  const plain: string[] = [];
  if (word.includes('*')) {
    const pattern = new RegExp(`^${word.replace(/[$@!]/g, '.').replace(/\*+/g, '[a-z]{1,5}')}$`);
    plain.push(...STARRED.filter((candidate) => pattern.test(candidate)));
  }
  if (/[a-z]/.test(word) && /[0-9@!$]/.test(word))
    plain.push(word.replace(/[0134578@!$]/g, (sign) => LEET[sign] ?? sign));
  if (/([a-z])\1\1/.test(word))
    plain.push(word.replace(/([a-z])\1{2,}/g, '$1'), word.replace(/([a-z])\1{2,}/g, '$1$1'));
  return plain;
}
