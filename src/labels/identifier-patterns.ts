/**
 * The identifiers of the Safe Harbor rule (45 CFR 164.514(b)(2)) that a text can hold. Those of a picture, a voice or a
 * fingerprint cannot be seen in words, only that one is announced. `age-over-89` is a part of the rule's dates.
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

export interface IdentifierPattern {
  kind: IdentifierKind;
  pattern: RegExp;
  certainty: 'high' | 'low';
  /** Cannot be met in a text without digits. */
  digits: boolean;
  /** Nor without this. */
  mark: string | null;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)';
const YEAR = '(?:19|20)\\d{2}';
const DAY = `(?:${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? (?:of |de )?${MONTH})`;
const STATE =
  '(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])';
/** "no.", "#", ": " between what a number is and the number. */
const NUMBER = '[:#.\\s]*(?:is|no|num(?:ber)?|id)?[:#.\\s]*';
const CODE = '(?=[A-Z0-9-]*\\d)[A-Z0-9][A-Z0-9-]{3,}';
/** A capital is needed: the word in lower case is no name. */
const NAME = "\\p{Lu}(?=[\\p{L}'’]*\\p{Ll})[\\p{L}'’-]+";

/** First come first served: what an earlier pattern has taken, a later one cannot take again. */
export const IDENTIFIER_PATTERNS: readonly IdentifierPattern[] = [
  high('email', /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g, false, '@'),
  high('url', /(?:https?:\/\/|www\.)[^\s<>"'()]+/gi, false),
  low(
    'url',
    /\b(?:[a-z0-9-]+\.)+(?:com|org|net|me|io|co|us|info|health|example)\/[^\s<>"'()]+/gi,
    false,
    '/',
  ),
  high('social-security-number', /\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/g),
  high(
    'social-security-number',
    /\b(?:ssn|social security)(?: (?:number|no|is))*[:#.\s]*(?:\d{9}|\d{3} \d{2} \d{4})\b/gi,
  ),
  low('social-security-number', /\blast (?:four|4)(?: (?:of|digits|ssn|social))*[:\s]+\d{4}\b/gi),
  high('ip-address', /\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/g),
  high('ip-address', /\b(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}\b/gi, false, ':'),
  high(
    'fax',
    pattern(`\\bfax${NUMBER}(?:\\+?\\d{1,3}[ .-]?)?(?:\\(\\d{3}\\) ?|\\d{3}[ .-])\\d{3}[ .-]\\d{4}\\b`, 'gi'),
  ),
  high('health-plan-number', /\b[1-9][A-Z][A-Z0-9]\d-?[A-Z][A-Z0-9]\d-?[A-Z]{2}\d{2}\b/g),
  high('account-number', /\b(?:\d{4}[ -]){3}\d{4}\b/g),
  high('phone', /(?:\+\d{1,3}[ .-]?)?(?:\(\d{3}\) ?|\b\d{3}[ .-])\d{3}[ .-]\d{4}\b/g),
  high('phone', /\+\d{1,3}(?:[ .-]?\d{2,4}){3,4}\b/g, true, '+'),
  low('phone', /\b\d{3}[-.]\d{4}\b(?![-.]\d)/g),
  low('phone', /\b(?:call|text|cell|phone|mobile|tel)[:.\s]+\d{10}\b/gi),
  high(
    'record-number',
    pattern(`\\b(?:mrn|medical record|patient (?:id|number|no)|chart|expediente)${NUMBER}${CODE}`, 'gi'),
  ),
  high(
    'health-plan-number',
    pattern(
      `\\b(?:member|policy|subscriber|group|medicare|medicaid|insurance|beneficiary|plan)(?: (?:id|number|no|card))+${NUMBER}${CODE}`,
      'gi',
    ),
  ),
  high('account-number', pattern(`\\b(?:account|acct|invoice|claim|rx|statement)${NUMBER}${CODE}`, 'gi')),
  high(
    'licence-number',
    pattern(
      `\\b(?:driver'?s licen[cs]e|licen[cs]e(?! plate)|certificate|dl|npi|dea|passport)${NUMBER}${CODE}`,
      'gi',
    ),
  ),
  high(
    'vehicle',
    pattern(`\\b(?:license plate|plates?|tag|vin)${NUMBER}(?:[A-Z]{2,3}[ -]\\d{3,4}\\b|${CODE})`, 'gi'),
  ),
  high('vehicle', /\b(?=[A-HJ-NPR-Z0-9]*\d)(?=[A-HJ-NPR-Z0-9]*[A-Z])[A-HJ-NPR-Z0-9]{17}\b/g),
  high(
    'device-serial',
    pattern(
      `\\b(?:serial|lot|device|implant|pacemaker|model|udi|s\\/n)(?: (?:number|no|id|serial)|(?<=s\\/n))+${NUMBER}${CODE}`,
      'gi',
    ),
  ),
  high(
    'date',
    pattern(
      `\\b(?:dob|d\\.o\\.b\\.|born(?: on)?|birth ?date|date of birth|bday|birthday|nacid[oa] el|naci[oó] el)[:\\s]*(?:on |is )?(?:${DAY}(?:,? (?:de )?\\d{4})?|\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?)`,
      'gi',
    ),
  ),
  high(
    'date',
    /\b(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:(?:19|20)\d{2}|\d{2})\b(?![/.-]\d)/g,
  ),
  high('date', pattern(`\\b${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])\\b`, 'g')),
  high('date', pattern(`\\b${DAY},? (?:de |del )?${YEAR}\\b`, 'gi')),
  low(
    'date',
    pattern(
      `\\b(?:on|since|from|seen|visit(?:ed)?|surgery|appointment|admitted|el) (?:on )?(?:the )?(?:${DAY}|\\d{1,2}(?:st|nd|rd|th)|\\d{1,2}/\\d{1,2})\\b`,
      'gi',
    ),
  ),
  high(
    'age-over-89',
    /\b(?:9\d|1[0-2]\d)(?=[- ]?(?:years?[- ]old|yrs?[- ]old|years? young|y\/?o\b|anos\b|años\b))/gi,
  ),
  high('age-over-89', /\b(?:9\d|1[0-2]\d)(?:th|st|nd|rd) birthday\b/gi),
  high('age-over-89', /\b(?:aged?|turn(?:s|ed|ing)) (?:9\d|1[0-2]\d)\b/gi),
  high(
    'place',
    /\b\d{1,5} (?:[NSEW]\.? )?(?:\p{Lu}\p{L}+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Circle|Terrace|Highway|Hwy)\b\.?/gu,
  ),
  high('place', /\bP\.? ?O\.? Box \d+\b/gi),
  high('place', pattern(`\\b${STATE},? \\d{5}(?:-\\d{4})?\\b`, 'g')),
  low('place', /\b(?:zip|zip code)[:\s]+\d{5}\b/gi),
  low(
    'place',
    pattern(`\\b(?:[Ll]ives? (?:on|in|at)|[Ff]rom|of) ${NAME}(?: ${NAME})?, ${STATE}\\b`, 'gu'),
    false,
  ),
  high(
    'name',
    pattern(`\\b(?:Mr|Mrs|Ms|Miss|Mx|Mdm|Sra?|[Dd]o[nñ]a?|Señora?)\\.? ${NAME}(?: ${NAME})?`, 'gu'),
    false,
  ),
  high('name', pattern(`\\b${NAME}(?: \\p{Lu}\\.)?, (?:age |aged )?\\d{1,3}\\b(?![\\d:/%])`, 'gu')),
  low(
    'name',
    pattern(
      `(?:\\b[Pp]atient|\\b[Mm]eet|[Tt]his is|[Cc]ongrats(?: to)?|[Cc]ongratulations(?: to)?|[Tt]hank you|[Tt]hanks|\\b[Dd]ear|\\b[Hh]i|\\b[Tt]ell)[,:]? (?!Dr|Dra|Mr|Mrs|Ms|Miss|Nurse|Doctor|Coach|Captain|Our|The|To|For|You|So|And|All|Everyone|There|We|I\\b)${NAME}(?: ${NAME})?`,
      'gu',
    ),
    false,
  ),
  low(
    'biometric',
    /\b(?:fingerprints?|retina(?:l)? scan of|voice ?print|iris scan of|dental (?:x-?rays?|records) of)\b/gi,
    false,
  ),
  low(
    'face-photo',
    /\b(?:before (?:and|&) after|before ➡|selfies?|her face|his face|face shared|photo of (?:her|him|our patient|a patient)|patient photo)\b/gi,
    false,
  ),
  low('other-code', /#(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{6,}\b/g, true, '#'),
  low(
    'other-code',
    pattern(
      `\\b(?:case|confirmation|reference|study|specimen|order|ticket)(?: (?:id|number|no|code))+${NUMBER}${CODE}`,
      'gi',
    ),
  ),
];

function pattern(source: string, flags: string): RegExp {
  return new RegExp(source, flags);
}
function high(
  kind: IdentifierKind,
  found: RegExp,
  digits = true,
  mark: string | null = null,
): IdentifierPattern {
  return { kind, pattern: found, certainty: 'high', digits, mark };
}
function low(
  kind: IdentifierKind,
  found: RegExp,
  digits = true,
  mark: string | null = null,
): IdentifierPattern {
  return { kind, pattern: found, certainty: 'low', digits, mark };
}
