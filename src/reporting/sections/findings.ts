import type { Finding } from '../../model/outcome.ts';
import type { PostRow } from '../../model/snapshot.ts';
import { accountName, type Material, type Pill } from './material.ts';

const SEVERITIES = ['high', 'medium', 'low', 'info'] as const;
/** Evidence is there to be believed, not to be complete: findings.csv holds all of it. */
const MOST_GROUPS = 6;
const MOST_POSTS = 4;
const MOST_POSTS_OF_GOOD = 2;

type FindingView = ReturnType<typeof findingView>;

/** All findings of an audit in words, serious ones first. */
export function findingsView(findings: readonly Finding[], material: Material): FindingView[] {
  return [...findings]
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map((finding) => findingView(finding, material));
}

/** What the page shows of them: one sentence for all findings that say the same, with a few posts beneath. */
export function shownFindings(findings: readonly FindingView[], pill: Pill, { words }: Material) {
  const mostPosts = pill.tone === 'good' ? MOST_POSTS_OF_GOOD : MOST_POSTS;
  const groups = new Map<string, FindingView[]>();
  for (const finding of findings) groups.set(finding.text, [...(groups.get(finding.text) ?? []), finding]);
  const shown = [...groups].slice(0, MOST_GROUPS).map(([text, members]) => ({
    text,
    times: members.length > 1 ? words.language.times(members.length) : null,
    serious: members[0]?.serious ? members[0].severity : null,
    posts: members.filter(({ place, excerpt }) => place !== null || excerpt !== null).slice(0, mostPosts),
    size: members.length,
  }));
  const told = shown.reduce((sum, { posts, size }) => sum + (posts.length === 0 ? size : posts.length), 0);
  return { shown, more: findings.length > told ? words.language.moreFindings(findings.length - told) : null };
}

function findingView(finding: Finding, material: Material) {
  const { language, audits } = material.words;
  const post = material.posts.get(finding.subject) ?? null;
  const sentence = audits[finding.audit]?.findings[finding.code];
  return {
    record: finding,
    post,
    text: [
      sentence ? sentence(finding.arguments) : language.problem(finding.code),
      acceptance(finding, material),
    ]
      .filter((part) => part !== null)
      .join(' '),
    severity: language.severities[finding.severity],
    serious: finding.severity === 'high',
    place: post ? placeOf(post, material) : null,
    excerpt: finding.evidence ?? (post?.excerpt || null),
    link: post?.permalink ?? null,
  };
}

/** A finding that a person looked at stays in sight, with who accepted it and until when. */
function acceptance({ accepted }: Finding, { words: { language } }: Material): string | null {
  return accepted && language.accepted(accepted.who, accepted.until, accepted.reason);
}

/** Where and when a post stands: `Facebook Lakeside Skin · Oct 2, 2026`. */
function placeOf({ platform, account, day }: PostRow, { words: { language } }: Material): string {
  const when = day === null ? language.labels.undated : language.mediumDate(day);
  return `${accountName(platform, account)} · ${when}`;
}
