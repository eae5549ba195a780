import type { PostFormat } from './format.ts';
import { downloadPeriod, facebookName } from './shared/meta-download.ts';
import { htmlBlocks, momentOfBlock } from './shared/meta-html.ts';
import { downloadedPost, kindOfMedia, shownMedia } from './shared/meta-media.ts';
import { recognisePart } from './shared/meta-parts.ts';
import { linksIn } from './shared/text.ts';

/**
 * The same as pages of HTML, which is what "Download your information" gives unless asked for JSON. A block is title, content
 * and date, in this order. Times are those of whoever fetched it, taken to be in the practice's zone.
 */
export const facebookDownloadHtml: PostFormat = {
  id: 'facebook-download-html',
  title: 'Facebook download in HTML: posts',
  platform: 'facebook',
  reads: 'posts',
  version: '2018',
  how: 'Accounts Center → Your information and permissions → Export your information; better in JSON, which tells times exactly.',

  recognise: (file) =>
    recognisePart(file, 'facebook-html', 'a page called your_posts….html', /facebook.*post[^/]*\.html$/i),

  period: downloadPeriod,

  async *read(file, { timeZone }) {
    const account = await facebookName(file);
    let row = 0;
    let isZoneAssumed = false;
    for await (const block of htmlBlocks(file)) {
      row += 1;
      const content = block.slice(1, -1);
      const text = content
        .flatMap(({ lines }) => lines)
        .join('\n')
        .trim();
      const links = [...new Set([...linksIn(text), ...content.flatMap((part) => part.links)])];
      const media = shownMedia(content.flatMap((part) => part.media.map((uri) => ({ uri }))));
      if (text === '' && links.length === 0 && media.length === 0) {
        yield { type: 'left-out', row, code: 'no-content' };
        continue;
      }
      const publishedAt = momentOfBlock(block.at(-1)?.lines.join(' ') ?? '', timeZone);
      if (publishedAt === null) yield { type: 'notice', row, code: 'date-unreadable' };
      else isZoneAssumed = true;
      yield {
        type: 'post',
        row,
        keys: { id: null, link: null },
        post: downloadedPost({
          platform: 'facebook',
          account,
          publishedAt,
          kind: media.length === 0 && links.length > 0 ? 'link' : kindOfMedia(media),
          text,
          links,
          mediaCount: media.length,
        }),
      };
    }
    if (row === 0) yield { type: 'notice', row: null, code: 'no-entries' };
    if (isZoneAssumed) yield { type: 'notice', row: null, code: 'zone-assumed' };
  },
};
