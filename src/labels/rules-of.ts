/** Label → first part of the names of the rules that speak for it (`offer.price` speaks for promotional). */
export const RULES_OF: Readonly<Record<string, readonly string[]>> = {
  promotional: ['offer', 'promo'],
  own: ['own'],
  curated: ['curated'],
  cta: ['cta'],
  openQuestion: ['question'],
  education: ['education'],
  community: ['community'],
  appreciation: ['appreciation'],
  personal: ['personal'],
  politicsReligion: ['politics', 'religion'],
  profanityGraphic: ['profanity', 'graphic'],
  giveaway: ['giveaway'],
  treatmentPrize: ['treatment'],
  claim: ['claim'],
  patientStory: ['story'],
  observance: ['observance'],
  negative: ['negative'],
  thanks: ['thanks'],
  acknowledgesPatient: ['ack'],
  revealsDetails: ['reveal'],
  adviceToPerson: ['advice'],
  argumentative: ['argue'],
  takesOffline: ['offline'],
  privateMedicalTalk: ['private'],
  positive: ['positive'],
};

/** Whether a rule is one of those named after the label. */
export function speaksFor(rule: string, label: string): boolean {
  return RULES_OF[label]?.includes(rule.split('.', 1)[0] ?? '') ?? false;
}
