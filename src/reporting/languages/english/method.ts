import type { Grading } from '../../../model/snapshot.ts';
import { count, date, percent } from './formats.ts';

type Limits = Omit<Grading, 'bands'> & { from: string; to: string; scoringVersion: string };

/** How grades come about, for readers who want to check. */
export function method(limits: Limits): string[] {
  return [
    `Each check turns what was measured between ${date(limits.from)} and ${date(limits.to)} into a score from 0 to 100: full marks at its goal, none at its limit, a straight line between. Checks of high importance count three times, medium twice, low once within their category.`,
    `The overall score is the weighted mean of the checks that could be measured. Missing data lowers the coverage printed beside the grade and nothing else. Below ${percent(limits.leastCategoryCoverage)} coverage a category gets no score, below ${percent(limits.leastCoverage)} the whole gets no grade. Less than ${count(limits.leastHistoryDays, 'day')} of history or fewer than ${count(limits.leastPosts, 'post')} is too early to grade.`,
    'Shares are estimates: with few posts, chance matters. Each share carries a 95% range (Wilson’s interval, widened by the errors of automatic sorting where posts were sorted). The range of the overall score adds these up as independent.',
    'An open privacy finding that is certain caps the grade, however good the rest. One that is not certain goes to a person and changes no number. If every known account is silent beyond its limit, the grade is F.',
    `These are scoring rules ${limits.scoringVersion}. Scores made under other rules are not directly comparable.`,
  ];
}

export const glossary = [
  { term: 'Curated post', text: 'A post that passes on what somebody else made, such as a shared article.' },
  {
    term: 'Promotional post',
    text: 'A post that sells or announces a service, offer, or event of the practice.',
  },
  {
    term: 'Visual post',
    text: 'A post with a photo, several photos, or a video of its own. A link preview is not one.',
  },
  {
    term: 'Reach',
    text: 'Here: the share of patients who use at least one platform where the practice is active.',
  },
  {
    term: 'Coverage of checks',
    text: 'How much of what should be judged could be judged with the data at hand.',
  },
  {
    term: 'Likely range',
    text: 'With 95% certainty the true value lies inside. The smaller the sample, the wider it is.',
  },
  { term: 'Goal', text: 'The value that earns full marks in a check.' },
  {
    term: 'Stale, abandoned',
    text: 'An account without a post for more than 90 days, or for more than a year.',
  },
];

/** What only people can confirm. */
export const checklist = [
  {
    title: 'A written social media policy',
    text: 'says which questions are answered online, by whom, and how patients learn about it.',
  },
  { title: 'One responsible person', text: 'with a deputy, known to everybody on the team.' },
  { title: 'Only trained people post', text: 'and the list of those who may is short and current.' },
  { title: 'Signed releases', text: 'on file for every patient picture or story, and easy to find.' },
  { title: 'A plan for privacy slips', text: 'who is told, what is documented, and by when.' },
  {
    title: 'Accounts belong to the practice',
    text: 'not to a person’s private login, with two-step sign-in switched on.',
  },
  { title: 'Access ends with employment', text: 'and privacy settings are reviewed once a year.' },
  { title: 'State board rules', text: 'on advertising and online conduct have been read this year.' },
];

export const legal =
  'This report points to places worth a look. It is not legal advice and does not certify that anything complies with the law. For questions about privacy or advertising law, ask your privacy officer or an attorney.';
