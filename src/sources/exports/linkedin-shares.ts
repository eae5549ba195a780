import { NO_ENGAGEMENT } from '../../model/post.ts';
import { dayFrom } from '../../model/time.ts';
import type { ExportFile, Item, PostFormat, TableRow } from './format.ts';
import { untilToday } from './shared/dates.ts';
import { settled } from './shared/id-time.ts';
import { instantFromLinkedin, linkedinAddress, linkedinKeys } from './shared/linkedin-posts.ts';
import { columnSignature } from './shared/signature.ts';
import { hashtagsIn, linksIn } from './shared/text.ts';
import { wallClock } from './shared/wall-clock.ts';

/**
 * A person's own posts: `Shares.csv` of "Get a copy of your data" (the complete one). No figures. Pictures are hardly ever
 * named, so that only posts of a link have a kind.
 */
export const linkedinShares: PostFormat = {
  id: 'linkedin-shares',
  title: 'LinkedIn personal data: posts',
  platform: 'linkedin',
  reads: 'posts',
  version: '2020',
  how: 'LinkedIn → Settings → Data privacy → Get a copy of your data → the larger archive; hand over the zip.',

  recognise: (file) =>
    columnSignature(file, ['date', 'sharelink', 'sharecommentary', 'sharedurl', 'visibility']),

  period(file, context) {
    return untilToday({ from: null, through: dayOfDownload(file) }, context.today);
  },

  async *read(file) {
    for await (const row of file.rows()) yield* itemsOf(row);
  },
};

/** `Complete_LinkedInDataExport_10-31-2026.zip`, month first. */
function dayOfDownload({ containers }: ExportFile) {
  const match = containers
    .map((name) => /LinkedInDataExport_(\d\d)-(\d\d)-(\d{4})/.exec(name))
    .find((found) => found !== null);
  return match ? dayFrom(Number(match[3]), Number(match[1]), Number(match[2])) : null;
}

function* itemsOf(row: TableRow): Generator<Item> {
  const link = row.get('sharelink');
  const address = linkedinAddress(link);
  const text = withLineBreaks(row.get('sharecommentary'));
  const sharedUrl = row.get('sharedurl');
  const written = wallClock(row.get('date'), 'UTC');
  if (address === null && written === null) {
    yield { type: 'rejected', row: row.number, code: 'not-a-post' };
    return;
  }
  // What goes to a group or to connections only does not show on the profile.
  if (address?.kind === 'groupPost' || row.get('visibility') === 'CONNECTIONS') {
    yield { type: 'left-out', row: row.number, code: 'not-public' };
    return;
  }
  const { moment, notices } = settled(row.number, written, instantFromLinkedin(address));
  yield* notices;
  yield {
    type: 'post',
    row: row.number,
    post: {
      platform: 'linkedin',
      account: null,
      permalink: /^https?:\/\//i.test(link) ? link.replace(/%3A/gi, ':') : null,
      ...moment,
      kind: sharedUrl === '' ? null : 'link',
      title: null,
      text,
      textCut: false,
      links: [...new Set([...linksIn(sharedUrl), ...linksIn(text)])],
      hashtags: hashtagsIn(text),
      mediaCount: null,
      altTextCount: null,
      durationSeconds: null,
      // Passed on without a word of one's own.
      origin: text === '' && sharedUrl === '' ? 'repost' : 'own',
      paid: null,
      engagement: NO_ENGAGEMENT,
    },
    keys: linkedinKeys(link, address),
  };
}

/** LinkedIn writes a line break as quote, line break, quote. */
function withLineBreaks(commentary: string): string {
  return commentary.replace(/"\r?\n"/g, '\n').trim();
}
