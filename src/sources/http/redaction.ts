/** Shorter strings are no tokens: replacing them would tear holes into innocent text. */
const SHORTEST_SECRET = 8;
export const REDACTED = '[redacted]';

/** Takes secrets out of any text, in each spelling in which a server may echo them. */
export interface Redactor {
  add(secret: string): void;
  clean(text: string): string;
}

export function createRedactor(): Redactor {
  let spellings: string[] = [];
  return {
    add(secret) {
      if (secret.length < SHORTEST_SECRET) return;
      const all = new Set([...spellings, ...spellingsOf(secret)]);
      // Longest first: a spelling may contain another one.
      spellings = [...all].sort((a, b) => b.length - a.length);
    },
    clean(text) {
      return spellings.reduce((clean, secret) => clean.replaceAll(secret, REDACTED), text);
    },
  };
}

function spellingsOf(secret: string): string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    inJson,
    inJson.replaceAll('/', '\\/'),
  ];
}
