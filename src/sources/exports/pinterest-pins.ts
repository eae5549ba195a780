import { NO_ENGAGEMENT } from '../../model/post.ts';
import { instantOf } from '../../model/time.ts';
import type { Item, PostFormat } from './format.ts';
import { isoDay } from './shared/dates.ts';
import { type SavedPin, savedPins } from './shared/pinterest-pins.ts';
import { signature } from './shared/signature.ts';
import { hashtagsIn, linksIn } from './shared/text.ts';
import { zoneAssumed } from './shared/tool-posts.ts';

/**
 * Pins of an account as Pinterest's data download lists them: `pins/0001.html`. Own pins and pins saved from others stand in one list
 * that does not tell them apart, so all count as passed on: none of them may pass for the practice's own work. No figures.
 */
export const pinterestPins: PostFormat = {
  id: 'pinterest-pins',
  title: 'Pinterest data download: pins',
  platform: 'pinterest',
  reads: 'posts',
  version: '2024',
  how: 'Pinterest → Settings → Privacy and data → Request your data; hand over the zip as it is.',

  recognise: ({ head }) =>
    signature({
      'title of a Pinterest download': /<title>\s*Subject Access Request Data\b/i.test(head),
      'addresses of pins': /href="https?:\/\/[\w.-]*pinterest\.[a-z.]+\/pin\/\d+/i.test(head),
    }),

  period: () => ({ from: null, through: null }),

  async *read(file) {
    yield { type: 'notice', row: null, code: 'own-and-saved-mixed', detail: MIXED };
    yield zoneAssumed('UTC');
    let row = 0;
    for await (const pin of savedPins(file)) {
      row += 1;
      yield* itemsOf(pin, row);
    }
  },
};

const MIXED = 'The list does not tell own pins from saved ones: all count as passed on from others.';

function* itemsOf({ address, lines }: SavedPin, row: number): Generator<Item> {
  const id = /\/pin\/(\d+)/.exec(address)?.[1] ?? null;
  const [, year, month, day, ...clock] =
    /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(lines.get('created at') ?? '') ?? [];
  const [hour = 0, minute = 0, second = 0] = clock.map(Number);
  const publishedAt = instantOf(isoDay(`${year}-${month}-${day}`), hour, minute, second, 'UTC');
  if (publishedAt === null) yield { type: 'notice', row, code: 'undated' };
  // As the interface's records: the title is the first line of a pin's words.
  const text = [lines.get('title'), lines.get('details')].filter(Boolean).join('\n\n');
  yield {
    type: 'post',
    row,
    post: {
      platform: 'pinterest',
      account: null,
      permalink: id === null ? null : `https://www.pinterest.com/pin/${id}/`,
      publishedAt,
      precision: publishedAt === null ? null : 'minute',
      kind: lines.get('image') ? 'photo' : null,
      title: null,
      text,
      textCut: false,
      links: linksIn(text),
      hashtags: hashtagsIn(text),
      mediaCount: lines.get('image') ? 1 : null,
      altTextCount: null,
      durationSeconds: null,
      origin: 'repost',
      paid: null,
      engagement: NO_ENGAGEMENT,
    },
    keys: { id, link: null },
  };
}
