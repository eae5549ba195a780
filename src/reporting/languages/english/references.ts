/** Articles and texts that rules come from, by the codes audits use. */
export const articles: Record<string, string> = {
  S0: '“Minding your social media manners”, Dermatology Times',
  S1: '“Marketing your practice with social media”',
  S2: '“Social Media In The Medical Industry”, L. Clifton, 2014',
  S3: '“What Not To Do On Social Media: Healthcare Edition”',
  S4: '“6 Common Mistakes Doctors Make on Social Media”',
  L: 'Law, regulator or professional body',
  editorial: 'Editorial judgment of Social Vitals',
};

/** What best and weakest posts are ranked by. */
export const measures: Record<string, string> = {
  interactions: 'Ranked by reactions, comments, and shares together, each platform against itself.',
};

/** Words for codes of sources and errors; codes without an entry are shown as they read. */
export const problems: Record<string, string> = {
  'date-unreadable': 'Publication date could not be read',
  'figure-unreadable': 'A figure could not be read and counts as unknown',
  timeout: 'No answer in time',
};
