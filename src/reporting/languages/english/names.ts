import type { Band, Coverage } from '../../../model/coverage.ts';
import type { Purpose } from '../../../model/labels.ts';
import type { CategoryId, Finding, NotApplicableReason, NotMeasuredReason } from '../../../model/outcome.ts';
import type { Engagement, PostKind } from '../../../model/post.ts';
import type { AccountRow, Letter } from '../../../model/snapshot.ts';
import type { SourceReport } from '../../../model/source-report.ts';

/** Colour and sign of a state; the words beside it say the same. */
export type Tone = 'good' | 'fair' | 'bad' | 'review' | 'none';
interface State {
  text: string;
  tone: Tone;
}

/** Figures of a post: one, several. */
export const figures = {
  reactions: ['reaction', 'reactions'],
  comments: ['comment', 'comments'],
  shares: ['share', 'shares'],
  saves: ['save', 'saves'],
  views: ['view', 'views'],
  reach: ['person reached', 'people reached'],
  clicks: ['click', 'clicks'],
} satisfies Record<keyof Engagement, [one: string, many: string]>;

/** Names of everything the records know by code. */
export const names = {
  grades: {
    A: 'Excellent',
    B: 'Good',
    C: 'Fair',
    D: 'Weak',
    F: 'Failing',
  } satisfies Record<Letter, string>,

  tones: {
    good: 'Good',
    fair: 'Fair',
    bad: 'Needs work',
    review: 'Needs a person',
    none: 'No data',
  } satisfies Record<Tone, string>,
  notApplicable: 'Does not apply',
  errored: 'Check failed',
  ungradedWords: { 'too-early': 'Too early to grade', 'not-enough-data': 'Not enough data' },

  categories: {
    freshness: { name: 'Freshness', question: 'Are your accounts alive and regular?' },
    balance: { name: 'Balance', question: 'Do you give more than you sell?' },
    visual: { name: 'Visual', question: 'Do your posts catch the eye?' },
    reach: { name: 'Reach', question: 'Are you where your patients are?' },
    conversation: { name: 'Conversation', question: 'Do you answer, and invite people to talk?' },
    privacy: { name: 'Privacy & professionalism', question: 'Are patients safe with you online?' },
    brand: { name: 'Brand', question: 'Do you look like one practice everywhere?' },
  } satisfies Record<CategoryId, { name: string; question: string }>,

  notMeasuredReasons: {
    'no-posts': {
      reason: 'There are no posts to look at.',
      cure: 'Add an export that holds the posts of this period, or publish.',
    },
    'too-few-posts': {
      reason: 'There are too few posts for a fair judgment.',
      cure: 'Post more, or have a longer period looked at (--days 180).',
    },
    'history-too-short': {
      reason: 'The data do not reach back far enough.',
      cure: 'Add older exports, or run this report again in a few weeks.',
    },
    'no-dates': {
      reason: 'The posts carry no dates.',
      cure: 'Download the export again and hand it over as it is: files that were opened and saved often lose their dates.',
    },
    'through-unknown': {
      reason:
        'The export does not say until which day it speaks, so silence cannot be told from an old file.',
      cure: 'Say on which day it was downloaded (--through DATE), or keep the file’s original name.',
    },
    'stale-input': {
      reason: 'The data end too long before this report. An old export is not an abandoned account.',
      cure: 'Fetch a newer export.',
    },
    'source-failed': {
      reason: 'The account could not be read.',
      cure: 'Do what the data sources say beside it, then run this report again.',
    },
    'kinds-unknown': {
      reason: 'The files do not say whether a post has a picture or a video.',
      cure: 'Use an export that names the type of each post.',
    },
    'no-audience': {
      reason: 'The ages of your patients are not known.',
      cure: 'Count your patients by age group in your practice software and enter the numbers (--ages, or in the practice file). No names are needed.',
    },
    'no-accounts': {
      reason: 'No account is known.',
      cure: 'List the practice’s accounts in the practice file, or add their exports.',
    },
    'labels-uncertain': {
      reason: 'Too many posts could not be sorted with confidence.',
      cure: 'Have a person look through the posts in posts.csv.',
    },
    language: {
      reason: 'The posts are in a language this check cannot read yet.',
      cure: 'Nothing to do for now. The other checks are not affected.',
    },
  } satisfies Record<NotMeasuredReason, { reason: string; cure: string }>,

  notApplicableReasons: {
    'reach-is-enough': 'Your accounts already reach nearly everybody they could.',
    'older-audience': 'With mostly older patients, few platforms are enough.',
    'nothing-to-look-at': 'There is nothing this check could look at.',
    'no-ceiling': 'No sensible limit is known for these platforms.',
  } satisfies Record<NotApplicableReason, string>,

  purposes: {
    promotional: { name: 'Promotional', meaning: 'sells or announces something of the practice' },
    own: { name: 'Own, not selling', meaning: 'the practice’s own content for its readers' },
    curated: { name: 'Shared from others', meaning: 'passes on what somebody else made' },
  } satisfies Record<Purpose, { name: string; meaning: string }>,

  kinds: {
    text: 'Text only',
    link: 'Link',
    photo: 'Photo',
    carousel: 'Several photos',
    video: 'Video',
    short: 'Short video',
    live: 'Live video',
    story: 'Story',
    article: 'Article',
    poll: 'Poll',
    event: 'Event',
  } satisfies Record<NonNullable<PostKind>, string>,
  unknownKind: 'Type not told',

  bands: {
    '0-12': '0–12',
    '13-17': '13–17',
    '18-29': '18–29',
    '30-49': '30–49',
    '50-64': '50–64',
    '65+': '65 and older',
  } satisfies Record<Band, string>,

  /** What a post takes, by the codes of the platform list. */
  efforts: {
    text: 'short texts',
    photo: 'photos',
    'short video': 'short videos',
    'long video': 'longer videos',
    article: 'articles',
  } as Record<string, string>,

  effortVerdicts: {
    fits: { text: 'Fits', tone: 'good' },
    'much effort, little reach': { text: 'Much effort, little reach', tone: 'fair' },
    'little effort, much reach': { text: 'Little effort, much reach', tone: 'fair' },
  } satisfies Record<Coverage['effort'][number]['verdict'], State>,

  accountStates: {
    active: { text: 'Active', tone: 'good' },
    stale: { text: 'Stale', tone: 'fair' },
    abandoned: { text: 'Abandoned', tone: 'bad' },
    unknown: { text: 'Unknown', tone: 'none' },
    empty: { text: 'No posts', tone: 'bad' },
  } satisfies Record<AccountRow['state'], State>,

  sourceStates: {
    complete: { text: 'Read', tone: 'good' },
    partial: { text: 'Read in part', tone: 'fair' },
    empty: { text: 'Empty', tone: 'none' },
    failed: { text: 'Failed', tone: 'bad' },
    skipped: { text: 'Not read', tone: 'none' },
    unrecognised: { text: 'Not recognized', tone: 'fair' },
  } satisfies Record<SourceReport['status'], State>,

  severities: {
    high: 'Serious',
    medium: 'Notable',
    low: 'Minor',
    info: 'Note',
  } satisfies Record<Finding['severity'], string>,

  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
