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

/** Words for codes of sources and errors; a code without an entry is shown as it reads. */
export const problems: Record<string, string> = {
  'date-unreadable': 'Publication date could not be read',
  'dated-after-as-of': 'Dated after the day of this report',
  'dated-in-future': 'Dated in the future',
  'emoji-damaged': 'Emoji were lost when the file was saved again',
  'empty-file': 'The file is empty',
  'field-missing': 'A needed column is empty',
  'figure-unreadable': 'A figure could not be read and counts as unknown',
  'id-damaged': 'The post’s number was damaged by a spreadsheet',
  'id-lost': 'The post’s number is missing',
  ignored: 'Known, and left alone',
  'kind-unknown': 'The type of the post could not be told',
  'link-unreadable': 'The link could not be read',
  media: 'Pictures and videos are not opened',
  'no-identity': 'A row without anything to tell it by',
  'not-a-post': 'Not a post',
  'not-recognised': 'No known export looks like this file',
  'paid-unreadable': 'Whether it was paid for could not be read',
  'period-unreadable': 'The period of the file could not be read',
  private: 'Private, never opened',
  're-encoded': 'Saved again in another encoding',
  'repeated-header': 'A repeated header row',
  timeout: 'No answer in time',
  undated: 'Posts without a date',
  'zone-assumed': 'Time zone assumed',
};
