/**
 * The identifiers of the Safe Harbor rule (45 CFR 164.514(b)(2)) that a text can hold; those of a picture, a voice or a
 * fingerprint cannot be seen in words, only that one is announced.
 */
export const IDENTIFIER_KINDS = [
  'name',
  'place',
  'date',
  'age-over-89',
  'phone',
  'fax',
  'email',
  'social-security-number',
  'record-number',
  'health-plan-number',
  'account-number',
  'licence-number',
  'vehicle',
  'device-serial',
  'url',
  'ip-address',
  'biometric',
  'face-photo',
  'other-code',
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** Where an identifier stands, never what it says. */
export interface Identifier {
  kind: IdentifierKind;
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
  /** `high`: the form is unmistakable. `low`: it may be something else (a time, the practice's own number); needs a person. */
  certainty: 'high' | 'low';
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)';
const NUMBER = '[:#.\\s]*(?:is|no|num(?:ber)?|id)?[:#.\\s]*';
const CODE = '(?=[A-Z0-9-]*\\d)[A-Z0-9][A-Z0-9-]{3,}';
/** A given name after a title or before an age; a word that only begins a sentence is not one. */
const NAME = "\\p{Lu}[\\p{L}'’-]+";

interface Pattern {
  kind: IdentifierKind;
  pattern: RegExp;
  certainty: Identifier['certainty'];
}

/** First come first served: what an earlier pattern has taken, a later one cannot take again. */
const PATTERNS: readonly Pattern[] = [
  high('email', /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g),
  high('url', /(?:https?:\/\/|www\.)[^\s<>"'()]+/g),
  high('social-security-number', /\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/g),
  high('ip-address', /\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/g),
  high(
    'fax',
    new RegExp(
      `\\bfax${NUMBER}(?:\\+?\\d{1,3}[ .-]?)?(?:\\(\\d{3}\\) ?|\\d{3}[ .-])\\d{3}[ .-]\\d{4}\\b`,
      'gi',
    ),
  ),
  high('phone', /(?:\+\d{1,3}[ .-]?)?(?:\(\d{3}\) ?|\b\d{3}[ .-])\d{3}[ .-]\d{4}\b/g),
  low('phone', /\b\d{3}-\d{4}\b(?!-)/g),
  high(
    'record-number',
    new RegExp(`\\b(?:mrn|medical record|patient (?:id|number|no)|chart|expediente)${NUMBER}${CODE}`, 'gi'),
  ),
  high(
    'health-plan-number',
    new RegExp(
      `\\b(?:member|policy|subscriber|group|medicare|medicaid|insurance|beneficiary|plan)(?: (?:id|number|no|card))+${NUMBER}${CODE}`,
      'gi',
    ),
  ),
  high('account-number', new RegExp(`\\b(?:account|acct|invoice|claim|rx)${NUMBER}${CODE}`, 'gi')),
  high(
    'licence-number',
    new RegExp(`\\b(?:driver'?s licen[cs]e|licen[cs]e|dl|npi|dea|passport)${NUMBER}${CODE}`, 'gi'),
  ),
  high('vehicle', new RegExp(`\\b(?:license plate|plate|vin)${NUMBER}${CODE}`, 'gi')),
  high(
    'device-serial',
    new RegExp(
      `\\b(?:serial|lot|device|implant|pacemaker|model)(?: (?:number|no|id|serial))+${NUMBER}${CODE}`,
      'gi',
    ),
  ),
  high(
    'date',
    new RegExp(
      `\\b(?:dob|d\\.o\\.b\\.|born(?: on)?|birth ?date|date of birth|bday|birthday|nacid[oa] el)[:\\s]*(?:on |is )?(?:${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?)`,
      'gi',
    ),
  ),
  high('date', /\b(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01])\/(?:19|20)?\d{2}\b/g),
  high('date', new RegExp(`\\b${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}\\b`, 'gi')),
  low(
    'date',
    new RegExp(
      `\\b(?:on|since|from|seen|visit(?:ed)?|el) (?:the )?(?:${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)|\\d{1,2} de ${MONTH})\\b`,
      'gi',
    ),
  ),
  high('age-over-89', /\b(?:9\d|1[0-2]\d)(?=[- ]?(?:years?[- ]old|yrs?[- ]old|y\/?o\b|anos\b|años\b))/gi),
  high('age-over-89', /\b(?:9\d|1[0-2]\d)(?:th|st|nd|rd) birthday\b/gi),
  high(
    'place',
    /\b\d{1,5} (?:[NSEW]\.? )?(?:\p{Lu}[\p{L}]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Circle|Terrace)\b\.?/gu,
  ),
  low(
    'place',
    new RegExp(
      `\\b(?:lives? (?:on|in|at)|from|of) ${NAME}(?: ${NAME})?, (?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])\\b`,
      'gu',
    ),
  ),
  high(
    'name',
    new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Mx|Mdm|Sra?|Do[nñ]a?|Señora?)\\.? ${NAME}(?: ${NAME})?`, 'gu'),
  ),
  high('name', new RegExp(`\\b${NAME}(?: \\p{Lu}\\.)?, (?:age |aged )?\\d{1,3}\\b(?![\\d:/%])`, 'gu')),
  low(
    'name',
    new RegExp(
      `(?:\\b[Pp]atient|\\b[Mm]eet|[Tt]his is|[Cc]ongrats(?: to)?|[Cc]ongratulations(?: to)?|[Tt]hank you|[Tt]hanks)[,:]? (?!Dr|Dra|Nurse|Doctor|Coach|Captain|Our|The|To|For|You|So|And|All|Everyone)${NAME}(?: ${NAME})?`,
      'gu',
    ),
  ),
  low(
    'biometric',
    /\b(?:fingerprints?|retina(?:l)? scan of|voice ?print|iris scan of|dental (?:x-?rays?|records) of)\b/gi,
  ),
  low(
    'face-photo',
    /\b(?:before (?:and|&) after|before ➡|selfies?|her face|his face|face shared|photo of (?:her|him|our patient|a patient)|patient photo)\b/gi,
  ),
  low('other-code', /#(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{6,}\b/g),
];

function high(kind: IdentifierKind, pattern: RegExp): Pattern {
  return { kind, pattern, certainty: 'high' };
}
function low(kind: IdentifierKind, pattern: RegExp): Pattern {
  return { kind, pattern, certainty: 'low' };
}

/**
 * Finds identifiers by their form. Whose they are, form cannot tell: what is the practice's own (`known`: its phones,
 * addresses, mail, staff, domains) is left out, and an identifier belongs to a patient only where the text speaks of one.
 */
export function findIdentifiers(text: string, known: readonly string[] = []): Identifier[] {
  const found: Identifier[] = [];
  const own = known.map(bare).filter((value) => value.length > 2);
  for (const { kind, pattern, certainty } of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const value = bare(match[0]);
      if (own.some((one) => value.includes(one))) continue;
      if (found.some((other) => other.start < end && start < other.end)) continue;
      found.push({ kind, start, end, certainty });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with every identifier replaced by its kind: "seen on [date] by [name]". */
export function maskIdentifiers(text: string, identifiers: readonly Identifier[]): string {
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of [...identifiers].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    masked += `${text.slice(at, start)}[${kind}]`;
    at = end;
  }
  return masked + text.slice(at);
}

/** Without case, blanks and marks: "(419) 555-0142" and "419.555.0142" are one number. */
function bare(value: string): string {
  return value.toLowerCase().replace(/[\s().,+-]/g, '');
}
